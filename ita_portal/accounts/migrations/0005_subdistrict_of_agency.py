from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_second_factor_and_sessions'),
    ]

    operations = [
        migrations.AddField(
            model_name='agency',
            name='subdistrict',
            field=models.CharField(blank=True, max_length=100, verbose_name='ตำบล'),
        ),
    ]

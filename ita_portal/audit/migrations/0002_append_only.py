"""Events can be added and never changed: triggers of the database itself refuse it."""

from django.db import migrations

from ita_portal.audit.triggers import make_append_only


def protect_events(apps, schema_editor):
    make_append_only(schema_editor, "audit_event")


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(protect_events, migrations.RunPython.noop, elidable=False)]

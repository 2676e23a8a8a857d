"""Events can be added and never changed: triggers of the database itself refuse it."""

from django.db import migrations

from ita_portal.audit.triggers import append_only, changeable


def _run(statements):
    def run(apps, schema_editor):
        for statement in statements(schema_editor.connection.vendor, "audit_event"):
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(_run(append_only), _run(changeable), elidable=False)]

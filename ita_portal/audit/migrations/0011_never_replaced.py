"""Nor does a new event take the place of another: SQLite's REPLACE asks no trigger of deletion."""

from django.db import migrations

from ita_portal.audit.triggers import never_replaced, replaceable


def _add(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for statement in never_replaced(vendor, "audit_event", "id = NEW.id OR number = NEW.number"):
        schema_editor.execute(statement, params=None)


def _remove(apps, schema_editor):
    for statement in replaceable(schema_editor.connection.vendor, "audit_event"):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0010_verbs_of_publishing")]
    operations = [migrations.RunPython(_add, _remove, elidable=False)]

"""What was submitted and said can be added to by the rules and never changed: the database itself refuses it."""

from django.db import migrations

from ita_portal.audit.triggers import append_only, changeable
from reports.triggers import RULES, rules_of, without_rules

TABLES = ("reports_version", "reports_step", "reports_decision", "reports_recall", "reports_sealedfile")


def _run(statements, tables):
    def run(apps, schema_editor):
        for table in tables:
            for statement in statements(schema_editor.connection.vendor, table):
                schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_publications")]
    operations = [
        migrations.RunPython(_run(append_only, TABLES), _run(changeable, TABLES), elidable=False),
        migrations.RunPython(_run(rules_of, RULES), _run(without_rules, RULES), elidable=False),
    ]

"""SQL that makes a table append-only, for each database we support (used by migrations)."""

SQLITE = """
CREATE TRIGGER {table}_keeps_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
POSTGRES = """
CREATE TRIGGER {table}_keeps_{action} BEFORE {action} ON {table}
FOR EACH {each} EXECUTE FUNCTION refuse_change()
"""


def make_append_only(schema_editor, table: str) -> None:
    """Adds the triggers that refuse UPDATE and DELETE (on PostgreSQL TRUNCATE too)."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
        for action, each in (("UPDATE", "ROW"), ("DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            schema_editor.execute(POSTGRES.format(table=table, action=action, each=each))
    else:
        for action in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(table=table, action=action))

"""SQL that makes a table append-only, for each database we support (used by migrations)."""

from django.db import connection

_SQLITE = """
CREATE TRIGGER {table}_keeps_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
_POSTGRES = """
CREATE TRIGGER {table}_keeps_{action} BEFORE {action} ON {table}
FOR EACH {each} EXECUTE FUNCTION refuse_change()
"""
_ACTIONS = {
    "sqlite": {"update": "ROW", "delete": "ROW"},
    "postgresql": {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"},
}


def append_only(vendor: str, table: str) -> list[str]:
    """The statements that add the triggers refusing UPDATE and DELETE (on PostgreSQL TRUNCATE too)."""
    actions = _ACTIONS[vendor].items()
    if vendor == "postgresql":
        return [
            _POSTGRES_FUNCTION,
            *(_POSTGRES.format(table=table, action=action, each=each) for action, each in actions),
        ]
    return [_SQLITE.format(table=table, action=action) for action, _ in actions]


def changeable(vendor: str, table: str) -> list[str]:
    """The statements that take those triggers off again."""
    place = f" ON {table}" if vendor == "postgresql" else ""
    return [f"DROP TRIGGER {table}_keeps_{action}{place}" for action in _ACTIONS[vendor]]


_NEVER_REPLACED = """
CREATE TRIGGER {table}_keeps_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {condition})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""


def never_replaced(vendor: str, table: str, condition: str) -> list[str]:
    """The statements that refuse a new row in the place of another, as `condition` tells (`id = NEW.id`).

    SQLite's REPLACE deletes without asking the triggers of deletion; PostgreSQL has nothing of the kind.
    """
    return [_NEVER_REPLACED.format(table=table, condition=condition)] if vendor == "sqlite" else []


def replaceable(vendor: str, table: str) -> list[str]:
    """The statements that take that trigger off again."""
    return [f"DROP TRIGGER {table}_keeps_replace"] if vendor == "sqlite" else []


def names_of(vendor: str, table: str) -> set[str]:
    """How the triggers are called that make a table append-only."""
    return {f"{table}_keeps_{action}" for action in _ACTIONS[vendor]}


_IN_FORCE = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
}


def in_force() -> set[str]:
    """The names of the triggers that the database obeys now; one that is switched off is not among them."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE[connection.vendor])
        return {name for (name,) in cursor.fetchall()}

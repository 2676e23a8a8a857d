"""The rules of the chain of opinions as triggers of the database, for each database we support (migrations).

Whoever writes past the portal, by the database's own console, breaks none of them. Each rule is a condition
in SQL, true where a new row may not be added; both databases read the same text. A row that would take the
place of another is refused here because SQLite's REPLACE deletes without asking the triggers of deletion.
"""

_REPLACES = "a row is never replaced"
_LOWER_STEP_IS_OPEN = """EXISTS (
    SELECT 1 FROM reports_step lower JOIN reports_step own ON own.id = NEW.step_id
    WHERE lower.version_id = NEW.version_id AND lower."order" < own."order"
    AND NOT EXISTS (SELECT 1 FROM reports_decision given WHERE given.step_id = lower.id))"""
_NEWER_VERSION = """EXISTS (
    SELECT 1 FROM reports_version newer JOIN reports_version own ON own.id = NEW.version_id
    WHERE newer.report_id = own.report_id AND newer.number > own.number)"""
_HASH_BEFORE = """NEW.previous_hash <> COALESCE((
    SELECT given.hash FROM reports_decision given JOIN reports_step step ON step.id = given.step_id
    WHERE given.version_id = NEW.version_id ORDER BY step."order" DESC LIMIT 1), '')"""
_NOT_AGREED_TO = """NOT EXISTS (
    SELECT 1 FROM reports_decision given JOIN reports_step step ON step.id = given.step_id
    WHERE given.version_id = NEW.version_id AND given.opinion = 'agree' AND step."order" = (
        SELECT MAX("order") FROM reports_step WHERE version_id = NEW.version_id))"""
_PUBLISHED_THERE = """EXISTS (
    SELECT 1 FROM reports_publication other
    WHERE other.version_id = NEW.version_id AND other.item_id = NEW.item_id
    AND NOT EXISTS (SELECT 1 FROM reports_withdrawal WHERE publication_id = other.id))"""

# Table → what refuses a new row: a few words for the message of the database, and the condition.
RULES: dict[str, tuple[tuple[str, str], ...]] = {
    "reports_version": (
        (
            _REPLACES,
            "EXISTS (SELECT 1 FROM reports_version WHERE id = NEW.id OR code = NEW.code "
            "OR report_id = NEW.report_id AND number = NEW.number)",
        ),
        (
            "the next version has the next number",
            "NEW.number <> 1 + (SELECT COALESCE(MAX(number), 0) FROM reports_version "
            "WHERE report_id = NEW.report_id)",
        ),
    ),
    "reports_step": (
        (
            _REPLACES,
            "EXISTS (SELECT 1 FROM reports_step "
            'WHERE id = NEW.id OR version_id = NEW.version_id AND "order" = NEW."order")',
        ),
        (
            "no step is added once somebody gave an opinion",
            "EXISTS (SELECT 1 FROM reports_decision WHERE version_id = NEW.version_id)",
        ),
    ),
    "reports_decision": (
        (
            _REPLACES,
            "EXISTS (SELECT 1 FROM reports_decision WHERE id = NEW.id OR step_id = NEW.step_id "
            "OR version_id = NEW.version_id AND person_id = NEW.person_id)",
        ),
        (
            "who made a version gives no opinion on it",
            "EXISTS (SELECT 1 FROM reports_version WHERE id = NEW.version_id AND made_by_id = NEW.person_id)",
        ),
        (
            "a superuser gives no opinion",
            "EXISTS (SELECT 1 FROM accounts_user WHERE id = NEW.person_id AND is_superuser)",
        ),
        (
            "a step belongs to its version",
            "NOT EXISTS (SELECT 1 FROM reports_step WHERE id = NEW.step_id AND version_id = NEW.version_id)",
        ),
        ("a lower step comes first", _LOWER_STEP_IS_OPEN),
        ("a newer version was submitted", _NEWER_VERSION),
        (
            "the version was recalled",
            "EXISTS (SELECT 1 FROM reports_recall WHERE version_id = NEW.version_id)",
        ),
        (
            "the version was returned",
            "EXISTS (SELECT 1 FROM reports_decision "
            "WHERE version_id = NEW.version_id AND opinion = 'return')",
        ),
        ("each opinion follows the one before", _HASH_BEFORE),
    ),
    "reports_recall": (
        (
            _REPLACES,
            "EXISTS (SELECT 1 FROM reports_recall WHERE id = NEW.id OR version_id = NEW.version_id)",
        ),
        (
            "only who made a version recalls it",
            "NOT EXISTS (SELECT 1 FROM reports_version "
            "WHERE id = NEW.version_id AND made_by_id = NEW.person_id)",
        ),
        (
            "nobody recalls after an opinion",
            "EXISTS (SELECT 1 FROM reports_decision WHERE version_id = NEW.version_id)",
        ),
        ("a newer version was submitted", _NEWER_VERSION),
    ),
    "reports_sealedfile": (
        (
            _REPLACES,
            "EXISTS (SELECT 1 FROM reports_sealedfile WHERE id = NEW.id OR name = NEW.name "
            "OR version_id = NEW.version_id AND kind = NEW.kind)",
        ),
    ),
    "reports_publication": (
        (_REPLACES, "EXISTS (SELECT 1 FROM reports_publication WHERE id = NEW.id)"),
        ("only what was agreed to is published", _NOT_AGREED_TO),
        ("it is published there already", _PUBLISHED_THERE),
    ),
    "reports_withdrawal": (
        (
            _REPLACES,
            "EXISTS (SELECT 1 FROM reports_withdrawal "
            "WHERE id = NEW.id OR publication_id = NEW.publication_id)",
        ),
    ),
}

_SQLITE = """
CREATE TRIGGER {table}_follows_rules BEFORE INSERT ON {table}
BEGIN SELECT CASE
{rules}
END; END
"""
_SQLITE_RULE = "  WHEN {condition} THEN RAISE(ABORT, '{words}')"
_POSTGRES_FUNCTION = """
CREATE FUNCTION {table}_rules() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
{rules}
  RETURN NEW;
END $$
"""
_POSTGRES_RULE = """
  IF {condition} THEN
    RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation';
  END IF;"""
_POSTGRES = """
CREATE TRIGGER {table}_follows_rules BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_rules()
"""


def rules_of(vendor: str, table: str) -> list[str]:
    """The statements that add the rules of a table."""
    rule = _POSTGRES_RULE if vendor == "postgresql" else _SQLITE_RULE
    rules = "\n".join(rule.format(condition=condition, words=words) for words, condition in RULES[table])
    if vendor == "postgresql":
        return [_POSTGRES_FUNCTION.format(table=table, rules=rules), _POSTGRES.format(table=table)]
    return [_SQLITE.format(table=table, rules=rules)]


def without_rules(vendor: str, table: str) -> list[str]:
    """The statements that take them off again."""
    if vendor == "postgresql":
        return [f"DROP TRIGGER {table}_follows_rules ON {table}", f"DROP FUNCTION {table}_rules()"]
    return [f"DROP TRIGGER {table}_follows_rules"]

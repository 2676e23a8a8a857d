"""What was submitted and said stays as it is: by objects, in bulk and by SQL, on either database."""

import pytest
from django.db import Error, IntegrityError, connection, transaction
from django.utils import timezone

from ita_portal.audit.triggers import append_only
from reports.approvals import recall, record_on_paper
from reports.models import Decision, Recall, SealedFile, Step, Version
from tests.conftest import APPEND_ONLY_TABLES
from tests.reports.chain import PICTURE, a_report, says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")

MODELS = (Version, Step, Decision, Recall, SealedFile)
COLUMNS = {
    Version: ("facts", "{}"),
    Step: ("person_name", "นายผู้อื่น"),
    Decision: ("opinion", "disagree"),
    Recall: ("reason", "อื่น"),
    SealedFile: ("sha256", "0" * 64),
}
WAYS = {
    "object saved": lambda model, name, value: _saved(model, name, value),
    "object deleted": lambda model, name, value: model.objects.order_by("-pk")[0].delete(),
    "bulk update": lambda model, name, value: model.objects.update(**{name: value}),
    "bulk delete": lambda model, name, value: model.objects.all()._raw_delete("default"),
    "SQL update": lambda model, name, value: _run(f"UPDATE {model._meta.db_table} SET {name} = %s", value),
    "SQL delete": lambda model, name, value: _run(f"DELETE FROM {model._meta.db_table}"),
    "SQL replace": lambda model, name, value: _replaced(model),
    "SQL truncate": lambda model, name, value: _truncated(model),
}


def _saved(model, name, value):
    row = model.objects.order_by("-pk")[0]
    setattr(row, name, value)
    row.save()


def _run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _replaced(model):
    """INSERT that takes the place of a row: SQLite's REPLACE, PostgreSQL's ON CONFLICT."""
    table = model._meta.db_table
    if connection.vendor == "sqlite":
        _run("PRAGMA recursive_triggers = OFF")  # as on the database's own console
        _run(f"REPLACE INTO {table} SELECT * FROM {table}")
    else:
        _run(f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id")


def _truncated(model):
    _run(f"{'TRUNCATE' if connection.vendor == 'postgresql' else 'DELETE FROM'} {model._meta.db_table}")


@pytest.fixture
def record(tharnsai):
    """Two reports: one recalled, one under way with an opinion, so that every table has a row."""
    recalled = submitted(tharnsai, a_report(tharnsai, format="status-report"))
    recall(tharnsai.actor(tharnsai.administrator), recalled, reason="พิมพ์ผิด")
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version)
    return version


def everything() -> list[tuple]:
    return [row for model in MODELS for row in model.objects.order_by("pk").values_list()]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_p16_nothing_sealed_is_changed_or_deleted_in_any_way(record, model):
    before = everything()
    name, value = COLUMNS[model]
    for way, attempt in WAYS.items():
        with pytest.raises(Error), transaction.atomic():
            attempt(model, name, value)
            pytest.fail(f"{model.__name__}: {way}")
    assert everything() == before


def test_p16_every_append_only_table_has_its_triggers_after_all_migrations(db):
    """A migration that makes a table anew, as SQLite does, would lose them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        found = {name for (name,) in cursor.fetchall()}
    statements = [each for table in APPEND_ONLY_TABLES for each in append_only(connection.vendor, table)]
    wanted = {each.split()[2] for each in statements if each.split()[1] == "TRIGGER"}
    assert wanted - found == set()


def a_decision(version, step_order, person, **values) -> Decision:
    """A row as somebody would write it past the portal."""
    usual = {
        "step": version.steps.get(order=step_order),
        "person_name": "ก",
        "capacity": "ข",
        "opinion": "agree",
        "at": timezone.now(),
        "hash": "0" * 64,
    }
    return Decision(version=version, person=person, **{**usual, **values})


def the_database_refuses(decision: Decision, words: str) -> None:
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        Decision.objects.bulk_create([decision])


def test_p14_the_database_itself_keeps_the_rules_of_the_chain(tharnsai):
    version = submitted(tharnsai)
    head, clerk, mayor = tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor
    the_database_refuses(a_decision(version, 1, tharnsai.administrator), "made a version gives no opinion")
    clerk.is_superuser = True
    clerk.save()
    the_database_refuses(a_decision(version, 1, clerk), "a superuser gives no opinion")
    clerk.is_superuser = False
    clerk.save()
    the_database_refuses(a_decision(version, 2, mayor), "a lower step comes first")
    the_database_refuses(a_decision(version, 1, head, previous_hash="ff"), "follows the one before")
    first = says(tharnsai, head, version)
    the_database_refuses(a_decision(version, 1, mayor, previous_hash=first.hash), "never replaced")
    the_database_refuses(a_decision(version, 2, head, previous_hash=first.hash), "never replaced")
    the_database_refuses(
        a_decision(version, 2, mayor, previous_hash=first.hash, opinion="disagree", reason="  "),
        "opinion_has_its_reason",
    )
    tharnsai.agency.reports.update(letter_number="๑๒")
    submitted(tharnsai)
    the_database_refuses(a_decision(version, 2, mayor, previous_hash=first.hash), "a newer version")


def test_the_database_takes_nothing_after_a_return_or_a_recall(tharnsai):
    returned = submitted(tharnsai)
    said = says(tharnsai, tharnsai.head_of_office, returned, "return")
    the_database_refuses(a_decision(returned, 2, tharnsai.clerk, previous_hash=said.hash), "was returned")
    recalled = submitted(tharnsai, a_report(tharnsai, format="status-report"))
    recall(tharnsai.actor(tharnsai.administrator), recalled)
    the_database_refuses(a_decision(recalled, 1, tharnsai.head_of_office), "was recalled")
    the_database_refuses(
        a_decision(recalled, 1, tharnsai.head_of_office, step=returned.steps.get(order=2)),
        "belongs to its version",
    )


def test_the_database_keeps_recalls_steps_and_numbers_too(tharnsai):
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version)
    now = timezone.now()
    for row, words in (
        (Recall(version=version, person=tharnsai.administrator, at=now), "after an opinion"),
        (Recall(version=version, person=tharnsai.clerk, at=now), "only who made a version"),
        (
            Step(version=version, order=4, position=version.steps.get(order=1).position, capacity="ก"),
            "no step",
        ),
        (_twin_of(version, number=7), "the next number"),
    ):
        with pytest.raises(IntegrityError, match=words), transaction.atomic():
            type(row).objects.bulk_create([row])


def _twin_of(version: Version, **values) -> Version:
    fields = {field.attname: getattr(version, field.attname) for field in Version._meta.concrete_fields}
    return Version(**{**fields, "id": None, "code": "0000000000", **values})


def test_a_paper_opinion_is_whole_or_not_at_all(tharnsai):
    version = submitted(tharnsai)
    head, clerk = tharnsai.head_of_office, tharnsai.clerk
    half = a_decision(version, 1, head, recorded_by=tharnsai.administrator)
    the_database_refuses(half, "paper_opinion_is_whole")
    own = a_decision(version, 1, head, recorded_by=head, signed_on=timezone.localdate(), scan="a.pdf")
    the_database_refuses(own, "nobody_records_her_own_paper")
    record_on_paper(
        tharnsai.actor(tharnsai.administrator),
        version,
        person=head,
        opinion="agree",
        reason="",
        signed_on=timezone.localdate(),
        scan=PICTURE,
    )
    says(tharnsai, clerk, version)

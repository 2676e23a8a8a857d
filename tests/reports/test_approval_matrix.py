"""State × person × action: what is allowed, cell by cell, and that a refusal changes nothing (promise P13).

The table is written by hand below and stands in README; every cell is tried in a database of its own.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from django.utils import timezone

from ita_portal.accounts.access import Actor, actor_in
from ita_portal.accounts.actions import record_appointment
from ita_portal.accounts.models import Membership, Position, User
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from reports.approvals import Refused, decide, recall, record_on_paper, submit
from reports.models import Decision, Recall, Report, SealedFile, Step, Version
from reports.states import state_of
from tests.people import dontawan
from tests.reports.chain import PICTURE, a_report, says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")

# S submits a new version, O gives an opinion (any of the three), R recalls, P records a signed paper.
TABLE = """
| | maker | administrator | head | clerk | acting clerk | mayor | staff, reader | superuser | stranger |
|---|---|---|---|---|---|---|---|---|---|
| waits for the head of office | S R P | S P | O | – | – | – | – | – | – |
| waits for the clerk | S P | S P | – | O | O | – | – | – | – |
| waits for the mayor | S P | S P | – | – | – | O | – | – | – |
| agreed to | S | S | – | – | – | – | – | – | – |
| not agreed to | S | S | – | – | – | – | – | – | – |
| returned | S | S | – | – | – | – | – | – | – |
| recalled | S | S | – | – | – | – | – | – | – |
| replaced by a newer version | S | S | – | – | – | – | – | – | – |
""".strip()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines()]
PERSONS, STATES = ROWS[0][1:], {row[0]: row[1:] for row in ROWS[2:]}
SEALED = (Version, Step, Decision, Recall, SealedFile)


@pytest.fixture
def people(tharnsai) -> dict[str, list[Actor]]:
    """Everybody of the table; the maker heads the office too, the superuser is clerk and administrator."""
    Membership.objects.create(
        user=tharnsai.administrator,
        agency=tharnsai.agency,
        role=Membership.Role.EXECUTIVE,
        position=Position.objects.get(name="หัวหน้าสำนักปลัดเทศบาล", agency=tharnsai.agency),
    )
    niran = _official(tharnsai, "niran", "รองปลัดเทศบาล")
    record_appointment(
        actor=tharnsai.actor(tharnsai.administrator),
        person=niran,
        position=Position.objects.get(name="ปลัดเทศบาล", agency=tharnsai.agency),
        kind="acting_for",
        order_number="ที่ 15/2569",
        first_day=timezone.localdate(),
        last_day=timezone.localdate(),
    )
    root = _official(tharnsai, "root", "ปลัดเทศบาล", is_superuser=True)
    wipa = User.objects.create(username="wipa", first_name="วิภา", last_name="งามดี")
    for user in (root, wipa):
        Membership.objects.create(user=user, agency=tharnsai.agency, role=Membership.Role.ADMINISTRATOR)
    neighbours = dontawan()
    members = {
        "maker": [tharnsai.administrator],
        "administrator": [wipa],
        "head": [tharnsai.head_of_office],
        "clerk": [tharnsai.clerk],
        "acting clerk": [niran],
        "mayor": [tharnsai.mayor],
        "staff, reader": [tharnsai.engineer, tharnsai.reader],
        "superuser": [root],
    }
    actors = {name: [tharnsai.actor(user) for user in users] for name, users in members.items()}
    return {**actors, "stranger": [actor_in(neighbours.mayor, neighbours.agency)]}


def _official(town, username: str, position: str, **values) -> User:
    user = User.objects.create(username=username, first_name="ก", last_name=username, **values)
    place, _ = Position.objects.get_or_create(agency=town.agency, name=position)
    role = Membership.Role.EXECUTIVE
    Membership.objects.create(user=user, agency=town.agency, role=role, position=place)
    return user


def _said_by(*opinions: str) -> Callable[..., None]:
    def happen(town, version: Version) -> None:
        chain = (town.head_of_office, town.clerk, town.mayor)
        for person, opinion in zip(chain, opinions, strict=False):
            says(town, person, version, opinion)

    return happen


def _replaced(town, version: Version) -> None:
    says(town, town.head_of_office, version)
    town.agency.reports.update(letter_number="๑๑๘")
    submitted(town, version.report)


HAPPENED: dict[str, Callable[..., None]] = {
    "waits for the head of office": _said_by(),
    "waits for the clerk": _said_by("disagree"),
    "waits for the mayor": _said_by("agree", "disagree"),
    "agreed to": _said_by("agree", "disagree", "agree"),
    "not agreed to": _said_by("agree", "agree", "disagree"),
    "returned": _said_by("agree", "return"),
    "recalled": lambda town, version: recall(town.actor(town.administrator), version),
    "replaced by a newer version": _replaced,
}


def _submit(actor: Actor, version: Version) -> None:
    Report.objects.filter(pk=version.report_id).update(letter_number="๙๙")  # so that there is something new
    submit(actor, Report.objects.get(pk=version.report_id))


def _record_paper(actor: Actor, version: Version) -> None:
    """The paper of who is to sign now; of the clerk where nobody is."""
    step = state_of(version).waiting_for or version.steps.get(order=2)
    record_on_paper(
        actor,
        version,
        person=step.person,
        opinion="agree",
        reason="",
        signed_on=timezone.localdate(),
        scan=PICTURE,
    )


ACTIONS: dict[str, tuple[tuple[Verb, Callable[[Actor, Version], object]], ...]] = {
    "S": ((Verb.REPORT_SUBMITTED, _submit),),
    "O": tuple(
        (
            Verb.OPINION_GIVEN,
            lambda actor, version, said=said: decide(actor, version, opinion=said, reason="ไม่ครบ"),
        )
        for said in ("agree", "disagree", "return")
    ),
    "R": ((Verb.REPORT_RECALLED, lambda actor, version: recall(actor, version)),),
    "P": ((Verb.OPINION_ON_PAPER, _record_paper),),
}


def everything() -> list[tuple]:
    return [row for model in SEALED for row in model.objects.order_by("pk").values_list()]


class _Undo(Exception):
    """Ends the database of one cell."""


@pytest.mark.parametrize("state", STATES)
def test_p13_every_cell_is_allowed_or_refused_as_the_table_says(tharnsai, people, state):
    version = submitted(tharnsai, a_report(tharnsai))
    HAPPENED[state](tharnsai, version)
    before, found = everything(), []
    for person in PERSONS:
        letters = [
            letter for letter in ACTIONS if all(_allowed(a, version, letter, before) for a in people[person])
        ]
        found.append(" ".join(letters) or "–")
    assert found == STATES[state]


def _allowed(actor: Actor, version: Version, letter: str, before: list[tuple]) -> bool:
    """Whether the action went through, all its kinds alike; a refusal leaves its event and nothing else."""
    answers = {_one(actor, version, verb, action, before) for verb, action in ACTIONS[letter]}
    assert len(answers) == 1
    return answers.pop()


def _one(actor: Actor, version: Version, verb: Verb, action: Callable, before: list[tuple]) -> bool:
    allowed = True
    try:
        with transaction.atomic():
            try:
                action(actor, Version.objects.get(pk=version.pk))
            except Refused as why:
                allowed = False
                event = Event.objects.last()
                assert (event.verb, event.outcome, event.person) == (verb, "refused", actor.user)
                assert event.reason == str(why) and re.search("[ก-๙]", str(why))
                assert everything() == before
            else:
                assert everything() != before
            raise _Undo
    except _Undo:
        return allowed


def test_readme_shows_the_table():
    assert TABLE in (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

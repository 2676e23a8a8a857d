"""Many people at once, and servers that die: one opinion is kept, nothing is left half done."""

import json
import os
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections, transaction

from ita_portal.accounts.access import actor_in
from ita_portal.accounts.models import Membership, User
from ita_portal.audit.models import Event
from measures.models import Measure
from reports import sealing
from reports.approvals import Refused, decide, submit
from reports.models import Decision, Report, SealedFile, Version
from reports.snapshot import from_json
from reports.standing import standing_of
from tests.people import load_rules, tharnsai
from tests.reports.chain import a_report, says, submitted
from tests.reports.real_database import opened_by_many

pytestmark = [pytest.mark.usefixtures("quick_pdf"), pytest.mark.django_db(transaction=True)]

MANY = 50


@pytest.fixture(autouse=True)
def nothing_follows_by_itself(monkeypatch):
    """What the background would make is made by the tests."""
    monkeypatch.setattr("tests.background.AfterCommit._execute_task", lambda *about: None)


DYING = """
import sys, django
django.setup()
from tests.reports.dying import main
main(sys.argv[1])
"""


def at_once(*works) -> list[str]:
    """What each thread has to tell: "" when it went through, the sentence when it was refused."""
    barrier = Barrier(len(works))

    def one(work) -> str:
        try:
            barrier.wait()
            work()
            return ""
        except Refused as why:
            return str(why)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(one, works))


def heads_of_office(town) -> list[User]:
    """Fifty people who all hold the position of the first step."""
    place = town.agency.positions.get(name="หัวหน้าสำนักปลัดเทศบาล")
    users = [User(username=f"head{n}", first_name="ก", last_name=str(n), password="!") for n in range(MANY)]
    users = User.objects.bulk_create(users)
    role = Membership.Role.EXECUTIVE
    rows = (Membership(user=user, agency=town.agency, role=role, position=place) for user in users)
    Membership.objects.bulk_create(rows)
    return users


def test_p12_of_fifty_opinions_at_once_one_is_kept_and_forty_nine_are_told_why(tmp_path):
    load_rules()
    town = tharnsai()
    version, users = submitted(town), heads_of_office(town)
    with opened_by_many(tmp_path):
        actors, read = [actor_in(user, town.agency) for user in users], standing_of(version)
        said = {"opinion": "agree", "read": read}  # by all of them before any of them said it
        told = at_once(*(lambda actor=actor: decide(actor, version, **said) for actor in actors))
        assert Decision.objects.count() == 1
        assert sorted(told)[0] == "" and sorted(told)[1] != ""
        assert set(told) - {""} == {
            "ขณะนี้รอความเห็นของปลัดเทศบาล (อรวรรณ ศรีวิเชียร) "
            "คุณไม่ได้ดำรงตำแหน่งหรือทำการแทนตำแหน่งนี้ในวันนี้ จึงให้ความเห็นไม่ได้"
        }
        assert Event.objects.filter(verb="opinion-given", outcome="refused").count() == MANY - 1


def test_one_person_who_presses_twice_in_two_tabs_gives_one_opinion(tmp_path):
    load_rules()
    town = tharnsai()
    version, kittipat = submitted(town), town.actor(town.head_of_office)
    with opened_by_many(tmp_path):
        told = at_once(*[lambda: decide(kittipat, version, opinion="agree")] * 4)
        assert sorted(told)[0] == "" and Decision.objects.count() == 1
        assert all(each.startswith("คุณให้ความเห็น “เห็นควร” ในรุ่นนี้แล้ว") for each in sorted(told)[1:])


def test_a_report_submitted_by_four_clicks_at_once_is_one_version_with_one_file(tmp_path, settings):
    load_rules()
    town = tharnsai()
    report, pimlada = a_report(town), town.actor(town.administrator)
    with opened_by_many(tmp_path):
        assert at_once(*[lambda: submit(pimlada, report)] * 4) == [""] * 4
        assert (Version.objects.count(), SealedFile.objects.count()) == (1, 1)
    assert len(list((settings.DATA_DIR / "sealed").iterdir())) == 1


def test_a_decided_file_asked_for_at_once_is_made_once(tmp_path, settings):
    load_rules()
    town = tharnsai()
    version = submitted(town)
    for person in (town.head_of_office, town.clerk, town.mayor):
        says(town, person, version)
    with opened_by_many(tmp_path):
        assert at_once(*[lambda: sealing.decided_file(version)] * 4) == [""] * 4
        assert SealedFile.objects.filter(kind=SealedFile.Kind.DECIDED).count() == 1
    assert len(list((settings.DATA_DIR / "sealed").iterdir())) == 2


def test_facts_are_of_one_moment_though_somebody_writes_meanwhile(tmp_path):
    """Number and measure are changed together between two readings: what is sealed has both as they were."""
    load_rules()
    town = tharnsai()
    report, pimlada = a_report(town), town.actor(town.administrator)

    def change_both() -> None:
        try:
            with transaction.atomic():
                Report.objects.update(letter_number="ใหม่")
                Measure.objects.update(name="มาตรการใหม่")
        finally:
            connections.close_all()

    with opened_by_many(tmp_path), ThreadPoolExecutor(1) as pool:
        changes: list[Future] = []

        def meanwhile(execute, sql, *about):
            answer = execute(sql, *about)
            if not changes and "letter_number" in sql and connection.in_atomic_block:
                changes.append(pool.submit(change_both))
                wait(changes, timeout=0.5)  # SQLite lets it write only afterwards
            return answer

        with connection.execute_wrapper(meanwhile):
            facts = from_json(submit(pimlada, report).facts)
        changes[0].result()
        assert (facts.letter.number, facts.measures[0].name) == ("", "จัดทำคู่มือการให้บริการของทุกงาน")
        assert Measure.objects.get().name == "มาตรการใหม่"


@pytest.mark.parametrize("action", ["submit", "decide", "decide at last", "seal"])
def test_p33_killed_between_any_two_writes_nothing_is_left_half_done(tmp_path, settings, action):
    """A process for each write dies right before it; after each death the record is whole, or as it was, and
    the background is asked for letters and decided PDF exactly where the opinion stands."""
    load_rules()
    town = tharnsai()
    a_report(town)
    if action != "submit":
        version = submitted(town)
        said = {"decide": 1, "decide at last": 2, "seal": 3}[action]
        for person in (town.head_of_office, town.clerk, town.mayor)[:said]:
            says(town, person, version)
    with opened_by_many(tmp_path) as url:
        environment = {
            "DATABASE_URL": url,
            "DATA_DIR": str(settings.DATA_DIR),
            "DEBUG": "1",
            "DJANGO_SETTINGS_MODULE": "ita_portal.settings",
        }
        ended = subprocess.run(
            [sys.executable, "-c", DYING, action],
            cwd=Path(__file__).parents[2],
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            timeout=600,  # a busy machine takes its time over sixty processes
        )
        assert (ended.returncode, ended.stderr) == (0, "")
        seen = json.loads(ended.stdout)
    assert seen["wrong"] == []
    assert seen["deaths"] >= {"submit": 11, "decide": 6, "decide at last": 7, "seal": 8}[action]
    assert seen["at last"] == "whole"

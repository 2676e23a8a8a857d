"""A worker dies over a quick task, such as a letter: the next one takes it up, but not for ever.

One that lives on could not note how its work ended, as the disk was full: it lets that go once it is idle.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ita_portal.jobs.left import forget_old, take_up_left
from ita_portal.jobs.models import ALIVE_FOR, Job, Worker
from ita_portal.management.commands.worker import tidy
from tests.jobs.works import greet
from tests.people import browser_of


@pytest.fixture
def letter(db, settings) -> DBTaskResult:
    """A task in the queue."""
    settings.TASKS = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    return greet.enqueue().db_result


def die_over(letter: DBTaskResult, name: str) -> None:
    """A worker takes it and is not seen again."""
    letter.refresh_from_db()
    letter.claim(name)
    long_ago = timezone.now() - ALIVE_FOR - timedelta(seconds=1)
    DBTaskResult.objects.update(started_at=long_ago)


def test_it_waits_again_and_after_three_deaths_no_more(letter):
    for name, taken_up, status in (("a", 1, "READY"), ("b", 1, "READY"), ("c", 0, "FAILED")):
        die_over(letter, name)
        assert take_up_left() == taken_up
        letter.refresh_from_db()
        assert letter.status == status


def test_what_a_living_worker_does_is_left_to_it(letter):
    Worker.objects.create(name="a", queues="default", seen_at=timezone.now())
    die_over(letter, "a")
    assert take_up_left() == 0
    letter.refresh_from_db()
    assert letter.status == "RUNNING"


@pytest.fixture
def idle_worker(monkeypatch) -> str:
    """The name of the worker that this process is."""
    Worker.objects.create(name="w", queues="default,long", seen_at=timezone.now())
    monkeypatch.setattr("ita_portal.jobs.left.own_name", ["w"])
    return "w"


def test_a_letter_whose_end_could_not_be_noted_is_taken_up_by_the_worker_itself(letter, idle_worker):
    die_over(letter, idle_worker)
    assert take_up_left() == 1


def test_a_job_whose_end_could_not_be_noted_can_be_gone_on_with(tharnsai, idle_worker):
    pimlada = tharnsai.administrator
    values = {
        "person": pimlada,
        "agency": tharnsai.agency,
        "kind": "test",
        "label": "นับเลข",
        "state": "running",
    }
    stuck = Job.objects.create(**values, worker=idle_worker)
    Worker.objects.create(name="v", queues="long", seen_at=timezone.now())
    others = Job.objects.create(**values, worker="v")
    assert not stuck.is_interrupted

    tidy()

    stuck.refresh_from_db()
    others.refresh_from_db()
    assert (stuck.is_interrupted, others.is_interrupted) == (True, False)
    assert "ทำต่อ" in browser_of(pimlada).get(stuck.get_absolute_url()).content.decode()


def test_after_two_weeks_it_is_forgotten(letter):
    forget_old()
    assert DBTaskResult.objects.exists()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(days=15))
    forget_old()
    assert not DBTaskResult.objects.exists()

"""พิมพ์ลดา stops a job of many parts and goes on with it later; one that is all or nothing runs to its end."""

import re

import pytest
from django.utils import timezone

from ita_portal import jobs
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import User
from ita_portal.audit.models import Event
from ita_portal.jobs.left import let_own_go
from ita_portal.jobs.models import ALIVE_FOR, Job, Worker
from tests.jobs import works
from tests.people import browser_of

STOP = ">หยุด</button>"


@pytest.fixture
def pimlada(tharnsai) -> Actor:
    """พิมพ์ลดา as she acts in ธารใส."""
    return tharnsai.actor(tharnsai.administrator)


@pytest.fixture
def browser(pimlada):
    """Her browser."""
    return browser_of(pimlada.user)


def a_job(actor: Actor, **values) -> Job:
    """A job in parts that nobody has taken."""
    said = {"label": "นับเลข", "work": "tests.jobs.works.count", "arguments": {"to": 3}, "in_parts": True}
    return Job.objects.create(
        **{"agency": actor.agency, "person": actor.user, "kind": "test", **said, **values}
    )


def html(browser, job: Job, **headers) -> str:
    return browser.get(job.get_absolute_url(), headers=headers).content.decode()


def press(browser, job: Job, what: str) -> str:
    """Presses หยุด or ทำต่อ; the words of the page that comes."""
    page = browser.post(f"{job.get_absolute_url()}{what}/", follow=True)
    job.refresh_from_db()
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def test_what_waits_is_stopped_at_once_and_gone_on_with(pimlada, browser):
    job = a_job(pimlada)
    assert STOP in html(browser, job)
    assert "หยุดไว้ หยุดแล้ว" in press(browser, job, "stop")
    assert "hx-trigger" not in html(browser, job)
    assert "หยุดไว้" in browser.get("/").content.decode()
    jobs.running.run.call(job.key, job.attempt)
    job.refresh_from_db()
    assert job.is_stopped, "the worker that finds it in the queue leaves it alone"
    assert "เสร็จแล้ว นับถึง 3 แล้ว" in press(browser, job, "again")


def test_what_goes_on_ends_with_the_part_that_is_under_way(pimlada, browser):
    job = jobs.start(pimlada, "test", "นับเลข", works.count_until_stopped, in_parts=True, stop_at=2)
    assert (job.state, job.done, job.worker) == ("stopped", 3, "")
    (told,) = Event.objects.filter(verb="job-stopped")
    assert "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) สั่งให้ระบบหยุดทำ นับเลข" in told.sentence
    assert "3 จาก 4 ทำต่อ" in press(browser, job, "stop")
    assert Event.objects.filter(verb="job-stopped").count() == 1


def test_until_then_its_page_says_so_and_the_button_goes(pimlada, browser):
    Worker.objects.create(name="w", queues="long", seen_at=timezone.now())
    job = a_job(pimlada, state="running", worker="w", done=1, total=3, stage="นับ")
    assert 'id="stop"' not in html(browser, job, HX_Request="true"), "it stays while it may be pressed"
    assert "กำลังหยุด นับ 1 จาก 3 ระบบจะหยุดเมื่อทำส่วนที่ค้างอยู่เสร็จ" in press(browser, job, "stop")
    page = html(browser, job)
    assert STOP not in page
    assert 'hx-trigger="every 1s"' in page
    assert '<div id="stop" hx-swap-oob="delete">' in html(browser, job, HX_Request="true")
    assert not jobs.start_again(pimlada, job), "not before it has stopped"

    Worker.objects.update(seen_at=timezone.now() - ALIVE_FOR)
    assert "หยุดกลางคัน" in html(browser, job), "its worker died over it"
    assert jobs.start_again(pimlada, job)


def test_what_is_finished_before_it_hears_of_it_is_finished(pimlada):
    job = jobs.start(pimlada, "test", "นับเลข", works.finish_though_stopped, in_parts=True)
    assert (job.state, job.message) == ("done", "ครบแล้ว")


def test_a_worker_that_could_not_note_it_lets_it_go_as_stopped(pimlada, monkeypatch):
    monkeypatch.setattr("ita_portal.jobs.left.own_name", ["w"])
    job = a_job(pimlada, state="stopping", worker="w")
    assert let_own_go() == 1
    job.refresh_from_db()
    assert job.is_stopped


def test_what_is_all_or_nothing_or_over_is_not_stopped(pimlada, browser):
    for values in ({"in_parts": False}, {"state": "done"}, {"state": "failed"}, {"state": "interrupted"}):
        job = a_job(pimlada, **values)
        assert STOP not in html(browser, job)
        assert "งานนี้หยุดหรือเสร็จไปก่อนแล้ว" in press(browser, job, "stop")
        assert job.state == values.get("state", "waiting")
    assert not Event.objects.exists()


def test_p03_a_stranger_stops_nothing_and_the_operator_does_so_in_her_own_name(pimlada, dontawan):
    job = a_job(pimlada)
    assert browser_of(dontawan.administrator).post(f"{job.get_absolute_url()}stop/").status_code == 404
    names = {"first_name": "สมหญิง", "last_name": "ดูแลระบบ"}
    operator = browser_of(User.objects.create(username="operator", is_superuser=True, **names))
    press(operator, job, "stop")
    assert job.is_stopped
    press(operator, job, "again")
    told = Event.objects.filter(verb__startswith="job-")
    assert {event.person_name for event in told} == {"สมหญิง ดูแลระบบ"}
    assert {event.agency_id for event in told} == {pimlada.agency.pk}

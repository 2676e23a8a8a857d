"""พิมพ์ลดา asks for work that takes minutes; she sees how far it came and what came of it, nobody else does."""

import os
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from ita_portal import jobs
from ita_portal.accounts.access import Actor
from ita_portal.accounts.models import User
from ita_portal.audit.models import Event
from ita_portal.jobs.left import forget_old
from ita_portal.jobs.models import ALIVE_FOR, KEPT_FOR, Job, Worker, jobs_folder
from ita_portal.jobs.process import ending
from tests.jobs import works
from tests.people import browser_of


@pytest.fixture
def pimlada(tharnsai):
    """พิมพ์ลดา as she acts in ธารใส."""
    return tharnsai.actor(tharnsai.administrator)


@pytest.fixture
def operator(db):
    """Who runs the server."""
    return User.objects.create(username="operator", first_name="ก", last_name="ข", is_superuser=True)


def waiting_job(actor: Actor, **values) -> Job:
    """A job that no worker has taken."""
    said = {"label": "นับเลข", "work": "tests.jobs.works.count", "arguments": {"to": 3}}
    return Job.objects.create(
        **{"agency": actor.agency, "person": actor.user, "kind": "test", **said, **values}
    )


def words(page) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def page_of(user: User, job: Job, **headers) -> str:
    return words(browser_of(user).get(job.get_absolute_url(), headers=headers))


def test_what_is_asked_for_is_done_and_told(pimlada):
    job = jobs.start(pimlada, "test", "นับเลข", works.count, to=3)
    assert (job.state, job.done, job.total) == ("done", 3, 3)
    home = words(browser_of(pimlada.user).get("/"))
    assert "งานที่ระบบทำให้" in home
    assert "นับเลข นับถึง 3 แล้ว เสร็จแล้ว" in home
    page = page_of(pimlada.user, job)
    assert "เสร็จแล้ว นับถึง 3 แล้ว ไม่สำเร็จ 1 รายการ หลงลืมเลขสอง กลับหน้าแรก" in page
    assert "งานที่ระบบทำให้" not in words(browser_of(pimlada.user).get("/"))


def test_p19_asking_leaves_an_event(pimlada):
    jobs.start(pimlada, "test", "นับเลข", works.count, to=3)
    assert "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) สั่งให้ระบบทำ นับเลข" in Event.objects.get().sentence


def test_what_cannot_be_done_says_why_and_may_be_tried_again(pimlada):
    job = jobs.start(pimlada, "test", "พิมพ์", works.refuse)
    browser = browser_of(pimlada.user)
    assert "ไม่สำเร็จ ไม่มีหมึก ให้เติมหมึกแล้วลองอีกครั้ง ลองทำอีกครั้ง" in page_of(pimlada.user, job)
    browser.post(f"{job.get_absolute_url()}again/")
    job.refresh_from_db()
    assert (job.attempt, job.state) == (2, "failed")
    assert Event.objects.filter(verb="job-started").count() == 2


def test_a_fault_is_told_in_thai_without_its_secrets(pimlada, caplog):
    job = jobs.start(pimlada, "test", "หาร", works.break_down)
    page = page_of(pimlada.user, job)
    assert "ระบบขัดข้องระหว่างทำงานนี้" in page
    assert "secret" not in page
    assert "secret-of-the-machine" in caplog.text


def test_p03_a_job_is_its_persons_and_the_operators_alone(pimlada, tharnsai, dontawan, operator):
    job = jobs.start(pimlada, "test", "จดหมาย", works.write_a_letter)
    pages = (job.get_absolute_url(), f"{job.get_absolute_url()}file/")
    for user in (dontawan.administrator, tharnsai.mayor, tharnsai.clerk):
        browser = browser_of(user)
        assert [browser.get(page).status_code for page in pages] == [404, 404]
        assert browser.post(f"{pages[0]}again/").status_code == 404
    for user in (pimlada.user, operator):
        assert [browser_of(user).get(page).status_code for page in pages] == [200, 200]
    assert browser_of(pimlada.user).get("/jobs/no-such/").status_code == 404


def test_who_left_the_agency_finds_nothing_of_what_she_asked_for_there(pimlada, dontawan):
    job = jobs.start(pimlada, "test", "จดหมาย", works.write_a_letter)
    pimlada.user.memberships.update(agency=dontawan.agency)
    browser = browser_of(pimlada.user)
    for page in (job.get_absolute_url(), f"{job.get_absolute_url()}file/"):
        assert browser.get(page).status_code == 404
    assert "จดหมาย" not in words(browser.get("/"))


def test_p28_the_file_that_came_of_it_has_its_thai_name(pimlada):
    job = jobs.start(pimlada, "test", "จดหมาย", works.write_a_letter)
    answer = browser_of(pimlada.user).get(f"{job.get_absolute_url()}file/")
    assert b"".join(answer.streaming_content).decode() == "สวัสดี"
    assert "filename*=utf-8''%E0%B8%88" in answer["Content-Disposition"]
    assert Event.objects.filter(verb="report-downloaded", thing_name="จดหมาย.txt").exists()


def test_the_page_asks_again_while_the_job_runs_and_no_longer(pimlada):
    Worker.objects.create(name="w", queues="long", seen_at=timezone.now())
    job = waiting_job(pimlada, state="running", worker="w", done=1234, total=8317, stage="ตรวจทีละแถว")
    browser = browser_of(pimlada.user)
    html = browser.get(job.get_absolute_url()).content.decode()
    assert 'hx-trigger="every 1s"' in html
    assert re.search(r'<progress[^>]*max="8317"[^>]*value="1234"', html)
    assert "<noscript><a" in html
    assert "ตรวจทีละแถว 1,234 จาก 8,317" in page_of(pimlada.user, job)
    part = browser.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    Job.objects.update(state="done", ended_at=timezone.now(), message="ครบแล้ว")
    assert "hx-trigger" not in browser.get(job.get_absolute_url()).content.decode()


def test_without_a_worker_the_page_says_so_after_some_seconds(pimlada):
    job = waiting_job(pimlada)
    Job.objects.update(asked_at=timezone.now() + timedelta(minutes=1))  # however slow the machine
    assert "ยังไม่มีโปรแกรมทำงานเบื้องหลัง" not in page_of(pimlada.user, job)
    Job.objects.update(asked_at=timezone.now() - timedelta(seconds=10))
    assert "ยังไม่มีโปรแกรมทำงานเบื้องหลังเปิดอยู่บนเครื่องแม่ข่าย" in page_of(pimlada.user, job)
    Worker.objects.create(name="quick", queues="default", seen_at=timezone.now())
    assert "ยังไม่มีโปรแกรมทำงานเบื้องหลัง" in page_of(pimlada.user, job)
    Worker.objects.create(name="busy", queues="default,long", seen_at=timezone.now())
    assert "ยังไม่มีโปรแกรมทำงานเบื้องหลัง" not in page_of(pimlada.user, job)


def test_a_job_whose_worker_died_is_shown_and_begun_again(pimlada):
    worker = Worker.objects.create(name="w", queues="long", seen_at=timezone.now())
    job = waiting_job(pimlada, state="running", worker="w", done=1, total=3)
    browser = browser_of(pimlada.user)
    again = f"{job.get_absolute_url()}again/"
    assert "งานนี้กำลังทำอยู่หรือเสร็จแล้ว" in words(browser.post(again, follow=True))

    Worker.objects.filter(pk=worker.pk).update(seen_at=timezone.now() - ALIVE_FOR)

    assert "หยุดกลางคัน โปรแกรมทำงานเบื้องหลังหยุดก่อนงานนี้เสร็จ" in page_of(pimlada.user, job)
    assert "หยุดกลางคัน" in words(browser.get("/"))
    assert "เสร็จแล้ว นับถึง 3 แล้ว" in words(browser.post(again, follow=True))


def test_an_attempt_that_was_overtaken_writes_nothing(pimlada):
    job = jobs.start(pimlada, "test", "นับเลข", works.lose_the_job)
    assert (job.attempt, job.state, job.message) == (2, "running", "")


def test_a_worker_that_is_told_to_end_leaves_the_job_to_the_next(pimlada):
    ending.set()
    try:
        job = jobs.start(pimlada, "test", "นับเลข", works.count, to=3)
    finally:
        ending.clear()
    assert (job.state, job.is_interrupted) == ("interrupted", True)
    assert jobs.start_again(pimlada, job)
    job.refresh_from_db()
    assert job.message == "นับถึง 3 แล้ว"


def test_a_week_after_its_end_a_job_and_its_file_are_gone(pimlada):
    old = jobs.start(pimlada, "test", "จดหมาย", works.write_a_letter)
    week_ago = timezone.now() - KEPT_FOR - timedelta(hours=1)
    Job.objects.update(asked_at=week_ago, ended_at=week_ago)
    os.utime(jobs_folder() / old.stored_name, (week_ago.timestamp(), week_ago.timestamp()))
    forget_old()
    assert not Job.objects.filter(pk=old.pk).exists()
    recent = jobs.start(pimlada, "test", "จดหมาย", works.write_a_letter)
    assert [path.name for path in jobs_folder().iterdir()] == [recent.stored_name]
    recent.file.unlink()
    assert "แฟ้มผลถูกลบไปแล้ว" in page_of(pimlada.user, recent)


def test_work_that_a_worker_could_not_find_is_refused_at_once(pimlada):
    with pytest.raises((ValueError, ImportError)):
        jobs.start(pimlada, "test", "นับเลข", lambda job: None)
    assert not Job.objects.exists()

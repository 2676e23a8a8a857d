"""A file of the whole country: read and imported by a worker, while its page shows how far it came."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from assessments.imports import ScoreResource
from assessments.models import Assessment
from ita_portal.accounts.models import Membership
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.imports import models as waiting_files
from ita_portal.imports import service
from ita_portal.imports.models import PendingImport
from ita_portal.jobs.models import Job
from tests.files.make_corpus import csv
from tests.imports.files import words
from tests.people import browser_of

HEAD = ["รหัสหน่วยงาน", "ปีงบประมาณ", "คะแนนรวม"]
YEARS = ("2563", "2564", "2565", "2566")
FILE = csv([HEAD, *(["tharnsai", year, "90.00"] for year in YEARS)])
AT = "/tharnsai/import/scores/"


@pytest.fixture(autouse=True)
def four_rows_are_long(monkeypatch):
    """So that a file of four rows goes the way of one of 8,317."""
    monkeypatch.setattr(waiting_files, "LONG", 3)


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def choose(browser, content: bytes = FILE, name: str = "ผลคะแนน.csv"):
    """Chooses a file; answers with the page that comes next."""
    return browser.post(AT, {"file": SimpleUploadedFile(name, content)}, follow=True)


def preview_of(page) -> str:
    """Where the job leads to."""
    return re.search(rf'href="({AT}[0-9a-f]{{32}}/)"', page.content.decode())[1]


def confirm(browser, page):
    """Presses the button of the preview."""
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', page.content.decode())[1]
    return browser.post(f"{page.request['PATH_INFO']}confirm/", {"seen": seen}, follow=True)


def test_p23_a_long_file_is_checked_and_imported_by_jobs(pimlada):
    job = choose(pimlada)
    assert job.redirect_chain[-1][0].startswith("/jobs/")
    assert "ตรวจแฟ้ม ผลคะแนน.csv" in words(job)
    assert "ตรวจแฟ้มครบแล้ว ยังไม่มีข้อมูลใดถูกบันทึก ดูผลการตรวจ" in words(job)
    assert not Assessment.objects.exists()

    preview = pimlada.get(preview_of(job))
    assert "4 จาก 4 แถว 4 จาก 4 เพิ่มใหม่ 4 เปลี่ยนแปลง 0" in words(preview)
    done = confirm(pimlada, preview)

    assert "นำเข้าแฟ้ม ผลคะแนน.csv" in words(done)
    assert "เสร็จแล้ว นำเข้าผลการประเมินแล้ว เพิ่มใหม่ 4" in words(done)
    assert Assessment.objects.count() == 4
    assert not PendingImport.objects.exists()


def test_a_file_of_three_rows_waits_for_no_worker(pimlada):
    page = choose(pimlada, csv([HEAD, ["tharnsai", "2563", "90.00"]]))
    assert page.redirect_chain[-1][0].startswith(AT)
    assert not Job.objects.exists()


def test_p24_the_preview_of_a_long_file_names_every_bad_cell_and_every_change(pimlada):
    confirm(pimlada, pimlada.get(preview_of(choose(pimlada))))
    bad = csv([HEAD, *(["tharnsai", year, "100.01"] for year in YEARS)])
    preview = words(pimlada.get(preview_of(choose(pimlada, bad))))
    assert "4 จุดใน 4 แถว ยังนำเข้าไม่ได้" in preview
    other = csv([HEAD, ["tharnsai", "2563", "91.00"], *(["tharnsai", year, "90.00"] for year in YEARS[1:])])
    preview = words(pimlada.get(preview_of(choose(pimlada, other))))
    assert "เปลี่ยนแปลง 1 เหมือนเดิม 3" in preview
    assert "คะแนนรวม 90.00 91.00" in preview


def test_while_it_is_read_its_preview_leads_to_the_job(pimlada):
    address = preview_of(choose(pimlada))
    PendingImport.objects.update(seen=None)
    assert pimlada.get(address).url == Job.objects.get().get_absolute_url()


def test_headings_are_matched_and_the_file_is_read_again(pimlada):
    other = FILE.replace("คะแนนรวม".encode(), "ผลรวม".encode())
    preview = pimlada.get(preview_of(choose(pimlada, other)))
    assert "คอลัมน์ “ผลรวม” ไม่อยู่ในแบบ" in words(preview)
    page = pimlada.post(f"{preview.request['PATH_INFO']}columns/", {"column-1": "คะแนนรวม"}, follow=True)
    assert "เพิ่มใหม่ 4" in words(pimlada.get(preview_of(page)))
    assert "ไม่อยู่ในแบบ" not in words(pimlada.get(preview_of(page)))


def test_what_changed_meanwhile_is_read_again_before_it_is_confirmed(pimlada, tharnsai):
    preview = pimlada.get(preview_of(choose(pimlada)))
    store(tharnsai, 2563)
    page = confirm(pimlada, preview)
    assert "ข้อมูลในระบบเปลี่ยนไปหลังจากที่คุณตรวจแฟ้ม" in words(page)
    assert Assessment.objects.count() == 1
    again = pimlada.get(preview_of(page))
    assert "เพิ่มใหม่ 3 เปลี่ยนแปลง 1" in words(again)
    assert "นำเข้าผลการประเมินแล้ว เพิ่มใหม่ 3 เปลี่ยนแปลง 1" in words(confirm(pimlada, again))


def store(town, year: int, total: str = "80.00") -> None:
    """Somebody else stores a result."""
    result, _ = Assessment.objects.update_or_create(
        agency=town.agency, fiscal_year_id=year, defaults={"announced_total": total}
    )
    record(town.actor(town.administrator), Verb.SCORES_STORED, result)


def test_what_is_stored_between_reading_and_writing_is_not_overwritten(pimlada, tharnsai, monkeypatch):
    store(tharnsai, 2563)
    preview = pimlada.get(preview_of(choose(pimlada)))
    read, meanwhile = service.FileIn.read, ["85.00"]

    def slowly(file):
        report = read(file)
        if meanwhile:
            store(tharnsai, 2563, meanwhile.pop())
        return report

    monkeypatch.setattr(service.FileIn, "read", slowly)
    assert "ข้อมูลในระบบเปลี่ยนไป" in words(confirm(pimlada, preview))
    assert str(Assessment.objects.get().announced_total) == "85.00"


def test_the_database_is_not_locked_while_the_file_is_read(pimlada, monkeypatch):
    order = []
    lock, read = ScoreResource.lock, ScoreResource.read
    monkeypatch.setattr(ScoreResource, "read", lambda self, sheet: order.append("read") or read(self, sheet))
    monkeypatch.setattr(ScoreResource, "lock", lambda self: order.append("lock") or lock(self))
    preview = pimlada.get(preview_of(choose(pimlada)))
    order.clear()
    confirm(pimlada, preview)
    assert order == ["read", "lock"]


def test_a_file_that_is_gone_or_not_hers_any_more_is_told(pimlada, tharnsai):
    preview = pimlada.get(preview_of(choose(pimlada)))
    job = Job.objects.get()
    pimlada.post(f"{preview.request['PATH_INFO']}cancel/")
    Job.objects.update(state="failed")
    again = pimlada.post(f"{job.get_absolute_url()}again/", follow=True)
    assert "แฟ้มนี้นำเข้าหรือยกเลิกไปแล้ว" in words(again)
    Membership.objects.filter(user=tharnsai.administrator).update(role="reader")
    Job.objects.update(state="failed")
    browser = browser_of(tharnsai.administrator)
    assert "แฟ้มนี้นำเข้าหรือยกเลิกไปแล้ว" in words(browser.post(f"{job.get_absolute_url()}again/", follow=True))


def test_confirming_twice_starts_one_job(pimlada):
    preview = pimlada.get(preview_of(choose(pimlada)))
    Job.objects.update(state="running")
    again = confirm(pimlada, preview)
    assert again.redirect_chain[-1][0] == Job.objects.get().get_absolute_url()
    assert not Assessment.objects.exists()

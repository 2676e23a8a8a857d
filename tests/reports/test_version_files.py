"""The files of a version: sealed ones as they were kept, copies to work on."""

import hashlib
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.conf import settings

from ita_portal.audit.models import Event
from reports.models import SealedFile
from tests.measures.pages import words
from tests.people import browser_of
from tests.reports.chain import says, submitted
from tests.reports.documents import a_memo, page, read
from tests.reports.reading_office import word_text

pytestmark = pytest.mark.usefixtures("quick_pdf")


@pytest.fixture
def memo(tharnsai):
    return a_memo(tharnsai)


def test_the_sealed_pdf_is_sent_as_it_was_sealed_and_the_trail_remembers_who_took_it(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    answer = browser_of(tharnsai.reader).get(page("version_file", version.code, "submitted"))
    assert hashlib.sha256(answer.content).hexdigest() == SealedFile.objects.get().sha256
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    event = Event.objects.filter(verb="report-downloaded").get()
    assert event.person == tharnsai.reader and "รุ่นที่ 1 ฉบับที่เสนอ" in event.thing_name
    for kind in ("decided", "other"):
        assert browser_of(tharnsai.reader).get(page("version_file", version.code, kind)).status_code == 404


def test_the_decided_pdf_has_its_own_file(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    for person in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        says(tharnsai, person, version)
    answer = browser_of(tharnsai.reader).get(page("version_file", version.code, "decided"))
    assert b"%PDF" in answer.content
    assert "ฉบับที่มีความเห็นครบ PDF" in read(tharnsai.reader, "version", version.code)


def test_a_version_is_taken_to_work_on_in_word_without_its_seal(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    says(tharnsai, tharnsai.head_of_office, version, "disagree", "งบประมาณไม่พอ")
    browser = browser_of(tharnsai.reader)
    answer = browser.get(page("version_copy", version.code, "docx"))
    text = word_text(answer.content)
    assert "☑ไม่เห็นควรพิจารณาดำเนินการเพราะงบประมาณไม่พอ" in text
    assert version.shown_code.encode() not in b"".join(zipfile_parts(answer.content))
    assert "รุ่นที่ 1 สำเนา" in Event.objects.filter(verb="report-downloaded").get().thing_name
    assert browser.get(page("version_copy", version.code, "pdf")).status_code == 404


def zipfile_parts(content: bytes) -> list[bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_a_sealed_file_that_was_changed_is_refused_and_told(tharnsai, memo):
    version = submitted(tharnsai, memo, reason="ก")
    path = settings.DATA_DIR / "sealed" / SealedFile.objects.get().name
    path.write_bytes(path.read_bytes() + b" ")
    browser = browser_of(tharnsai.reader)
    answer = browser.get(page("version_file", version.code, "submitted"), follow=True)
    assert "แฟ้มที่เก็บไว้ไม่ตรงกับลายนิ้วมือที่บันทึก" in words(answer)
    assert Event.objects.filter(verb="report-downloaded", outcome="refused").count() == 1


def test_the_files_of_a_version_are_named_as_its_paper_names_the_agency_whatever_it_is_called_now(
    tharnsai, memo
):
    version = submitted(tharnsai, memo, reason="ก")
    tharnsai.agency.name = "เทศบาลเมืองธารใส"
    tharnsai.agency.save()
    browser = browser_of(tharnsai.reader)
    of_the_memo = "บันทึกข้อความรายงานผลการวิเคราะห์ เทศบาลตำบลธารใส ปีงบประมาณ 2569 รุ่นที่ 1"
    for name, kind, called in (
        ("version_file", "submitted", "ฉบับที่เสนอ.pdf"),
        ("version_copy", "xlsx", "สำเนา.xlsx"),
    ):
        said = unquote(browser.get(page(name, version.code, kind))["Content-Disposition"])
        assert said.endswith(f"{of_the_memo} {called}"), said

"""An opinion that was signed on paper: Pimlada records what the mayor wrote, with the scan of the page."""

import os
import re
import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from ita_portal import thai
from ita_portal.audit.models import Event
from reports.approvals import read_scan
from reports.models import Decision
from tests.measures.pages import problems, words
from tests.people import browser_of
from tests.reports.chain import PICTURE, paper, says, submitted
from tests.reports.documents import a_memo, page, read

pytestmark = pytest.mark.usefixtures("quick_pdf")


@pytest.fixture
def version(tharnsai):
    return submitted(tharnsai, a_memo(tharnsai), reason="ก")


@pytest.fixture
def pimlada(tharnsai):
    return browser_of(tharnsai.administrator)


def waiting_scans():
    folder = settings.DATA_DIR / "scans-waiting"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_filled_in_shown_once_more_recorded_and_printed_as_signed_by_hand(tharnsai, pimlada, version):
    assert "หัวหน้าสำนักปลัดเทศบาล" in words(pimlada.get(page("version_paper", version.code)))
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai, reason="เร่งดำเนินการ"))
    assert answer.url == page("version_paper_confirm", version.code)
    assert not Decision.objects.exists()

    shown = words(pimlada.get(answer.url))
    assert "ผู้ลงนาม กิตติพัฒน์ ใจมั่น ความเห็น เห็นควร ข้อสังเกต เร่งดำเนินการ" in shown
    assert "ผู้บันทึก พิมพ์ลดา แสงอรุณ" in shown

    assert pimlada.post(answer.url).url == page("report")
    decision = Decision.objects.get()
    assert (decision.person, decision.recorded_by) == (tharnsai.head_of_office, tharnsai.administrator)
    assert waiting_scans() == []
    found = read(tharnsai.reader, "report")
    assert "กิตติพัฒน์ ใจมั่น เห็นควร" in found
    assert "ลงนามบนกระดาษเมื่อวันที่" in found and "ผู้บันทึก พิมพ์ลดา แสงอรุณ" in found
    assert "รอความเห็นของปลัดเทศบาล" in found
    assert "บันทึกความเห็นที่ลงนามบนกระดาษใน" in read(tharnsai.reader, "report_trail")


def test_p31_the_scan_is_a_members_attachment_checked_on_the_way_out(tharnsai, dontawan, pimlada, version):
    pimlada.post(page("version_paper", version.code), paper(tharnsai))
    pimlada.post(page("version_paper_confirm", version.code))
    address = page("version_scan", version.code, 1)
    answer = browser_of(tharnsai.reader).get(address)
    assert answer.content == PICTURE
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert browser_of(dontawan.administrator).get(address).status_code == 404
    assert browser_of(None).get(address).status_code == 302
    assert browser_of(tharnsai.reader).get(page("version_scan", version.code, 2)).status_code == 404

    scan = settings.DATA_DIR / "scans" / Decision.objects.get().scan
    assert "หน้าลงนาม" not in scan.name
    scan.write_bytes(b"\x89PNG\r\n\x1a\n another one")
    told = browser_of(tharnsai.reader).get(address, follow=True)
    assert "แฟ้มที่เก็บไว้ไม่ตรงกับลายนิ้วมือที่บันทึก" in words(told)
    assert Event.objects.filter(verb="report-downloaded", outcome="refused").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"MZ a program", "แฟ้มภาพต้องเป็น PDF, JPEG หรือ PNG"),
        ("a.pdf", PICTURE, "ชื่อแฟ้มลงท้ายไม่ตรงกับเนื้อหา ซึ่งเป็น PNG"),
        ("a.svg", b"<svg onload='alert(1)'/>", "แฟ้มภาพต้องเป็น PDF, JPEG หรือ PNG"),
        ("a.png", b"", "แฟ้มนี้ว่างเปล่า"),
    ],
)
def test_p31_a_file_of_another_kind_is_refused_at_its_field(
    tharnsai, pimlada, version, name, content, sentence
):
    file = SimpleUploadedFile(name, content)
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai, file=file))
    ((message, href),) = problems(answer)
    assert sentence in message and href == "#id_file"
    assert waiting_scans() == []


def test_p31_a_file_of_more_than_20_mb_is_refused(tharnsai, pimlada, version, monkeypatch):
    monkeypatch.setattr("reports.forms.paper.LARGEST_SCAN", 10)
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai))
    assert [message for message, _ in problems(answer)][0].startswith("แฟ้มภาพใหญ่เกิน 20 MB")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ("cat", ""),
        ("false", "โปรแกรมตรวจไวรัสพบสิ่งผิดปกติในแฟ้มนี้"),
        ("no-such-scanner -", "โปรแกรมตรวจไวรัสของเครื่องแม่ข่ายไม่ตอบ"),
        ("grep -P (", "โปรแกรมตรวจไวรัสของเครื่องแม่ข่ายไม่ตอบ"),
    ],
)
def test_p31_a_scanner_sees_the_file_first_and_one_that_is_down_refuses(
    tharnsai, pimlada, version, settings, command, sentence
):
    settings.SCANNER = command
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai))
    told = [message for message, _ in problems(answer)] if answer.status_code == 200 else [""]
    assert told[0].startswith(sentence)
    assert bool(waiting_scans()) is (not sentence)


def test_p38_what_is_wrong_is_told_at_its_field(tharnsai, pimlada, version):
    empty = {"person": "", "opinion": "", "reason": "", "signed_on": ""}
    answer = pimlada.post(page("version_paper", version.code), empty)
    assert {href for _, href in problems(answer)} == {
        "#id_person",
        "#id_opinion",
        "#id_signed_on",
        "#id_file",
    }
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai, opinion="return"))
    assert problems(answer) == [("ระบุเหตุผลที่ส่งกลับแก้ไข", "#id_reason")]


def test_who_did_not_hold_the_position_that_day_did_not_sign(tharnsai, pimlada, version):
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai, person=tharnsai.mayor.pk))
    ((message, href),) = problems(answer)
    assert href == "#id_person"
    assert message.startswith("ยังไม่ถึงลำดับของผู้ลงนาม")


@pytest.mark.parametrize(("days", "told"), [(-1, "วันที่ลงนามต้องไม่ก่อนวันที่ {first}"), (1, "วันที่ลงนามต้องไม่เกินวันนี้")])
def test_a_day_before_it_was_submitted_or_after_today_is_refused_at_its_field(
    tharnsai, pimlada, version, days, told
):
    today = timezone.localdate()
    day = thai.write_date(today + timedelta(days=days), "short")
    answer = pimlada.post(page("version_paper", version.code), paper(tharnsai, signed_on=day))
    ((message, href),) = problems(answer)
    assert href == "#id_signed_on"
    assert message.startswith(told.format(first=thai.write_date(today)))


def test_a_day_that_was_right_when_it_was_filled_in_is_looked_at_again(tharnsai, pimlada, version):
    pimlada.post(page("version_paper", version.code), paper(tharnsai))
    session = pimlada.session
    session["paper_opinion"]["signed_on"] = (timezone.localdate() + timedelta(days=1)).isoformat()
    session.save()
    assert "วันที่ลงนามต้องไม่เกินวันนี้" in words(pimlada.post(page("version_paper_confirm", version.code)))
    assert not Decision.objects.exists()


def test_who_signs_herself_records_no_paper(tharnsai, pimlada, version):
    roles = tharnsai.agency.memberships
    roles.filter(user=tharnsai.head_of_office).update(role="reader")
    held = roles.get(user=tharnsai.head_of_office).position
    roles.create(user=tharnsai.administrator, agency=tharnsai.agency, role="executive", position=held)
    signed = paper(tharnsai, person=tharnsai.administrator.pk)
    ((message, href),) = problems(pimlada.post(page("version_paper", version.code), signed))
    assert href == "#id_person" and message.startswith("ผู้บันทึกต้องไม่ใช่ผู้ลงนามเอง")


def test_p40_a_scan_is_chosen_once_however_often_the_form_comes_back(tharnsai, pimlada, version):
    form, confirm = page("version_paper", version.code), page("version_paper_confirm", version.code)
    wrong = pimlada.post(form, paper(tharnsai, opinion="return", reason=""))
    assert [href for _, href in problems(wrong)] == ["#id_reason"]
    assert "เลือก หน้าลงนาม.png ไว้แล้ว" in words(wrong)
    assert pimlada.get(confirm).url == form, "nothing is to be confirmed yet"
    right = paper(tharnsai, opinion="return", reason="ขอให้ระบุวันที่")
    del right["file"]
    assert pimlada.post(form, right).url == confirm
    assert "ภาพหน้าที่ลงนาม หน้าลงนาม.png" in words(pimlada.get(confirm))

    back = pimlada.get(form).content.decode()
    assert "ขอให้ระบุวันที่</textarea>" in back and 'data-kept="หน้าลงนาม.png"' in back
    assert re.search('value="return"[^>]* checked', back)
    pimlada.post(form, {**right, "reason": "ขอให้ระบุวันที่และเลขที่"})
    pimlada.post(confirm)
    decision = Decision.objects.get()
    assert decision.reason == "ขอให้ระบุวันที่และเลขที่" and read_scan(decision) == PICTURE
    assert waiting_scans() == []


def test_the_scan_of_one_step_is_not_taken_for_the_next(tharnsai, pimlada, version):
    pimlada.post(page("version_paper", version.code), paper(tharnsai))
    says(tharnsai, tharnsai.head_of_office, version)
    clerks = paper(tharnsai, person=tharnsai.clerk.pk)
    del clerks["file"]
    assert "ไว้แล้ว" not in words(pimlada.get(page("version_paper", version.code)))
    answer = pimlada.post(page("version_paper", version.code), clerks)
    assert [href for _, href in problems(answer)] == ["#id_file"]


def test_somebody_was_faster_in_the_portal_itself(tharnsai, pimlada, version):
    pimlada.post(page("version_paper", version.code), paper(tharnsai))
    says(tharnsai, tharnsai.head_of_office, version)
    answer = pimlada.post(page("version_paper_confirm", version.code))
    assert "ผู้ลงนามให้ความเห็น “เห็นควร” ในรุ่นนี้แล้ว" in words(answer)
    assert Event.objects.last().reason.startswith("ผู้ลงนามให้ความเห็น “เห็นควร” ในรุ่นนี้แล้ว")
    assert Decision.objects.count() == 1


def test_a_decided_version_needs_no_paper(tharnsai, pimlada, version):
    for person in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        says(tharnsai, person, version)
    answer = pimlada.get(page("version_paper", version.code), follow=True)
    assert "รุ่นที่ 1 ไม่ได้รอความเห็นแล้ว" in words(answer)


def test_a_scan_that_was_never_confirmed_is_gone_after_a_day(tharnsai, pimlada, version):
    pimlada.post(page("version_paper", version.code), paper(tharnsai))
    (left,) = waiting_scans()
    long_ago = time.time() - 25 * 60 * 60
    os.utime(left, (long_ago, long_ago))
    other = browser_of(tharnsai.administrator)
    other.post(page("version_paper", version.code), paper(tharnsai))
    (new,) = waiting_scans()
    assert new != left
    answer = pimlada.post(page("version_paper_confirm", version.code))
    assert "ไม่พบแฟ้มที่เก็บไว้" in words(answer)
    assert not Decision.objects.exists()


def test_nothing_waits_for_whoever_filled_in_nothing(tharnsai, pimlada, version):
    answer = pimlada.post(page("version_paper_confirm", version.code))
    assert answer.url == page("version_paper", version.code)
    assert not Decision.objects.exists()

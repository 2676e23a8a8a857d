"""Signed by hand: an executive signs paper, the administrator records it with its scan."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ita_portal.audit.models import Event
from reports import approvals, sealing, states
from reports.approvals import record_on_paper
from tests.reports.chain import PICTURE, refused, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")


def on_paper(town, version, **changed) -> dict:
    usual = {
        "person": town.head_of_office,
        "opinion": "agree",
        "reason": "",
        "signed_on": timezone.localdate(),
        "scan": PICTURE,
    }
    return {**usual, **changed}


def test_what_was_signed_by_hand_counts_as_hers_and_is_marked(tharnsai, at):
    at(2026, 2, 16, 9, 0)
    version, pimlada = submitted(tharnsai), tharnsai.actor(tharnsai.administrator)
    at(2026, 2, 18, 9, 0)
    signed = on_paper(tharnsai, version, opinion="disagree", reason="ไม่ครบ", signed_on=date(2026, 2, 17))
    decision = record_on_paper(pimlada, version, **signed)
    assert (decision.person, decision.recorded_by) == (tharnsai.head_of_office, tharnsai.administrator)
    assert (decision.signed_on, decision.by_hand) == (date(2026, 2, 17), True)
    assert approvals.read_scan(decision) == PICTURE
    event = Event.objects.last()
    assert event.person == tharnsai.administrator
    assert event.sentence == (
        "พิมพ์ลดา แสงอรุณ (นักวิเคราะห์นโยบายและแผน) บันทึกความเห็นที่ลงนามบนกระดาษใน รายงานผลตามตัวชี้วัด "
        "ปีงบประมาณ 2569 รุ่นที่ 1 ของ กิตติพัฒน์ ใจมั่น ว่าไม่เห็นควร เพราะ ไม่ครบ"
    )
    assert states.state_of(version).waiting_for.order == 2
    first = sealing.facts_of(version, decided=True).chain[0]
    assert (first.by_hand, first.recorded_by) == (True, "พิมพ์ลดา แสงอรุณ")


def test_bad_papers_are_refused_and_leave_no_file(tharnsai, settings):
    version, pimlada = submitted(tharnsai), tharnsai.actor(tharnsai.administrator)
    today = timezone.localdate()
    for changed, told in (
        ({"scan": b"GIF89a"}, "แฟ้มภาพต้องเป็น PDF, JPEG หรือ PNG"),
        ({"scan": b"%PDF-" + b"x" * 20 * 1024 * 1024}, "แฟ้มภาพใหญ่เกิน 20 MB"),
        ({"signed_on": today + timedelta(days=1)}, "วันที่ลงนามต้องไม่เกินวันนี้"),
        ({"signed_on": today - timedelta(days=1)}, "วันที่ลงนามต้องไม่ก่อนวันที่"),
        ({"person": tharnsai.administrator}, "ผู้บันทึกต้องไม่ใช่ผู้ลงนามเอง"),
        ({"person": tharnsai.mayor}, "ยังไม่ถึงลำดับ"),
        ({"person": tharnsai.engineer}, "ผู้ให้ความเห็นได้คือผู้บริหาร"),
        ({"opinion": "return", "reason": " "}, "ระบุเหตุผลที่ส่งกลับแก้ไข"),
    ):
        assert told in refused(record_on_paper, pimlada, version, **on_paper(tharnsai, version, **changed))
    assert not list((settings.DATA_DIR / "scans").iterdir())
    somchai = tharnsai.actor(tharnsai.engineer)
    assert "ผู้ดูแลระบบของหน่วยงาน" in refused(record_on_paper, somchai, version, **on_paper(tharnsai, version))

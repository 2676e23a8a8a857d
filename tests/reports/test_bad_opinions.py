"""What goes wrong on the way through the chain: each a clear answer, nothing half done."""

import pytest

from ita_portal.accounts.actions import remove_role
from ita_portal.accounts.models import Membership, User
from ita_portal.audit.record import events_of
from ita_portal.problems import Problem
from reports import states
from reports.approvals import decide, on_record, recall, submit
from reports.approvals.rules import may_recall
from reports.models import Report, Version
from tests.reports.chain import a_report, refused, says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_a_reason_of_blanks_is_none_and_an_unknown_opinion_is_no_opinion(tharnsai):
    version, kittipat = submitted(tharnsai), tharnsai.actor(tharnsai.head_of_office)
    for opinion, told in (("disagree", "ระบุเหตุผลที่ไม่เห็นควร"), ("return", "ระบุเหตุผลที่ส่งกลับแก้ไข")):
        assert refused(decide, kittipat, version, opinion=opinion, reason=" \t\n​ ") == told
    assert refused(decide, kittipat, version, opinion="maybe").startswith("เลือกความเห็น")
    assert "ต้องไม่เกิน 5,000 ตัวอักษร" in refused(decide, kittipat, version, opinion="agree", reason="ก" * 5001)


def test_a_second_click_changes_nothing_and_says_so(tharnsai):
    version, again = submitted(tharnsai), submitted(tharnsai)
    assert version == again and Version.objects.count() == 1
    says(tharnsai, tharnsai.head_of_office, version)
    told = refused(decide, tharnsai.actor(tharnsai.head_of_office), version, opinion="disagree", reason="ก")
    assert told.startswith("คุณให้ความเห็น “เห็นควร” ในรุ่นนี้แล้ว")


def test_the_same_submitted_later_is_refused_and_voids_no_opinion(tharnsai, at):
    at(2026, 2, 16, 9, 0)
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version)
    at(2026, 2, 16, 9, 5)
    told = refused(submit, tharnsai.actor(tharnsai.administrator), version.report)
    assert told == "ไม่มีสิ่งใดเปลี่ยนไปจากรุ่นที่ 1 ซึ่งเสนออยู่แล้ว จึงไม่ต้องเสนอรุ่นใหม่"


def test_only_the_maker_recalls_and_only_before_the_first_opinion(tharnsai):
    version = submitted(tharnsai)
    assert may_recall(tharnsai.actor(tharnsai.clerk), version) == "ผู้ถอนเรื่องได้คือผู้เสนอเอง ได้แก่ พิมพ์ลดา แสงอรุณ"
    says(tharnsai, tharnsai.head_of_office, version)
    assert refused(recall, tharnsai.actor(tharnsai.administrator), version).startswith("มีผู้ให้ความเห็นแล้ว")
    other = submitted(tharnsai, a_report(tharnsai, format="status-report"))
    recall(tharnsai.actor(tharnsai.administrator), other, reason="พิมพ์ผิด")
    assert states.state_of(other).words == "ผู้เสนอถอนเรื่องแล้ว"
    assert "ถอนรุ่นที่ 1 แล้ว" in refused(decide, tharnsai.actor(tharnsai.head_of_office), other, opinion="agree")


def test_a_clock_that_is_set_right_is_borne_and_one_that_jumps_back_is_refused(tharnsai, at):
    submitted_at = at(2026, 2, 16, 9, 0)
    version = submitted(tharnsai)
    at(2026, 2, 16, 8, 56)
    assert says(tharnsai, tharnsai.head_of_office, version).at == submitted_at
    at(2026, 2, 15, 9, 0)
    told = refused(decide, tharnsai.actor(tharnsai.clerk), version, opinion="agree")
    assert told.startswith(
        "นาฬิกาของเครื่องแม่ข่ายเดินถอยหลัง เวลานี้คือ 15 ก.พ. 2569 09.00 น. "
        "แต่รายการล่าสุดบันทึกไว้เมื่อ 16 ก.พ. 2569 09.00 น."
    )
    assert told.endswith("ถ้าเวลานี้ถูกต้องอยู่แล้ว ทำรายการนี้ได้ตั้งแต่ 16 ก.พ. 2569 09.00 น. เป็นต้นไป")


def test_a_clock_ahead_of_the_database_is_told_and_nothing_bears_its_time(tharnsai, at, monkeypatch):
    at(2026, 2, 16, 9, 0)
    version = submitted(tharnsai)
    database_time = on_record.DATABASE_TIME
    at(2027, 2, 16, 9, 0)
    monkeypatch.setattr(on_record, "DATABASE_TIME", database_time)
    told = refused(decide, tharnsai.actor(tharnsai.head_of_office), version, opinion="agree")
    assert told == (
        "นาฬิกาของเครื่องแม่ข่าย (16 ก.พ. 2570 09.00 น.) ไม่ตรงกับนาฬิกาของฐานข้อมูล (16 ก.พ. 2569 09.00 น.) "
        "โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้ตั้งนาฬิกาทั้งสองให้ตรงกัน แล้วทำรายการนี้อีกครั้ง"
    )
    assert not version.decisions.exists()
    at(2026, 2, 16, 9, 1)
    assert says(tharnsai, tharnsai.head_of_office, version).at.year == 2026


def test_a_person_who_left_and_a_position_that_fell_vacant(tharnsai):
    version = submitted(tharnsai)
    orawan = tharnsai.actor(tharnsai.clerk)
    says(tharnsai, tharnsai.head_of_office, version)
    remove_role(actor=tharnsai.actor(tharnsai.administrator), membership=orawan.memberships[0])
    left = tharnsai.actor(tharnsai.clerk)
    assert refused(decide, left, version, opinion="agree") == "ผู้ให้ความเห็นได้คือผู้บริหารในสายการเสนอของรุ่นนี้"
    stale = "คุณไม่ได้ดำรงตำแหน่งหรือทำการแทนตำแหน่งนี้ในวันนี้"
    assert stale in refused(decide, orawan, version, opinion="agree"), "a page opened before she left"
    niran = User.objects.create(username="niran", first_name="นิรันดร์", last_name="สุขใจ")
    Membership.objects.create(
        user=niran,
        agency=tharnsai.agency,
        role=Membership.Role.EXECUTIVE,
        position=orawan.memberships[0].position,
    )
    assert says(tharnsai, niran, version).person_name == "นิรันดร์ สุขใจ"
    assert version.steps.get(order=2).person_name == "อรวรรณ ศรีวิเชียร", "what was copied stays"


def test_errors_keep_from_sealing_unless_a_reason_is_given(tharnsai, monkeypatch):
    error = Problem("number-missing", "error", "บันทึกข้อความยังไม่มีเลขที่หนังสือ", cure="กรอกเลขที่หนังสือ")
    monkeypatch.setattr("reports.approvals.submitting.check_document", lambda *about: [error])
    told = refused(submit, tharnsai.actor(tharnsai.administrator), a_report(tharnsai), reason="  ")
    assert told.startswith("พบข้อผิดพลาด 1 ข้อ เช่น บันทึกข้อความยังไม่มีเลขที่หนังสือ ให้แก้ไขก่อน หรือระบุเหตุผล")
    version = submitted(tharnsai, reason="สารบรรณจะออกเลขภายหลัง")
    assert version.reason == "สารบรรณจะออกเลขภายหลัง"
    assert [each["code"] for each in version.problems] == ["number-missing"]
    event = events_of(version).get()
    assert event.reason == "สารบรรณจะออกเลขภายหลัง"
    assert event.after["ข้อผิดพลาดที่พบ"] == ["บันทึกข้อความยังไม่มีเลขที่หนังสือ"]


def test_nothing_to_submit_and_a_vacant_chain_are_refused(tharnsai):
    empty = Report.objects.create(agency=tharnsai.agency, fiscal_year_id=2569, format="status-report")
    pimlada = tharnsai.actor(tharnsai.administrator)
    assert "ยังไม่มีมาตรการของปีงบประมาณนี้" in refused(submit, pimlada, empty)
    tharnsai.mayor.is_active = False
    tharnsai.mayor.save()
    assert "ตำแหน่งนายกเทศมนตรีตำบลธารใสว่าง" in refused(submit, pimlada, a_report(tharnsai))
    unknown = a_report(tharnsai, format="no-such")
    assert refused(submit, pimlada, unknown) == "ระบบไม่มีแบบรายงานนี้แล้ว จึงเสนอไม่ได้"

"""The chain of opinions: Pimlada submits; Kittipat, Orawan and Somkiat say what they think of it."""

from datetime import date

import pytest
from django.utils import timezone

from assessments.models import Assessment
from ita_portal.accounts.models import Membership, User
from ita_portal.audit.record import events_of
from reports import states
from reports.approvals import decide, may_decide, recall, submit
from reports.models import Report, Version
from reports.row_hashes import sha256_of
from reports.sealing import sealed_document
from reports.snapshot import from_json
from reports.states import Kind
from tests.reports.chain import appoint, refused, says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_a_memo_goes_up_the_chain_and_the_mayor_overrules_the_clerk(tharnsai):
    version = submitted(tharnsai)
    assert states.state_of(version).words == "รอความเห็นของหัวหน้าสำนักปลัดเทศบาล"
    says(tharnsai, tharnsai.head_of_office, version)
    assert states.state_of(version).words == "รอความเห็นของปลัดเทศบาล"
    says(tharnsai, tharnsai.clerk, version, "disagree", "  งบประมาณไม่พอ  ")
    assert states.state_of(version).words == "รอความเห็นของนายกเทศมนตรีตำบลธารใส"
    says(tharnsai, tharnsai.mayor, version)
    state = states.state_of(version)
    assert (state.kind, state.words) == (Kind.AGREED, "นายกเทศมนตรีตำบลธารใสเห็นควรดำเนินการ")
    assert [(each.opinion, each.reason) for each in version.decisions.all()] == [
        ("agree", ""),
        ("disagree", "งบประมาณไม่พอ"),
        ("agree", ""),
    ]


def test_the_mayor_who_does_not_agree_decides_too(tharnsai):
    version = submitted(tharnsai)
    for person in (tharnsai.head_of_office, tharnsai.clerk):
        says(tharnsai, person, version)
    says(tharnsai, tharnsai.mayor, version, "disagree", "ให้ทบทวน")
    assert states.state_of(version).words == "นายกเทศมนตรีตำบลธารใสไม่เห็นควรดำเนินการ"


def test_a_return_keeps_everything_and_the_next_version_begins_below(tharnsai):
    first = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, first)
    says(tharnsai, tharnsai.clerk, first, "return", "ขอให้ระบุผู้รับผิดชอบ")
    assert states.state_of(first).words == "ปลัดเทศบาลส่งกลับแก้ไข"
    tharnsai.agency.reports.update(letter_number="๑๑๘")
    second = submitted(tharnsai, first.report)
    assert (second.number, states.state_of(second).words) == (2, "รอความเห็นของหัวหน้าสำนักปลัดเทศบาล")
    assert states.state_of(first).kind == Kind.RETURNED and first.decisions.count() == 2


def test_p17_after_a_return_the_opinions_below_it_are_void_once_the_new_version_comes(tharnsai):
    first = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, first)
    says(tharnsai, tharnsai.clerk, first, "return", "ขอให้ระบุผู้รับผิดชอบ")
    assert states.state_of(first).voided == ()
    told = refused(decide, tharnsai.actor(tharnsai.mayor), first, opinion="agree")
    assert told == "รุ่นที่ 1 ถูกส่งกลับแก้ไขแล้ว โปรดรอรุ่นใหม่"
    submitted(tharnsai, first.report)
    state = states.state_of(first)
    assert [each.person_name for each in state.voided] == ["กิตติพัฒน์ ใจมั่น"]
    assert (state.kind, state.by.person_name) == (Kind.RETURNED, "อรวรรณ ศรีวิเชียร")
    told = refused(decide, tharnsai.actor(tharnsai.mayor), first, opinion="agree")
    assert told == "รุ่นที่ 1 ถูกส่งกลับแก้ไขแล้ว และมีรุ่นใหม่แล้ว โปรดเปิดรุ่นที่ 2"


def test_what_was_returned_may_come_back_unchanged(tharnsai, at):
    at(2026, 2, 9, 9, 0)
    first = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, first, "return", "รอประชุมก่อน")
    at(2026, 2, 12, 9, 0)
    assert submitted(tharnsai, first.report).number == 2


def test_what_pimlada_took_back_by_mistake_she_submits_again_at_once(tharnsai):
    first = submitted(tharnsai)
    assert submitted(tharnsai, first.report) == first, "a second click"
    recall(tharnsai.actor(tharnsai.administrator), first, reason="กดผิด")
    assert submitted(tharnsai, first.report).number == 2


def test_a_memo_is_submitted_from_results_alone_other_reports_need_measures(tharnsai):
    Assessment.objects.create(agency=tharnsai.agency, fiscal_year_id=2568, announced_total="95.01")
    reports = [
        Report.objects.create(agency=tharnsai.agency, fiscal_year_id=2569, format=code)
        for code in ("analysis-memo", "status-report")
    ]
    memo, status = reports
    why = "หน่วยงานยังไม่ได้วิเคราะห์ผล"
    assert submitted(tharnsai, memo, reason=why).number == 1
    told = refused(submit, tharnsai.actor(tharnsai.administrator), status, reason=why)
    assert told == "ยังไม่มีมาตรการของปีงบประมาณนี้ จึงยังไม่มีสิ่งที่จะเสนอ ให้เพิ่มก่อน"


def test_what_is_sealed_is_what_was_on_record_then(tharnsai):
    version = submitted(tharnsai)
    assert version.sha256 == sha256_of(version.facts)
    tharnsai.agency.name = "เทศบาลตำบลธารทอง"
    tharnsai.agency.save()
    assert from_json(Version.objects.get().facts).agency.name == "เทศบาลตำบลธารใส"


def test_p17_an_edit_after_an_opinion_makes_it_void_and_everybody_sees_it(tharnsai):
    first = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, first)
    tharnsai.agency.reports.update(letter_number="๑๑๘")
    assert states.state_of(first).kind == Kind.WAITING, "an edit alone is no new version"
    second = submitted(tharnsai, first.report)
    state = states.state_of(first)
    assert (state.kind, state.words) == (Kind.REPLACED, "มีรุ่นใหม่แทนแล้ว ความเห็นในรุ่นนี้ไม่มีผล")
    assert [each.person_name for each in state.voided] == ["กิตติพัฒน์ ใจมั่น"]
    assert states.state_of(second).waiting_for.order == 1
    told = refused(decide, tharnsai.actor(tharnsai.clerk), first, opinion="agree")
    assert told == "รุ่นที่ 1 มีรุ่นใหม่แทนแล้ว โปรดเปิดรุ่นที่ 2"


def test_a_version_that_was_decided_stays_decided_when_a_newer_one_comes(tharnsai):
    first = submitted(tharnsai)
    for person in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor):
        says(tharnsai, person, first)
    tharnsai.agency.reports.update(letter_number="๑๑๘")
    submitted(tharnsai, first.report)
    assert states.state_of(first).kind == Kind.AGREED


def test_p14_who_made_it_says_nothing_nobody_speaks_twice_and_a_superuser_never(tharnsai):
    version = submitted(tharnsai)
    for person in (tharnsai.administrator, tharnsai.mayor):
        Membership.objects.get_or_create(
            user=person,
            agency=tharnsai.agency,
            role=Membership.Role.EXECUTIVE,
            defaults={"position": version.steps.get(order=1).position},
        )
    assert "ผู้เสนอรุ่นนี้ จึงให้ความเห็นในเรื่องของตนเองไม่ได้" in refused(
        decide, tharnsai.actor(tharnsai.administrator), version, opinion="agree"
    )
    says(tharnsai, tharnsai.head_of_office, version)
    appoint(tharnsai, tharnsai.head_of_office, "ปลัดเทศบาล", timezone.localdate(), timezone.localdate())
    told = refused(decide, tharnsai.actor(tharnsai.head_of_office), version, opinion="agree")
    assert told.startswith("คุณให้ความเห็น “เห็นควร” ในรุ่นนี้แล้ว บุคคลหนึ่งให้ความเห็นได้ครั้งเดียวต่อรุ่น")
    tharnsai.clerk.is_superuser = True
    tharnsai.clerk.save()
    assert "ผู้ดูแลเครื่องแม่ข่าย" in refused(decide, tharnsai.actor(tharnsai.clerk), version, opinion="agree")


def test_p15_an_order_holds_from_the_first_minute_of_its_first_day_to_the_last_of_its_last(tharnsai, at):
    """Thai time counts: at 16.59 UTC it is still the same day in ธารใส, at 17.00 the next."""
    at(2026, 2, 10, 8, 0)
    version = submitted(tharnsai)
    niran = User.objects.create(username="niran", first_name="นิรันดร์", last_name="สุขใจ")
    Membership.objects.create(user=niran, agency=tharnsai.agency, role=Membership.Role.EXECUTIVE)
    appoint(tharnsai, niran, "หัวหน้าสำนักปลัดเทศบาล", date(2026, 2, 16), date(2026, 2, 18))
    for moment, allowed in (
        ((2026, 2, 15, 23, 59, 59), False),
        ((2026, 2, 16, 0, 0, 0), True),
        ((2026, 2, 18, 23, 59, 59), True),
        ((2026, 2, 19, 0, 0, 0), False),
    ):
        now = at(*moment)
        assert (may_decide(tharnsai.actor(niran), version, timezone.localdate(now)) is None) is allowed
    told = refused(decide, tharnsai.actor(niran), version, opinion="agree")
    assert told == (
        "ขณะนี้รอความเห็นของหัวหน้าสำนักปลัดเทศบาล (กิตติพัฒน์ ใจมั่น) "
        "คุณไม่ได้ดำรงตำแหน่งหรือทำการแทนตำแหน่งนี้ในวันนี้ จึงให้ความเห็นไม่ได้"
    )
    at(2026, 2, 18, 23, 59, 59)
    decision = says(tharnsai, niran, version)
    assert decision.capacity == "รักษาราชการแทน หัวหน้าสำนักปลัดเทศบาล"
    assert decision.appointment == ("คำสั่งที่ 15/2569 ตั้งแต่วันที่ 16 กุมภาพันธ์ 2569 ถึงวันที่ 18 กุมภาพันธ์ 2569")


def test_a_merged_step_needs_one_person_who_holds_both_on_that_day(tharnsai, at):
    at(2026, 2, 16, 9, 0)
    appoint(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส", date(2026, 2, 16), date(2026, 2, 16))
    version = submitted(tharnsai)
    assert [step.capacity for step in version.steps.all()] == [
        "หัวหน้าสำนักปลัดเทศบาล",
        "ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส",
    ]
    says(tharnsai, tharnsai.head_of_office, version)
    assert "ต้องดำรงหรือทำการแทนทุกตำแหน่งนั้น" in refused(
        decide, tharnsai.actor(tharnsai.mayor), version, opinion="agree"
    )
    at(2026, 2, 17, 0, 1)
    assert "ถ้าคำสั่งทำการแทนสิ้นสุดแล้ว ให้ผู้เสนอเสนอรุ่นใหม่" in refused(
        decide, tharnsai.actor(tharnsai.clerk), version, opinion="agree"
    )
    at(2026, 2, 16, 23, 58)
    assert says(tharnsai, tharnsai.clerk, version).capacity == "ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส"
    assert states.state_of(version).kind == Kind.AGREED
    assert events_of(version).last().sentence == (
        "อรวรรณ ศรีวิเชียร (ปลัดเทศบาล รักษาราชการแทน นายกเทศมนตรีตำบลธารใส) ให้ความเห็นใน "
        "รายงานผลตามตัวชี้วัด ปีงบประมาณ 2569 รุ่นที่ 1 ว่าเห็นควร"
    )


def test_the_sealed_document_prints_who_said_what_in_what_capacity(tharnsai, at):
    at(2026, 2, 16, 15, 40)
    appoint(tharnsai, tharnsai.clerk, "นายกเทศมนตรีตำบลธารใส", date(2026, 2, 16), date(2026, 2, 20))
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version, "disagree", "ยังไม่ครบถ้วน")
    says(tharnsai, tharnsai.clerk, version)
    seal = sealed_document(version, decided=True).seal
    assert (seal.code, seal.sha256) == (version.code, version.sha256)
    assert seal.address == f"http://localhost:8000/verify/{version.code}/"

"""Opinions that cannot be recorded: what the person is told, and where the reason she typed stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ita_portal.accounts.models import Membership
from ita_portal.audit.models import Event
from measures.models import Measure
from reports.approvals import submit
from reports.models import Decision
from tests.accounts.second_factor import sign_in
from tests.people import PASSWORD, browser_of
from tests.reports.chain import a_report, says, submitted
from tests.reports.inbox import REASON, acts_for, gives, page_of, position_of, words

pytestmark = pytest.mark.usefixtures("quick_pdf")


def test_p38_an_opinion_that_needs_a_reason_asks_for_it_where_it_is_typed(tharnsai):
    version = submitted(tharnsai)
    kittipat = browser_of(tharnsai.head_of_office)
    page = kittipat.post(page_of(version, opinion=True), {"opinion": "disagree", "reason": ""})
    assert "error-summary" not in page.content.decode(), "it was not asked for yet"
    answer = gives(kittipat, version, "disagree", "   ")
    assert answer.status_code == 200
    assert '<a href="#id_reason">กรอกเหตุผลที่ไม่เห็นควร</a>' in answer.content.decode()
    long = gives(kittipat, version, "return", "ก" * 5_001)
    assert "สิ่งที่ให้แก้ไขยาว 5001 ตัวอักษร" in words(long)
    assert not Decision.objects.exists()
    assert gives(kittipat, version, "surely").url == page_of(version)


def test_a_double_click_and_a_second_window_make_one_opinion_and_no_refusal(tharnsai):
    version = submitted(tharnsai)
    kittipat = browser_of(tharnsai.head_of_office)
    assert [gives(kittipat, version, "agree", "ครบถ้วน").url for _ in range(2)] == ["/inbox/"] * 2
    assert Decision.objects.count() == 1
    assert not Event.objects.filter(outcome=Event.Outcome.REFUSED).exists()
    other = gives(kittipat, version, "disagree", REASON)
    assert other.status_code == 409
    assert "คุณให้ความเห็น “เห็นควร” ในรุ่นนี้แล้ว" in words(other)
    assert REASON in words(other)


def test_p40_what_orawan_typed_on_a_version_just_replaced_is_kept_and_leads_to_the_new_one(tharnsai):
    old = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, old)
    orawan = browser_of(tharnsai.clerk)
    assert "แก้จาก" not in words(orawan.get(page_of(old)))
    Measure.objects.update(follow_up="รายงานผลทุกเดือน")
    new = submitted(tharnsai, old.report)

    answer = gives(orawan, old, "disagree", REASON)
    assert answer.status_code == 409
    page = words(answer)
    assert "ยังไม่ได้บันทึกความเห็น รุ่นที่ 1 มีรุ่นใหม่แทนแล้ว โปรดเปิดรุ่นที่ 2" in page
    assert REASON in page
    assert f'href="{page_of(new)}">เปิดรุ่นที่ 2</a>' in answer.content.decode()
    assert "คุณให้ความเห็นในรุ่นนี้ไม่ได้" in words(orawan.get(page_of(old)))
    says(tharnsai, tharnsai.head_of_office, new)
    page = words(orawan.get(page_of(new)))
    assert "แก้จากรุ่นที่ 1 รุ่นล่าสุดที่คุณเปิดอ่าน" in page
    assert "มาตรการที่ 1 การกำกับติดตาม" in page


def test_p15_kittipat_who_acts_for_the_clerk_answers_in_both_capacities_until_the_order_ends(tharnsai):
    order = acts_for(tharnsai, tharnsai.head_of_office, position_of(tharnsai, tharnsai.clerk))
    version = submitted(tharnsai)
    kittipat = browser_of(tharnsai.head_of_office)
    both = "หัวหน้าสำนักปลัดเทศบาล รักษาราชการแทน ปลัดเทศบาล"
    page = words(kittipat.get(page_of(version)))
    assert f"ในฐานะ{both}" in page and "ตามคำสั่งที่ 45/2569 ตั้งแต่วันที่" in page
    assert f"ในฐานะ{both} มีความเห็น เห็นควร" in words(
        kittipat.post(page_of(version, opinion=True), {"opinion": "agree"})
    )
    type(order).objects.update(last_day=timezone.localdate() - timedelta(days=1))
    answer = gives(kittipat, version, "disagree", REASON)
    assert answer.status_code == 409
    assert "ถ้าคำสั่งทำการแทนสิ้นสุดแล้ว ให้ผู้เสนอเสนอรุ่นใหม่" in words(answer)
    assert REASON in words(answer)


def test_p14_orawan_who_submitted_it_herself_is_not_asked_and_reads_why(tharnsai):
    role = Membership.Role
    for user, given in ((tharnsai.clerk, role.ADMINISTRATOR), (tharnsai.treasurer, role.EXECUTIVE)):
        Membership.objects.create(user=user, agency=tharnsai.agency, role=given)
    acts_for(tharnsai, tharnsai.treasurer, position_of(tharnsai, tharnsai.clerk))
    version = submit(tharnsai.actor(tharnsai.clerk), a_report(tharnsai))
    says(tharnsai, tharnsai.head_of_office, version)
    orawan = browser_of(tharnsai.clerk)
    assert "มี 1 เรื่อง" in words(browser_of(tharnsai.treasurer).get("/inbox/"))
    assert "ไม่มีเรื่องรอความเห็นของคุณ" in words(orawan.get("/inbox/"))
    answer = orawan.get(page_of(version))
    assert "คุณเป็นผู้เสนอรุ่นนี้ จึงให้ความเห็นในเรื่องของตนเองไม่ได้" in words(answer)
    assert "opinion-form" not in answer.content.decode()
    assert gives(orawan, version, "agree").status_code == 409


def test_p40_an_opinion_confirmed_after_half_an_hour_is_kept_and_asked_once_more(tharnsai):
    tharnsai.head_of_office.set_password(PASSWORD)
    tharnsai.head_of_office.save()
    version = submitted(tharnsai)
    kittipat, _ = sign_in("kittipat")
    session = kittipat.session
    session["seen"] -= 31 * 60
    session.save()
    assert gives(kittipat, version, "return", REASON).url == "/accounts/login/?next=%2Faccounts%2Ftyped%2F"
    _, back = sign_in("kittipat", kittipat, next="/accounts/typed/")
    page = kittipat.get(back.url)
    assert REASON in words(page) and 'name="confirmed"' not in page.content.decode()
    again = kittipat.post(page_of(version, opinion=True), {"opinion": "return", "reason": REASON})
    assert "ยืนยันว่าส่งกลับแก้ไข" in words(again) and REASON in words(again)
    assert not Decision.objects.exists()

"""The chain of opinions in browsers: an administrator at her desk, executives on their telephones."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ita_portal.accounts.actions import record_appointment
from measures.models import Measure
from reports.models import Decision, Version
from tests.browser.looks import access_faults, access_faults_at_all_widths
from tests.reports.chain import FORMAT, a_report, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")
PHONE = {"width": 360, "height": 640}
REPORT = f"/tharnsai/2569/reports/{FORMAT}/"
REASON = "ขอให้ระบุรอบการรายงานให้ชัดเจน"


def submits(page: Page) -> None:
    """Pimlada lays the report before the first of the chain."""
    page.goto(f"{REPORT}submit/")
    page.locator("main form button[type=submit]").last.click()
    expect(page.get_by_text("แล้ว รอความเห็นของหัวหน้าสำนักปลัดเทศบาล")).to_be_visible()


def opens(page: Page) -> None:
    """The first that waits, by the way an executive goes: menu, list, line."""
    page.goto("/")
    page.locator("summary", has_text="เมนู").click()
    page.locator(".site-menu").get_by_role("link", name="รอความเห็น 1 เรื่อง").click()
    page.locator(".task-name a").first.click()
    expect(page.get_by_role("heading", name="ความเห็นของคุณ")).to_be_attached()


def says(page: Page, opinion: str, reason: str = "") -> None:
    """Presses the button of that opinion without going to the end, gives the reason, confirms."""
    page.get_by_role("button", name=opinion, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"ยืนยันว่า{opinion}")
    if reason:
        page.locator("#id_reason").fill(reason)
    page.get_by_role("button", name=f"ยืนยัน{opinion}").click()
    expect(page.get_by_text(f"บันทึกความเห็น “{opinion}”")).to_be_visible()


@pytest.mark.story
def test_p37_a_report_goes_up_the_chain_on_telephones_is_sent_back_once_and_the_mayor_overrules(
    visit, tharnsai
):
    a_report(tharnsai)
    pimlada = visit(tharnsai.administrator)
    kittipat, orawan, somkiat = (
        visit(user, viewport=PHONE) for user in (tharnsai.head_of_office, tharnsai.clerk, tharnsai.mayor)
    )
    submits(pimlada)
    opens(kittipat)
    faults = access_faults_at_all_widths(kittipat)
    kittipat.set_viewport_size(PHONE)
    buttons = kittipat.locator(".thumb-bar").bounding_box()
    assert buttons["y"] + buttons["height"] <= PHONE["height"] + 1, "within reach of a thumb at once"
    says(kittipat, "ส่งกลับแก้ไข", REASON)
    expect(kittipat.get_by_text("ไม่มีเรื่องรอความเห็นของคุณ")).to_be_visible()
    kittipat.go_back()
    kittipat.reload()  # what was confirmed is not confirmed twice
    expect(kittipat.get_by_role("heading", level=1)).to_have_text("ยังไม่ได้บันทึกความเห็น")
    faults += access_faults(kittipat)
    kittipat.get_by_role("link", name="อ่านรุ่นที่ 1").click()
    expect(kittipat.get_by_role("heading", name="คุณให้ความเห็นในรุ่นนี้ไม่ได้")).to_be_visible()

    Measure.objects.update(follow_up="รายงานผลทุกสิ้นเดือน")
    submits(pimlada)
    opens(kittipat)
    changed = kittipat.get_by_role("region", name="แก้จากรุ่นที่ 1")
    expect(changed).to_contain_text(REASON)
    expect(changed).to_contain_text("รายงานผลทุกสิ้นเดือน")
    says(kittipat, "เห็นควร")

    opens(orawan)
    says(orawan, "ไม่เห็นควร", "งบประมาณยังไม่พร้อม")
    opens(somkiat)
    expect(somkiat.get_by_text("“งบประมาณยังไม่พร้อม”")).to_be_visible()
    somkiat.get_by_role("button", name="เห็นควร", exact=True).click()
    faults += access_faults_at_all_widths(somkiat)
    somkiat.get_by_role("button", name="ยืนยันเห็นควร").click()
    expect(somkiat.get_by_text("บันทึกความเห็น “เห็นควร”")).to_be_visible()
    pimlada.goto(REPORT)
    expect(pimlada.locator(".lead", has_text="นายกเทศมนตรีตำบลธารใสเห็นควรดำเนินการ")).to_be_visible()
    said = Decision.objects.filter(version__number=2).order_by("step__order")
    assert [each.opinion for each in said] == ["agree", "disagree", "agree"]
    assert faults == []


def test_p37_kittipat_who_acts_for_the_clerk_answers_without_javascript_on_a_small_telephone(visit, tharnsai):
    today = timezone.localdate()
    record_appointment(
        actor=tharnsai.actor(tharnsai.administrator),
        person=tharnsai.head_of_office,
        position=tharnsai.clerk.memberships.get().position,
        kind="acting_for",
        order_number="คำสั่งที่ 45/2569",
        first_day=today,
        last_day=today + timedelta(days=3),
    )
    old = submitted(tharnsai)
    page = visit(tharnsai.head_of_office, viewport={"width": 320, "height": 568}, java_script_enabled=False)
    page.goto(f"/inbox/{old.code}/")
    page.get_by_role("button", name="ไม่เห็นควร", exact=True).click()
    expect(page.locator(".lead")).to_contain_text(
        "หัวหน้าสำนักปลัดเทศบาล รักษาราชการแทน ปลัดเทศบาล มีความเห็น ไม่เห็นควร"
    )
    page.locator("#id_reason").fill(REASON)
    Measure.objects.update(follow_up="รายงานผลทุกสิ้นเดือน")
    new = submitted(tharnsai, old.report)  # while she types
    page.get_by_role("button", name="ยืนยันไม่เห็นควร").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ยังไม่ได้บันทึกความเห็น")
    expect(page.get_by_role("textbox", name="ข้อความที่คุณพิมพ์")).to_have_value(REASON)
    page.get_by_role("link", name="เปิดรุ่นที่ 2").click()
    says(page, "เห็นควร")
    given = Decision.objects.get()
    assert (given.version, given.capacity) == (new, "หัวหน้าสำนักปลัดเทศบาล รักษาราชการแทน ปลัดเทศบาล")
    assert Version.objects.count() == 2

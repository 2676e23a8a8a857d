"""A reason typed on the telephone and not sent: the browser keeps it until it is (promise P40)."""

import pytest
from playwright.sync_api import Page, expect

from reports.models import Decision
from tests.browser.looks import access_faults_at_all_widths
from tests.people import PASSWORD
from tests.reports.chain import says, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")
PHONE = {"width": 360, "height": 640}
REASON = "ขอให้ระบุรอบการรายงาน\nของข้อ 2 ให้ชัดเจน"
KEPT, BACK = "เก็บร่างไว้ในเครื่องนี้แล้ว", "นำข้อความที่คุณพิมพ์ค้างไว้"


def reason(page: Page):
    return page.locator("#id_reason")


def types(page: Page, words: str) -> None:
    """Types and waits until the browser says that it keeps it."""
    reason(page).fill(words)
    expect(page.get_by_text(KEPT)).to_be_visible()


def test_p40_orawans_reason_survives_a_closed_tab_and_an_ended_session_and_is_gone_once_sent(visit, tharnsai):
    tharnsai.clerk.set_password(PASSWORD)
    tharnsai.clerk.save()
    version = submitted(tharnsai)
    says(tharnsai, tharnsai.head_of_office, version)
    here = f"/inbox/{version.code}/"
    first = visit(tharnsai.clerk, viewport=PHONE)
    first.goto(here)
    types(first, REASON)
    first.close()

    page = first.context.new_page()
    page.goto(here)
    expect(page.get_by_text(BACK)).to_be_visible()
    expect(reason(page)).to_have_value(REASON)
    assert access_faults_at_all_widths(page) == []
    page.set_viewport_size(PHONE)

    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="ไม่เห็นควร", exact=True).click()
    page.get_by_label("ชื่อผู้ใช้").fill("orawan")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page.get_by_role("heading", name="ความเห็นของคุณ")).to_be_attached()
    expect(reason(page)).to_have_value(REASON)

    page.get_by_role("button", name="ส่งกลับแก้ไข", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ยืนยันว่าส่งกลับแก้ไข")
    reason(page).fill(f"{REASON} และข้อ 3")
    page.goto("/inbox/")  # she leaves the page that asks, at once
    page.goto(here)
    expect(reason(page)).to_have_value(f"{REASON} และข้อ 3")
    page.get_by_role("button", name="ส่งกลับแก้ไข", exact=True).click()
    page.get_by_role("button", name="ยืนยันส่งกลับแก้ไข").click()
    expect(page.get_by_text("ไม่มีเรื่องรอความเห็นของคุณ")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert Decision.objects.get(person=tharnsai.clerk).reason.split() == f"{REASON} และข้อ 3".split()


def test_a_reason_that_is_not_wanted_any_more_goes_by_its_button_or_by_emptying_the_field(visit, tharnsai):
    version = submitted(tharnsai)
    page = visit(tharnsai.head_of_office, viewport=PHONE)
    page.goto(f"/inbox/{version.code}/")
    types(page, "ยังไม่แน่ใจ")
    page.reload()
    page.get_by_role("button", name="ทิ้งร่างนี้").click()
    expect(reason(page)).to_have_value("")
    expect(page.get_by_text(BACK)).to_have_count(0)
    types(page, "ยังไม่แน่ใจ")
    reason(page).fill("")
    expect(page.get_by_text(KEPT)).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", name="ความเห็นของคุณ")).to_be_attached()
    assert page.evaluate("Object.keys(localStorage).length") == 0

"""Pimlada records what was signed on paper: what she types and the scan she chose stay (promise P40)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ita_portal import thai
from reports.models import Decision
from tests.browser.looks import error_faults
from tests.reports.chain import FORMAT, PICTURE, submitted

pytestmark = pytest.mark.usefixtures("quick_pdf")
PHONE = {"width": 360, "height": 640}
REASON = "ขอให้ระบุวันที่"


def test_p40_a_closed_tab_and_a_day_that_cannot_be_lose_nothing_of_a_paper(visit, tharnsai):
    version = submitted(tharnsai)
    form = f"/tharnsai/2569/reports/{FORMAT}/versions/{version.code}/paper/"
    today = timezone.localdate()
    page = visit(tharnsai.administrator, viewport=PHONE)
    page.goto(form)
    page.get_by_role("radio", name="ส่งกลับแก้ไข").check()
    page.get_by_label("เหตุผลหรือข้อสังเกต").fill(REASON)
    page.close()

    page = page.context.new_page()
    page.goto(form)
    expect(page.get_by_text("นำข้อความที่คุณพิมพ์ค้างไว้")).to_be_visible()
    expect(page.get_by_role("radio", name="ส่งกลับแก้ไข")).to_be_checked()
    expect(page.get_by_label("เหตุผลหรือข้อสังเกต")).to_have_value(REASON)
    page.get_by_label("วันที่ลงนาม").fill(thai.write_date(today + timedelta(days=1), "short"))
    scan = {"name": "หน้าลงนาม.png", "mimeType": "image/png", "buffer": PICTURE}
    page.get_by_label("ภาพหน้าที่ลงนาม").set_input_files(scan)
    page.get_by_role("button", name="ตรวจทานก่อนบันทึก").click()
    expect(page.locator(".error-summary")).to_contain_text("วันที่ลงนามต้องไม่เกินวันนี้")
    assert error_faults(page) == []
    expect(page.locator(".file-name")).to_have_text("หน้าลงนาม.png")
    expect(page.get_by_label("เหตุผลหรือข้อสังเกต")).to_have_value(REASON)

    page.get_by_label("วันที่ลงนาม").fill(thai.write_date(today, "short"))
    page.get_by_role("button", name="ตรวจทานก่อนบันทึก").click()
    page.get_by_role("button", name="บันทึกความเห็น").click()
    expect(page.get_by_text("ลงนามบนกระดาษแล้ว")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).length") == 0
    assert Decision.objects.get().reason == REASON

"""Pimlada writes the memo, submits it, takes it back, changes it and submits it again: in a browser."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from ita_portal import thai
from reports.models import Report, Version
from tests.browser.looks import access_faults_at_all_widths
from tests.browser.waiting import kept
from tests.factories import a_measure
from tests.people import Municipality
from tests.reports.chain import PICTURE, a_report, submitted

MEMO = "/tharnsai/2569/reports/analysis-memo/"
OFFICE = {"width": 1280, "height": 800}


def looked_at(page: Page) -> None:
    """No fault of access on this page, on a telephone and on an office screen."""
    assert access_faults_at_all_widths(page) == []
    page.set_viewport_size(OFFICE)


def submit(page: Page) -> None:
    """From the page of the memo over the page that asks."""
    page.get_by_role("link", name="เสนอหัวหน้าสำนักปลัดเทศบาล").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("ส่งเสนอ")
    if page.get_by_label("เหตุผลที่เสนอทั้งที่มีข้อผิดพลาด").count():
        page.get_by_label("เหตุผลที่เสนอทั้งที่มีข้อผิดพลาด").fill("ข้อมูลส่วนนี้จะตามมา")
    looked_at(page)
    page.get_by_role("button", name="เสนอหัวหน้าสำนักปลัดเทศบาล").click()
    expect(page.get_by_text("รอความเห็นของหัวหน้าสำนักปลัดเทศบาล").first).to_be_visible()


@pytest.mark.usefixtures("quick_pdf")
def test_p37_pimlada_edits_submits_recalls_changes_and_submits_again(visit, tharnsai: Municipality):
    a_measure(tharnsai)
    page = visit(tharnsai.administrator)
    page.goto(MEMO)
    page.get_by_role("link", name="ร่างข้อความ").click()
    closing = page.get_by_label("ข้อความปิดท้าย")
    closing.fill("จึงเรียนมาเพื่อโปรดพิจารณา ตามแผนปี {ปีงบประมาณ}")
    expect(page.locator(".paper")).to_contain_text("ตามแผนปี ๒๕๖๙")
    expect(page.locator("#printed-closing")).to_contain_text("ตามแผนปี 2569")
    page.get_by_role("button", name="กลับไปใช้ข้อความที่ระบบร่าง ข้อความปิดท้าย").wait_for()
    kept(page, "ตามแผนปี")
    looked_at(page)

    page.reload()
    expect(page.get_by_text("นำข้อความที่คุณพิมพ์ค้างไว้")).to_be_visible()
    page.get_by_label("เลขที่หนังสือ").fill("118")
    page.get_by_role("button", name="บันทึกการแก้ไข").last.click()
    expect(page.get_by_text("บันทึกการแก้ไขข้อความแล้ว")).to_be_visible()
    looked_at(page)
    submit(page)
    looked_at(page)

    page.get_by_role("link", name="ถอนเรื่องเพื่อแก้ไข").click()
    page.get_by_label("เหตุผลที่ถอนเรื่อง").fill("ลืมวันที่")
    looked_at(page)
    page.get_by_role("button", name="ถอนเรื่อง").click()
    expect(page.get_by_text("ถอนรุ่นที่ 1 แล้ว")).to_be_visible()

    page.get_by_role("link", name="ร่างข้อความ").click()
    expect(page.get_by_text("นำข้อความที่คุณพิมพ์ค้างไว้")).to_have_count(0)
    page.get_by_label("วันที่", exact=True).fill("16 ก.พ. 69")
    page.get_by_label("ข้อความปิดท้าย").fill("จึงเรียนมาเพื่อโปรดสั่งการ ตามแผนปี {ปีงบประมาณ}")
    page.get_by_role("button", name="บันทึกการแก้ไข").last.click()
    submit(page)

    page.get_by_role("link", name="อ่านรุ่นที่ 2").click()
    changed = page.locator(".comparison")
    expect(changed.locator("ins").first).to_have_text("16 กุมภาพันธ์ 2569")
    expect(changed.get_by_text("ข้อความปิดท้าย")).to_be_visible()
    expect(changed.locator("del").filter(has_text="พิจารณา")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="ความเป็นมา").click()
    expect(page.get_by_text("เพราะ ลืมวันที่")).to_be_visible()
    looked_at(page)
    assert Version.objects.count() == 2
    assert Report.objects.get().letter_number == "118"


@pytest.mark.usefixtures("quick_pdf")
def test_p40_the_second_editor_of_the_memo_chooses(visit, tharnsai: Municipality):
    a_measure(tharnsai)
    first, second = visit(tharnsai.administrator), visit(tharnsai.administrator)
    first.goto(f"{MEMO}texts/")
    second.goto(f"{MEMO}texts/")
    first.get_by_label("ข้อความปิดท้าย").fill("ของเครื่องแรก")
    first.get_by_role("button", name="บันทึกการแก้ไข").last.click()
    expect(first.get_by_text("บันทึกการแก้ไขข้อความแล้ว")).to_be_visible()

    second.get_by_label("ข้อความปิดท้าย").fill("ของเครื่องที่สอง")
    second.get_by_role("button", name="บันทึกการแก้ไข").last.click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("มีผู้แก้ไขข้อความนี้")
    looked_at(second)
    second.get_by_role("radio", name="ที่บันทึกไว้").check()
    second.get_by_role("button", name="เก็บตามที่เลือกแล้วแก้ไขต่อ").click()
    expect(second.get_by_label("ข้อความปิดท้าย")).to_have_value("ของเครื่องแรก")
    assert Report.objects.get().texts == {"closing": "ของเครื่องแรก"}


@pytest.mark.usefixtures("quick_pdf")
def test_p37_what_the_head_of_office_signed_on_paper_is_recorded_without_scripts(
    visit, tharnsai: Municipality, tmp_path
):
    version = submitted(tharnsai, a_report(tharnsai, format="analysis-memo"), reason="ก")
    scan = tmp_path / "หน้าลงนาม.png"
    scan.write_bytes(PICTURE)
    looking = visit(tharnsai.administrator)
    looking.goto(f"{MEMO}versions/{version.code}/paper/")
    looked_at(looking)
    page = visit(tharnsai.administrator, java_script_enabled=False)
    page.goto(MEMO)
    page.get_by_role("link", name="บันทึกความเห็นที่ลงนามบนกระดาษ").click()
    page.get_by_role("radio", name="ส่งกลับแก้ไข").check()
    page.get_by_label("วันที่ลงนาม").fill(thai.write_date(timezone.localdate(), "short"))
    page.get_by_label("ภาพหน้าที่ลงนาม").set_input_files(scan)
    page.get_by_role("button", name="ตรวจทานก่อนบันทึก").click()
    page.get_by_label("เหตุผลหรือข้อสังเกต").fill("ขอให้ระบุวันที่")
    page.get_by_label("ภาพหน้าที่ลงนาม").set_input_files(scan)
    page.get_by_role("button", name="ตรวจทานก่อนบันทึก").click()
    expect(page.get_by_text("ขอให้ระบุวันที่")).to_be_visible()
    page.get_by_role("button", name="บันทึกความเห็น").click()
    expect(page.get_by_text("ส่งกลับแก้ไข รุ่นที่ 1")).to_be_visible()
    assert version.decisions.get().by_hand

    for address in (MEMO, f"{MEMO}versions/{version.code}/"):
        looking.goto(address)
        looked_at(looking)

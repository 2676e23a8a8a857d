"""The form of a measure in a browser: its step buttons, its drafts, and a second editor."""

import pytest
from playwright.sync_api import Page, expect

from measures.models import Measure
from tests.browser.looks import access_faults_at_all_widths
from tests.browser.waiting import kept
from tests.factories import a_measure
from tests.people import PASSWORD

ADD, EDIT = "/tharnsai/2569/measures/add/", "/tharnsai/2569/measures/1/edit/"


def steps(page: Page) -> list[str]:
    """The texts of the steps, as they stand in the form."""
    return [field.input_value() for field in page.locator("textarea[name=step]").all()]


def save(page: Page) -> None:
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()


@pytest.mark.parametrize("javascript", [True, False])
def test_steps_are_pasted_moved_and_removed_by_keyboard_with_and_without_javascript(
    visit, tharnsai, javascript
):
    page = visit(tharnsai.engineer, java_script_enabled=javascript)
    page.goto(ADD)
    page.get_by_label("มาตรการ/กิจกรรม").fill("จัดทำคู่มือ")
    page.get_by_label("ขั้นตอนที่ 1", exact=True).fill("1. สำรวจ\n2. จัดทำ\n3. เผยแพร่")
    page.get_by_role("button", name="เพิ่มขั้นตอน").press("Enter")
    expect(page.get_by_label("ขั้นตอนที่ 4", exact=True)).to_be_focused()
    assert steps(page) == ["สำรวจ", "จัดทำ", "เผยแพร่", ""]

    page.get_by_role("button", name="เลื่อนขึ้น ขั้นตอนที่ 3").press("Enter")
    expect(page.get_by_role("button", name="เลื่อนขึ้น ขั้นตอนที่ 2")).to_be_focused()
    page.get_by_role("button", name="ลบ ขั้นตอนที่ 4").press("Enter")
    expect(page.locator("textarea[name=step]")).to_have_count(3)
    page.get_by_role("button", name="ใช้ทั้งปีงบประมาณ 2569").press("Enter")
    expect(page.get_by_label("วันเริ่ม")).to_have_value("1 ต.ค. 2568")

    assert steps(page) == ["สำรวจ", "เผยแพร่", "จัดทำ"]
    expect(page.get_by_label("มาตรการ/กิจกรรม")).to_have_value("จัดทำคู่มือ")
    assert not Measure.objects.exists()


def test_a_button_is_pressed_while_the_last_date_is_still_being_read(visit, tharnsai):
    page = visit(tharnsai.engineer, viewport={"width": 360, "height": 2400})
    page.goto(ADD)
    page.get_by_label("มาตรการ/กิจกรรม").fill("ติดตั้งป้ายขั้นตอนการให้บริการ")
    page.get_by_label("วันเริ่ม").fill("1 ต.ค. 68")
    page.get_by_label("วันสิ้นสุด").fill("30 ก.ย. 69")
    page.get_by_role("button", name="บันทึกมาตรการ").last.hover()
    page.mouse.down()
    expect(page.get_by_text("30 กันยายน 2569")).to_be_visible()
    with page.expect_navigation():
        page.mouse.up()
    assert Measure.objects.get().name == "ติดตั้งป้ายขั้นตอนการให้บริการ"


def test_p40_a_closed_page_comes_back_with_what_was_typed(visit, tharnsai):
    page = visit(tharnsai.engineer)
    page.goto(ADD)
    page.get_by_label("มาตรการ/กิจกรรม").fill("จัดทำคู่มือการให้บริการ")
    page.get_by_role("button", name="เพิ่มขั้นตอน").click()
    page.get_by_label("ขั้นตอนที่ 2", exact=True).fill("เผยแพร่")
    kept(page, "เผยแพร่")

    again = page.context.new_page()
    again.goto(ADD)
    expect(again.get_by_text("นำข้อความที่คุณพิมพ์ค้างไว้")).to_be_visible()
    expect(again.get_by_label("มาตรการ/กิจกรรม")).to_have_value("จัดทำคู่มือการให้บริการ")
    assert steps(again) == ["", "เผยแพร่"]
    assert access_faults_at_all_widths(again) == []

    again.get_by_label("ขั้นตอนที่ 1", exact=True).fill("สำรวจ")
    again.get_by_label("กองช่าง").check()
    save(again)
    expect(again.get_by_text("เพิ่มมาตรการที่ 1 แล้ว")).to_be_visible()
    again.goto(ADD)
    expect(again.get_by_label("มาตรการ/กิจกรรม")).to_have_value("")
    expect(again.get_by_text("นำข้อความที่คุณพิมพ์ค้างไว้")).to_have_count(0)


def test_a_draft_is_thrown_away_by_its_button(visit, tharnsai):
    a_measure(tharnsai)
    page = visit(tharnsai.engineer)
    page.goto(EDIT)
    page.get_by_label("มาตรการ/กิจกรรม").fill("ชื่อที่ไม่เอาแล้ว")
    kept(page, "ชื่อที่ไม่เอาแล้ว")
    page.reload()
    page.get_by_role("button", name="ทิ้งร่างนี้").click()
    expect(page.get_by_label("มาตรการ/กิจกรรม")).to_have_value("จัดทำคู่มือการให้บริการของทุกงาน")
    expect(page.get_by_role("button", name="ทิ้งร่างนี้")).to_have_count(0)


def test_p40_an_ended_session_loses_nothing(visit, tharnsai):
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.save()
    page = visit(tharnsai.engineer)
    page.goto(ADD)
    page.get_by_label("มาตรการ/กิจกรรม").fill("จัดทำคู่มือ")
    page.get_by_label("กองช่าง").check()
    page.context.clear_cookies(name="sessionid")
    save(page)

    page.get_by_label("ชื่อผู้ใช้").fill("somchai")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("เพิ่มมาตรการ")
    expect(page.get_by_text("นำข้อความที่คุณพิมพ์ค้างไว้")).to_be_visible()
    expect(page.get_by_label("มาตรการ/กิจกรรม")).to_have_value("จัดทำคู่มือ")
    expect(page.get_by_label("กองช่าง")).to_be_checked()


def test_p40_a_draft_of_an_old_version_overwrites_nothing(visit, tharnsai):
    a_measure(tharnsai)
    somchai, pimlada = visit(tharnsai.engineer), visit(tharnsai.administrator)
    somchai.goto(EDIT)
    somchai.get_by_label("มาตรการ/กิจกรรม").fill("ของสมชาย")
    kept(somchai, "ของสมชาย")
    pimlada.goto(EDIT)
    pimlada.get_by_label("มาตรการ/กิจกรรม").fill("ของพิมพ์ลดา")
    save(pimlada)
    expect(pimlada.get_by_text("บันทึกมาตรการที่ 1 แล้ว")).to_be_visible()

    somchai.goto(EDIT)
    expect(somchai.get_by_label("มาตรการ/กิจกรรม")).to_have_value("ของสมชาย")
    save(somchai)
    expect(somchai.get_by_role("heading", level=1)).to_contain_text("มีผู้แก้ไขมาตรการนี้")
    assert access_faults_at_all_widths(somchai) == []
    somchai.get_by_role("radio", name="ที่บันทึกไว้").check()
    somchai.get_by_role("button", name="บันทึกตามที่เลือก").last.click()
    expect(somchai.get_by_text("บันทึกมาตรการที่ 1 แล้ว")).to_be_visible()
    assert Measure.objects.get().name == "ของพิมพ์ลดา"
    somchai.goto(EDIT)
    expect(somchai.get_by_role("button", name="ทิ้งร่างนี้")).to_have_count(0)

"""The portal without a mouse and without JavaScript: every task is done all the same (P37)."""

import pytest
from playwright.sync_api import Page, expect

from measures.models import Measure
from tests.factories import a_measure
from tests.people import PASSWORD, Municipality

SMALL_PHONE = {"width": 320, "height": 640}
NAME_IN_FOCUS = """() => {
  const it = document.activeElement;
  const label = it.labels?.[0] ?? it;
  return (it.getAttribute("aria-label") || label.textContent || it.value || "").trim().replace(/\\s+/g, " ");
}"""


def tab_to(page: Page, name: str) -> None:
    """Goes on with the Tab key until the control of that name has the focus."""
    passed = []
    for _ in range(80):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAME_IN_FOCUS))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"the Tab key does not reach {name}: {passed}")


@pytest.fixture
def somchai_may_sign_in(tharnsai) -> Municipality:
    tharnsai.engineer.set_password(PASSWORD)
    tharnsai.engineer.save()
    return tharnsai


def test_p37_somchai_enters_a_measure_by_keyboard_alone(visit, somchai_may_sign_in):
    page = visit(None)
    page.goto("/")
    tab_to(page, "ชื่อผู้ใช้")
    page.keyboard.insert_text("somchai")
    tab_to(page, "รหัสผ่าน")
    page.keyboard.insert_text(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("งานของฉัน")

    page.goto("/tharnsai/2569/measures/add/")
    page.keyboard.press("Tab")
    assert page.evaluate(NAME_IN_FOCUS) == "ข้ามไปยังเนื้อหา"
    page.keyboard.press("Enter")
    tab_to(page, "มาตรการ/กิจกรรม")
    page.keyboard.insert_text("จัดทำคู่มือ")
    tab_to(page, "ขั้นตอนที่ 1")
    page.keyboard.insert_text("สำรวจงานบริการ")
    tab_to(page, "เพิ่มขั้นตอน")
    page.keyboard.press("Enter")
    expect(page.get_by_label("ขั้นตอนที่ 2", exact=True)).to_be_focused()
    page.keyboard.insert_text("เขียนคู่มือ")
    tab_to(page, "ใช้ทั้งปีงบประมาณ")
    page.keyboard.press("Enter")
    expect(page.get_by_label("วันสิ้นสุด")).to_have_value("30 ก.ย. 2569")
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)
    tab_to(page, "กองคลัง")  # his own office is ticked already
    page.keyboard.press("Space")
    tab_to(page, "บันทึกมาตรการ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("จัดทำคู่มือ")
    assert set(Measure.objects.get().owners.values_list("name", flat=True)) == {"กองช่าง", "กองคลัง"}
    assert list(Measure.objects.get().steps.values_list("text", flat=True)) == ["สำรวจงานบริการ", "เขียนคู่มือ"]


def test_p37_somchai_enters_a_measure_without_javascript_on_a_small_telephone(visit, somchai_may_sign_in):
    page = visit(None, viewport=SMALL_PHONE, java_script_enabled=False)
    page.goto("/tharnsai/2569/measures/add/")
    page.get_by_label("ชื่อผู้ใช้").fill("somchai")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()

    page.get_by_label("มาตรการ/กิจกรรม").fill("จัดทำคู่มือ")
    page.get_by_label("ขั้นตอนที่ 1").fill("เขียนคู่มือ")
    page.get_by_role("button", name="เพิ่มขั้นตอน").click()
    page.get_by_label("ขั้นตอนที่ 2", exact=True).fill("สำรวจงานบริการ")
    page.get_by_role("button", name="เลื่อนขึ้น ขั้นตอนที่ 2").click()
    page.get_by_role("button", name="ใช้ทั้งปีงบประมาณ").click()
    page.get_by_label("กองช่าง").check()
    page.get_by_role("button", name="บันทึกมาตรการ").last.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("จัดทำคู่มือ")
    assert list(Measure.objects.get().steps.values_list("text", flat=True)) == ["สำรวจงานบริการ", "เขียนคู่มือ"]


def test_p37_pimlada_deletes_and_brings_back_a_measure_without_javascript(visit, tharnsai):
    a_measure(tharnsai)
    page = visit(tharnsai.administrator, java_script_enabled=False)
    page.goto("/tharnsai/2569/measures/1/")
    page.get_by_role("link", name="ลบมาตรการนี้").click()
    page.get_by_role("main").get_by_role("button", name="ลบมาตรการ").click()
    assert not Measure.objects.live().exists()
    page.get_by_role("main").get_by_role("button", name="เรียกคืน มาตรการที่ 1").first.click()
    assert Measure.objects.live().exists()

"""A press counts whatever comes while it lasts: nothing moves from under the finger."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from assessments.actions import store_scores
from measures.models import Measure
from tests.assessments.years import khuankhanun
from tests.browser.waiting import kept
from tests.factories import a_measure
from tests.people import Municipality
from tests.reports.chain import FORMAT, submitted

YEAR = "/tharnsai/2569/"
KEPT, BACK = "เก็บร่างไว้ในเครื่องนี้แล้ว", "นำข้อความที่คุณพิมพ์ค้างไว้"
CONTROLS = "main :is(a, button, input:not([type=hidden]), select, summary, textarea)"
BOXES = """(them) => them.map((it) => {
  const { x, y, width, height } = it.getBoundingClientRect();
  return [it.textContent.trim() || it.name, x, y + scrollY, width, height].join(" ");
})"""
# As a hand on the keyboard does it while the other holds the button down; nothing is scrolled for it.
TYPE = "(it, text) => { it.value = text; it.dispatchEvent(new Event('input', { bubbles: true })); }"


class Form(NamedTuple):
    """A page with what is typed into which of its fields, its button, and what comes after the typing."""

    address: str
    typed: dict[str, str]
    button: str
    comes: tuple[str, ...] = (KEPT,)
    still: str = CONTROLS
    width: int = 320
    is_read_to_its_end: bool = False


SAVE_TEXTS = ("บันทึกการแก้ไข", ("ระบบไม่รู้จัก {ปืงบประมาณ}",), ".thumb-bar > *")
DATES = {"#id_start": "31 กุมภาพันธ์ สองพันห้าร้อย", "#id_end": "31 ก.ย. 69"}
NO_DATES = (KEPT, "ไม่ใช่วันที่ ใช้ได้เช่น", "ไม่มีวันที่ 31 ก.ย. 2569 เดือนนี้มีวันที่ 1 ถึง 30")
FORMS = (
    Form(f"{YEAR}measures/1/edit/", DATES, "บันทึกมาตรการ", NO_DATES),
    Form(f"{YEAR}measures/1/edit/", DATES, "บันทึกมาตรการ", NO_DATES, width=1280),
    Form(f"{YEAR}measures/1/progress/", {"#id_summary": "ก"}, "บันทึกความก้าวหน้า"),
    Form("/tharnsai/2568/analysis/1/add/", {"#id_text": "ก"}, "บันทึกข้อค้นพบ"),
    Form("/tharnsai/2567/scores/", {"#total": "ก"}, "บันทึกคะแนน"),
    Form("/tharnsai/2567/scores/targets/", {"#indicator-8": "ก"}, "บันทึกเป้าหมาย", ("มีเป้าหมายที่ยังไม่ใช่คะแนน",)),
    Form(f"{YEAR}reports/analysis-memo/texts/", {"#id_text-suggestions": "{ปืงบประมาณ}"}, *SAVE_TEXTS),
    Form(f"{YEAR}reports/analysis-memo/texts/", {"#id_text-suggestions": "{ปืงบประมาณ}"}, *SAVE_TEXTS, 1280),
)


def presses(page: Page, form: Form) -> None:
    """Holds the button down until everything has come, and lets it go."""
    page.set_viewport_size({"width": form.width, "height": 640})
    page.goto(form.address)
    if form.is_read_to_its_end:
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
    button = page.get_by_role("button", name=form.button, exact=True).last
    button.hover()
    before = page.locator(form.still).evaluate_all(BOXES)
    page.mouse.down()
    for field, text in form.typed.items():
        page.locator(field).evaluate(TYPE, text)
    for words in form.comes:
        expect(page.get_by_text(words).first).to_be_visible()
    assert page.locator(form.still).evaluate_all(BOXES) == before, form
    with page.expect_navigation():
        page.mouse.up()
    page.evaluate("localStorage.clear()")


@pytest.mark.usefixtures("quick_pdf")
def test_what_comes_after_the_typing_moves_no_button_that_is_pressed(visit, tharnsai: Municipality):
    a_measure(tharnsai)
    actor = tharnsai.actor(tharnsai.administrator)
    store_scores(actor=actor, year=2567, result=khuankhanun(), version=0)
    version = submitted(tharnsai)
    pimlada, kittipat = visit(tharnsai.administrator), visit(tharnsai.head_of_office)
    for form in FORMS:
        presses(pimlada, form)
    paper = f"{YEAR}reports/{FORMAT}/versions/{version.code}/paper/"
    presses(pimlada, Form(paper, {"#id_reason": "ก"}, "ตรวจทานก่อนบันทึก"))
    opinion = Form(f"/inbox/{version.code}/", {"#id_reason": "ก"}, "ไม่เห็นควร", is_read_to_its_end=True)
    presses(kittipat, opinion)
    expect(kittipat.get_by_role("heading", level=1)).to_have_text("ยืนยันว่าไม่เห็นควร")


def middle(control: Locator) -> tuple[float, float]:
    """Where a finger presses it."""
    box = control.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_p40_while_a_draft_comes_back_nothing_is_typed_that_would_be_lost_nor_stored_without_it(
    visit, tharnsai: Municipality
):
    a_measure(tharnsai, name="จัดทำคู่มือ")
    page, here = visit(tharnsai.engineer, viewport={"width": 1280, "height": 2400}), f"{YEAR}measures/1/edit/"
    page.goto(here)
    name = page.get_by_label("มาตรการ/กิจกรรม")
    name.fill("จัดทำคู่มือการให้บริการ")
    kept(page, "จัดทำคู่มือการให้บริการ")

    slow: list[Route] = []
    page.route(f"**{here}", lambda route: slow.append(route) if is_sent(route.request) else route.continue_())
    with page.expect_request(is_sent):
        page.reload()
    expect(page.get_by_text("กำลังนำกลับมา")).to_be_visible()
    page.mouse.click(*middle(name))
    page.keyboard.insert_text("พิมพ์ไปก่อน")
    page.mouse.click(*middle(page.get_by_text("บันทึกมาตรการ").last))
    expect(name).to_have_value("จัดทำคู่มือ")
    assert len(slow) == 1, "what asks for the draft, no press of the button"
    slow[0].continue_()
    expect(page.get_by_text(BACK)).to_be_visible()
    expect(name).to_have_value("จัดทำคู่มือการให้บริการ")
    assert Measure.objects.get().name == "จัดทำคู่มือ"


def is_sent(request: Request) -> bool:
    """Whether it sends a form."""
    return request.method == "POST"


def test_the_date_of_a_memo_is_read_back_on_a_slow_line_while_its_preview_is_drawn(visit, tharnsai):
    page = visit(tharnsai.administrator)
    page.goto(f"{YEAR}reports/analysis-memo/texts/")
    slow: list[Route] = []
    page.route("**/dates/**", lambda route: slow.append(route))
    with page.expect_response(lambda answer: is_sent(answer.request)):
        page.get_by_label("วันที่", exact=True).fill("31 ก.ย. 69")
    slow[0].continue_()
    expect(page.get_by_text("ไม่มีวันที่ 31 ก.ย. 2569")).to_be_visible()

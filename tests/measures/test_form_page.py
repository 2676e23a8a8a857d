"""Adding and editing a measure in the browser, without JavaScript."""

import pytest

from ita_portal.audit.models import Event
from measures.drafts import draft_of
from measures.models import Measure, Plan
from measures.rules import StepDraft
from tests.factories import a_measure
from tests.measures.pages import ADDING, address, browser_of, fields_of, open_form, problems, words


def only() -> Measure:
    """The one measure there is."""
    return Measure.objects.with_parts().get()


def test_p19_somchai_adds_a_measure_and_is_shown_it(tharnsai):
    answer = browser_of(tharnsai.engineer).post(address(tharnsai, "add"), ADDING, follow=True)

    assert answer.redirect_chain == [("/tharnsai/2569/measures/1/", 302)]
    assert "เพิ่มมาตรการที่ 1 แล้ว" in words(answer)
    draft = draft_of(only())
    assert (draft.name, draft.indicator, draft.aim) == ("จัดทำคู่มือการให้บริการ", 1, "raise")
    assert (str(draft.start), str(draft.end)) == ("2025-10-01", "2026-09-30")
    assert [step.text for step in draft.steps] == ["สำรวจงาน", "จัดทำคู่มือ", "เผยแพร่"]
    assert draft.owners == ("กองช่าง",)
    event = Event.objects.get(verb="measure-added")
    assert (event.person, event.agency) == (tharnsai.engineer, tharnsai.agency)


def test_a_double_click_adds_one_measure(tharnsai):
    somchai = browser_of(tharnsai.engineer)
    for _ in range(2):
        assert somchai.post(address(tharnsai, "add"), ADDING)["Location"] == "/tharnsai/2569/measures/1/"
    assert Measure.objects.count() == 1


def test_the_office_of_somchai_is_ticked_beforehand_and_none_for_pimlada(tharnsai):
    path = address(tharnsai, "add")
    assert open_form(browser_of(tharnsai.engineer), path)["offices"] == ["กองช่าง"]
    assert "offices" not in open_form(browser_of(tharnsai.administrator), path)


def test_an_office_that_somchai_unticks_stays_so_and_the_order_is_that_of_the_form(tharnsai):
    somchai, path = browser_of(tharnsai.engineer), address(tharnsai, "add")
    page = somchai.post(path, {**ADDING, "offices": ["กองคลัง"], "do": "add"}).content.decode()
    assert fields_of(page)["offices"] == ["กองคลัง"]
    somchai.post(path, {**ADDING, "offices": ["สำนักปลัดเทศบาล", "กองช่าง"]})
    assert draft_of(only()).owners == ("สำนักปลัดเทศบาล", "กองช่าง")


def test_a_measure_that_is_refused_leaves_no_plan_behind(tharnsai):
    typed = {**ADDING, "offices": ["กองคลัง"]}
    answer = browser_of(tharnsai.engineer).post(address(tharnsai, "add"), typed)
    assert answer.status_code == 200
    assert problems(answer)
    assert not Plan.objects.exists()


def test_the_form_offers_the_rules_of_its_year(tharnsai):
    page = words(browser_of(tharnsai.engineer).get(address(tharnsai, "add", year=2566)))
    assert "ตัวชี้วัดที่ 10 การป้องกันการทุจริต" in page
    assert "9.1 ข้อมูลพื้นฐาน" in page
    assert "ใช้ทั้งปีงบประมาณ 2566" in page


def test_all_errors_are_told_at_once_and_nothing_typed_is_lost(tharnsai):
    typed = {
        **ADDING,
        "name": "",
        "step": ["สำรวจงาน", ""],
        "origin": ["- -", "- -"],
        "start": "31 ก.พ. 2569",
        "end": "๓๐/๙/๖๙",
        "offices": [],
        "to_improve": "ข้อความที่พิมพ์ไว้",
    }
    answer = browser_of(tharnsai.administrator).post(address(tharnsai, "add"), typed)

    assert problems(answer) == [
        ("กรอกชื่อมาตรการ/กิจกรรม", "#id_name"),
        ("กรอกข้อความในขั้นตอนที่ 2 หรือลบขั้นตอนนี้", "#step-2"),
        ("ไม่มีวันที่ 31 ก.พ. 2569 เดือนนี้มีวันที่ 1 ถึง 28 เช่น 28 ก.พ. 2569", "#id_start"),
        ("เลือกผู้รับผิดชอบอย่างน้อยหนึ่งส่วนราชการ หรือพิมพ์ชื่อตำแหน่ง", "#id_offices_0"),
    ]
    page = answer.content.decode()
    for sentence, href in problems(answer):
        assert f'id="{href[1:]}"' in page
        assert page.count(sentence) == 2
    assert "ข้อผิดพลาด 4 จุด: เพิ่มมาตรการ" in page
    again = fields_of(page)
    assert (again["start"], again["end"]) == (["31 ก.พ. 2569"], ["๓๐/๙/๖๙"])
    assert (again["to_improve"], again["step"]) == (["ข้อความที่พิมพ์ไว้"], ["สำรวจงาน", ""])
    assert "วันพุธที่ 30 กันยายน 2569" in words(answer)
    assert not Measure.objects.exists()


def test_an_end_before_its_start_is_told_at_the_end(tharnsai):
    answer = browser_of(tharnsai.engineer).post(address(tharnsai, "add"), {**ADDING, "end": "31/08/2568"})
    assert problems(answer) == [("วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่ม", "#id_end")]
    assert "วันอาทิตย์ที่ 31 สิงหาคม 2568" in words(answer)


def test_somchai_is_asked_to_name_his_own_office(tharnsai):
    answer = browser_of(tharnsai.engineer).post(address(tharnsai, "add"), {**ADDING, "offices": ["กองคลัง"]})
    assert problems(answer) == [("เลือกส่วนราชการของคุณเป็นผู้รับผิดชอบด้วย", "#id_offices_0")]


def test_a_sub_indicator_brings_its_indicator_or_must_fit_it(tharnsai):
    pimlada = browser_of(tharnsai.administrator)
    answer = pimlada.post(address(tharnsai, "add"), {**ADDING, "sub_indicator": "9.1"})
    assert problems(answer) == [("ตัวชี้วัดย่อย 9.1 อยู่ในตัวชี้วัดที่ 9 เลือกตัวชี้วัดให้ตรงกัน", "#id_sub_indicator")]
    pimlada.post(address(tharnsai, "add"), {**ADDING, "indicator": "", "sub_indicator": "9.1"})
    assert (only().indicator.number, only().sub_indicator.code) == (9, "9.1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"indicator": "11"},
        {"indicator": "x"},
        {"issue": "99"},
        {"sub_indicator": "1.1"},
        {"aim": "fly"},
        {"offices": ["กองอวกาศ"]},
    ],
)
def test_what_is_not_in_a_list_is_refused(tharnsai, wrong):
    answer = browser_of(tharnsai.administrator).post(address(tharnsai, "add"), {**ADDING, **wrong})
    assert ("เลือกจากรายการที่มีให้", f"#id_{next(iter(wrong))}") in [
        (sentence, href.removesuffix("_0")) for sentence, href in problems(answer)
    ]


def test_positions_are_typed_beside_the_offices(tharnsai):
    typed = {**ADDING, "offices": ["ทุกกอง"], "others": "นายช่างโยธา, นิติกร/ กองช่าง"}
    browser_of(tharnsai.administrator).post(address(tharnsai, "add"), typed)
    assert draft_of(only()).owners == ("ทุกกอง", "นายช่างโยธา", "นิติกร", "กองช่าง")


def test_an_owner_stays_where_it_stood(tharnsai):
    a_measure(tharnsai, owners=("นิติกร", "กองคลัง", "กองช่าง"))
    pimlada = browser_of(tharnsai.administrator)
    path = address(tharnsai, 1, "edit")
    fields = open_form(pimlada, path)
    assert (fields["offices"], fields["others"]) == (["กองช่าง", "กองคลัง"], ["นิติกร"])
    pimlada.post(path, {**fields, "offices": ["กองช่าง", "สำนักปลัดเทศบาล"]})
    assert draft_of(only()).owners == ("นิติกร", "กองช่าง", "สำนักปลัดเทศบาล")


def test_saving_an_untouched_form_changes_nothing(tharnsai):
    texts = ("1 ต.ค. 2568 ประกาศ\n- ผู้บริหาร", "จัดทำ", "(1) เผยแพร่")
    steps = tuple(StepDraft(text, "ครบ 12 งาน" if text == "จัดทำ" else "") for text in texts)
    a_measure(tharnsai, steps=steps, sub_indicator="", issue=2, to_improve=" บรรทัดแรก\nบรรทัดที่สอง".strip())
    somchai = browser_of(tharnsai.engineer)
    path = address(tharnsai, 1, "edit")
    before = draft_of(only())

    answer = somchai.post(path, open_form(somchai, path), follow=True)

    assert "ไม่มีข้อความที่เปลี่ยนแปลงในมาตรการที่ 1" in words(answer)
    assert draft_of(only()) == before
    assert only().version == 1


def test_progress_stays_when_the_plan_is_edited(tharnsai):
    a_measure(tharnsai, state="cannot", cannot_reason="ไม่มีงบ", summary="ทำไปครึ่งทาง", result="ไม่มี")
    somchai = browser_of(tharnsai.engineer)
    path = address(tharnsai, 1, "edit")
    somchai.post(path, {**open_form(somchai, path), "name": "ชื่อใหม่"})
    measure = only()
    assert (measure.name, measure.state, measure.summary) == ("ชื่อใหม่", "cannot", "ทำไปครึ่งทาง")


def test_buttons_of_the_steps_store_nothing_and_lose_nothing(tharnsai):
    a_measure(tharnsai)
    somchai = browser_of(tharnsai.engineer)
    path = address(tharnsai, 1, "edit")
    fields = {**open_form(somchai, path), "name": "ยังไม่เสร็จ", "start": "31 ก.พ. 69"}
    for button in ("add", "up-3", "remove-1"):
        answer = somchai.post(path, {**fields, "do": button})
        assert problems(answer) == []
        fields = fields_of(answer.content.decode())
    assert fields["step"] == ["เผยแพร่คู่มือบนเว็บไซต์", "จัดทำคู่มือ", ""]
    assert (fields["name"], fields["start"]) == (["ยังไม่เสร็จ"], ["31 ก.พ. 69"])
    assert only().version == 1


def test_the_whole_fiscal_year_is_filled_in(tharnsai):
    answer = browser_of(tharnsai.engineer).post(address(tharnsai, "add"), {**ADDING, "do": "whole-year"})
    fields = fields_of(answer.content.decode())
    assert (fields["start"], fields["end"]) == (["1 ต.ค. 2568"], ["30 ก.ย. 2569"])


def test_a_pasted_list_of_two_hundred_lines_becomes_steps_and_is_stored(tharnsai):
    pasted = "\r\n".join(f"{n}. งานที่ {n}\r\n({n}) รายละเอียด" for n in range(1, 201))
    somchai = browser_of(tharnsai.engineer)
    typed = {**ADDING, "step": [pasted], "origin": ["- -"]}
    shown = fields_of(somchai.post(address(tharnsai, "add"), {**typed, "do": "add"}).content.decode())
    assert len(shown["step"]) == 201
    assert somchai.post(address(tharnsai, "add"), typed).status_code == 302
    assert only().steps.count() == 200
    assert only().steps.last().text == "งานที่ 200\n(200) รายละเอียด"


def test_five_hundred_steps_are_edited(tharnsai):
    a_measure(tharnsai, steps=tuple(StepDraft(f"งานที่ {n}") for n in range(1, 501)))
    somchai = browser_of(tharnsai.engineer)
    path = address(tharnsai, 1, "edit")
    fields = open_form(somchai, path)
    assert somchai.post(path, {**fields, "name": "ชื่อใหม่"}).status_code == 302
    assert only().steps.count() == 500


def test_malee_may_not_open_a_measure_of_another_office_and_the_attempt_is_on_record(tharnsai):
    a_measure(tharnsai)
    malee = browser_of(tharnsai.treasurer)
    path = address(tharnsai, 1, "edit")
    assert "มาตรการนี้เป็นของส่วนราชการอื่น" in words(malee.get(path))
    assert malee.post(path, {**ADDING, "name": "ของมาลี"}).status_code == 403
    refused = Event.objects.get(outcome="refused")
    assert (refused.person, refused.thing_name) == (tharnsai.treasurer, path)
    assert only().version == 1


@pytest.mark.parametrize("page", ["add", "1/edit", "1/progress"])
def test_those_who_read_are_refused_and_strangers_find_nothing(tharnsai, dontawan, page):
    a_measure(tharnsai)
    for person in (tharnsai.reader, tharnsai.mayor):
        assert browser_of(person).get(address(tharnsai, page)).status_code == 403
        assert browser_of(person).post(address(tharnsai, page), ADDING).status_code == 403
    assert browser_of(dontawan.administrator).get(address(tharnsai, page)).status_code == 404
    assert browser_of(dontawan.administrator).post(address(tharnsai, page), ADDING).status_code == 404

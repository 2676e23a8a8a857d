"""รายงานผลตามตัวชี้วัด: what stands in it, where, and in which order."""

from dataclasses import replace
from datetime import date

from reports.document import Heading, Line, Paragraph, Rule, Table
from reports.facts import StepFacts
from reports.formats import FORMATS, find
from reports.formats.indicator_results import arrange
from reports.render import render
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading import flat, pages

NUMBER, NAME, STEPS, PERIOD, OWNERS, SUMMARY, RESULT = range(7)


def table_of(*measures):
    return arrange(a_snapshot(*measures), "thai").blocks[-1]


def cell_of(measure, column):
    """The lines of one cell, as typed and numbered."""
    (group,) = table_of(measure).groups
    (row,) = group.rows
    return [f"{line.mark} {line.text}".strip() for line in row.cells[column].lines]


def test_heading_rule_paragraph_and_table_stand_in_this_order():
    document = arrange(a_snapshot(), "thai")
    assert [type(block) for block in document.blocks] == [Heading, Rule, Paragraph, Table]
    assert document.orientation == "landscape"
    assert document.blocks[0].lines == (
        "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
        "ประจำปีงบประมาณ พ.ศ. 2569",
    )


def test_the_paragraph_names_the_year_of_the_results_and_the_year_of_the_measures():
    text = arrange(a_snapshot(), "thai").blocks[2].text
    assert text.startswith("เทศบาลตำบลธารใส")
    assert text.index("พ.ศ. 2568") < text.index("พ.ศ. 2569")


def test_the_seven_heads_are_those_of_the_form():
    columns = table_of().leaves
    assert [column.head for column in columns] == [
        "ลำดับ",
        "มาตรการ/กิจกรรม",
        "วิธีดำเนินการ",
        "ระยะเวลาในการดำเนินการ",
        "ผู้รับผิดชอบ",
        "สรุปผลการดำเนินการตามมาตรการหรือกิจกรรม",
        "ผลลัพธ์หรือความสำเร็จในการดำเนินการ",
    ]
    assert sum(column.width for column in columns) == 100


def test_measures_stand_by_indicator_then_number_and_those_without_last_numbered_anew():
    measures = [
        a_measure(number=1, name="ไม่มีตัวชี้วัด", indicator=None),
        a_measure(number=2, name="ตัวชี้วัดสิบ", indicator=10),
        a_measure(number=3, name="ตัวชี้วัดสอง", indicator=2),
        a_measure(number=9, name="ตัวชี้วัดหนึ่งหลัง", indicator=1),
        a_measure(number=4, name="ตัวชี้วัดหนึ่งก่อน", indicator=1),
    ]
    rows = [row for group in table_of(*measures).groups for row in group.rows]
    assert [(row.cells[NUMBER].lines[0].text, row.cells[NAME].lines[0].text) for row in rows] == [
        ("1", "ตัวชี้วัดหนึ่งก่อน"),
        ("2", "ตัวชี้วัดหนึ่งหลัง"),
        ("3", "ตัวชี้วัดสอง"),
        ("4", "ตัวชี้วัดสิบ"),
        ("5", "ไม่มีตัวชี้วัด"),
    ]


def test_the_aim_stands_in_brackets_under_the_name():
    assert cell_of(a_measure(name="การใช้งบประมาณ", aim="พัฒนาเพื่อยกระดับ"), NAME) == [
        "การใช้งบประมาณ",
        "(พัฒนาเพื่อยกระดับ)",
    ]
    assert cell_of(a_measure(name="การใช้งบประมาณ", aim=""), NAME) == ["การใช้งบประมาณ"]


def test_steps_are_numbered_and_their_further_lines_stay_below_them():
    steps = (StepFacts("จัดทำแผน ดังนี้\n(1) โครงการ\n(2) งบประมาณ", ""), StepFacts("เผยแพร่", ""))
    (group,) = table_of(a_measure(steps=steps)).groups
    assert group.rows[0].cells[STEPS].lines == (
        Line("จัดทำแผน ดังนี้", mark="1."),
        Line("(1) โครงการ", depth=1),
        Line("(2) งบประมาณ", depth=1),
        Line("เผยแพร่", mark="2."),
    )


def test_a_whole_fiscal_year_and_a_part_of_it_are_written_each_its_own_way():
    assert cell_of(a_measure(), PERIOD) == ["ปีงบประมาณ พ.ศ. 2569 (1 ต.ค. 68 ถึง 30 ก.ย. 69)"]
    part = a_measure(start=date(2025, 12, 1), end=date(2026, 3, 31))
    assert cell_of(part, PERIOD) == ["1 ธ.ค. 68 ถึง 31 มี.ค. 69"]


def test_owners_stand_one_a_line_with_a_stroke_between_them():
    assert cell_of(a_measure(owners=("กองช่าง", "กองคลัง")), OWNERS) == ["กองช่าง/", "กองคลัง"]


def test_summary_and_result_print_as_typed_line_by_line():
    measure = a_measure(summary="๑.ทำแล้ว\n- ครบ", result="1) ดี\n\n2) ดีมาก")
    assert cell_of(measure, SUMMARY) == ["๑.ทำแล้ว", "- ครบ"]
    assert cell_of(measure, RESULT) == ["1) ดี", "", "2) ดีมาก"]


def test_results_of_step_groups_stand_for_a_measure_without_its_own():
    steps = (StepFacts("ก", ""), StepFacts("ข", "ผลแรก\nต่อ"), StepFacts("ค", "ผลหลัง"))
    assert cell_of(a_measure(result="", steps=steps), RESULT) == ["ผลแรก", "ต่อ", "ผลหลัง"]
    assert cell_of(a_measure(result="ผลรวม", steps=steps), RESULT) == ["ผลรวม"]


def test_a_measure_that_could_not_be_carried_out_says_why():
    measure = a_measure(
        state="cannot", state_name="ไม่สามารถดำเนินการได้", reason="น้ำท่วมอาคาร", result="เก็บเอกสารไว้แล้ว"
    )
    assert cell_of(measure, RESULT) == ["ไม่สามารถดำเนินการได้", "น้ำท่วมอาคาร", "เก็บเอกสารไว้แล้ว"]


def test_no_blank_line_stands_for_a_reason_or_a_result_that_nobody_gave():
    failed = a_measure(state="cannot", state_name="ไม่สามารถดำเนินการได้", reason="", result="")
    assert cell_of(failed, RESULT) == ["ไม่สามารถดำเนินการได้"]
    assert cell_of(replace(failed, result="เก็บเอกสารไว้แล้ว"), RESULT)[1:] == ["เก็บเอกสารไว้แล้ว"]


def test_a_measure_under_way_shows_its_state_until_it_has_a_result():
    under_way = a_measure(state="under_way", state_name="อยู่ระหว่างดำเนินการ", result="")
    assert cell_of(under_way, RESULT) == ["(อยู่ระหว่างดำเนินการ)"]
    assert cell_of(a_measure(state="under_way", result="ได้ครึ่งหนึ่ง"), RESULT) == ["ได้ครึ่งหนึ่ง"]


def test_a_measure_that_goes_on_over_the_page_is_named_there_and_only_there():
    long = a_measure(number=7, name="เรื่องยาว", indicator=5, summary="\n".join(["ทำแล้ว"] * 70))
    texts = pages(render(arrange(a_snapshot(a_measure(), long, a_measure(number=9)), "thai"), "pdf"))
    assert [flat("ลำดับ ๓ (ต่อ)") in text for text in texts] == [False, True, True, True]
    assert not any(flat("ลำดับ ๑ (ต่อ)") in text or flat("ลำดับ ๒ (ต่อ)") in text for text in texts)


def test_blank_facts_leave_blank_cells():
    blank = a_measure(steps=(), start=None, end=None, owners=(), summary="", result="")
    assert [cell_of(blank, column) for column in (STEPS, PERIOD, OWNERS, SUMMARY, RESULT)] == [
        [],
        [],
        [],
        [],
        [],
    ]


def test_formats_are_found_by_their_code():
    assert find("indicator-results").arrange is arrange
    assert find("no-such") is None
    assert len({each.code for each in FORMATS}) == len(FORMATS)

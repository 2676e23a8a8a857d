"""รายงานผลตามประเด็นที่ต้องปรับปรุง: by instrument, indicator and sub-indicator, each named once."""

from dataclasses import replace

import pytest

from reports.document import Heading, Paragraph, Table
from reports.facts import FindingFacts, IndicatorFacts, IssueFacts, StepFacts
from reports.formats.improvement_results import arrange
from reports.render import render
from tests.reports import made_up
from tests.reports.made_up import a_measure
from tests.reports.reading import flat, pages
from tests.reports.reading_office import sheet_tables, word_tables

INDICATORS = (
    IndicatorFacts(4, "การใช้ทรัพย์สินของราชการ", "IIT"),
    IndicatorFacts(6, "คุณภาพการดำเนินงาน", "EIT"),
    IndicatorFacts(7, "ประสิทธิภาพการสื่อสาร", "EIT"),
    IndicatorFacts(9, "การเปิดเผยข้อมูล", "OIT"),
)
NAME = ["จัดทำคู่มือการให้บริการของทุกงาน"]


def of(indicator, number, to_improve="", sub="", **values):
    usual = {"summary": f"ทำแล้ว {number}", "result": "", "steps": ()}
    code, _, name = sub.partition(" ")
    return a_measure(
        number=number,
        indicator=indicator,
        to_improve=to_improve,
        sub_indicator=code,
        sub_indicator_name=name,
        **usual | values,
    )


def a_snapshot(*measures):
    return replace(made_up.a_snapshot(*measures), indicators=INDICATORS)


def rows_of(*measures):
    return [
        tuple(
            None if cell is None else [f"{line.mark} {line.text}".strip() for line in cell.lines]
            for cell in row.cells
        )
        for group in arrange(a_snapshot(*measures), "thai").blocks[-1].groups
        for row in group.rows
    ]


def test_heading_paragraph_and_table_stand_in_this_order():
    document = arrange(a_snapshot(), "thai")
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Table]
    assert document.orientation == "landscape"
    assert document.blocks[0].lines == (
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "ของเทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
        "ประจำปีงบประมาณ พ.ศ. 2569",
    )
    text = document.blocks[1].text
    assert text.index("พ.ศ. 2568") < text.index("พ.ศ. 2569")
    heads = [column.head for column in document.blocks[2].leaves]
    assert heads == ["แบบ", "ตัวชี้วัด", "ประเด็นที่ต้องปรับปรุง", "ผลการดำเนินการ"]


def test_each_instrument_indicator_and_sub_indicator_is_named_once():
    measures = [
        of(9, 1, "ค", "9.10 การส่งเสริมความโปร่งใส"),
        of(6, 2, "ก"),
        of(9, 3, "ข", "9.2 การบริหารงานบุคคล"),
        of(7, 4),
        of(9, 5, "ง", "9.10 การส่งเสริมความโปร่งใส"),
        of(6, 6, "ก หลัง"),
        of(None, 7, "ไม่มีตัวชี้วัด"),
        of(None, 9, name="จัดทำระบบรับฟังความคิดเห็น"),
        of(4, 8),
    ]
    assert rows_of(*measures) == [
        (["IIT"], ["ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ"], NAME, ["ทำแล้ว 8"]),
        (["EIT"], ["ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน"], ["ก"], ["ทำแล้ว 2"]),
        (None, None, ["ก หลัง"], ["ทำแล้ว 6"]),
        (None, ["ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร"], NAME, ["ทำแล้ว 4"]),
        (["OIT"], ["ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "- การบริหารงานบุคคล"], ["ข"], ["ทำแล้ว 3"]),
        (None, ["- การส่งเสริมความโปร่งใส"], ["ค"], ["ทำแล้ว 1"]),
        (None, None, ["ง"], ["ทำแล้ว 5"]),
        ([], [], ["ไม่มีตัวชี้วัด"], ["ทำแล้ว 7"]),
        (None, None, ["จัดทำระบบรับฟังความคิดเห็น"], ["ทำแล้ว 9"]),
    ]


def test_what_nobody_typed_as_to_be_improved_is_what_the_measure_answers():
    findings = (
        FindingFacts(("e1",), "ล่าช้ากว่าที่กำหนด", measures=(1, 2)),
        FindingFacts(("e2",), "ไม่เท่าเทียม", measures=(2,)),
    )
    issue = IssueFacts(1, "กระบวนการปฏิบัติงาน", findings=findings)
    snapshot = replace(a_snapshot(of(4, 1, "ตามที่พิมพ์"), of(4, 2), of(4, 3)), analysis=(issue,))
    (group,) = arrange(snapshot, "thai").blocks[-1].groups
    assert [[line.text for line in row.cells[2].lines] for row in group.rows] == [
        ["ตามที่พิมพ์"],
        ["ล่าช้ากว่าที่กำหนด", "ไม่เท่าเทียม"],
        NAME,
    ]


def test_what_was_done_and_what_came_of_it_stand_together():
    steps = (StepFacts("ก", "ผลของขั้นตอน"), StepFacts("ข", ""))
    ((*_, result),) = rows_of(of(4, 1, summary="๑.ประชุม\n๒.ประกาศ", steps=steps, result="ดีขึ้น"))
    assert result == ["๑.ประชุม", "๒.ประกาศ", "ผลของขั้นตอน", "ดีขึ้น"]


def test_a_measure_that_failed_says_why_and_one_under_way_how_far_it_came():
    failed = of(4, 1, state="cannot", state_name="ไม่สามารถดำเนินการได้", reason="น้ำท่วม", summary="")
    assert rows_of(failed)[0][-1] == ["ไม่สามารถดำเนินการได้", "น้ำท่วม"]
    under_way = of(4, 1, state="under_way", state_name="อยู่ระหว่างดำเนินการ", summary="ร่างแล้ว")
    assert rows_of(under_way)[0][-1] == ["(อยู่ระหว่างดำเนินการ)", "ร่างแล้ว"]


def test_the_page_names_the_instrument_that_goes_on():
    text = "\n".join(["ต้องปรับปรุง"] * 10)
    measures = [of(4, 1), *(of(6, number, text) for number in range(2, 9)), of(9, 9)]
    texts = pages(render(arrange(a_snapshot(*measures), "thai"), "pdf"))
    assert len(texts) > 2
    assert [flat("แบบ EIT (ต่อ)") in text for text in texts] == [False] + [True] * (len(texts) - 1)
    assert not any(flat("IIT (ต่อ)") in text for text in texts)


@pytest.mark.parametrize(("kind", "read"), [("docx", word_tables), ("xlsx", sheet_tables)])
@pytest.mark.parametrize("digits", ["thai", "arabic"])
def test_p30_word_and_excel_hold_the_merged_table_cell_by_cell(kind, read, digits):
    snapshot = a_snapshot(of(9, 1, "แผน 3 ปี", "9.1 ข้อมูลพื้นฐาน"), of(9, 2, "", "9.1 ข้อมูลพื้นฐาน"), of(4, 3))
    (grid,) = read(render(arrange(snapshot, digits), kind))
    expected = [
        ["แบบ", "ตัวชี้วัด", "ประเด็นที่ต้องปรับปรุง", "ผลการดำเนินการ"],
        ["IIT", "ตัวชี้วัดที่ ๔ การใช้ทรัพย์สินของราชการ", *NAME, "ทำแล้ว ๓"],
        ["OIT", "ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล\n- ข้อมูลพื้นฐาน", "แผน ๓ ปี", "ทำแล้ว ๑"],
        [None, None, *NAME, "ทำแล้ว ๒"],
    ]
    to_arabic = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    if digits == "arabic":
        expected = [[text and text.translate(to_arabic) for text in row] for row in expected]
    assert grid == expected

"""รายงานสถานะการดำเนินการ: cover, plan, last year's result, one of three states."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from pypdfium2 import PdfDocument

from reports.document import Cover, Heading, NewPage, Paragraph, Table
from reports.facts import ResultFacts, StepFacts
from reports.formats import FORMATS
from reports.formats.status_report import arrange, narrative
from reports.render import render
from reports.render.html import body
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading import flat, pages
from tests.reports.reading_office import sheet_tables, word_tables

FAILED = {"state": "cannot", "state_name": "ไม่สามารถดำเนินการได้", "reason": "น้ำท่วมอาคาร"}
TITLE = "ผลการดำเนินการตามมาตรการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"


def rows_of(table, *measures):
    """Each row of the plan (0) or the status (1) as texts, line by line."""
    tables = [block for block in arrange(a_snapshot(*measures), "thai").blocks if isinstance(block, Table)]
    return [
        [[f"{line.mark} {line.text}".strip() for line in cell.lines] for cell in row.cells]
        for group in tables[table].groups
        for row in group.rows
    ]


def test_cover_plan_narrative_and_status_stand_in_this_order():
    document = arrange(a_snapshot(), "thai")
    kinds = [Cover, NewPage, Heading, Table, Paragraph, Heading, Table]
    assert [type(block) for block in document.blocks] == kinds
    assert document.orientation == "portrait"
    cover, _, plan, _, _, status, _ = document.blocks
    assert (document.title, cover.title) == (
        f"รายงาน{TITLE} ประจำปีงบประมาณ 2569 เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
        f"รายงาน{TITLE} ประจำปีงบประมาณ 2569",
    )
    assert cover.agency == ("เทศบาลตำบลธารใส", "อำเภอศรีบุรพา จังหวัดนครธารา")
    assert plan.lines == (f"รายงาน{TITLE}",)
    assert status.lines == (TITLE, "ของเทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา")


def test_the_subdistrict_of_the_agency_stands_in_text_and_status_and_neither_on_the_cover_nor_elsewhere():
    snapshot = replace(a_snapshot(), result=ResultFacts(2568, Decimal("59.42"), "D", ""))
    snapshot = replace(snapshot, agency=replace(snapshot.agency, subdistrict="ตำบลธารบน"))
    cover, _, _, _, text, _, status, _ = arrange(snapshot, "thai").blocks
    assert "ของเทศบาลตำบลธารใส ตำบลธารบน อำเภอศรีบุรพา จังหวัดนครธารา มีค่าคะแนน" in text.text
    assert status.lines[1] == "ของเทศบาลตำบลธารใส ตำบลธารบน อำเภอศรีบุรพา จังหวัดนครธารา"
    assert cover.agency == ("เทศบาลตำบลธารใส", "อำเภอศรีบุรพา จังหวัดนครธารา")
    others = (each.arrange(snapshot, "thai") for each in FORMATS if each.code != "status-report")
    assert not [each for each in others if "ธารบน" in str(each.blocks)]


def test_the_heads_are_those_of_the_form():
    plan, status = (block for block in arrange(a_snapshot(), "thai").blocks if isinstance(block, Table))
    heads = [column.head for column in plan.leaves]
    assert heads == ["มาตรการ", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "การกำกับติดตาม"]
    assert [cell.text for cell in status.head[0]] == ["มาตรการ", "ขั้นตอนหรือวิธีการ", "สถานะการดำเนินการ"]
    assert [cell.text for cell in status.head[1]] == [
        "ยังไม่ดำเนินการ",
        "อยู่ระหว่างดำเนินการ",
        "ดำเนินการเสร็จเรียบร้อยแล้ว",
    ]
    assert [sum(column.width for column in table.leaves) for table in (plan, status)] == [100, 100]


def test_the_plan_numbers_its_measures_and_prints_the_follow_up_as_typed():
    follow_up = "รายงานความก้าวหน้าและสรุปผล ณ ๓๑ มีนาคม ๒๕๖๙"
    rows = rows_of(
        0, a_measure(name="ให้ความรู้\nทุกกอง", follow_up=follow_up), a_measure(number=5, name="เผยแพร่")
    )
    assert rows[0] == [["(1) ให้ความรู้", "ทุกกอง"], ["1. สำรวจงานบริการ", "2. จัดทำคู่มือ"], ["กองช่าง"], [follow_up]]
    assert rows[1][0] == ["(2) เผยแพร่"]


def test_a_single_step_has_no_number():
    ((_, steps, *_),) = rows_of(0, a_measure(steps=(StepFacts("รณรงค์\nทุกช่องทาง", ""),)))
    assert steps == ["รณรงค์", "ทุกช่องทาง"]
    assert rows_of(0, a_measure(steps=()))[0][1] == []


def test_a_single_step_whose_lines_are_counted_under_it_has_its_number():
    text = "ใช้ดุลยพินิจโดยประกอบเหตุผล ดังนี้\n๑.๑ ข้อเท็จจริง\n๑.๒ ข้อกฎหมายที่อ้างอิง"
    ((_, steps, *_),) = rows_of(1, a_measure(steps=(StepFacts(text, ""),)))
    assert steps == ["1. ใช้ดุลยพินิจโดยประกอบเหตุผล ดังนี้", "๑.๑ ข้อเท็จจริง", "๑.๒ ข้อกฎหมายที่อ้างอิง"]
    ((_, steps, *_),) = rows_of(
        0, a_measure(steps=(StepFacts("ตรวจ\n(1) งานช่าง\nร้อยละ 1.1\n1.15 ล้านบาท", ""),))
    )
    assert steps[0] == "ตรวจ"


@pytest.mark.parametrize(
    ("state", "marks"),
    [("not_started", "/--"), ("under_way", "-/-"), ("done", "--/"), ("cannot", "---")],
)
def test_one_of_three_states_is_marked(state, marks):
    ((*_, first, second, third),) = rows_of(1, a_measure(state=state))
    assert [first, second, third] == [[mark] for mark in marks]


def test_a_measure_that_cannot_be_carried_out_says_why_under_its_name():
    assert rows_of(1, a_measure(**FAILED))[0][0] == ["(1) จัดทำคู่มือการให้บริการของทุกงาน", "น้ำท่วมอาคาร"]
    assert rows_of(0, a_measure(**FAILED))[0][0] == ["(1) จัดทำคู่มือการให้บริการของทุกงาน"]


@pytest.mark.parametrize(
    ("total", "level", "words"),
    [
        ("59.42", "D", "มีค่าคะแนนเท่ากับ 59.42 อยู่ในระดับ D"),
        ("95.01", "ระดับผ่าน", "มีค่าคะแนนเท่ากับ 95.01 อยู่ในระดับ ผ่าน"),
        ("88.00", "", "มีค่าคะแนนเท่ากับ 88.00"),
    ],
)
def test_the_narrative_begins_with_last_years_score_and_level(total, level, words):
    snapshot = replace(a_snapshot(), result=ResultFacts(2568, Decimal(total), level, ""))
    result, why = narrative(snapshot)
    assert "ประจำปีงบประมาณ พ.ศ. 2568 ของเทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา" in result
    assert result.endswith(words)
    assert "พ.ศ. 2569" in why


@pytest.mark.parametrize("before", [None, ResultFacts(2568, None, "ผ่าน", "")])
def test_without_last_years_score_the_narrative_says_only_why(before):
    (why,) = narrative(replace(a_snapshot(), result=before))
    assert "พ.ศ. 2568" not in why


def test_the_cover_is_a_page_without_number_and_the_rest_is_portrait():
    first, second, *_ = pages(render(arrange(a_snapshot(), "thai"), "pdf"))
    assert first == flat(f"รายงาน{TITLE} ประจำปีงบประมาณ ๒๕๖๙ เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา")
    assert "หน้า๒จาก๒" in second


LONG_NAMED = {
    "name": "องค์การบริหารส่วนตำบลศรีบุญเรืองหนองแวงเมืองเก่าพัฒนา",
    "place": "อำเภอสมเด็จพระบรมวงศ์เธอกรมพระยา จังหวัดนครศรีอยุธยามหาธานีบุรีรมย์",
    "district": "สมเด็จพระบรมวงศ์เธอกรมพระยา",
    "province": "นครศรีอยุธยามหาธานีบุรีรมย์",
}


def test_the_title_of_the_cover_stands_in_the_three_lines_of_the_form_whatever_the_agency_is_called():
    snapshot = replace(a_snapshot(), agency=replace(a_snapshot().agency, **LONG_NAMED))
    cover = arrange(snapshot, "thai")
    wanted = [
        "รายงานผลการดำเนินการตามมาตรการเพื่อ",
        "ส่งเสริมคุณธรรมและความโปร่งใสภายใน",
        "หน่วยงาน ประจำปีงบประมาณ ๒๕๖๙",
        "องค์การบริหารส่วนตำบลศรีบุญเรืองหนองแวงเมืองเก่าพัฒนา",
        "อำเภอสมเด็จพระบรมวงศ์เธอกรมพระยา",
        "จังหวัดนครศรีอยุธยามหาธานีบุรีรมย์",
    ]
    with PdfDocument(render(cover, "pdf")) as file:
        assert [line.strip() for line in file[0].get_textpage().get_text_range().splitlines()] == wanted
    _, *paragraphs = docx.Document(BytesIO(render(cover, "docx"))).paragraphs
    assert "\n".join(each.text for each in paragraphs[:3]).replace(" \n", "\n").split("\n") == wanted


def test_the_level_of_last_year_is_parted_by_no_line():
    """ผ่านดี at the end of a line would be read as another level than ผ่านดีเยี่ยม."""
    snapshot = replace(a_snapshot(), result=ResultFacts(2568, Decimal("96.01"), "ระดับ ผ่านดีเยี่ยม", ""))
    for digits in ("thai", "arabic"):
        assert '<span class="kept">ผ่านดีเยี่ยม</span></p>' in body(arrange(snapshot, digits))


@pytest.mark.parametrize(("kind", "read"), [("docx", word_tables), ("xlsx", sheet_tables)])
def test_p30_word_and_excel_hold_plan_and_status_cell_by_cell(kind, read):
    snapshot = a_snapshot(a_measure(follow_up="ณ 31 มีนาคม 2569"), a_measure(number=2, **FAILED))
    plan, status = read(render(arrange(snapshot, "thai"), kind))
    steps = "๑. สำรวจงานบริการ\n๒. จัดทำคู่มือ"
    assert plan == [
        ["มาตรการ", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "การกำกับติดตาม"],
        ["(๑) จัดทำคู่มือการให้บริการของทุกงาน", steps, "กองช่าง", "ณ ๓๑ มีนาคม ๒๕๖๙"],
        ["(๒) จัดทำคู่มือการให้บริการของทุกงาน", steps, "กองช่าง", ""],
    ]
    assert status == [
        ["มาตรการ", "ขั้นตอนหรือวิธีการ", "สถานะการดำเนินการ", None, None],
        [None, None, "ยังไม่ดำเนินการ", "อยู่ระหว่างดำเนินการ", "ดำเนินการเสร็จเรียบร้อยแล้ว"],
        ["(๑) จัดทำคู่มือการให้บริการของทุกงาน", steps, "-", "-", "/"],
        ["(๒) จัดทำคู่มือการให้บริการของทุกงาน\nน้ำท่วมอาคาร", steps, "-", "-", "-"],
    ]

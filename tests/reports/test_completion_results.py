"""รายงานผลแล้วเสร็จ: a group of rows a measure, a tick, results beside the steps they belong to."""

import pytest

from reports.document import Heading, Line, Table
from reports.facts import StepFacts
from reports.formats.completion_results import arrange
from reports.render import render
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading import flat, pages
from tests.reports.reading_office import sheet_tables, word_tables

NUMBER, NAME, STEPS, PERIOD, OWNERS, DONE, CANNOT, RESULT = range(8)
FAILED = {"state": "cannot", "state_name": "ไม่สามารถดำเนินการได้", "reason": "น้ำท่วมอาคาร"}
IN_GROUPS = (
    StepFacts("จัดทำแผน ดังนี้\n(1) โครงการ", ""),
    StepFacts("เผยแพร่แผน", "ประชาชนทราบแผน"),
    StepFacts("รายงานผล", "ตรวจสอบได้"),
)


def rows_of(measure):
    """Each row as texts, line by line; None where the cell above goes on."""
    (group,) = arrange(a_snapshot(measure), "thai").blocks[-1].groups
    return [
        [
            None if cell is None else [f"{line.mark} {line.text}".strip() for line in cell.lines]
            for cell in row.cells
        ]
        for row in group.rows
    ]


def test_heading_and_table_stand_in_this_order():
    document = arrange(a_snapshot(), "thai")
    assert [type(block) for block in document.blocks] == [Heading, Table]
    assert document.orientation == "landscape"
    assert document.blocks[0].lines == (
        "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2569",
        "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา",
    )


def test_the_eight_heads_stand_in_two_rows():
    table = arrange(a_snapshot(), "thai").blocks[-1]
    upper, lower = table.head
    assert [(cell.text, cell.across, cell.down) for cell in upper] == [
        ("ลำดับที่", 1, 2),
        ("มาตรการหรือกิจกรรมที่ดำเนินการ", 1, 2),
        ("ขั้นตอนหรือวิธีการปฏิบัติ", 1, 2),
        ("ช่วงระยะเวลาในการดำเนินการ", 1, 2),
        ("ผู้รับผิดชอบ", 1, 2),
        ("สรุปผลการดำเนินการ", 2, 1),
        ("ผลลัพธ์หรือความสำเร็จของการดำเนินการ", 1, 2),
    ]
    assert [(cell.text, cell.column) for cell in lower] == [("ดำเนินการแล้วเสร็จ", 5), ("ไม่สามารถดำเนินการได้", 6)]
    assert sum(column.width for column in table.leaves) == 100


def test_a_measure_without_results_of_its_steps_is_one_row():
    (row,) = rows_of(a_measure(owners=("กองช่าง", "กองคลัง")))
    assert row == [
        ["1"],
        ["จัดทำคู่มือการให้บริการของทุกงาน"],
        ["1. สำรวจงานบริการ", "2. จัดทำคู่มือ"],
        ["ต.ค.68-ก.ย.69"],
        ["กองช่าง/", "กองคลัง"],
        ["✓"],
        [],
        ["ประชาชนได้รับบริการเร็วขึ้น"],
    ]


def test_each_group_of_steps_with_a_result_is_a_row_and_the_rest_stands_once():
    first, second = rows_of(a_measure(steps=IN_GROUPS, result=""))
    assert first[STEPS] == ["1. จัดทำแผน ดังนี้", "(1) โครงการ", "2. เผยแพร่แผน"]
    assert first[RESULT] == ["ประชาชนทราบแผน"]
    assert second == [None, None, ["3. รายงานผล"], None, None, None, None, ["ตรวจสอบได้"]]


def test_steps_go_on_numbering_and_their_further_lines_are_set_in():
    (group,) = arrange(a_snapshot(a_measure(steps=IN_GROUPS)), "thai").blocks[-1].groups
    assert group.rows[0].cells[STEPS].lines[1] == Line("(1) โครงการ", depth=1)
    assert group.rows[1].cells[STEPS].lines[0].mark == "3."
    assert group.label == "ลำดับที่ 1 (ต่อ)"


def test_the_result_of_the_whole_stands_beside_the_last_steps_or_below_the_last_result():
    assert [row[RESULT] for row in rows_of(a_measure(steps=IN_GROUPS, result="ผลรวม"))] == [
        ["ประชาชนทราบแผน"],
        ["ตรวจสอบได้", "ผลรวม"],
    ]
    more = (*IN_GROUPS, StepFacts("ประเมิน", ""))
    assert [row[RESULT] for row in rows_of(a_measure(steps=more, result="ผลรวม"))][-1] == ["ผลรวม"]


def test_what_was_summed_up_stands_where_nobody_gave_a_result():
    told = {"summary": "เผยแพร่แล้ว 3 ครั้ง", "result": ""}
    assert [row[RESULT] for row in rows_of(a_measure(**told))] == [["เผยแพร่แล้ว 3 ครั้ง"]]
    (under_way,) = rows_of(a_measure(**told, state="under_way", state_name="อยู่ระหว่างดำเนินการ"))
    assert under_way[RESULT] == ["(อยู่ระหว่างดำเนินการ)", "เผยแพร่แล้ว 3 ครั้ง"]
    assert [row[RESULT] for row in rows_of(a_measure(**told, steps=IN_GROUPS))] == [
        ["ประชาชนทราบแผน"],
        ["ตรวจสอบได้"],
    ]
    (failed,) = rows_of(a_measure(**told | FAILED))
    assert failed[RESULT] == ["น้ำท่วมอาคาร"]


def test_a_measure_that_failed_is_ticked_there_and_says_why():
    (row,) = rows_of(a_measure(**FAILED, result=""))
    assert (row[DONE], row[CANNOT], row[RESULT]) == ([], ["✓"], ["น้ำท่วมอาคาร"])


@pytest.mark.parametrize(
    ("state", "name"), [("not_started", "ยังไม่ดำเนินการ"), ("under_way", "อยู่ระหว่างดำเนินการ")]
)
def test_a_measure_neither_done_nor_failed_has_no_tick_but_a_note(state, name):
    (row,) = rows_of(a_measure(state=state, state_name=name, result="ได้ครึ่งหนึ่ง"))
    assert (row[DONE], row[CANNOT], row[RESULT]) == ([], [], [f"({name})", "ได้ครึ่งหนึ่ง"])


def test_a_measure_of_which_nothing_is_known_is_still_a_row():
    blank = {"steps": (), "start": None, "end": None, "owners": (), "summary": "", "result": ""}
    (row,) = rows_of(a_measure(**blank, state="done"))
    assert row == [["1"], ["จัดทำคู่มือการให้บริการของทุกงาน"], [], [], [], ["✓"], [], []]


def test_measures_stand_in_their_own_order():
    measures = [a_measure(number=3, name="ก", indicator=9), a_measure(number=7, name="ข", indicator=1)]
    table = arrange(a_snapshot(*measures), "thai").blocks[-1]
    names = [
        (group.rows[0].cells[NUMBER].lines[0].text, group.rows[0].cells[NAME].lines[0].text)
        for group in table.groups
    ]
    assert names == [("1", "ก"), ("2", "ข")]


@pytest.mark.parametrize(("kind", "read"), [("docx", word_tables), ("xlsx", sheet_tables)])
def test_p30_word_and_excel_hold_the_group_cell_by_cell(kind, read):
    snapshot = a_snapshot(a_measure(steps=IN_GROUPS, result=""), a_measure(number=2, **FAILED, result=""))
    (grid,) = read(render(arrange(snapshot, "thai"), kind))
    assert grid[2:] == [
        [
            "๑",
            "จัดทำคู่มือการให้บริการของทุกงาน",
            "๑. จัดทำแผน ดังนี้\n(๑) โครงการ\n๒. เผยแพร่แผน",
            "ต.ค.๖๘-ก.ย.๖๙",
            "กองช่าง",
            "✓",
            "",
            "ประชาชนทราบแผน",
        ],
        [None, None, "๓. รายงานผล", None, None, None, None, "ตรวจสอบได้"],
        [
            "๒",
            "จัดทำคู่มือการให้บริการของทุกงาน",
            "๑. สำรวจงานบริการ\n๒. จัดทำคู่มือ",
            "ต.ค.๖๘-ก.ย.๖๙",
            "กองช่าง",
            "",
            "✓",
            "น้ำท่วมอาคาร",
        ],
    ]


def test_a_page_that_begins_with_another_measure_names_none():
    measures = [a_measure(number=number) for number in range(1, 31)]
    texts = pages(render(arrange(a_snapshot(*measures), "thai"), "pdf"))
    assert len(texts) > 2
    assert not any("(ต่อ)" in text for text in texts)


def test_a_measure_that_goes_on_over_the_page_is_named_there_and_only_there():
    text = "\n".join(["ขั้นตอน", *["(1) ย่อย"] * 8])
    long = tuple(StepFacts(text, f"ผล {number}") for number in range(7))
    measures = [a_measure(number=1), a_measure(number=2, steps=long), a_measure(number=3)]
    texts = pages(render(arrange(a_snapshot(*measures), "thai"), "pdf"))
    assert len(texts) > 3
    named = [flat("ลำดับที่ ๒ (ต่อ)") in text for text in texts]
    assert named[0] is False
    assert all(named[1:-1])
    assert not any(flat("ลำดับที่ ๓ (ต่อ)") in text or flat("ลำดับที่ ๑ (ต่อ)") in text for text in texts)

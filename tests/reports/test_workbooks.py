"""The workbook of a report: numbers that can be added up, a sheet for each table and one for the memo."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from reports.document import Column, Document, Group, Heading, NewPage, Opinions, Paragraph, Row, Table, cell
from reports.render import render
from tests.reports.reading_office import sheet_tables, sheets
from tests.reports.test_word_memo import AGREED, CHART, TABLE, a_memo
from tests.reports.workbook_rules import faults

THAI = "[$-D00041E]"


def the_cell(text: str, digits: str):
    table = Table((Column("ช่อง", 100),), (Group((Row((cell(text),)),)),))
    document = Document("ชื่อ", "เทศบาล", "portrait", digits, (table,))
    (sheet,) = load_workbook(BytesIO(render(document, "xlsx"))).worksheets
    return sheet["A2"]


@pytest.mark.parametrize(
    ("text", "number", "shown_as"),
    [
        ("95.10", 95.1, "0.00"),
        ("๙๕.๑๐", 95.1, "0.00"),
        ("100", 100, "0"),
        ("0", 0, "0"),
        ("1,014", 1014, "#,##0"),
        ("1,234,567.5", 1234567.5, "#,##0.0"),
    ],
)
def test_a_cell_with_nothing_but_a_number_is_a_number_in_the_digits_of_the_document(text, number, shown_as):
    for digits, before in (("arabic", ""), ("thai", THAI)):
        found = the_cell(text, digits)
        assert (found.value, found.data_type, found.number_format) == (number, "n", before + shown_as)


@pytest.mark.parametrize(
    "text",
    [
        "007",
        "01,234",
        "0812345678",
        "12345678901234567",
        "1-2",
        "-5",
        "+5",
        "1.",
        "(1)",
        "ร้อยละ 5",
        "5 ครั้ง",
        "1e5",
        "1,01",
        "5\n6",
        "๑๒/๒๕๖๙",
    ],
)
def test_what_only_looks_like_a_number_stays_as_typed(text):
    found = the_cell(text, "arabic")
    assert (found.data_type, found.number_format) == ("s", "@")


def test_the_memo_is_a_sheet_and_so_is_each_table_and_the_chart():
    scores = Table((Column("ข้อ", 30), Column("คะแนน", 70)), TABLE.groups, name="คะแนน: IIT/EIT")
    document = a_memo(
        Opinions((AGREED,)), NewPage("portrait"), Heading(("ผล",)), scores, CHART, Paragraph("สรุป"), scores
    )
    content = render(document, "xlsx")
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["บันทึกข้อความ", "คะแนน IIT EIT", "คะแนนย้อนหลัง", "คะแนน IIT EIT 4"]
    memo = [row[0] for row in sheets(content)[0]]
    assert memo[:4] == ["บันทึกข้อความ", "ส่วนราชการ สำนักปลัดเทศบาล เทศบาลตำบลธารใส", "ที่ นธ ๕๒๙๐๑/", "วันที่"]
    assert "☑ เห็นควร" in memo
    figures = sheet_tables(content)[1]
    assert figures == [["ปี", "คะแนน", "ระดับ"], ["๒๕๖๖", "๗๘.๒๐", "B"], ["๒๕๖๗", "", ""]]
    assert [sheet.freeze_panes for sheet in book] == [None, "A3", "A3", "A3"]
    assert all(sheet.sheet_properties.pageSetUpPr.fitToPage for sheet in book)


def heights_of(sheet, cell: str) -> list[float]:
    """The heights of the rows over which a cell stands."""
    first = sheet[cell].row
    areas = (each for each in sheet.merged_cells.ranges if cell in each)
    last = next((each.max_row for each in areas), first)
    return [sheet.row_dimensions[row].height for row in range(first, last + 1)]


def test_a_row_is_as_high_as_its_letters_are_wide():
    """A hundred W of 14 points, each 8.2 points wide, need seven lines of a column of 127 points."""
    narrow = Table((Column("ก", 25), Column("ข", 75)), (Group((Row((cell("W" * 100), cell(""))),)),))
    document = Document("ชื่อ", "เทศบาล", "portrait", "thai", (narrow,))
    (sheet,) = load_workbook(BytesIO(render(document, "xlsx"))).worksheets
    assert sum(heights_of(sheet, "A2")) >= 7 * 18.75
    assert heights_of(sheet, "A1") == [20]


def test_a_head_that_fills_its_column_to_the_border_gets_a_second_line():
    """78 points of bold letters in a column of 83: Excel keeps 4 free, LibreOffice makes it 78 wide."""
    heads = Table((Column("ก", 89), Column("ระยะเวลาดำเนินการ", 11)), (Group((Row((cell("ก"), cell("ข"))),)),))
    document = Document("ชื่อ", "เทศบาล", "landscape", "thai", (heads,))
    (sheet,) = load_workbook(BytesIO(render(document, "xlsx"))).worksheets
    assert heights_of(sheet, "B1") == [40]


def test_a_text_above_a_table_is_shown_to_its_last_line():
    lines = "\n".join("เหตุผล" for _ in range(6))
    opinion = replace(AGREED, choices=(replace(AGREED.choices[1], ticked=True, reason=lines),))
    (sheet,) = load_workbook(BytesIO(render(a_memo(Opinions((opinion,))), "xlsx"))).worksheets
    reason = next(each for (each, *_) in sheet.iter_rows() if lines in str(each.value))
    assert sum(heights_of(sheet, reason.coordinate)) >= 6 * 21


def test_a_paragraph_longer_than_a_cell_and_higher_than_a_row_is_whole():
    text = "ประชาชนเดินทางมารับฟังและซักถามจนเข้าใจ" * 1_000
    content = render(Document("ชื่อ", "เทศบาล", "portrait", "thai", (Paragraph(text), TABLE)), "xlsx")
    assert faults(content) == []
    (sheet,) = load_workbook(BytesIO(content)).worksheets
    assert "".join(str(row[0].value or "") for row in sheet.iter_rows(max_col=1)).startswith(f"{text}ข้อ")
    assert sum(heights_of(sheet, "A1")) >= 16_000 / 118 * 21


@pytest.mark.parametrize(("draft", "on_top"), [(True, "ร่าง"), (False, None)])
def test_every_printed_page_of_a_draft_says_so(draft, on_top):
    book = load_workbook(BytesIO(render(a_memo(NewPage("landscape"), TABLE, CHART, draft=draft), "xlsx")))
    assert [sheet.oddHeader.center.text for sheet in book] == [on_top] * 3


def test_a_heading_behind_running_text_begins_a_sheet_so_that_the_head_leaves_room_below_it():
    told = Paragraph("ประชาชนเดินทางมารับฟังและซักถามจนเข้าใจ" * 40)
    document = Document("ชื่อ", "เทศบาล", "portrait", "thai", (told, Heading(("สถานะ",)), TABLE))
    book = load_workbook(BytesIO(render(document, "xlsx")))
    assert [(each["A1"].value[:7], each.freeze_panes) for each in book] == [
        ("ประชาชน", None),
        ("สถานะ", "A3"),
    ]


@pytest.mark.parametrize(("lines", "stays"), [(3, "A5"), (12, None)])
def test_a_head_below_a_screenful_of_text_does_not_stay_in_sight(lines, stays):
    told = tuple(Paragraph("ข้อความ") for _ in range(lines))
    (sheet,) = load_workbook(
        BytesIO(render(Document("ชื่อ", "เทศบาล", "portrait", "thai", (*told, TABLE)), "xlsx"))
    ).worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == (stays, f"${lines + 1}:${lines + 1}")


@pytest.mark.parametrize(("lines", "heights"), [(16, [320]), (19, [320, 60]), (40, [320, 240, 240])])
def test_a_long_measure_begins_on_the_page_of_its_head(lines, heights):
    """490 points of a page that lies; 27 for each line above the table, 20 for its head."""
    above = (Heading(("ก",)), *[Paragraph("ข้อความ")] * 4)
    long = Table((Column("ก", 100),), (Group((Row((cell("\n".join(["ขั้นตอน"] * lines)),)),)),))
    (sheet,) = load_workbook(
        BytesIO(render(Document("ชื่อ", "เทศบาล", "landscape", "thai", (*above, long)), "xlsx"))
    ).worksheets
    assert heights_of(sheet, "A7") == heights


def test_every_printed_page_bears_its_number():
    book = load_workbook(BytesIO(render(a_memo(NewPage("landscape"), TABLE), "xlsx")))
    assert [sheet.oddFooter.right.text for sheet in book] == ["หน้า &P จาก &N"] * 2


def test_every_sheet_has_a_name_of_its_own_that_excel_takes():
    long = "ผลการดำเนินการตามมาตรการ [ก] ของปี"
    names = ["'ผล: A/B'", "ผล a b", "''", "ตาราง", long, long, "ผล A B 3"]
    tables = tuple(replace(TABLE, name=name) for name in names)
    content = render(Document("ชื่อ", "เทศบาล", "portrait", "thai", tables), "xlsx")
    assert faults(content) == []
    assert load_workbook(BytesIO(content)).sheetnames == [
        "ผล A B",
        "ผล a b 2",
        "ตาราง",
        "ตาราง 4",
        "ผลการดำเนินการตามมาตรการ ก ของป",
        "ผลการดำเนินการตามมาตรการ ก ขอ 6",
        "ผล A B 3",
    ]

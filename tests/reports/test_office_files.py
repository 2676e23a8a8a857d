"""Word and Excel as an officer opens them: real tables, her fonts, properties, nothing that computes."""

from dataclasses import replace
from io import BytesIO
from time import process_time
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from openpyxl import load_workbook

from reports.document import (
    Cell,
    Column,
    ColumnGroup,
    Cover,
    Document,
    Group,
    Heading,
    NewPage,
    Paragraph,
    Row,
    Table,
    cell,
)
from reports.facts import StepFacts
from reports.formats.indicator_results import arrange
from reports.render import KINDS, render
from tests.reports.made_up import a_measure, a_snapshot
from tests.reports.reading_office import body_text, sheet_tables, sheets, word_tables

TITLE = (
    "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน "
    "เทศบาลตำบลธารใส อำเภอศรีบุรพา จังหวัดนครธารา ประจำปีงบประมาณ พ.ศ. ๒๕๖๙"
)
MERGED = Table(
    (Column("ที่", 10, "center"), Column("ชื่อ", 30), ColumnGroup("ผล", (Column("ได้", 30), Column("ไม่ได้", 30)))),
    (
        Group(
            (
                Row((cell("1"), cell("มาตรการ 1"), cell("✓"), cell(""))),
                Row((None, None, cell("ข"), cell("-"))),
            )
        ),
        Group((Row((cell("2"), Cell(), cell("=1+1"), cell("@ก"))),)),
    ),
)
MERGED_GRID = [
    ["ที่", "ชื่อ", "ผล", None],
    [None, None, "ได้", "ไม่ได้"],
    ["๑", "มาตรการ ๑", "✓", ""],
    [None, None, "ข", "-"],
    ["๒", "", "=๑+๑", "@ก"],
]


def a_document(*blocks, orientation="landscape", digits="thai"):
    return Document("ชื่อ 1", "เทศบาล", orientation, digits, blocks)


def word(*blocks, **values):
    return docx.Document(BytesIO(render(a_document(*blocks, **values), "docx")))


def workbook(*blocks, **values):
    return load_workbook(BytesIO(render(a_document(*blocks, **values), "xlsx")))


@pytest.mark.parametrize("read", [word_tables, sheet_tables])
def test_a_table_comes_back_cell_by_cell_with_what_is_merged(read):
    kind = "docx" if read is word_tables else "xlsx"
    assert read(render(a_document(MERGED), kind)) == [MERGED_GRID]


def test_a_merged_cell_begins_and_goes_on():
    (table,) = word(MERGED).tables
    merges = [[each.get(qn("w:val")) for each in row._tr.iter(qn("w:vMerge"))] for row in table.rows]
    assert merges == [["restart", "restart"], [None, None], ["restart", "restart"], [None, None], []]
    html = render(a_document(MERGED), "html").decode()
    assert html.count('<td class="center" rowspan="2">') == html.count('<td rowspan="2">') == 1


def test_the_word_table_repeats_its_head_and_keeps_rows_whole_unless_long():
    long = a_measure(steps=tuple(StepFacts("ขั้นตอน", "") for _ in range(30)))
    content = render(arrange(a_snapshot(a_measure(), long), "thai"), "docx")
    (table,) = docx.Document(BytesIO(content)).tables
    rules = [{child.tag for child in row._tr.get_or_add_trPr()} for row in table.rows]
    assert rules == [{qn("w:cantSplit"), qn("w:tblHeader")}, {qn("w:cantSplit")}, set()]


def kept_with_the_next(table):
    return [bool(row.cells[2].paragraphs[0].paragraph_format.keep_with_next) for row in table.rows]


def test_a_group_of_rows_and_a_short_table_stay_on_one_page_in_word():
    (short,) = word(MERGED).tables
    (long,) = word(replace(MERGED, groups=MERGED.groups * 9)).tables
    head = [False, False]  # its style keeps its rows itself
    assert kept_with_the_next(short) == [*head, True, True, False]
    assert kept_with_the_next(long) == [*head, *[True, False, False] * 9]
    assert all(row.cells[0].paragraphs[0].style.paragraph_format.keep_with_next for row in short.rows[:2])


def test_no_name_is_parted_in_a_heading_of_word():
    names = ("องค์การบริหารส่วนตำบลดอนตะวันสวนกลาง", "อำเภอศรีบุรพา")
    title = f"ของ{names[0]} {names[1]} จังหวัดนครธารา ประจำปี"
    document = replace(a_document(Heading(("รายงาน", title)), orientation="portrait"), names=names)
    (heading,) = docx.Document(BytesIO(render(document, "docx"))).paragraphs
    assert [line.replace("\u00a0", " ") for line in heading.text.split("\n")] == ["รายงาน", title]
    longer = replace(document, blocks=(Heading((f"ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม{title}",)),))
    (heading,) = docx.Document(BytesIO(render(longer, "docx"))).paragraphs
    assert heading.text.split("\n")[1:] == ["อำเภอศรีบุรพา จังหวัดนครธารา ประจำปี"]


def test_what_leads_to_a_table_stays_on_its_page_in_word():
    file = word(Paragraph("ก\nสรุปดังนี้"), MERGED, Paragraph("ท้าย"), Paragraph(""))
    kept = {each.text: bool(each.paragraph_format.keep_with_next) for each in file.paragraphs if each.text}
    assert kept == {"ก": False, "สรุปดังนี้": True, "ท้าย": False}


@pytest.mark.parametrize(
    ("head", "width", "lines"),
    [
        ("ยังไม่ดำเนินการ", 13, ["ยังไม่", "ดำเนินการ"]),
        ("ระยะเวลาดำเนินการ", 16, ["ระยะเวลา", "ดำเนินการ"]),
        ("ระยะเวลาดำเนินการ", 30, ["ระยะเวลาดำเนินการ"]),  # it fits; so does the next, up to ได้
        ("ไม่สามารถดำเนินการได้", 12, ["ไม่สามารถดำเนินการได้"]),
        ("ปี 2569", 10, ["ปี ๒๕๖๙"]),
    ],
)
def test_no_word_of_a_head_is_parted_in_word(head, width, lines):
    table = Table((Column(head, width), Column("ชื่อ", 100 - width)), (Group((Row((cell("1"), cell("ก"))),)),))
    (drawn,) = word(table, orientation="portrait").tables
    assert drawn.rows[0].cells[0].text.replace("\u00a0", " ").split("\n") == lines


def test_thai_has_its_font_size_and_weight_in_word():
    styles = word(Heading(("ก",)), MERGED).styles
    defaults = styles.element.find(f".//{qn('w:rPrDefault')}")
    fonts, language = defaults.find(f".//{qn('w:rFonts')}"), defaults.find(f".//{qn('w:lang')}")
    assert fonts.get(qn("w:cs")) == fonts.get(qn("w:ascii")) == "TH SarabunPSK"
    assert defaults.find(f".//{qn('w:szCs')}").get(qn("w:val")) == "32"
    assert language.get(qn("w:bidi")) == "th-TH"
    head = styles["heading 1"].element
    assert head.find(f".//{qn('w:bCs')}") is not None
    assert head.find(f".//{qn('w:szCs')}").get(qn("w:val")) == "36"


def test_word_pages_turn_where_the_document_says_and_the_cover_has_no_number():
    file = word(
        Cover(("ปก",), ("เทศบาล",)),
        NewPage(),
        Paragraph("ก"),
        NewPage("landscape"),
        MERGED,
        orientation="portrait",
    )
    sizes = [(round(each.page_width.mm), round(each.page_height.mm)) for each in file.sections]
    assert sizes == [(210, 297), (210, 297), (297, 210)]
    cover, *others = (each.footer.paragraphs[0].text for each in file.sections)
    assert (cover, others) == ("", ["หน้า  จาก "] * 2)


@pytest.mark.parametrize(
    ("digits", "fields", "numbers"),
    [
        ("thai", [r" PAGE \* THAIARABIC ", r" NUMPAGES \* THAIARABIC "], ["thaiNumbers"]),
        ("arabic", [" PAGE ", " NUMPAGES "], []),
    ],
)
def test_word_numbers_its_pages_in_the_digits_of_the_document(digits, fields, numbers):
    section = word(MERGED, digits=digits).sections[0]
    assert [each.get(qn("w:fmt")) for each in section._sectPr.iter(qn("w:pgNumType"))] == numbers
    footer = section.footer
    assert [each.get(qn("w:instr")) for each in footer._element.iter(qn("w:fldSimple"))] == fields
    assert footer.paragraphs[0].text.startswith("หน้า ")


def test_both_files_say_what_they_are():
    document = arrange(a_snapshot(), "thai")
    word_file = docx.Document(BytesIO(render(document, "docx"))).core_properties
    book = load_workbook(BytesIO(render(document, "xlsx"))).properties
    assert (word_file.title, word_file.author, word_file.language) == (TITLE, "เทศบาลตำบลธารใส", "th")
    assert (book.title, book.creator, book.language) == (TITLE, "เทศบาลตำบลธารใส", "th")


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_same_document_gives_the_same_file(kind):
    document = arrange(a_snapshot(), "thai")
    assert render(document, kind) == render(document, kind)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_file_does_not_tell_the_hour_it_was_made(kind):
    with ZipFile(BytesIO(render(a_document(MERGED), kind))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in parts.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


def test_dates_and_units_do_not_break_in_word():
    content = render(a_document(Paragraph("ภายใน 1 ต.ค. 2568 นี้")), "docx")
    assert "ภายใน ๑\u00a0ต.ค.\u00a0๒๕๖๘ นี้" in "".join(
        text.text for text in docx.Document(BytesIO(content)).element.body.iter(qn("w:t"))
    )
    assert body_text(content) == "ภายใน ๑ ต.ค. ๒๕๖๘ นี้"


def test_what_no_file_can_hold_is_left_out_of_word_and_excel():
    table = Table((Column("ช่อง", 100),), (Group((Row((cell("ก\x00ข\x1fค"),)),)),))
    for kind, read in (("docx", word_tables), ("xlsx", sheet_tables)):
        assert read(render(a_document(table), kind)) == [[["ช่อง"], ["กขค"]]]


def test_p27_no_cell_of_a_document_is_a_formula():
    dangerous = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "-", "#REF!", "＝1")
    table = Table((Column("ช่อง", 100),), tuple(Group((Row((cell(text),)),)) for text in dangerous))
    (sheet,) = load_workbook(BytesIO(render(a_document(table, digits="arabic"), "xlsx"))).worksheets
    cells = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [each.value for each in cells] == [text.strip() for text in dangerous]
    assert {each.data_type for each in cells} == {"s"}
    assert {each.number_format for each in cells} == {"@"}
    assert [each.quotePrefix for each in cells] == [True, True, True, True, True, True, False, True]


def test_p27_nor_is_one_that_is_merged():
    table = Table(
        (Column("ก", 50), Column("ข", 50)), (Group((Row((cell("=1"), cell("ค"))), Row((None, cell("ง"))))),)
    )
    (sheet,) = workbook(table, digits="arabic").worksheets
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("=1", "s", True)
    assert sheet["A3"].border.bottom.style == sheet["A2"].border.left.style == "thin"


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_time_grows_with_the_measures_and_not_with_their_square(kind):
    def seconds(count):
        document = a_document(replace(MERGED, groups=MERGED.groups * count))
        begun = process_time()
        render(document, kind)
        return process_time() - begun

    seconds(1)
    few, many = (min(seconds(count) for _ in range(2)) for count in (400, 1600))
    assert many < 10 * max(few, 0.05)


def test_each_table_is_a_sheet_below_its_heading_ready_to_print():
    book = workbook(Heading(("หัว 1", "หัว 2")), Paragraph("เกริ่น"), MERGED, NewPage("portrait"), MERGED)
    first, second = book.worksheets
    assert [first.cell(row, 1).value for row in (1, 2, 3)] == ["หัว ๑", "หัว ๒", "เกริ่น"]
    assert (first.title, second.title) == ("รายงาน", "รายงาน 2")
    assert (first.freeze_panes, second.freeze_panes) == ("A6", "A3")
    assert (first.print_title_rows, second.print_title_rows) == ("$4:$5", "$1:$2")
    assert (first.page_setup.orientation, second.page_setup.orientation) == ("landscape", "portrait")
    assert {(each.page_setup.paperSize, each.page_setup.fitToWidth) for each in book.worksheets} == {(9, 1)}
    assert all(each.sheet_properties.pageSetUpPr.fitToPage for each in book.worksheets)
    assert first["B6"].alignment.wrap_text


def test_a_cell_higher_than_excel_draws_stands_over_several_rows_of_the_sheet():
    text = "\n".join(f"บรรทัดที่ {number}" for number in range(1, 61))
    table = Table((Column("ก", 50), Column("ข", 50)), (Group((Row((cell("1"), cell(text))),)),))
    (sheet,) = workbook(table, digits="arabic").worksheets
    assert sheet["B2"].value == text
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A2:A4", "B2:B4"}
    heights = [sheet.row_dimensions[row].height for row in range(2, 5)]
    assert sum(heights) >= 60 * 20
    assert max(heights) <= 409


def test_a_text_longer_than_a_cell_of_excel_goes_on_below():
    text = "ก" * 40_000
    table = Table((Column("ก", 50), Column("ข", 50)), (Group((Row((cell("1"), cell(text))),)),))
    (grid,) = sheets(render(a_document(table), "xlsx"))
    assert "".join(row[1] or "" for row in grid[1:]) == text
    assert [row[0] for row in grid[1:] if row[0] is not None] == ["๑"]


def test_title_and_author_of_a_word_file_are_cut_to_what_the_format_holds():
    agency = "เทศบาลตำบล" + "ธารใส" * 36
    long = replace(a_document(Paragraph("ก")), title=f"รายงานผล{agency} {TITLE}", author=f"{agency} {agency}")
    properties = docx.Document(BytesIO(render(long, "docx"))).core_properties
    assert properties.title == f"รายงานผล{agency} {TITLE}"[:255]
    assert properties.author == f"{agency} {agency}"[:255]

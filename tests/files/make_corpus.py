"""Makes the files of `should_pass` and `should_fail`: `python -m tests.files.make_corpus`.

Every file of `should_pass` says the same of เทศบาลตำบลธารใส: two measures of 2569. Those of `should_fail` are
refused; why stands in tests/imports/test_corpus.py. Files too large to be kept are made in the tests.
"""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from tests.files.workbooks import Row, by_hand, workbook, zipped

FOLDER = Path(__file__).resolve().parent
HEAD = ["รหัสหน่วยงาน", "ปีงบประมาณ", "ลำดับ", "มาตรการ/กิจกรรม", "วันที่เริ่ม", "วันที่สิ้นสุด", "สถานะ"]
FIRST = ["tharnsai", "2569", "1", "จัดทำคู่มือการให้บริการ", "1 ต.ค. 2568", "30 ก.ย. 2569", "ดำเนินการแล้วเสร็จ"]
SECOND = ["tharnsai", "2569", "2", "เผยแพร่แผนการใช้งบประมาณ", "1 ม.ค. 2569", "31 มี.ค. 2569", ""]
TABLE = [HEAD, FIRST, SECOND]
STARTS, ENDS = (date(2025, 10, 1), date(2026, 1, 1)), (date(2026, 9, 30), date(2026, 3, 31))


def text(rows: Sequence[Row], separator: str = ",", line_end: str = "\r\n") -> str:
    """The rows as separated text; cells with a separator or a line break are quoted."""

    def quoted(cell: object) -> str:
        special = any(each in str(cell) for each in (separator, "\n", '"'))
        return '"' + str(cell).replace('"', '""') + '"' if special else str(cell)

    return "".join(separator.join(map(quoted, row)) + line_end for row in rows)


def csv(rows: Sequence[Row]) -> bytes:
    """The rows as a UTF-8 file."""
    return text(rows).encode()


def changed(**cells: str) -> list[Row]:
    """The table with other cells in its first row; `c` and the number of the column name them."""
    first = list(FIRST)
    for name, cell in cells.items():
        first[int(name[1:])] = cell
    return [HEAD, first, SECOND]


def thai(rows: Sequence[Row]) -> list[Row]:
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    return [[str(cell).translate(digits) for cell in row] for row in rows]


def typed(**columns: tuple[object, object]) -> list[Row]:
    """The table with cells of other types in both rows."""
    rows = [list(HEAD), list(FIRST), list(SECOND)]
    for name, cells in columns.items():
        for row, cell in zip(rows[1:], cells, strict=True):
            row[int(name[1:])] = cell
    return rows


def merged_title(book: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("A1:G1")


def merged_codes(book: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")


def styled_blanks(book: Workbook, sheet: Worksheet) -> None:
    for row in range(4, 60):
        for column in range(1, 8):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="DDDDDD")
    sheet["A50"] = "   "
    sheet["C40"].font = Font(bold=True)


def explained_before(book: Workbook, sheet: Worksheet) -> None:
    before = book.create_sheet("คำอธิบาย", 0)
    before.append(["กรอกมาตรการในแผ่นงานที่สอง"])


def hidden_before(book: Workbook, sheet: Worksheet) -> None:
    hidden = book.create_sheet("เก่า", 0)
    for row in changed(c3="ชื่อเดิมที่ซ่อนไว้"):
        hidden.append(row)
    hidden.sheet_state = "hidden"


def formula(expression: str, value: str, kind: str = ' t="str"') -> str:
    cached = f"<v>{value}</v>" if value else ""
    return f'<c r="PLACE"{kind}><f>{expression}</f>{cached}</c>'


def parts_of(data: bytes) -> dict[str, str | bytes]:
    """The parts of a zip file."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def linked_outside() -> bytes:
    made = parts_of(by_hand(typed(c3=(formula("[1]แผน!A1", FIRST[3]), SECOND[3]))))
    made["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    made["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        '<Relationships><Relationship Id="rId1" TargetMode="External" Target="file:///etc/passwd"/></Relationships>'
    )
    return zipped(made)


def with_part(name: str, content: str | bytes) -> bytes:
    return zipped({**parts_of(by_hand(TABLE)), name: content})


def without_part(name: str) -> bytes:
    return zipped({each: content for each, content in parts_of(by_hand(TABLE)).items() if each != name})


def rich_text() -> bytes:
    rich = (
        '<c r="PLACE" t="inlineStr"><is><r><rPr><b/></rPr><t>จัดทำคู่มือ</t></r><r><t>การให้บริการ</t></r></is></c>'
    )
    return by_hand(typed(c3=(rich, SECOND[3])))


def since_1904() -> bytes:
    days = [[(day - date(1904, 1, 1)).days for day in column] for column in (STARTS, ENDS)]
    cells = [[f'<c r="PLACE" s="1"><v>{number}</v></c>' for number in column] for column in days]
    return by_hand(typed(c4=cells[0], c5=cells[1]), workbook_more='<workbookPr date1904="1"/>')


def wrong_size() -> bytes:
    made = parts_of(by_hand(TABLE))
    sheet = made["xl/worksheets/sheet1.xml"]
    made["xl/worksheets/sheet1.xml"] = sheet.replace(b"<sheetData>", b'<dimension ref="A1"/><sheetData>')
    return zipped(made)


def ole(inside: str) -> bytes:
    """The beginning of an OLE file, as old and as encrypted workbooks are."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + inside.encode("utf-16-le") + bytes(512)


def document_type(inside: str) -> bytes:
    cell = formula("1", "&x;") if "ENTITY" in inside else FIRST[3]
    return by_hand(typed(c3=(cell, SECOND[3])), before=f"<!DOCTYPE worksheet [{inside}]>")


UNSEEN = "จัด\u200bทำ\u2060คู่มือ\ufeffการให้บริการ\u00ad"
DECOMPOSED = [heading.replace("\u0e33", "\u0e4d\u0e32") for heading in HEAD]
SPACED = ["\u00a0รหัสหน่วยงาน ", "ปีงบประมาณ", " ลำดับ", "มาตรการ/\nกิจกรรม", "วันที่เริ่ม  ", "วันที่สิ้นสุด", "สถานะ"]
GROWING = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY x "&b;&b;&b;&b;&b;">'
BUDDHIST_DAYS = (
    (datetime(2568, 10, 1), datetime(2569, 1, 1)),
    (datetime(2569, 9, 30), datetime(2569, 3, 31)),
)

SHOULD_PASS = {
    "utf8.csv": csv(TABLE),
    "utf8_with_bom.csv": text(TABLE).encode("utf-8-sig"),
    "windows_874.csv": text(TABLE).encode("cp874"),
    "utf16_from_excel.csv": text(TABLE, "\t").encode("utf-16"),
    "semicolons.csv": text(TABLE, ";").encode(),
    "tabs.csv": text(TABLE, "\t").encode(),
    "line_ends_of_old_macs.csv": text(TABLE, line_end="\r").encode(),
    "no_last_line_end.csv": text(TABLE).rstrip().encode(),
    "thai_digits.csv": csv(thai(TABLE)),
    "title_and_blank_rows_above.csv": csv([["แผนมาตรการ ปีงบประมาณ 2569"], [], [""] * 7, *TABLE]),
    "columns_in_another_order.csv": csv([[row[n] for n in (6, 3, 0, 5, 2, 1, 4)] for row in TABLE]),
    "headings_with_blanks_and_breaks.csv": csv([SPACED, FIRST, SECOND]),
    "headings_decomposed.csv": csv([DECOMPOSED, FIRST, SECOND]),
    "unknown_heading.csv": csv([[*HEAD, "หมายเหตุ"], [*FIRST, "ก"], [*SECOND, "ข"]]),
    "mixed_dates.csv": csv(typed(c4=("2025-10-01", "๑ ม.ค. ๖๙"), c5=("30/9/2569", "31 มีนาคม 2569"))),
    "blank_rows_between.csv": csv([HEAD, [], FIRST, [" "] * 7, SECOND, [], []]),
    "unseen_characters.csv": csv(changed(c3=UNSEEN)),
    "done_in_other_words.csv": csv(changed(c6="แล้วเสร็จ")),
    "every_cell_quoted.csv": text([[f'"{cell}"' for cell in row] for row in TABLE])
    .replace('"""', '"')
    .encode(),
    "plain.xlsx": workbook(TABLE),
    "date_cells.xlsx": workbook(typed(c4=STARTS, c5=ENDS)),
    "date_cells_in_buddhist_years.xlsx": workbook(typed(c4=BUDDHIST_DAYS[0], c5=BUDDHIST_DAYS[1])),
    "date_cells_since_1904.xlsx": since_1904(),
    "numbers_with_decimals.xlsx": by_hand(typed(c1=(2569.0, 2569.0), c2=(1.0, 2.0))),
    "thai_digits.xlsx": workbook(thai(TABLE)),
    "merged_title.xlsx": workbook([["แผนมาตรการ"], *TABLE], merged_title),
    "merged_codes.xlsx": workbook(typed(c0=("tharnsai", ""), c1=("2569", "")), merged_codes),
    "title_and_blank_rows_above.xlsx": workbook([["แผนมาตรการ"], [], [], *TABLE]),
    "styled_blank_rows.xlsx": workbook(TABLE, styled_blanks),
    "explained_on_first_sheet.xlsx": workbook(TABLE, explained_before),
    "hidden_first_sheet.xlsx": workbook(TABLE, hidden_before),
    "calculated_formulas.xlsx": by_hand(
        typed(
            c1=(formula("2568+1", "2569", ""),) * 2,
            c3=(formula("X1", FIRST[3]), SECOND[3]),
            c6=(FIRST[6], formula("IF(1,&quot;&quot;)", "")),
        )
    ),
    "external_links.xlsx": linked_outside(),
    "inline_text.xlsx": by_hand(TABLE),
    "rich_text.xlsx": rich_text(),
    "wrong_dimension.xlsx": wrong_size(),
    "workbook_named_xls.xls": workbook(TABLE),
    "csv_named_xlsx.xlsx": csv(TABLE),
}

SHOULD_FAIL = {
    "old_workbook.xls": ole("Workbook"),
    "old_workbook_renamed.xlsx": ole("Workbook"),
    "web_page_named_xls.xls": "<html><table><tr><td>รหัสหน่วยงาน</td></tr></table></html>".encode(),
    "encrypted.xlsx": ole("EncryptedPackage"),
    "macro.xlsm": with_part("xl/vbaProject.bin", b"\x00"),
    "macro_renamed.xlsx": with_part("xl/vbaProject.bin", b"\x00"),
    "binary_workbook.xlsb": zipped({"xl/workbook.bin": b"\x00", "_rels/.rels": "<Relationships/>"}),
    "open_document.ods": zipped({"mimetype": "application/vnd.oasis.opendocument", "content.xml": "<x/>"}),
    "word_document.docx": zipped({"word/document.xml": "<document/>", "_rels/.rels": "<Relationships/>"}),
    "cut_short.xlsx": by_hand(TABLE)[:900],
    "sheet_missing.xlsx": without_part("xl/worksheets/sheet1.xml"),
    "sheet_not_well_formed.xlsx": with_part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>"),
    "reference_nowhere.xlsx": by_hand(typed(c3=('<c r="!?"><v>1</v></c>', SECOND[3]))),
    "external_entity.xlsx": document_type('<!ENTITY x SYSTEM "file:///etc/passwd">'),
    "growing_entities.xlsx": document_type(GROWING),
    "document_type_alone.xlsx": document_type(""),
    "picture_named_xlsx.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "portable_document.csv": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "nothing.csv": b"",
    "byte_order_mark_alone.csv": b"\xef\xbb\xbf\r\n",
    "binary.csv": text(TABLE).encode() + b"\x00\x01\x02",
    "unknown_encoding.csv": b"\x81\x82\x83,\xfc\xfd\xfe\r\n" * 3,
    "quotation_mark_left_open.csv": text(TABLE).replace(",จัดทำ", ',"จัดทำ').encode(),
    "broken_letter.csv": csv(TABLE).replace("คู่มือ".encode(), "คู่มือ".encode()[:-1], 1),
    "error_cell.xlsx": by_hand(typed(c3=('<c r="PLACE" t="e"><f>A0</f><v>#REF!</v></c>', SECOND[3]))),
    "error_cell_as_text.csv": csv(changed(c5="#N/A")),
    "formula_without_value.xlsx": by_hand(typed(c3=(formula("A1", "", ""), SECOND[3]))),
    "missing_heading.csv": csv([row[:3] + row[4:] for row in TABLE]),
    "no_headings.csv": csv([FIRST, SECOND]),
    "heading_twice.csv": csv([[*row, row[3]] for row in TABLE]),
    "day_that_does_not_exist.csv": csv(changed(c4="31 ก.พ. 2569")),
    "month_that_does_not_exist.csv": csv(changed(c4="1/13/2569")),
    "end_before_start.csv": csv(changed(c4="1 ก.ย. 2569", c5="1 ต.ค. 2568")),
    "cannot_without_reason.csv": csv(changed(c6="ไม่สามารถดำเนินการได้")),
    "unknown_state.csv": csv(changed(c6="ทำบางส่วน")),
    "unknown_agency.csv": csv(changed(c0="nowhere")),
    "year_of_two_digits.csv": csv(changed(c1="69")),
    "gregorian_year.csv": csv(changed(c1="2026")),
    "year_without_rules.csv": csv(changed(c1="2599")),
    "number_with_comma.csv": csv(changed(c2="1,000")),
    "number_zero.csv": csv(changed(c2="0")),
    "key_is_blank.csv": csv(changed(c0="")),
    "name_is_blank.csv": csv(changed(c3="")),
    "name_is_emptied.csv": csv(changed(c3="-")),
    "same_row_twice.csv": csv([HEAD, FIRST, SECOND, FIRST]),
    "cell_too_long.xlsx": workbook(changed(c3="ก" * 30_001)),
    "unknown_indicator.csv": csv([[*HEAD, "ตัวชี้วัดที่"], [*FIRST, "11"], [*SECOND, "๑"]]),
    "unknown_issue.csv": csv([[*HEAD, "ประเด็นที่"], [*FIRST, "๘"], [*SECOND, "7"]]),
    "unknown_sub_indicator.csv": csv(
        [[*HEAD, "ตัวชี้วัดที่", "ตัวชี้วัดย่อย"], [*FIRST, "9", "9.9"], [*SECOND, "9", "9.1"]]
    ),
}


def main() -> None:
    """Writes every file, and removes those that are no longer made."""
    for name, files in (("should_pass", SHOULD_PASS), ("should_fail", SHOULD_FAIL)):
        folder = FOLDER / name
        folder.mkdir(exist_ok=True)
        for old in folder.iterdir():
            if old.name not in files:
                old.unlink()
        for file_name, content in files.items():
            (folder / file_name).write_bytes(content)


if __name__ == "__main__":
    main()

"""Spreadsheets: the limits within which one is read, and text that stays text when one is written."""

import struct
import time
import tracemalloc
import zlib
from io import BytesIO
from zipfile import ZIP_BZIP2, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_portal import sheets, thai
from ita_portal.sheets.comma_text import read_text
from tests.files.workbooks import by_hand, parts, zipped

FORM = sheets.Headings(("รหัส", "ชื่อ"), ("หมายเหตุ",))
MEGABYTE = 1024 * 1024


def zip_of_one(name: str, deflated: bytes, size: int) -> bytes:
    """A zip file of one part that is said to unpack to `size` bytes, whatever it does."""
    path = name.encode()
    about = struct.pack("<HHHHHIII", 20, 0, 8, 0, 0, 0, len(deflated), size) + struct.pack(
        "<HH", len(path), 0
    )
    local = b"PK\x03\x04" + about + path + deflated
    central = b"PK\x01\x02" + struct.pack("<H", 20) + about + struct.pack("<HHHII", 0, 0, 0, 0, 0) + path
    return local + central + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)


def blanks(megabytes: int) -> bytes:
    """That many megabytes of blanks, deflated to a thousandth."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return one * megabytes + packer.flush()


def with_bomb(data: bytes, bomb: bytes, size: int) -> bytes:
    """A workbook one of whose parts is the bomb: its entry is put into the directory by hand."""
    with ZipFile(BytesIO(data)) as archive:
        rest = {name: archive.read(name) for name in archive.namelist() if "sheet1" not in name}
    book = BytesIO(zipped({**rest, "xl/worksheets/sheet1.xml": b""}))
    with ZipFile(book, "a") as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
        archive.start_dir = part.header_offset
        del archive.NameToInfo[part.filename]
        archive.filelist.remove(part)
        archive._didModify = True
        archive.fp.seek(archive.start_dir)
        part.compress_size, part.file_size, part.CRC = len(bomb), size, 0
        archive.fp.write(part.FileHeader() + bomb)
        archive.start_dir = archive.fp.tell()
        archive.filelist.append(part)
    return book.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(sheets.Unreadable) as refused:
        sheets.read(data, FORM)
    return str(refused.value)


def test_a_form_of_numbers_that_no_excel_writes_costs_no_time():
    book = parts(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>รหัส</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>ชื่อ</t></is></c></row>'
        '<row r="2"><c r="A2" s="0"><v>45000</v></c><c r="B2" s="1"><v>45000</v></c></row>'
    )
    book["xl/styles.xml"] = (
        book["xl/styles.xml"]
        .replace(
            "<cellXfs>", f'<numFmts><numFmt numFmtId="200" formatCode="{"[" * 50_000}"/></numFmts><cellXfs>'
        )
        .replace('numFmtId="0"', 'numFmtId="200"')
    )
    data = zipped(book)
    assert len(data) < 5_000
    began = time.process_time()
    (row,) = sheets.read(data, FORM).rows
    assert time.process_time() - began < 1
    assert row.cells["รหัส"] == "45000"


@pytest.mark.parametrize("said_size", [1024 * MEGABYTE, 100])
def test_p22_a_bomb_of_a_gigabyte_is_refused_at_once(said_size):
    bomb = with_bomb(by_hand([["รหัส", "ชื่อ"]]), blanks(1024), said_size)
    assert len(bomb) < 1.2 * MEGABYTE
    tracemalloc.start()
    began = time.process_time()

    said = refusal(bomb)

    took, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert ("ใหญ่เกิน 50 MB" in said) if said_size > 100 else ("แฟ้มเสีย" in said)
    assert took < 2
    assert peak < 64 * MEGABYTE


def test_p22_many_parts_that_together_are_too_large_are_refused():
    many = {f"xl/media/{number}.bin": b" " * 11 * MEGABYTE for number in range(5)}
    assert "ใหญ่เกิน 50 MB" in refusal(zipped({**parts(""), **many}))


def test_p22_more_cells_than_anybody_fills_are_refused():
    assert "ช่องที่จัดรูปแบบไว้มากเกินไป" in refusal(zipped(parts("<row>" + "<c/>" * 3_000_001 + "</row>")))


def test_p22_a_packing_that_cannot_be_watched_is_refused():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_BZIP2) as archive:
        for name, content in parts("").items():
            archive.writestr(name, content)
    assert "แฟ้มเสีย" in refusal(out.getvalue())


def test_p22_a_file_of_more_than_five_megabytes_is_refused():
    assert "5.0 MB ใหญ่เกิน 5 MB" in refusal(b"x" * (5 * MEGABYTE + 1))


def test_p22_of_lines_of_commas_no_more_cells_are_looked_at_than_a_form_may_have():
    looked_at = []
    read_text(b",\n" + b"," * 100_000, lambda row: looked_at.append(len(row)) or 0)
    assert set(looked_at) == {1, 2, 128}


def test_p22_twenty_thousand_rows_are_read_and_one_more_is_not():
    rows = "".join(f"{number},ก\r\n" for number in range(1, 20_001))
    assert len(sheets.read(f"รหัส,ชื่อ\r\n{rows}".encode(), FORM).rows) == 20_000
    assert "เกิน 20,000 แถว" in refusal(f"รหัส,ชื่อ\r\n{rows}20001,ก\r\n".encode())


def test_p22_a_workbook_of_too_many_rows_is_refused():
    row = '<row><c t="str"><v>ก</v></c><c t="str"><v>ข</v></c></row>'
    head = '<row><c t="str"><v>รหัส</v></c><c t="str"><v>ชื่อ</v></c></row>'
    assert "เกิน 20,000 แถว" in refusal(zipped(parts(head + row * 20_001)))


DANGEROUS = [
    "=1+1",
    "+66 1234",
    "-เผยแพร่",
    "@SUM(A1)",
    "-",
    "=",
    "'-",
    "'=x",
    "''",
    "＝1",
    "'",
    "_x0041_",
    "ก=1",
    "#REF!",
    "'#",
]


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_p27_text_that_looks_like_a_formula_comes_back_as_it_was(name):
    rows = [[str(number), text, ""] for number, text in enumerate(DANGEROUS)]

    read = sheets.read(sheets.write(name, FORM.all, rows), FORM)

    assert [row.cells["ชื่อ"] for row in read.rows] == DANGEROUS
    assert read.problems == ()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "=cmd|' /C calc'!A0", "－1"])
def test_p27_no_cell_of_a_csv_begins_like_a_formula(text):
    content = sheets.write("out.csv", FORM.all, [["1", text, text]]).decode("utf-8-sig")

    cells = content.splitlines()[1].split(",")[1:]

    assert all(cell.strip('"').startswith("'") for cell in cells)


def test_p27_every_cell_of_a_workbook_is_text():
    content = sheets.write("out.xlsx", FORM.all, [[text, text, text] for text in DANGEROUS])

    sheet = openpyxl.load_workbook(BytesIO(content)).active

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    assert {cell.number_format for row in sheet.iter_rows(min_row=2) for cell in row} == {"@"}
    assert sheet.freeze_panes == "A2"
    assert sheet["A2"].value == "=1+1"


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("=+-@'\"\n,;\t_x ก")),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(["out.xlsx", "out.csv"]),
)
def test_p27_every_clean_text_comes_back(texts, name):
    cells = [thai.clean(text).replace("\ufffd", "") for text in texts]

    read = sheets.read(sheets.write(name, FORM.all, [["1", cell, ""] for cell in cells]), FORM)

    assert [row.cells["ชื่อ"] for row in read.rows] == cells


def test_a_single_dash_is_an_order_and_a_blank_says_nothing():
    [row] = sheets.read("รหัส,ชื่อ,หมายเหตุ\n1, - ,\n".encode(), FORM).rows
    assert row.cells == {"รหัส": "1", "ชื่อ": sheets.Mark.CLEAR, "หมายเหตุ": ""}


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    content = 'ชื่อแฟ้ม\n\nรหัส,ชื่อ\n1,"สอง\nบรรทัด"\n\n2,ข\n'.encode()
    assert [(row.number, row.cells["ชื่อ"]) for row in sheets.read(content, FORM).rows] == [
        (4, "สอง\nบรรทัด"),
        (6, "ข"),
    ]


def test_only_known_endings_are_written():
    with pytest.raises(sheets.Unreadable, match="ลงท้ายด้วย .xlsx หรือ .csv"):
        sheets.write("out.pdf", FORM.all, [])


@pytest.mark.parametrize(
    "content", [b"PK", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b'"', b"\x00", b"<", b","]
)
def test_scraps_of_files_are_refused_or_named_never_raised(content):
    try:
        assert sheets.read(content, FORM).problems
    except sheets.Unreadable as refused:
        assert str(refused)


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(0, 900), st.binary(max_size=20))
def test_a_damaged_workbook_never_raises_anything_else(noise, place, scratch):
    book = by_hand([["รหัส", "ชื่อ"], ["1", "ก"]])
    for content in (
        noise,
        b"PK\x03\x04" + noise,
        book[:place] + scratch + book[place + len(scratch) :],
        book[:place],
    ):
        try:
            sheets.read(content, FORM)
        except sheets.Unreadable as refused:
            assert str(refused)

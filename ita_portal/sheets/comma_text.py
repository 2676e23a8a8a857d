"""Text files (.csv): UTF-8 with or without BOM, Windows-874 or UTF-16 with its mark, as Excel saves them."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from ita_portal.sheets.cells import RawTable
from ita_portal.sheets.limits import HEAD_ROWS, MAX_COLUMNS, MAX_ROWS, Unreadable, too_many_rows

_SAVE_AS_UTF8 = "ให้บันทึกจาก Excel เป็น “CSV UTF-8” หรือ .xlsx"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (",", ";", "\t")


def read_text(data: bytes, counts: Callable[[list[str]], int]) -> RawTable:
    """The rows of a text file. `counts`: how many known headings a row holds; the right reading has most.

    Raises:
        Unreadable: no text, an unknown encoding, or too many rows.
    """
    text, separator = _decoded(data, counts)
    if _is_unclosed(text, separator):
        raise Unreadable(f'มีเครื่องหมายคำพูด (") ที่เปิดไว้แล้วไม่ปิด {_SAVE_AS_UTF8}')
    rows = {}
    for number, row in enumerate(_rows(text, separator), start=1):
        cells = {column: cell for column, cell in enumerate(row[:MAX_COLUMNS], start=1) if cell.strip()}
        if cells:
            rows[number] = cells
        if len(rows) > MAX_ROWS + HEAD_ROWS:
            raise too_many_rows()
    return RawTable(rows)


def _decoded(data: bytes, counts: Callable[[list[str]], int]) -> tuple[str, str]:
    """The text and its separator, in the first encoding in which a row holds known headings.

    A UTF-8 file with a damaged letter is read with a mark in its place, so that the cell can be named.
    """
    if data.startswith(_UTF16):
        encodings = [("utf-16", "strict")]
    elif b"\x00" in data:
        raise Unreadable("แฟ้มนี้ไม่ใช่ตาราง ให้เลือกแฟ้ม .xlsx หรือ .csv")
    else:
        encodings = [("utf-8-sig", "strict"), ("cp874", "strict"), ("utf-8-sig", "replace")]
    readings = []
    for encoding, errors in encodings:
        try:
            text = data.decode(encoding, errors)
        except UnicodeDecodeError:
            continue
        found = [(_most(text, each, counts), text, each) for each in _SEPARATORS]
        if errors == "strict" or any(most for most, _, _ in found):
            readings += found
    if not readings:
        raise Unreadable(f"อ่านตัวอักษรในแฟ้มไม่ได้ {_SAVE_AS_UTF8}")
    _, text, separator = max(readings, key=lambda reading: reading[0])
    return text, separator


def _most(text: str, separator: str, counts: Callable[[list[str]], int]) -> int:
    """How many known headings the best of the first rows holds."""
    head = zip(_rows(text, separator), range(HEAD_ROWS), strict=False)
    return max((counts(row[:MAX_COLUMNS]) for row, _ in head), default=0)


def _is_unclosed(text: str, separator: str) -> bool:
    """Whether a quotation mark is never closed: the rest of the file would be one cell."""
    if text.count('"') % 2 == 0:
        return False
    try:
        for _ in csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        yield from lines
    except csv.Error as error:
        raise Unreadable(
            f"อ่านแฟ้มไม่ได้ตั้งแต่บรรทัดที่ {lines.line_num} ช่องหนึ่งอาจยาวเกินไป หรือลืมปิดเครื่องหมายคำพูด {_SAVE_AS_UTF8}"
        ) from error

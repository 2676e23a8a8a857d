"""Files out: a table of text as .xlsx or .csv, in which no text becomes a formula (promise P27)."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ita_portal import thai
from ita_portal.sheets.cells import for_csv, for_workbook
from ita_portal.sheets.limits import Unreadable

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NARROW, _WIDE, _LONG = 14, 48, 24  # widths of columns in characters; a text longer than _LONG makes one wide


def write(name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as a file of the kind that the name ends in.

    Raises:
        Unreadable: the name ends in neither .xlsx nor .csv.
    """
    if name.lower().endswith(".csv"):
        return write_csv(headings, rows)
    if name.lower().endswith(".xlsx"):
        return write_workbook(headings, rows)
    raise Unreadable("ชื่อแฟ้มต้องลงท้ายด้วย .xlsx หรือ .csv")


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as UTF-8 text with BOM, so that Excel takes it for Thai."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([for_csv(thai.clean(text)) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_workbook(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The table as a workbook: headings stay in sight, long text wraps, every cell is text."""
    rows = list(rows)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("ข้อมูล")
    sheet.freeze_panes = "A2"
    for column in range(len(headings)):
        longest = max((len(row[column]) for row in rows), default=0)
        sheet.column_dimensions[get_column_letter(column + 1)].width = _WIDE if longest > _LONG else _NARROW
    sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
    for row in rows:
        sheet.append([_cell(sheet, for_workbook(thai.clean(text))) for text in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def written(text: str) -> str:
    """The text as a workbook writes it: `_x0041_` in it would be read as a letter."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


def _cell(sheet: Worksheet, text: str, *, bold: bool = False) -> Cell | None:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, written(text))
    cell.data_type = "s"
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell

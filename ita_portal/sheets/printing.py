"""Workbooks to be printed: tables as they stand on paper, every text in its place, none of them a formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ita_portal.sheets.cells import begins_a_formula
from ita_portal.sheets.packing import timeless
from ita_portal.sheets.writing import written

Look = Literal["title", "running", "head", "cell", "centred"]

_FONT = "TH SarabunPSK"
_LINE = Side(style="thin")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="EEEEEE")
_MARGIN, _FOOTER = 0.5, 0.2  # inches


@dataclass(frozen=True)
class _Style:
    font: Font
    alignment: Alignment
    framed: bool


def _style(size: int, bold: bool, horizontal: str, vertical: str, framed: bool) -> _Style:
    return _Style(
        Font(name=_FONT, size=size, bold=bold),
        Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True),
        framed,
    )


_LOOKS: dict[Look, _Style] = {
    "title": _style(18, True, "center", "center", False),
    "running": _style(16, False, "left", "top", False),
    "head": _style(14, True, "center", "center", True),
    "cell": _style(14, False, "left", "top", True),
    "centred": _style(14, False, "center", "top", True),
}


@dataclass(frozen=True)
class Box:
    """A text on a sheet; rows and columns count from 1, `down` and `across` are what it is merged over."""

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1
    look: Look = "cell"


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet, A4, as wide as the paper; the rows of the head stay in sight and repeat on every page.

    Widths of columns are in characters, heights of rows in points: no program fits a row to a merged cell.
    """

    name: str
    landscape: bool
    widths: Sequence[float]
    boxes: Sequence[Box]
    head: tuple[int, int] | None = None
    heights: Mapping[int, float] = field(default_factory=dict)


def write_printed(sheets: Sequence[PrintedSheet], *, title: str, author: str, footer: str) -> bytes:
    """The workbook, .xlsx; the same sheets give the same bytes. In `footer` &P and &N are page and pages."""
    book = Workbook()
    book.remove(book.active)
    for printed in sheets:
        _fill(book.create_sheet(printed.name), printed, footer)
    book.properties.title, book.properties.creator, book.properties.language = title, author, "th"
    out = BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _fill(sheet: Worksheet, printed: PrintedSheet, footer: str) -> None:
    for column, width in enumerate(printed.widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, height in printed.heights.items():
        sheet.row_dimensions[row].height = height
    for box in printed.boxes:
        _put(sheet, box)
    if printed.head:
        first, last = printed.head
        sheet.freeze_panes = f"A{last + 1}"
        sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if printed.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = _MARGIN + _FOOTER
    sheet.oddFooter.right.text, sheet.oddFooter.right.font = footer, f"{_FONT},Regular"


def _put(sheet: Worksheet, box: Box) -> None:
    look = _LOOKS[box.look]
    cell = sheet.cell(box.row, box.column)
    if box.text:
        cell.value = written(box.text)
        cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = begins_a_formula(box.text)  # so that it stays text when somebody edits it
    cell.font, cell.alignment = look.font, look.alignment
    if look.framed:
        cell.border = _FRAME
    if box.look == "head":
        cell.fill = _GREY
    if box.down > 1 or box.across > 1:
        sheet.merge_cells(
            start_row=box.row,
            start_column=box.column,
            end_row=box.row + box.down - 1,
            end_column=box.column + box.across - 1,
        )

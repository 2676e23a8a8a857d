"""Workbooks to be printed: tables as they stand on paper, every text in its place, none of them a formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ita_portal.sheets.cells import begins_a_formula
from ita_portal.sheets.charts import ColumnChart, add_chart
from ita_portal.sheets.packing import timeless
from ita_portal.sheets.writing import written

Look = Literal["title", "running", "head", "cell", "centred"]

_FONT = "TH SarabunPSK"
_LINE = Side(style="thin")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="EEEEEE")
_MARGIN, _FOOTER = 0.5, 0.2  # inches
_ON_TOP = 0.25  # inches above what stands on top of a page


@dataclass(frozen=True)
class _Style:
    """How a look is drawn; `name` is what Excel lists it under, so that all of its cells change together."""

    name: str
    size: int
    bold: bool = False
    horizontal: str = "left"
    vertical: str = "top"
    framed: bool = True

    def named(self) -> NamedStyle:
        """The style as a workbook holds it."""
        style = NamedStyle(self.name, number_format="@")
        style.font = Font(name=_FONT, size=self.size, bold=self.bold)
        style.alignment = Alignment(horizontal=self.horizontal, vertical=self.vertical, wrap_text=True)
        style.border = _FRAME if self.framed else Border()
        style.fill = _GREY if self.framed and self.bold else PatternFill()
        return style


_STYLES: dict[Look, _Style] = {
    "title": _Style("หัวเรื่อง", 16, True, "center", "center", framed=False),
    "running": _Style("ข้อความ", 16, framed=False),
    "head": _Style("หัวตาราง", 14, True, "center", "center"),
    "cell": _Style("ข้อความในตาราง", 14),
    "centred": _Style("ข้อความกลางในตาราง", 14, horizontal="center"),
}


@dataclass(frozen=True)
class Box:
    """A text on a sheet; rows and columns count from 1, `down` and `across` are what it is merged over.

    With a `number` the cell holds that, and shows it as the text says by Excel's number format `shown_as`.
    """

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1
    look: Look = "cell"
    number: Decimal | None = None
    shown_as: str = "@"


@dataclass(frozen=True)
class PrintedSheet:
    """One sheet, A4, as wide as the paper; the rows of the head repeat on every page.

    With `stays` they stay in sight on the screen, and with them whatever is above.
    Widths of columns are in characters, heights of rows in points: no program fits a row to a merged cell.
    """

    name: str
    landscape: bool
    widths: Sequence[float]
    boxes: Sequence[Box]
    head: tuple[int, int] | None = None
    stays: bool = True
    heights: Mapping[int, float] = field(default_factory=dict)
    chart: ColumnChart | None = None


def write_printed(
    sheets: Sequence[PrintedSheet], *, title: str, author: str, footer: str, on_top: str = ""
) -> bytes:
    """The workbook, .xlsx; the same sheets give the same bytes.

    Args:
        footer: stands at the foot of every printed page; in it &P and &N are page and pages.
        on_top: stands large above every printed page.
    """
    book = Workbook()
    book.remove(book.active)
    _write_by(book, Font(name=_FONT, size=_STYLES["cell"].size))
    for style in _STYLES.values():
        book.add_named_style(style.named())
    for printed in sheets:
        sheet = book.create_sheet(printed.name)
        _fill(sheet, printed, footer)
        if on_top:
            _put_on_top(sheet, on_top)
    book.properties.title, book.properties.creator, book.properties.language = title, author, "th"
    out = BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _write_by(book: Workbook, font: Font) -> None:
    """Makes it the font of the workbook: new cells are written in it, and columns are as wide as its digits.

    Those of 14 points are as wide as those of the usual font (7 pixels), which offices need not have.
    """
    book._fonts = IndexedList([font])
    book._named_styles["Normal"].font = font


def _fill(sheet: Worksheet, printed: PrintedSheet, footer: str) -> None:
    for column, width in enumerate(printed.widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, height in printed.heights.items():
        sheet.row_dimensions[row].height = height
    for box in printed.boxes:
        _put(sheet, box)
    if printed.chart:
        add_chart(sheet, printed.chart, _FONT)
    if printed.head:
        first, last = printed.head
        if printed.stays:
            sheet.freeze_panes = f"A{last + 1}"
        sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if printed.landscape else "portrait"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = _MARGIN + _FOOTER
    sheet.oddFooter.right.text, sheet.oddFooter.right.font = footer, f"{_FONT},Regular"


def _put_on_top(sheet: Worksheet, words: str) -> None:
    sheet.oddHeader.center.text, sheet.oddHeader.center.font = words, f"{_FONT},Bold"
    sheet.oddHeader.center.size = _STYLES["title"].size
    sheet.page_margins.header = _ON_TOP


def _put(sheet: Worksheet, box: Box) -> None:
    cell = sheet.cell(box.row, box.column)
    cell.style = _STYLES[box.look].name
    if box.down > 1 or box.across > 1:
        _merge(sheet, box)
    if box.number is not None:
        cell.value, cell.number_format = box.number, box.shown_as
    elif box.text:
        cell.value = written(box.text)
        cell.data_type = "s"
    if begins_a_formula(box.text):
        cell.quotePrefix = True  # so that it stays text when somebody edits it


def _merge(sheet: Worksheet, box: Box) -> None:
    """Merges the cells under a box, each with its frame.

    Not by `merge_cells`, which looks at every merged cell for each new one: the square of the time.
    """
    last_row, last_column = box.row + box.down - 1, box.column + box.across - 1
    for row in range(box.row, last_row + 1):
        for column in range(box.column, last_column + 1):
            sheet.cell(row, column).style = _STYLES[box.look].name
    area = CellRange(min_row=box.row, max_row=last_row, min_col=box.column, max_col=last_column)
    sheet.merged_cells.ranges.add(area)

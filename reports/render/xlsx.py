"""Document → workbook: a sheet for each table, with the text above it over its whole width."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

from ita_portal.sheets import Box, PrintedSheet, write_printed
from ita_portal.thai import Digits, clean, in_digits
from reports.document import Block, Column, Document, Group, Orientation, Paragraph, Section, Table
from reports.render.length import characters, spread
from reports.render.text import cell_text, lines_of_block

WIDTH = {"portrait": 97, "landscape": 144}  # of the text of a page, in Excel's characters
LINE, TITLE_LINE = 20, 27  # points
HIGHEST = 400  # points; Excel draws no row higher than 409
LONGEST, PIECE = 32_767, 16_000  # what a cell holds, in UTF-16 units; characters that surely fit
NAME = 31  # letters in the name of a sheet


def draw(document: Document) -> bytes:
    """The workbook; the same document gives the same bytes. Every cell is text in the document's digits."""
    sheets: list[PrintedSheet] = []
    for section in document.sections:
        above: list[Block] = []
        for block in section.blocks:
            above.append(block)
            if isinstance(block, Table):
                sheets.append(_sheet(above, section, document.digits, len(sheets) + 1))
                above = []
        if above:
            sheets.append(_sheet(above, section, document.digits, len(sheets) + 1))
    return write_printed(
        sheets,
        title=clean(in_digits(document.title, document.digits)),
        author=clean(in_digits(document.author, document.digits)),
        footer="หน้า &P จาก &N",
    )


@dataclass
class _Layout:
    """A sheet in the making; `row` is the next free one."""

    orientation: Orientation
    row: int = 1
    boxes: list[Box] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)


def _sheet(blocks: list[Block], section: Section, digits: Digits, number: int) -> PrintedSheet:
    """The sheet of these blocks, of which only the last may be a table."""
    table = blocks[-1] if isinstance(blocks[-1], Table) else None
    leaves = table.leaves if table else (Column("", 25),) * 4
    layout = _Layout(section.orientation)
    for block in blocks:
        _put_text(layout, block, digits, len(leaves))
    head = _put_table(layout, table, digits) if table else None
    name = table.name if table else "ปก" if section.is_cover else "ข้อความ"
    total = WIDTH[section.orientation]
    return PrintedSheet(
        name=name[:NAME] if number == 1 else f"{name[: NAME - 3]} {number}",
        landscape=section.orientation == "landscape",
        widths=[total * column.width / 100 for column in leaves],
        boxes=layout.boxes,
        head=head,
        heights=layout.heights,
    )


def _put_text(layout: _Layout, block: Block, digits: Digits, across: int) -> None:
    running = isinstance(block, Paragraph)
    for line in lines_of_block(block, digits):
        larger = 16 / 14  # points of its letters against those of a cell
        lines = ceil(max(len(line), 1) / characters(None, layout.orientation) * larger * 1.1)
        layout.boxes.append(Box(clean(line), layout.row, 1, 1, across, "running" if running else "title"))
        layout.heights[layout.row] = lines * TITLE_LINE
        layout.row += 1


def _put_table(layout: _Layout, table: Table, digits: Digits) -> tuple[int, int]:
    """Head and rows; the first and last row of the head come back."""
    first = layout.row
    for row in table.head:
        lines = 1
        for cell in row:
            text = in_digits(cell.text, digits)
            layout.boxes.append(Box(text, layout.row, cell.column + 1, cell.down, cell.across, "head"))
            width = sum(
                characters(leaf, layout.orientation) for leaf in _under(table, cell.column, cell.across)
            )
            lines = max(lines, ceil(ceil(len(text) / width * 1.4) / cell.down))
        layout.heights[layout.row] = lines * LINE
        layout.row += 1
    last = layout.row - 1
    for group in table.groups:
        _put_group(layout, table, _texts(group, digits))
    return first, last


def _under(table: Table, column: int, across: int) -> tuple[Column, ...]:
    return table.leaves[column : column + across]


def _texts(group: Group, digits: Digits) -> list[list[str | None]]:
    """The texts of a group row by row, None where the cell above goes on."""
    rows: list[list[str | None]] = []
    for row in group.rows:
        pieces = [None if cell is None else _pieces(clean(cell_text(cell, digits))) for cell in row.cells]
        for at in range(max(len(each) for each in pieces if each is not None)):
            rows.append([each[at] if each is not None and at < len(each) else None for each in pieces])
    return rows


def _pieces(text: str) -> list[str]:
    """The text, in parts where a cell cannot hold it."""
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return [text]
    return [text[at : at + PIECE] for at in range(0, len(text), PIECE)]


def _put_group(layout: _Layout, table: Table, rows: list[list[str | None]]) -> None:
    """The rows of a group. One too high for Excel gets several of the sheet, its cells merged."""
    needed = _heights(layout.orientation, table, rows)
    parts = [max(1, ceil(height / HIGHEST)) for height in needed]
    starts = [layout.row + sum(parts[:at]) for at in range(len(rows) + 1)]
    for at, (height, count) in enumerate(zip(needed, parts, strict=True)):
        for row in range(starts[at], starts[at + 1]):
            layout.heights[row] = ceil(height / count)
    for column, leaf in enumerate(table.leaves):
        look = "centred" if leaf.align == "center" else "cell"
        for at, end in _runs([row[column] for row in rows]):
            text = rows[at][column] or ""
            layout.boxes.append(Box(text, starts[at], column + 1, starts[end] - starts[at], 1, look))
    layout.row = starts[-1]


def _heights(orientation: Orientation, table: Table, rows: list[list[str | None]]) -> list[int]:
    """The height each row needs, in points, guessed."""
    cells = (
        (first, end, _lines(rows[first][column] or "", characters(leaf, orientation)))
        for column, leaf in enumerate(table.leaves)
        for first, end in _runs([row[column] for row in rows])
    )
    return [LINE * max(lines, 1) for lines in spread(len(rows), cells)]


def _lines(text: str, width: int) -> int:
    return sum(ceil(max(len(line), 1) / width) for line in text.split("\n"))


def _runs(texts: list[str | None]) -> Iterable[tuple[int, int]]:
    """Where each cell of a column begins, and the row after its last."""
    begins = [at for at, text in enumerate(texts) if text is not None or at == 0]
    return zip(begins, [*begins[1:], len(texts)], strict=True)

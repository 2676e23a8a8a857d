"""Document → workbook: a sheet for each table, with the text above it over its whole width.

A cell that holds a number and nothing else is a number, shown in the document's digits; all others are text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from math import ceil

from ita_portal.sheets import Box, PrintedSheet, write_printed
from ita_portal.thai import Digits, clean, in_digits, to_arabic
from reports.document import (
    Block,
    Chart,
    Column,
    Document,
    Group,
    Heading,
    Memo,
    Opinions,
    Orientation,
    Paragraph,
    Section,
    Table,
)
from reports.render.length import spread
from reports.render.text import DRAFT, cell_text, lines_of_block
from reports.render.xlsx_chart import THAI_DIGITS, drawn, figures
from reports.render.xlsx_lines import lines_in

WIDTH = {"portrait": 97, "landscape": 144}  # of the text of a page, in Excel's characters
SIZE, LINE = 14, 20  # points: letters of a table, a line of it
TEXT_SIZE, TEXT_LINE, APART = 16, 22, 5  # points: letters above it, a line of them, room between texts
HIGHEST = 400  # points; Excel draws no row higher than 409
PAGE = {"portrait": 740, "landscape": 490}  # points of a page between the margins of its head and foot
FEW = 4 * LINE  # points: fewer lines of a long row do not stand below the head of its table
LONGEST, PIECE = 32_767, 16_000  # what a cell holds, in UTF-16 units; characters that surely fit
IN_SIGHT = 240  # points that may stay in sight above a table: of a small screen as much must be left for it
NAME = 31  # letters in the name of a sheet
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,8})(?:\.\d{1,4})?")


def draw(document: Document) -> bytes:
    """The workbook; the same document gives the same bytes."""
    sheets: list[PrintedSheet] = []
    for section in document.sections:
        for blocks in _by_table(section):
            sheets.append(_sheet(blocks, section, document.digits, [each.name for each in sheets]))
    return write_printed(
        sheets,
        title=clean(in_digits(document.title, document.digits)),
        author=clean(in_digits(document.author, document.digits)),
        footer="หน้า &P จาก &N",
        on_top=DRAFT if document.draft else "",
    )


def _by_table(section: Section) -> list[list[Block]]:
    """The blocks of a section, each list with a table or a chart at its end or none in it.

    A heading behind running text begins a list of its own: that text is not about the table below.
    """
    lists: list[list[Block]] = [[]]
    for block in section.blocks:
        if isinstance(block, Chart):
            lists += [[Heading((block.title,), depth=1), block], []]
        elif isinstance(block, Table):
            lists[-1].append(block)
            lists.append([])
        elif isinstance(block, Heading) and any(isinstance(each, Paragraph) for each in lists[-1]):
            lists.append([block])
        else:
            lists[-1].append(block)
    return [blocks for blocks in lists if blocks]


@dataclass
class _Layout:
    """A sheet in the making; `row` is the next free one."""

    orientation: Orientation
    row: int = 1
    boxes: list[Box] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)


def _sheet(blocks: list[Block], section: Section, digits: Digits, taken: list[str]) -> PrintedSheet:
    """The sheet of these blocks, of which only the last may be a table, or a chart with its figures."""
    *above, last = blocks
    table = figures(last) if isinstance(last, Chart) else last if isinstance(last, Table) else None
    leaves = table.leaves if table else (Column("", 25),) * 4
    layout = _Layout(section.orientation)
    for block in blocks if table is None else above:
        _put_text(layout, block, digits, len(leaves))
    head = _put_table(layout, table, digits) if table else None
    return PrintedSheet(
        name=_name(table.name if table else _called(blocks, section), taken),
        landscape=section.orientation == "landscape",
        widths=[_width(column, section.orientation) for column in leaves],
        boxes=layout.boxes,
        head=head,
        stays=head is not None and sum(layout.heights[row] for row in range(1, head[1] + 1)) <= IN_SIGHT,
        heights=layout.heights,
        chart=drawn(last, head[1], digits) if isinstance(last, Chart) else None,
    )


def _called(blocks: list[Block], section: Section) -> str:
    """What a sheet with these blocks and without a table is about."""
    if any(isinstance(block, Memo | Opinions) for block in blocks):
        return "บันทึกข้อความ"
    return "ปก" if section.is_cover else "ข้อความ"


def _name(wanted: str, taken: list[str]) -> str:
    """A name that no other sheet has, short enough and of signs that Excel takes."""
    allowed = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).strip("' ").split()) or "ตาราง"
    name, others = allowed[:NAME].rstrip("' "), {each.lower() for each in taken}
    number = len(taken)
    while name.lower() in others:
        number += 1
        name = f"{allowed[: NAME - len(str(number)) - 1]} {number}"
    return name


def _put_text(layout: _Layout, block: Block, digits: Digits, across: int) -> None:
    """The lines of a block, each over the whole width; a long one in parts, and over several rows."""
    letter = isinstance(block, Memo | Opinions)
    for at, line in enumerate(lines_of_block(block, digits)):
        running = isinstance(block, Opinions | Paragraph) or (letter and at > 0)
        for piece in _pieces(clean(line)):
            count = lines_in(piece, WIDTH[layout.orientation], TEXT_SIZE, bold=not running)
            down = _put_rows(layout, layout.row, count * TEXT_LINE + APART)
            look = "running" if running else "title"
            layout.boxes.append(Box(piece, layout.row, 1, down, across, look))
            layout.row += down


def _put_rows(layout: _Layout, first: int, height: float, room: float = HIGHEST) -> int:
    """Rows as high as that together, none too high for Excel, the first for `room`; how many they are."""
    if room < height and FEW <= room < HIGHEST:
        layout.heights[first] = room
        return 1 + _put_rows(layout, first + 1, height - room)
    count = max(1, ceil(height / HIGHEST))
    for row in range(first, first + count):
        layout.heights[row] = ceil(height / count)
    return count


def _put_table(layout: _Layout, table: Table, digits: Digits) -> tuple[int, int]:
    """Head and rows; the first and last row of the head come back."""
    first = layout.row
    for row in table.head:
        lines = 1
        for each in row:
            text = in_digits(each.text, digits)
            layout.boxes.append(Box(text, layout.row, each.column + 1, each.down, each.across, "head"))
            under = _under(table, each.column, each.across)
            width = sum(_width(leaf, layout.orientation) for leaf in under)
            lines = max(lines, ceil(lines_in(text, width, SIZE, bold=True) / each.down))
        layout.heights[layout.row] = lines * LINE
        layout.row += 1
    last = layout.row - 1
    room = _room_below(layout)
    for group in table.groups:
        _put_group(layout, table, _texts(group, digits), room)
        room = HIGHEST
    return first, last


def _room_below(layout: _Layout) -> int:
    """What the first page leaves below a head: there a long row begins, lest the head stand alone."""
    left = PAGE[layout.orientation] - sum(layout.heights.values())
    return int(left // LINE * LINE)


def _width(column: Column, orientation: Orientation) -> float:
    """Of a column, in Excel's characters."""
    return WIDTH[orientation] * column.width / 100


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


def _put_group(layout: _Layout, table: Table, rows: list[list[str | None]], room: float) -> None:
    """The rows of a group, the first for `room`. One too high gets several of the sheet, its cells merged."""
    starts = [layout.row]
    for height in _heights(layout.orientation, table, rows):
        starts.append(starts[-1] + _put_rows(layout, starts[-1], height, room))
        room = HIGHEST
    for column, leaf in enumerate(table.leaves):
        look = "centred" if leaf.align == "center" else "cell"
        for at, end in _runs([row[column] for row in rows]):
            text = rows[at][column] or ""
            number, shown_as = _number(text)
            down = starts[end] - starts[at]
            layout.boxes.append(Box(text, starts[at], column + 1, down, 1, look, number, shown_as))
    layout.row = starts[-1]


def _number(text: str) -> tuple[Decimal | None, str]:
    """The number that a text is, and the format that shows it the same; None for every other text."""
    found = to_arabic(text)
    if not _NUMBER.fullmatch(found):
        return None, "@"
    whole, point, decimals = found.partition(".")
    shown_as = ("#,##0" if "," in whole else "0") + point + "0" * len(decimals)
    return Decimal(found.replace(",", "")), shown_as if found == text else THAI_DIGITS + shown_as


def _heights(orientation: Orientation, table: Table, rows: list[list[str | None]]) -> list[int]:
    """The height each row needs, in points."""
    cells = (
        (first, end, lines_in(rows[first][column] or "", _width(leaf, orientation), SIZE))
        for column, leaf in enumerate(table.leaves)
        for first, end in _runs([row[column] for row in rows])
    )
    return [LINE * max(lines, 1) for lines in spread(len(rows), cells)]


def _runs(texts: list[str | None]) -> Iterable[tuple[int, int]]:
    """Where each cell of a column begins, and the row after its last."""
    begins = [at for at, text in enumerate(texts) if text is not None or at == 0]
    return zip(begins, [*begins[1:], len(texts)], strict=True)

"""How much room text will take on paper, guessed before it is drawn."""

from collections.abc import Iterable
from math import ceil

from reports.document import Cell, Column, Group, Orientation, Row, Table

# Characters of 14 pt text, marks counted, on a line as wide as the text of a page; lines on a page. Measured.
CHARACTERS = {"portrait": 118, "landscape": 180}
LINES = {"portrait": 44, "landscape": 26}
WIDTH = {"portrait": 180, "landscape": 267}  # millimetres between the margins (document.css)
BORDER = 0.5 * 25.4 / 72  # millimetres: one that two cells share
BESIDE = 2 * 1.2 + BORDER  # millimetres that the padding and half the borders of a cell take
EM = 0.875 * 10.667 * 25.4 / 72  # millimetres: text of a table; a line below another stands so far in
LONG = 0.45  # of a page: a longer row would leave too much of the page before it blank


def characters(column: Column | None, orientation: Orientation) -> int:
    """How many characters fit on a line of the column; of the page where there is no column."""
    share = column.width if column else 100
    return max(int(CHARACTERS[orientation] * share / 100), 1)


def room_of(share: float, orientation: Orientation, depth: int = 0) -> float:
    """How wide the lines of that depth are in a cell of that share of the table, in millimetres."""
    return (WIDTH[orientation] - BORDER) * share / 100 - BESIDE - EM * depth


def runs_long(row: Row, table: Table, orientation: Orientation) -> bool:
    """Whether the row takes more than its share of a page and so may be split between pages."""
    return lines_of_row(row, table, orientation) > LONG * LINES[orientation]


def group_runs_long(group: Group, table: Table, orientation: Orientation) -> bool:
    """Whether the rows of a group take more than their share of a page together."""
    return sum(lines_of_group(group, table, orientation)) > LONG * LINES[orientation]


def is_short_table(table: Table, orientation: Orientation) -> bool:
    """Whether the whole table fits on less than half of a page, so that it need not be split."""
    lines = sum(sum(lines_of_group(group, table, orientation)) for group in table.groups)
    return lines <= LONG * LINES[orientation]


def lines_of_row(row: Row, table: Table, orientation: Orientation) -> int:
    """The number of printed lines of the row's longest cell, roughly."""
    return max(lines_by_cell(row, table, orientation), default=0)


def lines_by_cell(row: Row, table: Table, orientation: Orientation) -> list[int]:
    """The number of printed lines of each cell of a row, roughly."""
    return [_lines(cell, column, orientation) for cell, column in zip(row.cells, table.leaves, strict=True)]


def lines_of_group(group: Group, table: Table, orientation: Orientation) -> list[int]:
    """The number of printed lines of each row of a group, roughly; cells over several rows count too."""
    cells = (
        (at, at + group.down(at, number), _lines(cell, column, orientation))
        for at, row in enumerate(group.rows)
        for number, (cell, column) in enumerate(zip(row.cells, table.leaves, strict=True))
        if cell is not None
    )
    return spread(len(group.rows), cells)


def spread(count: int, cells: Iterable[tuple[int, int, int]]) -> list[int]:
    """The height of each of `count` rows from cells as (first row, row after the last, height they need).

    What a cell needs beyond the rows that it stands over is added to the last of them, as browsers do.
    """
    heights = [0] * count
    for first, end, needed in sorted(cells, key=lambda cell: (cell[1] - cell[0], cell)):
        heights[end - 1] += max(0, needed - sum(heights[first:end]))
    return heights


def _lines(cell: Cell | None, column: Column, orientation: Orientation) -> int:
    lines = cell.lines if cell else ()
    return sum(ceil(max(len(line.text), 1) / characters(column, orientation)) for line in lines)

"""How much room text will take on paper, guessed before it is drawn."""

from math import ceil

from reports.document import Column, Orientation, Row, Table

# Characters of 14 pt text, marks counted, on a line as wide as the text of a page; lines on a page. Measured.
CHARACTERS = {"portrait": 118, "landscape": 180}
LINES = {"portrait": 44, "landscape": 26}
LONG = 0.6  # of a page: a longer row would leave too much of the page before it blank


def characters(column: Column | None, orientation: Orientation) -> int:
    """How many characters fit on a line of the column; of the page where there is no column."""
    share = column.width if column else 100
    return max(int(CHARACTERS[orientation] * share / 100), 1)


def runs_long(row: Row, table: Table, orientation: Orientation) -> bool:
    """Whether the row takes more than its share of a page and so may be split between pages."""
    return lines_of_row(row, table, orientation) > LONG * LINES[orientation]


def lines_of_row(row: Row, table: Table, orientation: Orientation) -> int:
    """The number of printed lines of the row's longest cell, roughly."""
    heights = [
        sum(ceil(max(len(line.text), 1) / characters(column, orientation)) for line in cell.lines)
        for cell, column in zip(row.cells, table.leaves, strict=True)
    ]
    return max(heights, default=0)

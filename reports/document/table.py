"""A table: columns under one head or two, rows in groups, cells of lines."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

Align = Literal["start", "center"]


@dataclass(frozen=True)
class Line:
    """One line of a cell. `mark` is its number or dash; a line of `depth` 1 belongs to the one above it."""

    text: str
    mark: str = ""
    depth: int = 0


@dataclass(frozen=True)
class Cell:
    """What stands in one cell, line by line; a cell without lines is blank."""

    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column of a table: its head, its share of the table's width in per cent, how its cells align."""

    head: str
    width: float
    align: Align = "start"


@dataclass(frozen=True)
class ColumnGroup:
    """Columns that share a head above their own."""

    head: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Row:
    """One row: a cell for each column; None where the cell of the row above goes on."""

    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Group:
    """Rows that belong together and stay on one page when they fit.

    Where they do not fit, `label` says on each further page whose rows these are.
    """

    rows: tuple[Row, ...]
    label: str = ""

    def down(self, at: int, column: int) -> int:
        """How many rows the cell of that row and column stands for; 0 where the one above goes on."""
        if self.rows[at].cells[column] is None:
            return 0
        further = (row.cells[column] for row in self.rows[at + 1 :])
        return 1 + sum(1 for _ in takewhile(lambda cell: cell is None, further))


@dataclass(frozen=True)
class HeadCell:
    """A head as it is drawn: its text, and the columns and rows it stands over."""

    text: str
    column: int
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Table:
    """A table whose head repeats on every page; `name` is what it is called where it stands by itself."""

    columns: tuple[Column | ColumnGroup, ...]
    groups: tuple[Group, ...]
    name: str = "รายงาน"

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, from left to right."""
        return tuple(
            leaf
            for column in self.columns
            for leaf in (column.columns if isinstance(column, ColumnGroup) else (column,))
        )

    @property
    def head(self) -> tuple[tuple[HeadCell, ...], ...]:
        """The head row by row: one row, or two where columns share a head."""
        deep = any(isinstance(column, ColumnGroup) for column in self.columns)
        upper, lower, at = [], [], 0
        for column in self.columns:
            if isinstance(column, ColumnGroup):
                upper.append(HeadCell(column.head, at, across=len(column.columns)))
                lower += [HeadCell(leaf.head, at + n) for n, leaf in enumerate(column.columns)]
                at += len(column.columns)
            else:
                upper.append(HeadCell(column.head, at, down=2 if deep else 1))
                at += 1
        return (tuple(upper), tuple(lower)) if deep else (tuple(upper),)


def lines_of(text: str) -> tuple[Line, ...]:
    """Free text line by line as typed; no line for a blank text."""
    return tuple(Line(line) for line in text.split("\n")) if text else ()


def cell(text: str) -> Cell:
    """A cell with that text, line by line."""
    return Cell(lines_of(text))

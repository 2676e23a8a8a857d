"""The blocks a document is made of: what it says and how it is arranged, not how it is drawn.

A format makes a `Document`, a renderer draws one; neither knows the other. Texts stand as they were typed, in
either digits; the renderer turns them all to the digits of the document.
"""

from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from ita_portal.thai import Digits

Orientation = Literal["portrait", "landscape"]
Align = Literal["start", "center"]


@dataclass(frozen=True)
class Heading:
    """A title, centred, one line each; of `depth` 1 below a cover or another title."""

    lines: tuple[str, ...]
    depth: int = 0


@dataclass(frozen=True)
class Rule:
    """A dotted line across the page."""


@dataclass(frozen=True)
class Paragraph:
    """Running text; a line break in it begins a new paragraph."""

    text: str


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


@dataclass(frozen=True)
class Cover:
    """A page in front, without a number: room for the emblem, the title, whose it is."""

    title: str
    agency: tuple[str, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page, turned if an orientation is given."""

    orientation: Orientation | None = None


Block = Heading | Rule | Paragraph | Table | Cover | NewPage


@dataclass(frozen=True)
class Section:
    """Blocks that follow each other on pages of one orientation."""

    orientation: Orientation
    blocks: tuple[Block, ...]

    @property
    def is_cover(self) -> bool:
        """Whether it is the page in front, which bears no number."""
        return any(isinstance(block, Cover) for block in self.blocks)


@dataclass(frozen=True)
class Document:
    """A whole document.

    `author` is the agency's name, for the file's properties; `names` are names that no line break may part.
    """

    title: str
    author: str
    orientation: Orientation
    digits: Digits
    blocks: tuple[Block, ...]
    names: tuple[str, ...] = ()

    @property
    def sections(self) -> tuple[Section, ...]:
        """The blocks by pages: each `NewPage` begins a section."""
        orientation, parts = self.orientation, []
        for block in self.blocks:
            if isinstance(block, NewPage):
                orientation = block.orientation or orientation
                parts.append((orientation, []))
            else:
                parts = parts or [(orientation, [])]
                parts[-1][1].append(block)
        return tuple(Section(turned, tuple(blocks)) for turned, blocks in parts if blocks)


def lines_of(text: str) -> tuple[Line, ...]:
    """Free text line by line as typed; no line for a blank text."""
    return tuple(Line(line) for line in text.split("\n")) if text else ()


def cell(text: str) -> Cell:
    """A cell with that text, line by line."""
    return Cell(lines_of(text))

"""The blocks a document is made of: what it says and how it is arranged, not how it is drawn.

A format makes a `Document`, a renderer draws one; neither knows the other. Texts stand as they were typed, in
either digits; the renderer turns them all to the digits of the document.
"""

from dataclasses import dataclass
from typing import Literal

from ita_portal.thai import Digits

Orientation = Literal["portrait", "landscape"]
Align = Literal["start", "center"]


@dataclass(frozen=True)
class Heading:
    """The title of a document, centred, one line each."""

    lines: tuple[str, ...]


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
    """One row: a cell for each column."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Group:
    """Rows that belong together and stay on one page when they fit."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Table:
    """A table whose head repeats on every page."""

    columns: tuple[Column | ColumnGroup, ...]
    groups: tuple[Group, ...]

    @property
    def leaves(self) -> tuple[Column, ...]:
        """The columns that hold cells, from left to right."""
        return tuple(
            leaf
            for column in self.columns
            for leaf in (column.columns if isinstance(column, ColumnGroup) else (column,))
        )


Block = Heading | Rule | Paragraph | Table


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


def lines_of(text: str) -> tuple[Line, ...]:
    """Free text line by line as typed; no line for a blank text."""
    return tuple(Line(line) for line in text.split("\n")) if text else ()


def cell(text: str) -> Cell:
    """A cell with that text, line by line."""
    return Cell(lines_of(text))

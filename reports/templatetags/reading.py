"""What the templates of a document on a screen need: digits, and cells with the head they stand under."""

from dataclasses import dataclass

from django import template

from ita_portal.thai import Digits, in_digits
from reports.document import Cell, Group, Table

register = template.Library()


@dataclass(frozen=True)
class ReadCell:
    """A cell with the head of its column, and the rows it stands over."""

    cell: Cell
    head: str
    down: int


@register.filter
def digits(text: str, kind: Digits) -> str:
    """The text in the digits of the document."""
    return in_digits(text, kind)


@register.simple_tag
def read_rows(group: Group, table: Table) -> list[list[ReadCell]]:
    """The rows of a group; a cell that goes on from the row above is not among them."""
    heads = _heads(table)
    return [
        [
            ReadCell(cell, head, group.down(at, column))
            for column, (cell, head) in enumerate(zip(row.cells, heads, strict=True))
            if cell is not None
        ]
        for at, row in enumerate(group.rows)
    ]


def _heads(table: Table) -> list[str]:
    """What stands above each column; with the head that it shares with its neighbours."""
    shared = {}
    for row in table.head[:-1]:
        for head in row:
            for column in range(head.column, head.column + head.across):
                shared[column] = head.text
    return [
        f"{shared[column]} {leaf.head}" if shared.get(column, leaf.head) != leaf.head else leaf.head
        for column, leaf in enumerate(table.leaves)
    ]

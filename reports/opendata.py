"""The tables of a document as open data: one head row, no merged cells, Arabic digits, every row complete.

What is read here is the document itself, so nothing comes out that the paper does not show.
"""

import json
from collections.abc import Iterator
from typing import Any

from ita_portal import sheets
from ita_portal.thai import clean, in_digits
from reports.document import ColumnGroup, Document, Row, Table
from reports.render.text import cell_text


def tables_of(document: Document) -> list[Table]:
    """The tables of a document in their order."""
    return [block for block in document.blocks if isinstance(block, Table)]


def headings(table: Table) -> list[str]:
    """A heading for each column that holds cells; one of a group has the group's name before it."""
    names: list[str] = []
    for column in table.columns:
        if isinstance(column, ColumnGroup):
            names += [f"{column.head}: {leaf.head}" for leaf in column.columns]
        else:
            names.append(column.head)
    return _distinct([_plain(name) for name in names])


def rows(table: Table) -> Iterator[list[str]]:
    """The rows with the text of each cell; one that goes on over several rows is said in each of them."""
    for group in table.groups:
        above = [""] * len(table.leaves)
        for row in group.rows:
            above = _texts(row, above)
            yield above


def as_csv(table: Table) -> bytes:
    """The table as UTF-8 text that Excel opens as Thai."""
    return sheets.write("table.csv", headings(table), rows(table))


def as_json(document: Document, about: dict[str, Any]) -> bytes:
    """All tables of the document after what it is; rows are objects by the heading of the column."""
    tables = []
    for table in tables_of(document):
        heads = headings(table)
        lines = [dict(zip(heads, row, strict=True)) for row in rows(table)]
        tables.append({"name": _plain(table.name), "columns": heads, "rows": lines})
    return json.dumps({**about, "tables": tables}, ensure_ascii=False, indent=1).encode()


def _texts(row: Row, above: list[str]) -> list[str]:
    return [
        before if cell is None else _plain(cell_text(cell, "arabic"))
        for cell, before in zip(row.cells, above, strict=True)
    ]


def _plain(text: str) -> str:
    return clean(in_digits(text, "arabic"))


def _distinct(names: list[str]) -> list[str]:
    """The same names, a number behind each that was there before: a row has no key twice."""
    return [
        f"{name} ({names[:at].count(name) + 1})" if name in names[:at] else name
        for at, name in enumerate(names)
    ]

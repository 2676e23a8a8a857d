"""What the templates of a document need: text in its digits, a block by its own template, long rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from django import template
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ita_portal.thai import in_digits, together
from reports import qr
from reports.document import Block, Cell, Column, Emblem, Group, HeadCell, Line, Seal, Table
from reports.render.breaks import BREAK, with_breaks
from reports.render.compounds import COMPOUNDS
from reports.render.length import (
    LINES,
    LONG,
    characters,
    group_runs_long,
    is_short_table,
    lines_by_cell,
    lines_of_group,
    room_of,
)
from reports.render.lines import fits, parted
from reports.render.text import DOTS, seal_lines

register = template.Library()

# WeasyPrint finds no line break between Thai text and a span unless BREAK stands between them. Beside a blank
# it is not needed, and inside brackets and quotes no line may break.
NONE_AFTER, NONE_BEFORE = " ([“‘\"'/", " )]”’\"'/.,:;"
COLUMN, POINT = 40, 2  # millimetres: a column of 100 points, its point above it
GAP = 70  # points: how high the dotted line is where nothing is known


@register.simple_tag(takes_context=True)
def words(context: template.Context, text: str) -> SafeString:
    """The text, escaped, in the document's digits; dates, names and the like stay on one line."""
    document = context["document"]
    longest = characters(None, context["orientation"])
    return _kept_together(in_digits(text, document.digits), document.names, longest)


@register.simple_tag(takes_context=True)
def words_of_line(context: template.Context, line: Line, column: Column) -> SafeString:
    """A line of a cell likewise, with its mark; on paper only that is kept together which would be parted."""
    document, orientation = context["document"], context["orientation"]
    mark = in_digits(f"{line.mark} ", document.digits) if line.mark else ""
    text = in_digits(line.text, document.digits)
    room = room_of(column.width, orientation, line.depth)
    longest, on_paper = characters(column, orientation), context.get("on_paper", False)
    return escape(mark) + _kept_together(
        text, document.names, longest, before=mark, room=room, on_paper=on_paper
    )


@register.simple_tag(takes_context=True)
def words_of_head(context: template.Context, head: HeadCell, table: Table) -> SafeString:
    """The head of one column or of several likewise."""
    document, orientation = context["document"], context["orientation"]
    columns = table.leaves[head.column : head.column + head.across]
    room = room_of(sum(each.width for each in columns), orientation)
    longest, on_paper = sum(characters(each, orientation) for each in columns), context.get("on_paper", False)
    text = in_digits(head.text, document.digits)
    return _kept_together(text, document.names, longest, room=room, on_paper=on_paper, bold=True)


def _kept_together(
    text: str,
    names: Iterable[str],
    longest: int,
    *,
    before: str = "",
    room: float | None = None,
    on_paper: bool = False,
    bold: bool = False,
) -> SafeString:
    """The text with a span around what is to stay on one line of at most `longest` characters.

    Args:
        before: what stands before it on its first line.
        room: the width of the lines in millimetres, where it is known; what is wider would run over the
            border of its cell. `bold` says in which face they are.
        on_paper: the lines are of just that width, so that only what they would part needs a span.
    """
    pieces = together(text, (*names, *COMPOUNDS))
    ends = list(accumulate((len(piece.text) for piece in pieces), initial=len(before)))
    parts = [
        part
        for piece, part in zip(pieces, pairwise(ends), strict=True)
        if piece.kept and len(piece.text) <= longest and (room is None or fits(piece.text, room, bold=bold))
    ]
    if room is not None and on_paper and with_breaks(text, longest) == text:
        parts = parted(before + text, parts, room, bold=bold)
    html, at = [], 0
    for piece in pieces:
        end, shown = at + len(piece.text), escape(with_breaks(piece.text, longest))
        if (at + len(before), end + len(before)) in parts:
            opens = at and not piece.yamok and text[at - 1] not in NONE_AFTER
            closes = end < len(text) and text[end] not in NONE_BEFORE
            shown = f'{BREAK * bool(opens)}<span class="kept">{shown}</span>{BREAK * closes}'
        html.append(shown)
        at = end
    return mark_safe("".join(html))  # every piece was escaped above


@register.simple_tag(takes_context=True)
def plain(context: template.Context, text: str) -> str:
    """The text in the document's digits, for an attribute."""
    return in_digits(text, context["document"].digits)


@register.simple_tag(takes_context=True)
def draw(context: template.Context, block: Block) -> SafeString:
    """A block, by the template that bears its name."""
    found = get_template(f"reports/blocks/{type(block).__name__.lower()}.html")
    names = ("document", "orientation", "level", "on_paper")
    return found.render({name: context.get(name) for name in names} | {"block": block})


@register.simple_tag
def dots() -> str:
    """A dotted line for a name that is written by hand."""
    return DOTS


@register.simple_tag
def emblem_address(emblem: Emblem) -> str:
    """The picture as an address that holds it whole."""
    return emblem.address


@register.inclusion_tag("reports/column.html")
def column_svg(height: Decimal | None) -> dict[str, object]:
    """A column of that many points, as a drawing; a gap where the height is not known."""
    points = GAP if height is None else height
    return {"height": f"{float(points) / 100 * COLUMN + POINT:.1f}", "is_gap": height is None}


@register.inclusion_tag("reports/seal.html")
def seal(seal: Seal) -> dict[str, object]:
    """What a sealed version says in the foot of each page."""
    return {"qr": qr.path(seal.address), "lines": tuple(seal_lines(seal))}


@dataclass(frozen=True)
class DrawnCell:
    """A cell with its column, the rows it stands over, and whether the group ends with it."""

    cell: Cell
    column: Column
    down: int
    ends: bool

    @property
    def has_one_line(self) -> bool:
        """Whether its text needs no paragraph of its own: one that is blank does, to be as high."""
        lines = self.cell.lines
        return len(lines) == 1 and bool(lines[0].text) and not lines[0].depth


@dataclass(frozen=True)
class DrawnRow:
    """The cells that begin in a row, and whether it is so long that it flows over pages."""

    cells: tuple[DrawnCell, ...]
    is_long: bool


@register.simple_tag(takes_context=True)
def rows_of(context: template.Context, group: Group, table: Table) -> list[DrawnRow]:
    """The rows of a group as they are drawn."""
    orientation = context["orientation"]
    lines = lines_of_group(group, table, orientation)
    cells_of = [lines_by_cell(row, table, orientation) for row in group.rows]
    flows = any(
        height > LONG * LINES[orientation] and group.down(at, number) > 1
        for at, by_cell in enumerate(cells_of)
        for number, height in enumerate(by_cell)
    )
    rows = []
    for at, (row, by_cell, height) in enumerate(zip(group.rows, cells_of, lines, strict=True)):
        longest = by_cell.index(max(by_cell)) if at + 1 == len(group.rows) else None
        cells = (
            DrawnCell(cell, column, group.down(at, number), ends=number == longest)
            for number, (cell, column) in enumerate(zip(row.cells, table.leaves, strict=True))
            if cell is not None
        )
        rows.append(DrawnRow(tuple(cells), flows or height > LONG * LINES[orientation]))
    return rows


@register.simple_tag(takes_context=True)
def is_short(context: template.Context, table: Table) -> bool:
    """Whether the whole table fits on less than half of a page, so that it need not be split."""
    return is_short_table(table, context["orientation"])


@register.simple_tag(takes_context=True)
def stays_whole(context: template.Context, group: Group, table: Table) -> bool:
    """Whether the group has several rows that fit on a page together."""
    return len(group.rows) > 1 and not group_runs_long(group, table, context["orientation"])

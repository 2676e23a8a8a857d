"""What the templates of a document need: text in its digits, a block by its own template, long rows."""

from django import template
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ita_portal.thai import in_digits, together
from reports.document import Block, Column, ColumnGroup, Row, Table
from reports.render.breaks import BREAK, with_breaks
from reports.render.length import characters, runs_long

register = template.Library()

COMPOUNDS = ("เว็บไซต์", "ดุลยพินิจ")  # words that libthai would part
# WeasyPrint finds no line break between Thai text and a span unless BREAK stands between them. Beside a blank
# it is not needed, and inside brackets and quotes no line may break.
NONE_AFTER, NONE_BEFORE = " ([“‘\"'/", " )]”’\"'/.,:;"


@register.simple_tag(takes_context=True)
def words(context: template.Context, text: str, column: Column | None = None) -> SafeString:
    """The text, escaped, in the document's digits; dates, names and the like stay on one line if they fit."""
    document = context["document"]
    longest = characters(column, document.orientation)
    text = in_digits(text, document.digits)
    html, at = [], 0
    for piece in together(text, (*document.names, *COMPOUNDS)):
        end, shown = at + len(piece.text), escape(with_breaks(piece.text, longest))
        if piece.kept and len(piece.text) <= longest:
            opens = at and not piece.yamok and text[at - 1] not in NONE_AFTER
            closes = end < len(text) and text[end] not in NONE_BEFORE
            shown = f'{BREAK * bool(opens)}<span class="kept">{shown}</span>{BREAK * closes}'
        html.append(shown)
        at = end
    return mark_safe("".join(html))  # every piece was escaped above


@register.simple_tag(takes_context=True)
def draw(context: template.Context, block: Block) -> SafeString:
    """A block, by the template that bears its name."""
    found = get_template(f"reports/blocks/{type(block).__name__.lower()}.html")
    return found.render({"document": context["document"], "level": context.get("level"), "block": block})


@register.filter
def head_rows(table: Table) -> list[list[dict]]:
    """The head of a table as rows of cells: one row, or two where columns share a head."""
    grouped = any(isinstance(column, ColumnGroup) for column in table.columns)
    upper, lower = [], []
    for column in table.columns:
        if isinstance(column, ColumnGroup):
            upper.append({"head": column.head, "across": len(column.columns), "down": 1})
            lower += [{"head": leaf.head, "across": 1, "down": 1} for leaf in column.columns]
        else:
            upper.append({"head": column.head, "across": 1, "down": 2 if grouped else 1})
    return [upper, lower] if grouped else [upper]


@register.filter
def beside(row: Row, table: Table) -> list[tuple]:
    """The cells of a row, each with its column."""
    return list(zip(row.cells, table.leaves, strict=True))


@register.simple_tag(takes_context=True)
def long_row(context: template.Context, row: Row, table: Table) -> bool:
    """Whether the row is so long that it should flow over pages instead of moving to the next one whole."""
    return runs_long(row, table, context["document"].orientation)

"""Tables as WordprocessingML: fixed widths, a head that repeats, merged cells, what stays on one page."""

from xml.sax.saxutils import quoteattr

from reports.document import Cell, Column, Group, Orientation, Row, Table
from reports.render.length import group_runs_long, is_short_table, runs_long
from reports.render.word.heads import head_xml
from reports.render.word.paper import TWIPS
from reports.render.word.styles import INDENT, PADDING
from reports.render.word.xml import Words, paragraph

_REPEATED = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
_GREY = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/><w:vAlign w:val="center"/>'
_KEPT = "<w:keepNext/>"
_CENTRED = '<w:jc w:val="center"/>'


def table_xml(table: Table, orientation: Orientation, text_width: int, words: Words) -> str:
    """The table at the full width of a page's text, which is given in twips."""
    widths = _widths(table.leaves, text_width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    last, short = len(table.groups) - 1, is_short_table(table, orientation)
    groups = (
        _group(group, table, widths, orientation, words, on_page_of_next=short and at < last)
        for at, group in enumerate(table.groups)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCaption w:val={quoteattr(table.name)}/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_head(table, widths, orientation, words)}{''.join(groups)}</w:tbl>"
    )


def _widths(columns: tuple[Column, ...], total: int) -> list[int]:
    """Shares of the total that sum to it."""
    edges, share = [0], 0.0
    for column in columns:
        share += column.width
        edges.append(round(total * share / 100))
    return [right - left for left, right in zip(edges, edges[1:], strict=False)]


def _head(table: Table, widths: list[int], orientation: Orientation, words: Words) -> str:
    """The head's rows; a head that stands over both rows is a merged cell."""
    upper, *lower = table.head
    rows = [upper]
    if lower:
        below = {cell.column: cell for cell in lower[0]}
        rows.append(tuple(below.get(column) for column in range(len(widths))))
    xml = []
    for at, row in enumerate(rows):
        cells = []
        for column, head in enumerate(row) if at else ((head.column, head) for head in row):
            across, text = (head.across, head.text) if head else (1, "")
            merge = "" if head and head.down == 1 else _merge(begins=head is not None)
            span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
            look = f"{span}{merge}{_GREY}"
            width = sum(widths[column : column + across])
            under = table.leaves[column : column + across]
            shown = head_xml(text, under, orientation, words) if text else ""
            cells.append(_cell_xml(width, look, paragraph("TableHead", shown)))
        xml.append(f"<w:tr>{_REPEATED}{''.join(cells)}</w:tr>")
    return "".join(xml)


def _group(
    group: Group,
    table: Table,
    widths: list[int],
    orientation: Orientation,
    words: Words,
    *,
    on_page_of_next: bool,
) -> str:
    """The rows of a group, on one page unless they run long; `on_page_of_next`: on that of the next group."""
    kept = on_page_of_next or not group_runs_long(group, table, orientation)
    last = len(group.rows) - 1
    return "".join(
        _row(row, at, group, table, widths, orientation, words, kept if at < last else on_page_of_next)
        for at, row in enumerate(group.rows)
    )


def _row(
    row: Row,
    at: int,
    group: Group,
    table: Table,
    widths: list[int],
    orientation: Orientation,
    words: Words,
    kept: bool,
) -> str:
    """A row; `kept`: it stays on the page of the next one."""
    cells = []
    for column, (cell, width, leaf) in enumerate(zip(row.cells, widths, table.leaves, strict=True)):
        merged = cell is None or group.down(at, column) > 1
        merge = _merge(begins=cell is not None) if merged else ""
        cells.append(_cell_xml(width, merge, _paragraphs(cell, leaf, width, kept, words)))
    rule = "" if runs_long(row, table, orientation) else _WHOLE
    return f"<w:tr>{rule}{''.join(cells)}</w:tr>"


def _paragraphs(cell: Cell | None, leaf: Column, width: int, kept: bool, words: Words) -> str:
    """The lines of a cell that is `width` twips wide."""
    properties = _KEPT * kept + _CENTRED * (leaf.align == "center")
    lines = cell.lines if cell else ()
    if not lines:
        return paragraph("TableText", "", properties)
    return "".join(
        paragraph(
            "TableUnder" if line.depth else "TableText",
            words.run(f"{line.mark} {line.text}" if line.mark else line.text, room=_room(width, line.depth)),
            properties,
        )
        for line in lines
    )


def _room(width: int, depth: int) -> float:
    """How wide the lines of that depth are in a cell of that width, in millimetres."""
    return (width - 2 * PADDING - INDENT * depth) / TWIPS


def _merge(*, begins: bool) -> str:
    return '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"


def _cell_xml(width: int, look: str, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{look}</w:tcPr>{content}</w:tc>'

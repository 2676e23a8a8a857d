"""The blocks a document is made of: what it says and how it is arranged, not how it is drawn.

A format makes a `Document`, a renderer draws one; neither knows the other. Texts stand as they were typed, in
either digits; the renderer turns them all to the digits of the document.
"""

from reports.document.chart import Chart, Point
from reports.document.memo import Choice, Memo, MemoSection, Opinion, Opinions, Signature
from reports.document.table import (
    Align,
    Cell,
    Column,
    ColumnGroup,
    Group,
    HeadCell,
    Line,
    Row,
    Table,
    cell,
    lines_of,
)
from reports.document.text import Cover, Heading, NewPage, Orientation, Paragraph, Rule
from reports.document.whole import Block, Document, Emblem, Seal, Section

__all__ = [
    "Align",
    "Block",
    "Cell",
    "Chart",
    "Choice",
    "Column",
    "ColumnGroup",
    "Cover",
    "Document",
    "Emblem",
    "Group",
    "HeadCell",
    "Heading",
    "Line",
    "Memo",
    "MemoSection",
    "NewPage",
    "Opinion",
    "Opinions",
    "Orientation",
    "Paragraph",
    "Point",
    "Row",
    "Rule",
    "Seal",
    "Section",
    "Signature",
    "Table",
    "cell",
    "lines_of",
]

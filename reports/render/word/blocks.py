"""The blocks of a document as WordprocessingML."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.document import (
    Block,
    Chart,
    Cover,
    Document,
    Heading,
    Memo,
    Opinions,
    Paragraph,
    Rule,
    Section,
    Table,
)
from reports.render.picture import picture_of
from reports.render.text import lines_of_block
from reports.render.word.emblem import above_title, beside_title
from reports.render.word.heads import heading_xml
from reports.render.word.memo import body_xml, head_xml
from reports.render.word.opinions import opinions_xml
from reports.render.word.paper import TWIPS, Paper
from reports.render.word.pictures import Pictures
from reports.render.word.styles import COVER_AGENCY, COVER_TITLE
from reports.render.word.tables import table_xml
from reports.render.word.template import Template
from reports.render.word.xml import LINE_BREAK, Words, paragraph


@dataclass(frozen=True)
class Place:
    """Where a block is drawn: in which document and section, on what paper, with what words and pictures."""

    document: Document
    section: Section
    paper: Paper
    words: Words
    pictures: Pictures
    template: Template | None = None

    def next_to(self, block: Block) -> Block | None:
        """The block that follows in the same section."""
        blocks = iter(self.section.blocks)
        return next((next(blocks, None) for each in blocks if each is block), None)

    def styled(self, xml: str) -> str:
        """What the portal wrote, by the names that its styles have in this file."""
        return self.template.styling(xml) if self.template else xml


def blocks_xml(place: Place) -> list[str]:
    """Every block of a section; a table is followed by a paragraph, as Word asks for."""
    before, after = "", ""
    blocks = [place.styled(_DRAWN[type(block)](block, place)) for block in place.section.blocks]
    for memo in (block for block in place.section.blocks if isinstance(block, Memo)):
        before, after = _head(memo, place)
    return [before, *blocks, after]


def _head(memo: Memo, place: Place) -> tuple[str, str]:
    """What stands before the content of a memo and after it: the portal's own head, or the template."""
    head = place.styled(head_xml(memo, place.document.emblem, place.paper, place.words, place.pictures))
    if place.template is None or not place.template.has_head:
        return head, ""
    return place.template.around(head, beside_title(place.document.emblem, place.pictures))


def _heading(block: Heading, place: Place) -> str:
    width = place.paper.text_width / TWIPS
    lines = LINE_BREAK.join(heading_xml(line, width, place.words) for line in block.lines)
    return paragraph(f"Heading{block.depth + 1}", lines)


def _rule(block: Rule, place: Place) -> str:
    return paragraph("Rule")


def _paragraph(block: Paragraph, place: Place) -> str:
    """Its lines, the last one on the page of the table that it speaks of."""
    lines = block.text.splitlines()
    kept = [""] * len(lines)
    if lines and isinstance(place.next_to(block), Table):
        kept[-1] = "<w:keepNext/>"
    drawn = zip(map(place.words.run, lines), kept, strict=True)
    return "".join(paragraph("BodyText", line, rule) for line, rule in drawn)


def _cover(block: Cover, place: Place) -> str:
    width = place.paper.text_width / TWIPS
    title = LINE_BREAK.join(heading_xml(line, width, place.words, COVER_TITLE) for line in block.lines)
    agency = (heading_xml(line, width, place.words, COVER_AGENCY) for line in block.agency)
    below = (paragraph("CoverAgency", line) for line in agency)
    return "".join((above_title(place.document.emblem, place.pictures), paragraph("Title", title), *below))


def _table(block: Table, place: Place) -> str:
    last = block is place.section.blocks[-1]
    table = table_xml(block, place.section.orientation, place.paper.text_width, place.words)
    return table + paragraph("SectionEnd" if last else "TableEnd")


def _memo(block: Memo, place: Place) -> str:
    return body_xml(block, place.paper, place.words)


def _opinions(block: Opinions, place: Place) -> str:
    return opinions_xml(block, place.paper, place.words)


def _chart(block: Chart, place: Place) -> str:
    """The drawing of the PDF as a picture; its figures are what is read to somebody who does not see it."""
    width = place.paper.text_width / TWIPS
    about = "\n".join(map(place.words.plain, lines_of_block(block, place.words.digits)))
    picture = picture_of(block, place.document, width)
    return paragraph("Chart", place.pictures.inline(picture, about=about, width=width))


_DRAWN: dict[type, Callable[[Block, Place], str]] = {
    Heading: _heading,
    Rule: _rule,
    Paragraph: _paragraph,
    Cover: _cover,
    Table: _table,
    Memo: _memo,
    Opinions: _opinions,
    Chart: _chart,
}

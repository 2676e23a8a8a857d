"""The blocks of a document as WordprocessingML."""

from collections.abc import Callable

from reports.document import Block, Chart, Cover, Heading, Memo, Opinions, Paragraph, Rule, Section, Table
from reports.render.text import lines_of_block
from reports.render.word.tables import table_xml
from reports.render.word.xml import Words, paragraph


def blocks_xml(section: Section, words: Words) -> list[str]:
    """Every block of a section; a table is followed by a paragraph, as Word asks for."""
    return [_DRAWN[type(block)](block, section, words) for block in section.blocks]


def _heading(block: Heading, section: Section, words: Words) -> str:
    lines = "<w:r><w:br/></w:r>".join(map(words.run, block.lines))
    return paragraph(f"Heading{block.depth + 1}", lines)


def _rule(block: Rule, section: Section, words: Words) -> str:
    return paragraph("Rule")


def _paragraph(block: Paragraph, section: Section, words: Words) -> str:
    return "".join(paragraph("BodyText", words.run(line)) for line in block.text.splitlines())


def _cover(block: Cover, section: Section, words: Words) -> str:
    agency = (paragraph("CoverAgency", words.run(line)) for line in block.agency)
    return "".join((paragraph("Emblem"), paragraph("Title", words.run(block.title)), *agency))


def _table(block: Table, section: Section, words: Words) -> str:
    last = block is section.blocks[-1]
    return table_xml(block, section.orientation, words) + paragraph("SectionEnd" if last else "TableEnd")


def _lines(block: Block, section: Section, words: Words) -> str:
    return "".join(paragraph("BodyText", words.run(line)) for line in lines_of_block(block, words.digits))


_DRAWN: dict[type, Callable[[Block, Section, Words], str]] = {
    Heading: _heading,
    Rule: _rule,
    Paragraph: _paragraph,
    Cover: _cover,
    Table: _table,
    Memo: _lines,
    Opinions: _lines,
    Chart: _lines,
}

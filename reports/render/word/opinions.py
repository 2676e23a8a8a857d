"""The chain of opinions as WordprocessingML: a table without lines, one row a step, each whole on its page.

A row that may not be split stays whole in every program; paragraphs that are to stay with the next one do not
where they are many: LibreOffice leaves some of them behind. So a step that fills a page
is two rows: its texts, which may be split, and what is signed.
"""

from math import ceil

from reports.document import Choice, Opinion, Opinions
from reports.render.text import OPEN, TICKED
from reports.render.word.memo import dotted_to, from_middle, signature_xml
from reports.render.word.paper import Paper
from reports.render.word.xml import LINE_BREAK, TAB, Words, paragraph

_NO_LINES = "".join(
    f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_NO_ROOM = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
_WHOLE = "<w:trPr><w:cantSplit/></w:trPr>"
# In an agency's older file LibreOffice drops a tab with which a paragraph of a table ends
_UNSEEN = "\u200b"
_LONG = 20  # lines of its texts: a step that would fill most of a page may go over to the next
_CHARACTERS = 70  # of such a line, roughly


def opinions_xml(opinions: Opinions, paper: Paper, words: Words) -> str:
    """All blocks, lowest step first, and the paragraph that Word asks for behind a table."""
    width = f'w:w="{paper.text_width}" w:type="dxa"'
    rows = (
        f"<w:tr>{rule}<w:tc><w:tcPr><w:tcW {width}/></w:tcPr>{content}</w:tc></w:tr>"
        for each in opinions.blocks
        for rule, content in _rows(each, paper, words)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW {width}/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders>{_NO_LINES}'
        f'</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_NO_ROOM}</w:tblCellMar>'
        f'<w:tblCaption w:val="ความเห็นตามสายการเสนอ"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{paper.text_width}"/></w:tblGrid>'
        f"{''.join(rows)}</w:tbl>{paragraph('SectionEnd')}"
    )


def _is_long(opinion: Opinion) -> bool:
    """Whether its texts fill most of a page."""
    lines = (line for choice in opinion.choices for line in _lines(choice))
    return sum(ceil(len(line) / _CHARACTERS) for line in lines) > _LONG


def _rows(opinion: Opinion, paper: Paper, words: Words) -> list[tuple[str, str]]:
    """A row that stays whole; a long step is one that may be split, and one with what is signed."""
    notes = "".join(paragraph("OpinionNote", words.run(note), from_middle(paper)) for note in opinion.notes)
    signature = signature_xml(opinion.signature, paper, words, is_signed=opinion.is_given, in_row=True)
    said = (
        paragraph("OpinionHeading", words.run(opinion.heading))
        + paragraph("OpinionText", words.run(opinion.considered))
        + "".join(_choice(each, paper, words) for each in opinion.choices)
    )
    if _is_long(opinion):
        return [("", said), (_WHOLE, signature + notes)]
    return [(_WHOLE, said + signature + notes)]


def _lines(choice: Choice) -> list[str]:
    """The box and its words, with the reason on the same line and on those below."""
    first, *more = choice.reason_lines or ("",)
    return [f"{TICKED if choice.ticked else OPEN} {choice.text}{first}", *more]


def _choice(choice: Choice, paper: Paper, words: Words) -> str:
    """The box and its words; two dotted lines where there is no reason."""
    box = LINE_BREAK.join(map(words.run, _lines(choice)))
    if choice.reason == "":
        stop, dots = dotted_to(paper.text_width), TAB + words.run(_UNSEEN)
        return paragraph("OpinionChoice", box + dots, stop) + paragraph("OpinionText", dots, stop)
    return paragraph("OpinionChoice", box)

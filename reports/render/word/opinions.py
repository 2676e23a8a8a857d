"""The chain of opinions as WordprocessingML, one block a step, each whole on its page."""

from reports.document import Choice, Opinion, Opinions
from reports.render.text import OPEN, TICKED
from reports.render.word.memo import dotted_to, from_middle, signature_xml
from reports.render.word.paper import Paper
from reports.render.word.xml import TAB, Words, paragraph


def opinions_xml(opinions: Opinions, paper: Paper, words: Words) -> str:
    """All blocks, lowest step first."""
    return "".join(_opinion(each, paper, words) for each in opinions.blocks)


def _opinion(opinion: Opinion, paper: Paper, words: Words) -> str:
    notes = "".join(paragraph("OpinionNote", words.run(note), from_middle(paper)) for note in opinion.notes)
    signature = signature_xml(opinion.signature, paper, words, is_signed=opinion.is_given)
    return (
        paragraph("OpinionHeading", words.run(opinion.heading))
        + paragraph("OpinionText", words.run(opinion.considered))
        + "".join(_choice(each, paper, words) for each in opinion.choices)
        + signature
        + notes
    )


def _choice(choice: Choice, paper: Paper, words: Words) -> str:
    """The box and its words; two dotted lines where there is no reason."""
    box = words.run(f"{TICKED if choice.ticked else OPEN} {choice.text}{choice.reason or ''}")
    if choice.reason == "":
        stop = dotted_to(paper.text_width)
        more = paragraph("OpinionText", TAB, stop)
        return paragraph("OpinionChoice", box + TAB, stop) + more
    return paragraph("OpinionChoice", box)

"""Headings and heads of columns, in which no word or name is parted: office programs break Thai anywhere."""

from itertools import accumulate, pairwise

from ita_portal.thai import in_digits, together
from reports.document import Column, Orientation
from reports.render.compounds import COMPOUNDS
from reports.render.length import room_of
from reports.render.lines import parted
from reports.render.word.xml import LINE_BREAK, Words

IN_TABLE = 14  # points of the letters that are measured


def head_xml(text: str, columns: tuple[Column, ...], orientation: Orientation, words: Words) -> str:
    """The head over these columns."""
    return _unparted(text, room_of(sum(each.width for each in columns), orientation), words)


def heading_xml(text: str, width: float, words: Words, size: float = 18) -> str:
    """A line in bold letters of so many points on a page whose text is so many millimetres wide."""
    return _unparted(text, width * IN_TABLE / size, words)


def _unparted(text: str, room: float, words: Words) -> str:
    """The text with a line break before each word or name that the end of a line would part."""
    shown = in_digits(text, words.digits)
    pieces = together(shown, (*words.names, *COMPOUNDS))
    ends = accumulate((len(piece.text) for piece in pieces), initial=0)
    kept = [place for piece, place in zip(pieces, pairwise(ends), strict=True) if piece.kept]
    cut = {start for start, _ in parted(shown, kept, room, bold=True) if start}
    lines = (text[start:end] for start, end in pairwise([0, *sorted(cut), len(text)]))
    return LINE_BREAK.join(map(words.run, lines))

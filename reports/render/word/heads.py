"""Heads of columns, in which no word is parted: office programs break Thai where they like."""

from itertools import accumulate, pairwise

from ita_portal.thai import in_digits, together
from reports.document import Column, Orientation
from reports.render.compounds import COMPOUNDS
from reports.render.length import room_of
from reports.render.lines import parted
from reports.render.word.xml import LINE_BREAK, Words

BOLD = 1.04  # how much wider bold letters are


def head_xml(text: str, columns: tuple[Column, ...], orientation: Orientation, words: Words) -> str:
    """The head over these columns, with a line break before each word that the end of a line would part."""
    pieces = together(in_digits(text, words.digits), COMPOUNDS)
    ends = accumulate((len(piece.text) for piece in pieces), initial=0)
    kept = [place for piece, place in zip(pieces, pairwise(ends), strict=True) if piece.kept]
    room = sum(room_of(column, orientation, 0) for column in columns) / BOLD
    cut = {start for start, _ in parted("".join(each.text for each in pieces), kept, room) if start}
    lines = (text[start:end] for start, end in pairwise([0, *sorted(cut), len(text)]))
    return LINE_BREAK.join(map(words.run, lines))

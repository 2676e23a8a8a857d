"""Where the lines of a cell will end on paper: only what a line would part there must be kept together.

What is kept together is a box of its own, which WeasyPrint places, draws and tags apart; most of it stands in
the middle of a line and needs none.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from weasyprint.text.line_break import get_log_attrs

from reports.render.length import EM
from reports.render.letters import kerning, widths

Part = tuple[int, int]  # where it starts in the text, and where it ends

UNSURE = 0.1  # millimetres: a line that is full but for so little is not foretold
OTHER_LETTER = 0.7  # em: about as wide as the widest letter of another font


def fits(text: str, room: float, *, bold: bool = False) -> bool:
    """Whether the text fits on a line of `room` millimetres."""
    width = widths(bold=bold)
    return sum(width.get(letter, OTHER_LETTER) for letter in text) * EM <= room - UNSURE


def parted(text: str, parts: Sequence[Part], room: float, *, bold: bool = False) -> set[Part]:
    """Those of the parts that lines of `room` millimetres would part.

    Where that cannot be foretold (a letter of another font, blanks that HTML drops, a line just full, a word
    wider than the line), all the parts from there on.
    """
    width, nearer = widths(bold=bold), kerning(bold=bold)
    if not parts or "  " in text or not width.keys() >= set(text):
        return set(parts)
    steps = (width[letter] + nearer.get(text[at - 1 : at + 1], 0) for at, letter in enumerate(text))
    reach = [0.0, *accumulate(step * EM for step in steps)]
    places = _places(text)
    ends = [reach[len(text[:place].rstrip(" "))] for place in places]  # blanks hang over the border
    found: set[Part] = set()
    start = 0
    while reach[-1] - reach[start] > room - UNSURE:
        border = reach[start] + room
        last = {places[bisect_right(ends, border + by) - 1] for by in (-UNSURE, UNSURE)}
        end = set()
        for place in last:
            while cut := next((part for part in parts if part[0] < place < part[1]), None):
                found.add(cut)
                place = places[bisect_right(places, cut[0]) - 1]
            end.add(place)
        if len(end) > 1 or not start < min(end):
            return found | {part for part in parts if part[1] > start}
        start = end.pop()
    return found


def _places(text: str) -> list[int]:
    """The beginning of the text, where Pango may end a line, and its end."""
    marked = enumerate(get_log_attrs(text, "th"))
    return [0, *(at for at, place in marked if place.is_line_break and 0 < at < len(text)), len(text)]

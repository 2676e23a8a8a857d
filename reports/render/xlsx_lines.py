"""How many lines a text takes in a cell of a sheet: no program fits the height of a row to merged cells."""

from itertools import accumulate

from weasyprint.text.line_break import get_log_attrs

from reports.render.letters import widths

CHARACTER = 5.25  # points: the unit in which Excel gives the width of a column
BESIDE = 3.75  # points: Excel writes nothing in five pixels of a cell's width
EM = 1 / 1.5  # of the points of a size: the em of our font, larger than that of the official one
FULL = 0.94  # of that room lines may be planned to fill: on a screen letters are rounded to whole pixels, and
# LibreOffice makes columns so much narrower, as it does not round the digits by which they are measured
OTHER = 0.6  # em: a letter of another font


def lines_in(text: str, width: float, size: int, *, bold: bool = False) -> int:
    """The number of lines, one for a blank text.

    Args:
        width: of the cell in Excel's characters.
        size: of the letters in points.
    """
    room = (width * CHARACTER - BESIDE) * FULL / (size * EM)
    return sum(_wrapped(line, room, widths(bold=bold)) for line in text.split("\n"))


def _wrapped(line: str, room: float, width: dict[str, float]) -> int:
    """How many lines of `room` em one line of text takes; a word wider than that is cut where it must."""
    reach = [0.0, *accumulate(width.get(letter, OTHER) for letter in line)]
    if reach[-1] <= room:
        return 1
    count, start, last = 1, 0, 0  # `last`: the latest place at which the line may end
    for place in (*_places(line), len(line)):
        end = len(line[:place].rstrip(" "))  # blanks hang over the border
        if reach[end] - reach[start] > room:
            if last > start:
                count, start = count + 1, last
            while reach[end] - reach[start] > room:
                start = max(start + 1, _fitting(reach, start, room))
                count += 1
        last = place
    return count


def _places(line: str) -> list[int]:
    """Where a line may end; office programs let none end inside a web address."""
    marked = enumerate(get_log_attrs(line, "th"))
    return [at for at, place in marked if place.is_line_break and 0 < at < len(line) and line[at - 1] != "/"]


def _fitting(reach: list[float], start: int, room: float) -> int:
    """How far the letters from `start` on fit."""
    at = start
    while at + 1 < len(reach) and reach[at + 1] - reach[start] <= room:
        at += 1
    return at

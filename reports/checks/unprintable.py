"""Characters that no font of the documents has."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format
from reports.render.glyphs import MISSING, missing
from reports.snapshot import to_json

from .measures_of_plan import planned_of
from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """Emoji and signs of other languages, each named once where it stands first; a box stands for them."""
    left = missing(to_json(snapshot))
    for text, found in _texts(snapshot, format) if left else ():
        here = [character for character in left if character in text]
        if here:
            left = [character for character in left if character not in here]
            yield Found(_problem(here), *found)
    if left:
        yield Found(_problem(left), Place.PLAN)


def _texts(snapshot: Snapshot, format: Format) -> Iterator[tuple[str, tuple[Place, int, str]]]:
    """Every text that somebody typed, with the place where it is cured."""
    for word in snapshot.words:
        if any(wording.name == word.name for wording in format.wording):
            yield word.text, (Place.TEXTS, 0, word.name)
    for measure in planned_of(snapshot):
        for text in measure.texts():
            yield text.text, (Place.MEASURE, measure.number, text.field)
    for issue in snapshot.analysis:
        for finding in issue.findings:
            yield finding.text + finding.recommendation, (Place.ANALYSIS, issue.number, "")


def _problem(characters: list[str]) -> Problem:
    message = f"แบบอักษรของเอกสารไม่มี {' '.join(characters[:10])} จึงพิมพ์เป็น {MISSING} แทน"
    return Problem("unprintable", "warning", message, cure="แก้ข้อความ")

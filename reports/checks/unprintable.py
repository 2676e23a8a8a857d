"""Characters that no font of the documents has."""

from collections.abc import Iterator

from assessments.analysis.check import call_issue
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
    for text, where, called, place in _texts(snapshot, format) if left else ():
        here = [character for character in left if character in text]
        if here:
            left = [character for character in left if character not in here]
            yield Found(_problem(here, where, called), *place)
    if left:
        yield Found(_problem(left, "", "เอกสาร"), Place.PLAN)


def _texts(snapshot: Snapshot, format: Format) -> Iterator[tuple[str, str, str, tuple[Place, int, str]]]:
    """Every text that somebody typed, whose it is, how it is called, and the place where it is cured."""
    edited = {word.name: word.text for word in snapshot.words}
    for wording in format.wording:
        called = f"{format.name} ({wording.label})"
        yield edited.get(wording.name, ""), format.name, called, (Place.TEXTS, 0, wording.name)
    for measure in planned_of(snapshot):
        for text in measure.texts():
            called = f"{measure.where} ({text.place})"
            yield text.text, measure.where, called, (Place.MEASURE, measure.number, text.field)
    for issue in snapshot.analysis:
        called = call_issue(issue.number)
        for finding in issue.findings:
            yield finding.text + finding.recommendation, called, called, (Place.ANALYSIS, issue.number, "")


def _problem(characters: list[str], where: str, called: str) -> Problem:
    message = f"{called} มี {' '.join(characters[:10])} ซึ่งแบบอักษรของเอกสารไม่มี จึงพิมพ์เป็น {MISSING} แทน"
    return Problem("unprintable", "warning", message, where, "แก้ข้อความ")

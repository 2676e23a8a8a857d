"""A letter without a date."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """A dotted line is printed instead, to be filled in by hand: a warning."""
    if snapshot.letter.on is None:
        message = f"{format.name} ยังไม่มีวันที่ จะพิมพ์เป็นเส้นประให้เขียนด้วยมือ"
        yield Found(
            Problem("date-missing", "warning", message, format.name, "กรอกวันที่"), Place.TEXTS, field="on"
        )

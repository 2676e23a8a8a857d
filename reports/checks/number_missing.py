"""A letter without a number."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """A dotted line is printed instead, for whoever registers letters by hand: a warning."""
    if not snapshot.letter.number.strip():
        message = f"{format.name} ยังไม่มีเลขที่หนังสือ จะพิมพ์เป็นเส้นประให้เขียนด้วยมือ"
        problem = Problem("number-missing", "warning", message, format.name, "กรอกเลขที่หนังสือ")
        yield Found(problem, Place.TEXTS, field="number")

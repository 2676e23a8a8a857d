"""A letter to nobody."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format
from reports.wording import text_of

from .place import Found, Place

ADDRESSEE = "addressee"  # the wording that says เรียน whom


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """The last of the chain is addressed; somebody may have emptied the line."""
    wording = next((each for each in format.wording if each.name == ADDRESSEE), None)
    if wording is not None and not text_of(snapshot, wording).strip():
        problem = Problem("addressee-missing", "error", f"{format.name} ไม่ได้ระบุผู้รับ", format.name, "กรอกผู้รับ")
        yield Found(problem, Place.TEXTS, field=ADDRESSEE)

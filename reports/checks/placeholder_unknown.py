"""Braces around what is no placeholder: no figure comes there."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format
from reports.wording import unknown_in

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """A name between braces that was mistyped is printed as typed, braces and all: a warning."""
    edited = {each.name: each.text for each in snapshot.words}
    for wording in format.wording:
        unknown = unknown_in(edited.get(wording.name, ""))
        if unknown:
            message = f"{format.name} ({wording.label}) มี {' '.join(unknown)} ซึ่งระบบไม่รู้จัก จึงพิมพ์ตามนั้น"
            problem = Problem("placeholder-unknown", "warning", message, format.name, "แก้ข้อความ")
            yield Found(problem, Place.TEXTS, field=wording.name)

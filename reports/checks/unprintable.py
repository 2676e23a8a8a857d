"""Characters that no font of the documents has."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format
from reports.render.glyphs import MISSING, missing
from reports.snapshot import to_json

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """Emoji and signs of other languages: a box stands for them."""
    characters = missing(to_json(snapshot))
    if characters:
        message = f"แบบอักษรของเอกสารไม่มี {' '.join(characters[:10])} จึงพิมพ์เป็น {MISSING} แทน"
        yield Found(Problem("unprintable", "warning", message, cure="แก้ข้อความในมาตรการ"), Place.PLAN)

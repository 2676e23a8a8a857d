"""A letter to nobody."""

from collections.abc import Iterator

from ita_portal.problems import Problem
from reports.facts import Snapshot
from reports.formats import Format

from .place import Found, Place


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """The last of the chain is addressed; without a chain nobody can be."""
    if not snapshot.chain or not snapshot.chain[-1].position:
        message = f"{format.name} ยังไม่มีผู้รับ เพราะหน่วยงานยังไม่ได้กำหนดสายการเสนอ"
        yield Found(
            Problem("addressee-missing", "error", message, format.name, "กำหนดสายการเสนอ"), Place.CHAIN
        )

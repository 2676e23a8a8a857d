"""What the checks say of a document as it is now, with the ways to the cures."""

from assessments.analysis.selectors import weak_below
from reports.checks import found_in
from reports.facts import Snapshot
from reports.remarks import Remark, remarks_of

from .doors import Door

SHOWN = 6  # those that stand open; the rest is folded away


def what_checks_say(door: Door, snapshot: Snapshot) -> list[Remark]:
    """Everything found in the document, errors first, as this person may cure it; one query."""
    actor, year = door.actor, door.year
    found = found_in(snapshot, door.format, weak_below(actor.agency, year - 1))
    return remarks_of(actor, year, door.format, found)

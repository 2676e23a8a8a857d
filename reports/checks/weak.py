"""Weak indicators without a measure, from the facts of a document."""

from collections.abc import Iterator
from decimal import Decimal

from measures.checks import weak_without_measure
from reports.facts import Snapshot

from .place import Found, Place
from .record import record_of


def weak_of(snapshot: Snapshot, below: Decimal) -> Iterator[Found]:
    """Each indicator of the result with fewer points, and no measure in the plan."""
    scores = record_of(snapshot).indicators
    indicators = snapshot.result.indicators if snapshot.result else ()
    names = {int(each.code): each.name for each in indicators}
    answered = {measure.indicator for measure in snapshot.measures}
    for problem in weak_without_measure.check(snapshot.year, scores, names, below, answered):
        yield Found(problem, Place.NEW_MEASURE)

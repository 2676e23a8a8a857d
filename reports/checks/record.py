"""What the free texts of a document must agree with, from its own facts."""

from collections import Counter

from measures.checks.texts import Place, Record
from reports.facts import Snapshot


def record_of(snapshot: Snapshot) -> Record:
    """The record that the texts are compared with."""
    agency, result = snapshot.agency, snapshot.result
    totals = {each.year: each.total for each in snapshot.history if each.total is not None}
    levels = {each.year: each.level for each in snapshot.history if each.level}
    if result is not None:
        totals |= {} if result.known_total is None else {result.year: result.known_total}
        levels |= {result.year: result.level or result.computed_level}
    indicators = result.indicators if result else ()
    instruments = result.instruments if result else ()
    return Record(
        year=snapshot.year,
        place=Place(agency.name, agency.district, agency.province),
        totals=totals,
        levels=levels,
        rank=result.rank if result else "",
        indicators={int(each.code): each.score for each in indicators if each.score is not None},
        names={int(each.code): each.name for each in indicators},
        instruments={each.code: each.score for each in instruments if each.score is not None},
        states=Counter(measure.state for measure in snapshot.measures),
        findings=sum(bool(each.text) for issue in snapshot.analysis for each in issue.findings),
    )

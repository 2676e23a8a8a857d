"""The checks over the measures that the document prints."""

from collections.abc import Iterator

from measures.checks import check_plan
from measures.checks.planned import PlannedMeasure
from measures.rules import MeasureDraft, StepDraft
from reports.facts import MeasureFacts, Snapshot
from reports.formats import Format

from .place import Found, Place
from .record import record_of


def check(snapshot: Snapshot, format: Format) -> Iterator[Found]:
    """Gaps in the measures, and slips in their texts."""
    for each in check_plan(planned_of(snapshot), record_of(snapshot)):
        yield Found(each.problem, Place.MEASURE, each.measure.number, each.field)


def planned_of(snapshot: Snapshot) -> list[PlannedMeasure]:
    """The measures as the checks look at them."""
    return [PlannedMeasure(measure.number, snapshot.year, _draft(measure)) for measure in snapshot.measures]


def _draft(measure: MeasureFacts) -> MeasureDraft:
    return MeasureDraft(
        name=measure.name,
        indicator=measure.indicator,
        sub_indicator=measure.sub_indicator,
        issue=measure.issue,
        aim=measure.aim,
        to_improve=measure.to_improve,
        start=measure.start,
        end=measure.end,
        follow_up=measure.follow_up,
        state=measure.state,
        cannot_reason=measure.reason,
        summary=measure.summary,
        result=measure.result,
        owners=measure.owners,
        steps=tuple(StepDraft(step.text, step.result) for step in measure.steps),
    )

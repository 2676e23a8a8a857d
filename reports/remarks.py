"""What somebody should know before she prints a report: gaps in the measures, characters without a glyph."""

from ita_portal.problems import Problem
from measures.checks import check_plan
from measures.checks.planned import PlannedMeasure
from measures.rules import MeasureDraft, StepDraft
from reports.facts import MeasureFacts, Snapshot
from reports.render.glyphs import MISSING, missing
from reports.snapshot import to_json


def remarks(snapshot: Snapshot) -> list[Problem]:
    """Everything to look at, errors first; `where` names the measure."""
    found = check_plan(
        PlannedMeasure(measure.number, snapshot.year, _draft(measure)) for measure in snapshot.measures
    )
    return [*(each.problem for each in found), *_unprintable(snapshot)]


def _unprintable(snapshot: Snapshot) -> list[Problem]:
    """Emoji and signs of other languages, which no font of the documents has."""
    characters = missing(to_json(snapshot))
    if not characters:
        return []
    message = f"แบบอักษรของเอกสารไม่มี {' '.join(characters[:10])} จึงพิมพ์เป็น {MISSING} แทน"
    return [Problem("unprintable", "warning", message, cure="แก้ข้อความในมาตรการ")]


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

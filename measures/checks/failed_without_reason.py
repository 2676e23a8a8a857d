"""A measure that could not be done and says not why."""

from ita_portal.problems import Problem
from ita_portal.thai import says_nothing

from ..rules import CANNOT
from .planned import PlannedMeasure


def check(measure: PlannedMeasure) -> Problem | None:
    """The reason is printed, and the assessor asks for it."""
    draft = measure.draft
    if draft.state != CANNOT or not says_nothing(draft.cannot_reason):
        return None
    message = f"{measure.where} ไม่สามารถดำเนินการได้แต่ไม่ได้บอกเหตุผล"
    return Problem("failed-without-reason", "error", message, measure.where, "กรอกเหตุผล")

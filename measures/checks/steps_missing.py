"""A measure without steps."""

from ita_portal.problems import Problem
from ita_portal.thai import says_nothing

from .planned import PlannedMeasure


def check(measure: PlannedMeasure) -> Problem | None:
    """How it is carried out must be told: every report has a column of the steps."""
    if not all(says_nothing(step.text) for step in measure.draft.steps):
        return None
    message = f"{measure.where} ไม่มีขั้นตอน/วิธีการ"
    return Problem("steps-missing", "error", message, measure.where, "เพิ่มขั้นตอน")

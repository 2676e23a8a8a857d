"""A measure that nobody is responsible for."""

from ita_portal.problems import Problem
from ita_portal.thai import says_nothing

from .planned import PlannedMeasure


def check(measure: PlannedMeasure) -> Problem | None:
    """Somebody must be responsible: the reports have a column ผู้รับผิดชอบ."""
    if not all(map(says_nothing, measure.draft.owners)):
        return None
    message = f"{measure.where} ไม่มีผู้รับผิดชอบ"
    return Problem("owner-missing", "error", message, measure.where, "กำหนดผู้รับผิดชอบ")

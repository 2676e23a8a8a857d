"""A measure without first or last day."""

from ita_portal.problems import Problem

from .planned import PlannedMeasure

_CALLED = {"start": "วันเริ่ม", "end": "วันสิ้นสุด"}


def check(measure: PlannedMeasure) -> Problem | None:
    """Both days must be known: ระยะเวลาดำเนินการ is printed, and home sorts by the last day."""
    days = {"start": measure.draft.start, "end": measure.draft.end}
    missing = [field for field, day in days.items() if not day]
    if not missing:
        return None
    message = f"{measure.where} ไม่มี{'และ'.join(_CALLED[field] for field in missing)}"
    return Problem("period-missing", "error", message, measure.where, "กำหนดระยะเวลา", missing[0])

"""A measure without first or last day."""

from ita_portal.problems import Problem

from .planned import PlannedMeasure


def check(measure: PlannedMeasure) -> Problem | None:
    """Both days must be known: ระยะเวลาดำเนินการ is printed, and home sorts by the last day."""
    missing = [
        name for name, day in (("วันเริ่ม", measure.draft.start), ("วันสิ้นสุด", measure.draft.end)) if not day
    ]
    if not missing:
        return None
    message = f"{measure.where} ไม่มี{'และ'.join(missing)}"
    return Problem("period-missing", "error", message, measure.where, "กำหนดระยะเวลา")

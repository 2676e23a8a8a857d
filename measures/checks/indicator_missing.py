"""A measure that belongs to no indicator."""

from ita_portal.problems import Problem

from .planned import PlannedMeasure


def check(measure: PlannedMeasure) -> Problem | None:
    """A report by indicators puts such a measure behind all the others."""
    if measure.draft.indicator is not None:
        return None
    message = f"{measure.where} ไม่ได้ระบุตัวชี้วัด จึงอยู่ท้ายรายงานตามตัวชี้วัด"
    return Problem("indicator-missing", "warning", message, measure.where, "ระบุตัวชี้วัด")

"""A measure that is carried out outside its fiscal year."""

from ita_portal.problems import Problem
from ita_portal.thai import fiscal_year_bounds, write_period

from .planned import PlannedMeasure


def check(measure: PlannedMeasure) -> Problem | None:
    """A day before 1 October or after 30 September is often a mistyped year."""
    first, last = fiscal_year_bounds(measure.year)
    days = {"start": measure.draft.start, "end": measure.draft.end}
    outside = [field for field, day in days.items() if day and not first <= day <= last]
    if not outside:
        return None
    period = write_period(measure.draft.start, measure.draft.end, "screen")
    message = f"{measure.where} มีระยะเวลา {period} ซึ่งอยู่นอกปีงบประมาณ {measure.year}"
    return Problem("period-outside-year", "warning", message, measure.where, "แก้ไขระยะเวลา", outside[0])

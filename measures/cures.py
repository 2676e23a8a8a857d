"""Where a problem that a check found is cured: the page, and the control on it."""

from django.urls import reverse

from .models import Measure

_PLACES = {
    "owner-missing": ("measure_edit", "#id_offices_0"),
    "steps-missing": ("measure_edit", "#step-1"),
    "period-missing": ("measure_edit", "#id_start"),
    "period-outside-year": ("measure_edit", "#id_start"),
    "indicator-missing": ("measure_edit", "#id_indicator"),
    "done-without-result": ("measure_progress", "#id_summary"),
}


def page_of(measure: Measure, name: str) -> str:
    """The address of one of the measure's pages, such as `measure_edit`."""
    return reverse(name, args=[measure.agency.code, measure.year, measure.number])


def cure_of(measure: Measure, code: str) -> str:
    """The address where this measure's problem is cured; its form, for a check that names no place."""
    name, control = _PLACES.get(code, ("measure_edit", ""))
    return page_of(measure, name) + control

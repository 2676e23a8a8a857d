"""Where a problem that a check found is cured: the page and the field."""

from django.urls import reverse

from measures.models import Measure

# code of the problem: name of the address, field on that page
PLACES = {
    "owner-missing": ("measure_edit", "#id_offices"),
    "steps-missing": ("measure_edit", "#steps"),
    "period-missing": ("measure_edit", "#id_start"),
    "period-outside-year": ("measure_edit", "#id_start"),
    "indicator-missing": ("measure_edit", "#id_indicator"),
    "done-without-result": ("measure_progress", ""),
}


def page_of(measure: Measure, name: str) -> str:
    """The address of one of the measure's pages."""
    return reverse(name, args=[measure.agency.code, measure.year, measure.number])


def cure_of(measure: Measure, code: str) -> str:
    """The address where this measure's problem is cured."""
    name, field = PLACES[code]
    return page_of(measure, name) + field

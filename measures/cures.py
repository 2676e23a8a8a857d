"""Where a problem that a check found is cured: the page, and the control on it."""

from django.urls import reverse

from .models import Measure

_PLACES = {
    "owner-missing": ("measure_edit", "#id_offices_0"),
    "steps-missing": ("measure_edit", "#step-1"),
    "indicator-missing": ("measure_edit", "#id_indicator"),
    "done-without-result": ("measure_progress", "#id_summary"),
    "failed-without-reason": ("measure_progress", "#id_cannot_reason"),
}
_OF_PROGRESS = ("cannot_reason", "summary", "result")


def page_of(measure: Measure, name: str) -> str:
    """The address of one of the measure's pages, such as `measure_edit`."""
    return reverse(name, args=[measure.agency.code, measure.year, measure.number])


def cure_of(measure: Measure, code: str, field: str = "") -> str:
    """The address where this measure's problem is cured; its form, for a check that names no place.

    Args:
        field: in which the problem was found (`start`, `steps.2`), where the check knows it.
    """
    return address_of(measure.agency.code, measure.year, measure.number, code, field)


def address_of(agency_code: str, year: int, number: int, code: str, field: str = "") -> str:
    """The same for a measure by its number in the plan of a Buddhist year."""
    name, control = _of_field(field) if field else _PLACES.get(code, ("measure_edit", ""))
    return reverse(name, args=[agency_code, year, number]) + control


def _of_field(field: str) -> tuple[str, str]:
    """The page and the control of one text of a measure."""
    name, _, number = field.partition(".")
    if name == "steps":
        return "measure_edit", f"#step-{number}"
    if name == "results":
        return "measure_progress", f"#result-{number}"
    if name == "owners":
        return "measure_edit", "#id_others"
    return ("measure_progress" if name in _OF_PROGRESS else "measure_edit"), f"#id_{name}"

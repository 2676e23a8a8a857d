"""One measure: what is planned, what came of it, what is missing, and its history."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ita_portal.accounts.access import Actor, enter, find
from ita_portal.accounts.roles import May
from ita_portal.audit.record import events_of

from ..checks import check_plan
from ..checks.planned import PlannedMeasure
from ..cures import cure_of
from ..drafts import draft_of
from ..models import Measure
from ..owners import may_edit
from ..records import record_of
from ..selectors import neighbours

LATEST = 5  # events on the page of the measure; all of them on the page of its history


@dataclass(frozen=True)
class Finding:
    """What is missing, and where it is cured; no address for those who may not edit."""

    message: str
    is_error: bool
    cure: str
    href: str


def measure_show(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """มาตรการ: everything about one measure."""
    actor, measure = _find(request, agency_code, year, number)
    before, after = neighbours(measure)
    editable = may_edit(actor, measure)
    events = list(events_of(measure).order_by("-number")[: LATEST + 1])
    context = {
        "measure": measure,
        "findings": _findings(measure, editable),
        "before": before,
        "after": after,
        "may_edit": editable,
        "may_order": actor.may(May.EDIT_MEASURES),
        "events": events[:LATEST],
        "has_more_events": len(events) > LATEST,
        "saved_draft": request.session.pop("saved_draft", ""),
    }
    return render(request, "measures/measure.html", context)


def measure_history(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """ประวัติของมาตรการ: every event, the newest first."""
    _, measure = _find(request, agency_code, year, number)
    context = {"measure": measure, "events": events_of(measure).order_by("-number")}
    return render(request, "measures/history.html", context)


def _find(request: HttpRequest, agency_code: str, year: int, number: int) -> tuple[Actor, Measure]:
    actor = enter(request.user, agency_code)
    rows = Measure.objects.live().with_parts().select_related("plan__agency", "changed_by")
    return actor, find(actor, rows, plan__fiscal_year=year, number=number)


def _findings(measure: Measure, editable: bool) -> list[Finding]:
    planned = PlannedMeasure(measure.number, measure.year, draft_of(measure))
    found = check_plan([planned], record_of(measure.agency, measure.year))
    return [
        Finding(
            message=each.problem.message.removeprefix(f"{measure} "),
            is_error=each.problem.is_error,
            cure=each.problem.cure,
            href=cure_of(measure, each.problem.code, each.field) if editable else "",
        )
        for each in found
    ]

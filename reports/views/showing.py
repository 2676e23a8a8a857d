"""One document: how it would be printed now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ita_portal.accounts.roles import May
from reports.remarks import remarks
from reports.render import KINDS
from reports.render.html import body
from reports.snapshot import take

from .doors import DIGITS_NAMES, digits_of, enter_report

SHOWN = 6  # remarks on the page of a report; the page of the year has them all


@require_GET
def report(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """One document as it would be printed now, and what to look at before."""
    door, digits = enter_report(request, agency_code, year, code), digits_of(request)
    snapshot = take(door.actor.agency, year)
    found = remarks(snapshot)
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "digits": digits,
        "digits_names": DIGITS_NAMES,
        "kinds": KINDS.values(),
        "is_empty": not snapshot.measures,
        "may_add": door.actor.may(May.EDIT_OWN_MEASURES),
        "remarks": found[:SHOWN],
        "further": len(found[SHOWN:]),
        "paper": body(door.format.arrange(snapshot, digits), level=3) if snapshot.measures else "",
    }
    return render(request, "reports/report.html", context)

"""The documents of a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ita_portal.accounts.roles import May
from reports.standing import documents_of

from .doors import enter_year


@require_GET
def report_list(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """รายงาน: the documents of a year."""
    actor = enter_year(request, agency_code, year)
    context = {
        "actor": actor,
        "year": year,
        "documents": documents_of(actor.agency, year),
        "may_publish": actor.may(May.PUBLISH),
    }
    return render(request, "reports/list.html", context)

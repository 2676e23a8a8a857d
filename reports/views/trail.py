"""ความเป็นมา: the whole life of a document as sentences, with the version each person saw."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ita_portal.audit.models import Event
from reports.models import Report, Version

from .doors import enter_report


@dataclass(frozen=True)
class Happening:
    """One event, and the version that it was about."""

    event: Event
    version: Version | None


@require_GET
def report_trail(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """Every event of the document and of its versions, the oldest first; three queries."""
    door = enter_report(request, agency_code, year, code)
    reports = Report.objects.of_agency(door.actor.agency).filter(fiscal_year=year, format=code)
    report = reports.first()
    versions = {}
    if report is not None:
        rows = report.versions.defer("facts", "problems")
        versions = {str(version.pk): version for version in rows}
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "happenings": [_happening(event, versions) for event in _events(report, versions)],
    }
    return render(request, "reports/trail.html", context)


def _events(report: Report | None, versions: dict[str, Version]) -> list[Event]:
    if report is None:
        return []
    about = Q(thing_kind=Report._meta.label_lower, thing_id=str(report.pk))
    about |= Q(thing_kind=Version._meta.label_lower, thing_id__in=list(versions))
    return list(Event.objects.filter(about).order_by("number"))


def _happening(event: Event, versions: dict[str, Version]) -> Happening:
    is_about = event.thing_kind == Version._meta.label_lower
    return Happening(event, versions.get(event.thing_id) if is_about else None)

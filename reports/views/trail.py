"""ความเป็นมา: the whole life of a document as sentences, with the version each person saw."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ita_portal.audit.models import Event
from reports.models import Publication, Report, Version

from .doors import enter_report

VERSION, PUBLICATION = Version._meta.label_lower, Publication._meta.label_lower


@dataclass(frozen=True)
class Happening:
    """One event, and the version that it was about."""

    event: Event
    version: Version | None


@require_GET
def report_trail(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """Every event of the document, of its versions and their publications, the oldest first; four queries."""
    door = enter_report(request, agency_code, year, code)
    reports = Report.objects.of_agency(door.actor.agency).filter(fiscal_year=year, format=code)
    report = reports.first()
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "happenings": _happenings(report) if report else [],
    }
    return render(request, "reports/trail.html", context)


def _happenings(report: Report) -> list[Happening]:
    versions = {version.pk: version for version in report.versions.defer("facts", "problems")}
    published = Publication.objects.filter(version__report=report).values_list("pk", "version")
    seen = {(VERSION, str(pk)): version for pk, version in versions.items()}
    seen |= {(PUBLICATION, str(pk)): versions[version] for pk, version in published}
    about = Q(thing_kind=Report._meta.label_lower, thing_id=str(report.pk))
    for kind in (VERSION, PUBLICATION):
        about |= Q(thing_kind=kind, thing_id__in=[pk for each, pk in seen if each == kind])
    events = Event.objects.filter(about).order_by("number")
    return [Happening(event, seen.get((event.thing_kind, event.thing_id))) for event in events]

"""One version as it was sealed: the document, its chain, its files, what changed since the one before."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from reports.models import Decision, SealedFile, Version
from reports.published import places_of
from reports.render import EDITABLE
from reports.render.html import body
from reports.sealing import sealed_document
from reports.snapshot import from_json
from reports.states import Kind
from reports.timeline import timeline_of

from .comparing import since
from .doors import enter_version


@require_GET
def version(request: HttpRequest, agency_code: str, year: int, code: str, version: str) -> HttpResponse:
    """The sealed document from its sealed facts; opinions that no longer count are marked so."""
    door, standing = enter_version(request, (agency_code, year, code), version)
    sealed = standing.version
    before = (
        Version.objects.filter(report=sealed.report_id, number__lt=sealed.number).order_by("-number").first()
    )
    prefetch_related_objects([sealed], Prefetch("decisions", Decision.objects.select_related("step")))
    document = sealed_document(sealed, decided=standing.has_opinions)
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "standing": standing,
        "version": sealed,
        "marks": timeline_of(standing, timezone.now()),
        "files": list(SealedFile.objects.filter(version=sealed)),
        "copies": EDITABLE.values(),
        "places": places_of(sealed) if standing.state.kind is Kind.AGREED else (),
        "before": before,
        "chapters": since(before, from_json(sealed.facts), door.format) if before else (),
        "paper": body(document, level=3),
    }
    return render(request, "reports/version.html", context)

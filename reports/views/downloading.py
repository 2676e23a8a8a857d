"""The files of a document."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from measures.models import Plan
from reports.download import as_file, file_name
from reports.render import KINDS, Kind
from reports.render import render as draw
from reports.snapshot import take

from .doors import DIGITS_NAMES, digits_of, enter_report


@require_GET
def report_download(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """The document as a file to keep; the trail remembers who took it."""
    door = enter_report(request, agency_code, year, code)
    digits, kind = digits_of(request), _kind(request)
    snapshot = take(door.actor.agency, year)
    if not snapshot.measures:
        messages.warning(request, "ยังไม่มีมาตรการของปีงบประมาณนี้ จึงยังไม่มีรายงานให้ดาวน์โหลด")
        return redirect("report", *door.place)
    content = draw(door.format.arrange(snapshot, digits), kind.ending)
    name = file_name(door.format, snapshot, kind.ending)
    plan = Plan.objects.get(agency=door.actor.agency, fiscal_year=year)
    record(door.actor, Verb.REPORT_DOWNLOADED, plan, name=f"{name} {DIGITS_NAMES[digits]}")
    return as_file(content, name, kind.media_type)


def _kind(request: HttpRequest) -> Kind:
    return KINDS.get(request.GET.get("kind", ""), KINDS["pdf"])

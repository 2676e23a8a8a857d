"""The pages of the reports: which there are, how one will look, the file to keep."""

from typing import get_args

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from assessments.models import FiscalYear
from ita_portal.accounts.access import Actor, enter
from ita_portal.accounts.roles import May
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.thai import Digits
from measures.models import Plan
from reports import formats
from reports.download import as_file, file_name
from reports.formats import FORMATS, Format
from reports.remarks import remarks
from reports.render import KINDS, Kind
from reports.render import render as draw
from reports.render.html import body
from reports.snapshot import take

DIGITS_NAMES = {"thai": "ตัวเลขไทย", "arabic": "ตัวเลขอารบิก"}
SHOWN = 6  # remarks on the page of a report; the page of the year has them all


@require_GET
def report_list(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """รายงาน: the documents of a year."""
    actor = _enter(request, agency_code, year)
    return render(request, "reports/list.html", {"actor": actor, "year": year, "formats": FORMATS})


@require_GET
def report(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """One document as it would be printed now, and what to look at before."""
    actor = _enter(request, agency_code, year)
    chosen, digits = _format(code), _digits(request)
    snapshot = take(actor.agency, year)
    found = remarks(snapshot)
    context = {
        "actor": actor,
        "year": year,
        "format": chosen,
        "digits": digits,
        "digits_names": DIGITS_NAMES,
        "kinds": KINDS.values(),
        "is_empty": not snapshot.measures,
        "may_add": actor.may(May.EDIT_OWN_MEASURES),
        "remarks": found[:SHOWN],
        "further": len(found[SHOWN:]),
        "paper": body(chosen.arrange(snapshot, digits), level=3) if snapshot.measures else "",
    }
    return render(request, "reports/report.html", context)


@require_GET
def report_download(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """The document as a file to keep; the trail remembers who took it."""
    actor = _enter(request, agency_code, year)
    chosen, digits, kind = _format(code), _digits(request), _kind(request)
    snapshot = take(actor.agency, year)
    if not snapshot.measures:
        messages.warning(request, "ยังไม่มีมาตรการของปีงบประมาณนี้ จึงยังไม่มีรายงานให้ดาวน์โหลด")
        return redirect("report", agency_code, year, code)
    content = draw(chosen.arrange(snapshot, digits), kind.ending)
    name = file_name(chosen, snapshot, kind.ending)
    plan = Plan.objects.get(agency=actor.agency, fiscal_year=year)
    record(actor, Verb.REPORT_DOWNLOADED, plan, name=f"{name} {DIGITS_NAMES[digits]}")
    return as_file(content, name, kind.media_type)


def _enter(request: HttpRequest, agency_code: str, year: int) -> Actor:
    actor = enter(request.user, agency_code, to=May.DOWNLOAD_REPORTS)
    get_object_or_404(FiscalYear, pk=year)
    return actor


def _format(code: str) -> Format:
    chosen = formats.find(code)
    if chosen is None:
        raise Http404
    return chosen


def _kind(request: HttpRequest) -> Kind:
    return KINDS.get(request.GET.get("kind", ""), KINDS["pdf"])


def _digits(request: HttpRequest) -> Digits:
    asked = request.GET.get("digits")
    return asked if asked in get_args(Digits) else "thai"

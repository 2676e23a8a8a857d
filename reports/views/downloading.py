"""The files of a document: from the facts of now, sealed, and the scans of opinions signed by hand."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from ita_portal.audit.record import record, record_refusal
from ita_portal.audit.verbs import Verb
from ita_portal.kept_files import FileChanged
from measures.models import Plan
from reports import sealing
from reports.approvals.actions import read_scan
from reports.download import as_file, file_name, sealed_name
from reports.latest import as_draft
from reports.models import SealedFile
from reports.render import EDITABLE, KINDS, Kind
from reports.render import render as draw
from reports.signing import CannotSign
from reports.snapshot import take
from reports.standing import Standing
from reports.word_template import with_template

from .doors import Door, digits_of, enter_report, enter_version, standings_at

MEDIA_TYPES = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}


@require_GET
def report_download(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """The document of now as a file to keep; the trail remembers who took it."""
    door = enter_report(request, agency_code, year, code)
    digits, kind = digits_of(request), _kind(request)
    snapshot = take(door.actor.agency, year, code)
    if not door.format.has_content(snapshot):
        missing = f"ยังไม่มี{door.format.lacks}ของปีงบประมาณนี้"
        messages.warning(request, f"{missing} จึงยังไม่มีรายงานให้ดาวน์โหลด")
        return redirect("report", *door.place)
    document = as_draft(door.format.arrange(snapshot, digits), standings_at(door))
    content = draw(with_template(document, door.actor.agency), kind.ending)
    name = file_name(door.format, snapshot, kind.ending, digits)
    plan = Plan.objects.filter(agency=door.actor.agency, fiscal_year=year).first()
    record(door.actor, Verb.REPORT_DOWNLOADED, plan or door.actor.agency, name=name)
    return as_file(content, name, kind.media_type)


@require_GET
def version_file(
    request: HttpRequest, agency_code: str, year: int, code: str, version: str, kind: str
) -> HttpResponse:
    """A sealed PDF, as submitted or as decided, checked against its hash."""
    door, standing = enter_version(request, (agency_code, year, code), version)
    if kind not in SealedFile.Kind.values:
        raise Http404
    if kind == SealedFile.Kind.DECIDED and not standing.state.is_decided:
        raise Http404
    name = _called(door, standing, SealedFile.Kind(kind).label)
    return _sent(request, door, standing, f"{name}.pdf", lambda: _sealed(standing, kind))


@require_GET
def version_copy(
    request: HttpRequest, agency_code: str, year: int, code: str, version: str, kind: str
) -> HttpResponse:
    """A version as Word, Excel or a page, to work on; it can be changed, so it bears no seal."""
    door, standing = enter_version(request, (agency_code, year, code), version)
    if kind not in EDITABLE:
        raise Http404
    sealed = standing.version
    document = sealing.sealed_document(sealed, decided=standing.has_opinions)
    content = draw(with_template(replace(document, seal=None), door.actor.agency), kind)
    name = f"{_called(door, standing, 'สำเนา')}.{kind}"
    record(door.actor, Verb.REPORT_DOWNLOADED, sealed, name=name)
    return as_file(content, name, EDITABLE[kind].media_type)


@require_GET
def version_scan(
    request: HttpRequest, agency_code: str, year: int, code: str, version: str, number: int
) -> HttpResponse:
    """The page that somebody of the chain signed by hand."""
    door, standing = enter_version(request, (agency_code, year, code), version)
    given = (each for each in standing.decisions.values() if each.by_hand and each.step.order == number)
    decision = next(given, None)
    if decision is None:
        raise Http404
    ending = decision.scan.rpartition(".")[2]
    name = _called(door, standing, f"ลงนามโดย {decision.person_name}")
    return _sent(request, door, standing, f"{name}.{ending}", lambda: read_scan(decision))


def _called(door: Door, standing: Standing, what: str) -> str:
    facts = sealing.facts_of(standing.version, decided=False)
    return sealed_name(door.format, facts, standing.version.number, what)


def _sealed(standing: Standing, kind: str) -> bytes:
    version = standing.version
    is_decided = kind == SealedFile.Kind.DECIDED
    file = sealing.decided_file(version) if is_decided else sealing.submitted_file(version)
    return sealing.read_sealed(file)


def _sent(
    request: HttpRequest, door: Door, standing: Standing, name: str, read: Callable[[], bytes]
) -> HttpResponse:
    """The file as an attachment, with its event; a file that is not what was kept is refused."""
    version, kind = standing.version, MEDIA_TYPES[name.rpartition(".")[2]]
    try:
        content = read()
    except (FileChanged, CannotSign) as problem:
        record_refusal(door.actor, Verb.REPORT_DOWNLOADED, version, reason=str(problem), name=name)
        messages.error(request, str(problem))
        return redirect("version", *door.place, version.code)
    record(door.actor, Verb.REPORT_DOWNLOADED, version, name=name)
    return as_file(content, name, kind)


def _kind(request: HttpRequest) -> Kind:
    """The kind of file that the address asks for; a PDF where it asks for none."""
    asked = request.GET.get("kind", "pdf")
    if asked not in KINDS:
        raise Http404
    return KINDS[asked]

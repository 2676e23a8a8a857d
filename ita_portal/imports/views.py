"""The pages of imports and exports: choose, preview, confirm or cancel, download."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_POST

from assessments.models import FiscalYear
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb
from ita_portal.imports import background, waiting
from ita_portal.imports.background import OUTDATED
from ita_portal.imports.doors import Door, enter_export, enter_import, enter_imports
from ita_portal.imports.forms import UploadForm
from ita_portal.imports.matching import ColumnsForm, matches_of, store_matches
from ita_portal.imports.models import PendingImport
from ita_portal.imports.pages import Preview
from ita_portal.imports.service import Outdated, export_file, preview, sample_file

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@require_GET
def import_list(request: HttpRequest, agency_code: str | None = None) -> HttpResponse:
    """นำเข้าข้อมูล: which kinds of files this person may import, with a sample of each."""
    actor, kinds = enter_imports(request.user, agency_code)
    doors = [Door(actor, kind) for kind in kinds]
    context = {"doors": doors, "agency": actor.agency, "left": waiting.left_by(actor, doors)}
    return render(request, "imports/list.html", context)


def import_upload(request: HttpRequest, kind: str, agency_code: str | None = None) -> HttpResponse:
    """เลือกแฟ้ม: a file is chosen, kept, and shown on the page of its preview."""
    door = enter_import(request, kind, agency_code)
    form = (
        UploadForm(door.kind, request.POST, request.FILES)
        if request.method == "POST"
        else UploadForm(door.kind)
    )
    if form.is_valid():
        with transaction.atomic():
            pending = waiting.keep(door, form.cleaned_data["file"].name, form.content, form.rows)
            return redirect(_check(door, pending))
    return render(request, "imports/upload.html", {"door": door, "form": form})


@require_GET
def import_preview(
    request: HttpRequest, kind: str, token: str, agency_code: str | None = None
) -> HttpResponse:
    """ตรวจแฟ้มก่อนนำเข้า: every error and every change; nothing is stored. A long file is read by a worker."""
    door = enter_import(request, kind, agency_code)
    pending = waiting.waiting(door, token)
    if pending.is_long and pending.seen is None:
        return redirect("job", pending.job)
    try:
        seen = _preview(door, pending)
    except FileNotFoundError as error:
        raise Http404 from error
    context = {
        "door": door,
        "pending": pending,
        "preview": seen,
        "form": UploadForm(door.kind),
        "columns_url": door.url("import_columns", token) if seen.foreign else "",
        "confirm_url": door.url("import_confirm", token),
        "cancel_url": door.url("import_cancel", token),
    }
    return render(request, "imports/preview.html", context)


def import_columns(
    request: HttpRequest, kind: str, token: str, agency_code: str | None = None
) -> HttpResponse:
    """จับคู่หัวคอลัมน์: for which heading of the form each other heading of the file stands, once for all."""
    door = enter_import(request, kind, agency_code)
    pending = waiting.waiting(door, token)
    try:
        form = ColumnsForm(door, pending.read(), request.POST if request.method == "POST" else None)
    except FileNotFoundError as error:
        raise Http404 from error
    if form.is_valid():
        store_matches(door, form.matches())
        messages.success(request, "จับคู่หัวคอลัมน์แล้ว ครั้งต่อไประบบจะใช้ตามนี้")
        return redirect(_check(door, pending))
    context = {"door": door, "pending": pending, "form": form, "back": door.url("import_preview", token)}
    return render(request, "imports/columns.html", context)


@require_POST
def import_confirm(
    request: HttpRequest, kind: str, token: str, agency_code: str | None = None
) -> HttpResponse:
    """ยืนยันการนำเข้า: all of the file or nothing; a long one by a worker."""
    door = enter_import(request, kind, agency_code)
    pending = waiting.waiting(door, token)
    if pending.is_long:
        return redirect(background.start_import(door, pending, request.POST.get("seen", "")))
    try:
        report = waiting.confirm(door, token, request.POST.get("seen", ""))
    except FileNotFoundError as error:
        raise Http404 from error
    except (Outdated, IntegrityError):  # the latter: somebody stored the same things at the same moment
        messages.warning(request, OUTDATED)
        return redirect(door.url("import_preview", token))
    if report.has_problems:
        return redirect(door.url("import_preview", token))
    said = " ".join(f"{word} {number}" for word, number in waiting.counts(report).items())
    messages.success(request, f"นำเข้า{door.kind.label}แล้ว {said}")
    return redirect(door.list_url)


@require_POST
def import_cancel(
    request: HttpRequest, kind: str, token: str, agency_code: str | None = None
) -> HttpResponse:
    """ยกเลิก: the file is forgotten, nothing was stored."""
    door = enter_import(request, kind, agency_code)
    pending = waiting.cancel(door, token)
    messages.info(request, f"ยกเลิกการนำเข้า {pending.file_name} แล้ว ไม่มีข้อมูลใดถูกบันทึก")
    return redirect(door.upload_url)


@require_GET
def import_sample(request: HttpRequest, kind: str, agency_code: str | None = None) -> HttpResponse:
    """แฟ้มตัวอย่าง: the headings of this kind and an example row."""
    door = enter_import(request, kind, agency_code)
    ending = _ending(request)
    name = f"แบบนำเข้า{door.kind.label}.{ending}"
    return _file(name, ending, sample_file(door.kind.resource, name, door.actor.agency))


@require_GET
def export(request: HttpRequest, agency_code: str, year: int, kind: str) -> HttpResponse:
    """ส่งออก: what the agency has of this kind, under the headings of its import."""
    door = enter_export(request, kind, agency_code)
    if not FiscalYear.objects.filter(pk=year).exists():
        raise Http404
    agency, ending = door.actor.agency, _ending(request)
    name = f"{door.kind.label}-{year}-{agency.code}.{ending}"
    content = export_file(door.kind.resource, name, door.actor, agency, year)
    record(door.actor, Verb.DATA_EXPORTED, agency, name=f"{door.kind.label} ปีงบประมาณ {year}")
    return _file(name, ending, content)


def _check(door: Door, pending: PendingImport) -> str:
    """Where the person sees what her file would do: its preview, of a long one the job that reads it."""
    if pending.is_long:
        return background.start_check(door, pending).get_absolute_url()
    return door.url("import_preview", pending.token)


def _preview(door: Door, pending: PendingImport) -> Preview:
    if pending.is_long:
        return Preview.from_json(pending.seen)
    return Preview.of(preview(door.kind.resource, pending.read(), door.actor, called=matches_of(door)))


def _ending(request: HttpRequest) -> str:
    ending = request.GET.get("as", "xlsx")
    if ending not in TYPES:
        raise Http404
    return ending


def _file(name: str, ending: str, content: bytes) -> HttpResponse:
    """A download under a Thai name (RFC 6266)."""
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, content_type=TYPES[ending], headers=headers)

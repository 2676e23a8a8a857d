"""The form of a finding: adding one, editing one. Only its first button stores."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from assessments.actions import ChangedMeanwhile, NotStorable
from assessments.analysis.check import call_issue
from assessments.analysis.lines import add_lines
from assessments.analysis.shelf import library
from assessments.models import Finding
from assessments.storing.findings import draft_of

from ..actions import store_finding
from ..forms import FindingForm
from .desk import FindingDesk
from .doors import find_finding, open_issue

LIBRARY = "library"  # the button that adds texts of the library to what was typed
GONE = "มีผู้ลบข้อค้นพบนี้ระหว่างที่คุณพิมพ์ ข้อความของคุณยังอยู่ในหน้านี้ กดบันทึกเพื่อเพิ่มเป็นข้อค้นพบใหม่"


def finding_add(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """เพิ่มข้อค้นพบ behind the last one of its issue."""
    actor, issue = open_issue(request, agency_code, year, number)
    return _work(FindingDesk(request, actor, year, issue))


def finding_edit(
    request: HttpRequest, agency_code: str, year: int, number: int, number_of_finding: int
) -> HttpResponse:
    """แก้ไขข้อค้นพบ"""
    actor, issue = open_issue(request, agency_code, year, number)
    try:
        finding = find_finding(request, actor, issue, number_of_finding)
    except Http404:
        if not request.POST.get("finding"):
            raise
        return _gone(FindingDesk(request, actor, year, issue))
    return _work(FindingDesk(request, actor, year, issue, finding))


def _work(desk: FindingDesk) -> HttpResponse:
    data = desk.request.POST
    if desk.request.method != "POST":
        return desk.page(desk.form(initial=desk.stored()))
    if button := data.get("do"):
        return desk.page(desk.form(initial=_pressed(desk, data, button)))
    form = desk.form(data)
    return _save(desk, form) if form.is_valid() else desk.page(form)


def _save(desk: FindingDesk, form: FindingForm) -> HttpResponse:
    add, remove = form.ties
    try:
        store_finding(
            actor=desk.actor,
            year=desk.year,
            draft=form.draft(desk.issue.number),
            finding=desk.finding,
            version=form.cleaned_data["version"] or 0,
            add=add,
            remove=remove,
        )
    except NotStorable as refusal:
        form.add_problems(refusal.problems)
        return desk.page(form)
    except ChangedMeanwhile as changed:
        return _both(desk, changed.thing)
    except Finding.DoesNotExist:
        return _gone(desk)
    messages.success(desk.request, f"บันทึกข้อค้นพบของ{call_issue(desk.issue.number)} แล้ว")
    desk.request.session["saved_draft"] = desk.draft_key
    return redirect("analysis_issue", desk.actor.agency.code, desk.year, desk.issue.number)


def _both(desk: FindingDesk, current: Finding) -> HttpResponse:
    """Somebody else stored this finding meanwhile: her text beside the one that was typed (status 409)."""
    theirs = draft_of(current)
    typed = desk.request.POST.copy()
    typed["version"] = str(current.version)
    form = desk.form(typed)
    return desk.page(form, status=HTTPStatus.CONFLICT, theirs=theirs)


def _gone(desk: FindingDesk) -> HttpResponse:
    """Somebody deleted this finding meanwhile: what was typed becomes a new one when it is saved."""
    new = FindingDesk(desk.request, desk.actor, desk.year, desk.issue)
    typed = desk.request.POST.copy()
    typed["answered"] = ""
    form = new.form(typed)
    form.add_error(None, GONE)
    return new.page(form, status=HTTPStatus.CONFLICT)


def _pressed(desk: FindingDesk, data: QueryDict, button: str) -> dict[str, object]:
    """The fields as typed; with the library's texts for the ticked items when that was asked for."""
    fields: dict[str, object] = {name: data.getlist(name) for name in ("items", "others", "measures")}
    fields |= {name: data.get(name, "") for name in ("text", "recommendation", "version", "answered")}
    if button != LIBRARY:
        return fields
    codes = {*data.getlist("items"), *data.getlist("others")}
    shelf = library()
    found = [shelf.of(desk.year, item) for item in desk.rules.items if item.code in codes]
    advice = [each for each in found if each]
    if not fields["text"].strip():
        fields["text"] = "\n".join(each.weak_point for each in advice)
    lines = [line for each in advice for line in each.recommendations]
    fields["recommendation"] = add_lines(fields["recommendation"].replace("\r\n", "\n"), lines)
    return fields

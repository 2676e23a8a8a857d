"""One issue: the order of its findings, taking one away, and that there is no weak point."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from assessments.actions import NotStorable, add_finding, delete_finding
from assessments.analysis.actions import move_finding
from assessments.analysis.check import call_issue
from assessments.findings import FindingDraft
from assessments.models import Finding

from ..page import analysis_of
from .doors import find_finding, open_issue
from .undoing import deleted_at, remember


def analysis_issue(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """แก้ไขประเด็น: its findings in their order, with what can be done with each."""
    actor, issue = open_issue(request, agency_code, year, number)
    (shown,) = analysis_of(actor.agency, year, [issue])
    context = {
        "agency": actor.agency,
        "year": year,
        "plan_year": year + 1,
        "issue": issue,
        "shown": shown,
        "deleted": deleted_at(request, (agency_code, year, number)),
        "saved_draft": request.session.pop("saved_draft", ""),
    }
    return render(request, "assessments/analysis/issue.html", context)


@require_POST
def issue_nothing(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """ระบุว่าไม่มีจุดอ่อน, or takes that back (`do=undo`)."""
    actor, issue = open_issue(request, agency_code, year, number)
    rows = Finding.objects.of_agency(actor.agency).filter(assessment__fiscal_year=year, issue=issue)
    marks = list(rows.filter(nothing_found=True).select_related("issue", "assessment__agency"))
    if request.POST.get("do") == "undo":
        for mark in marks:
            delete_finding(actor=actor, finding=mark)
        messages.success(request, f"ยกเลิกการระบุว่าไม่มีจุดอ่อนใน{call_issue(number)} แล้ว")
        return redirect("analysis_issue", agency_code, year, number)
    if not marks:
        try:
            add_finding(actor=actor, year=year, draft=FindingDraft(issue=number, nothing_found=True))
        except NotStorable as refusal:
            for problem in refusal.problems:
                messages.error(request, problem.message)
            return redirect("analysis_issue", agency_code, year, number)
    messages.success(request, f"ระบุว่า{call_issue(number)} ไม่มีจุดอ่อนแล้ว")
    return redirect("analysis", agency_code, year)


@require_POST
def finding_move(
    request: HttpRequest, agency_code: str, year: int, number: int, number_of_finding: int
) -> HttpResponse:
    """เลื่อนลำดับ: up or down by one place within its issue."""
    actor, issue = open_issue(request, agency_code, year, number)
    finding = find_finding(request, actor, issue, number_of_finding)
    up = request.POST.get("to") == "up"
    if move_finding(actor=actor, finding=finding, up=up):
        messages.success(request, f"เลื่อนข้อค้นพบ{'ขึ้น' if up else 'ลง'}แล้ว")
    else:
        messages.info(request, f"ข้อค้นพบนี้อยู่ลำดับ{'แรก' if up else 'สุดท้าย'}แล้ว")
    return redirect("analysis_issue", agency_code, year, number)


def finding_delete(
    request: HttpRequest, agency_code: str, year: int, number: int, number_of_finding: int
) -> HttpResponse:
    """ลบข้อค้นพบ: asks on its own page and says what will happen."""
    actor, issue = open_issue(request, agency_code, year, number)
    finding = find_finding(request, actor, issue, number_of_finding)
    # The page may be old and another finding stand at that place by now: the form must name the one deleted.
    if request.method == "POST" and request.POST.get("finding"):
        remember(request, (agency_code, year, number), finding)
        delete_finding(actor=actor, finding=finding)
        messages.success(request, f"ลบข้อค้นพบใน{call_issue(number)} แล้ว")
        return redirect("analysis_issue", agency_code, year, number)
    (shown,) = analysis_of(actor.agency, year, [issue])
    context = {
        "agency": actor.agency,
        "year": year,
        "issue": issue,
        "shown": next(each for each in shown.findings if each.finding.pk == finding.pk),
        "confirm_action": "ลบข้อค้นพบ",
        "confirm_warning": True,
        "back_href": request.path.removesuffix("delete/"),
    }
    return render(request, "assessments/analysis/delete.html", context)

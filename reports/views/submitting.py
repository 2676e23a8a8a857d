"""ส่งเสนอ and ถอนเรื่อง: each asks on its own page and says what will happen."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ita_portal.accounts.roles import May
from reports import approvals
from reports.drafting import report_of
from reports.forms.submitting import RecallForm, SubmitForm
from reports.models import Version
from reports.route import route_of
from reports.row_hashes import sha256_of
from reports.snapshot import take, to_json
from reports.standing import Standing

from .checking import SHOWN, what_checks_say
from .comparing import since
from .doors import Door, enter_report, enter_version, standings_at

CHANGED = "ข้อมูล ข้อความ หรือสายการเสนอเปลี่ยนไปหลังจากที่คุณเปิดหน้านี้ จึงยังไม่ได้เสนอ โปรดดูสิ่งที่จะเสนอในหน้านี้อีกครั้งแล้วกดเสนอ"


def report_submit(request: HttpRequest, agency_code: str, year: int, code: str) -> HttpResponse:
    """ส่งเสนอ: who will give an opinion, what the checks say, what will happen; then one button.

    What is sealed is what the page showed: where something changed meanwhile, it is shown anew.
    """
    door = enter_report(request, agency_code, year, code, May.SUBMIT_REPORTS)
    if why := approvals.may_submit(door.actor):
        raise PermissionDenied(why)
    snapshot = take(door.actor.agency, year, code)
    found = what_checks_say(door, snapshot)
    errors = approvals.errors_of([each.problem for each in found])
    typed = request.POST if request.method == "POST" else None
    form = SubmitForm(errors, typed, initial={"digits": "thai"})
    seen = sha256_of(to_json(snapshot))
    if form.is_valid() and request.POST.get("seen", seen) != seen:
        form.add_error(None, CHANGED)
    if form.is_valid() and (version := _submitted(door, form)):
        messages.success(
            request, f"เสนอรุ่นที่ {version.number} แล้ว รอความเห็นของ{version.steps.first().position_name}"
        )
        return redirect("report", *door.place)
    standings = standings_at(door)
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "form": form,
        "seen": seen,
        "route": route_of(door.actor.agency, timezone.localdate(), maker=request.user),
        "remarks": found[:SHOWN],
        "further": found[SHOWN:],
        "errors": errors,
        "is_empty": not door.format.has_content(snapshot),
        "newest": standings[0] if standings else None,
        "chapters": since(standings[0].version, snapshot, door.format) if standings else (),
        "may_set_chain": door.actor.may(May.MANAGE_SETTINGS),
    }
    return render(request, "reports/submit.html", context)


def _submitted(door: Door, form: SubmitForm) -> Version | None:
    """The version just made; None where it was refused, which the form then says."""
    report = report_of(door.actor.agency, door.year, door.format)
    digits, reason = form.cleaned_data["digits"], form.cleaned_data.get("reason", "")
    try:
        return approvals.submit(door.actor, report, digits=digits, reason=reason)
    except approvals.Refused as why:
        form.add_error(None, str(why))
        return None


def version_recall(
    request: HttpRequest, agency_code: str, year: int, code: str, version: str
) -> HttpResponse:
    """ถอนเรื่อง before the first opinion, with a reason."""
    door, standing = enter_version(request, (agency_code, year, code), version, May.SUBMIT_REPORTS)
    form = RecallForm(request.POST if request.method == "POST" else None)
    why = approvals.may_recall(door.actor, standing.version)
    if form.is_valid() and _recalled(door, standing, form):
        messages.success(request, f"ถอนรุ่นที่ {standing.version.number} แล้ว แก้ไขแล้วเสนอใหม่ได้")
        return redirect("report", *door.place)
    context = {
        "actor": door.actor,
        "year": year,
        "format": door.format,
        "standing": standing,
        "form": form,
        "why": why,
        "confirm_action": "ถอนเรื่อง",
        "confirm_warning": True,
        "back_href": reverse("report", args=door.place),
    }
    return render(request, "reports/recall.html", context)


def _recalled(door: Door, standing: Standing, form: RecallForm) -> bool:
    """Whether it is taken back, now or by the first click of a double one; else the form says why not."""
    reason, before = form.cleaned_data["reason"], standing.recall
    if before and (before.person_id, before.reason) == (door.actor.user.pk, reason):
        return True
    try:
        approvals.recall(door.actor, standing.version, reason=reason)
    except approvals.Refused as why:
        form.add_error(None, str(why))
        return False
    return True

"""Pages of รอความเห็น: what waits, one version to read, the opinion on it.

An opinion needs two presses: a button that names it, then the confirmation of exactly what will be recorded.
Neither an address nor a press alone records anything.
"""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from ita_portal.accounts import typed
from ita_portal.accounts.second_factor.rules import confirm_first, fresh
from reports import approvals
from reports.models import Decision, SealedFile
from reports.timeline import timeline_of

from . import reading
from .forms import OpinionForm
from .page import Desk, next_in_row, open_desk, said_already, what_now
from .seen import last_seen
from .waiting import counted, waiting_of

SAVED_DRAFT = "saved_draft"  # in the session: what the browser need not keep any more


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """รอความเห็น: the oldest first, whose it is, since when, what the checks said."""
    waiting = waiting_of(request)
    agencies = {each.actor.agency.pk for each in waiting}
    context = {
        "waiting": waiting,
        "is_many_agencies": len(agencies) > 1,
        "saved_draft": request.session.pop(SAVED_DRAFT, ""),
    }
    return render(request, "inbox/inbox.html", context)


@require_GET
def inbox_version(request: HttpRequest, version: str) -> HttpResponse:
    """One version: what changed since she last saw it, the document, the opinions so far, hers."""
    desk = open_desk(request, version)
    sealed = desk.version
    before = last_seen(desk.actor, sealed)
    code, digits = sealed.report.format, sealed.document_digits
    context = {
        "desk": desk,
        "version": sealed,
        "marks": timeline_of(desk.standing, timezone.now()),
        "before": before,
        "sent_back": _sent_back(before) if before else None,
        "chapters": reading.compared(before.facts, sealed.facts, code) if before else (),
        "counted": counted(sealed),
        "document": reading.drawn(sealed.facts, code, digits),
        "format": {"code": code},  # for the way to the scan of an opinion on paper
        "file_kind": SealedFile.Kind.SUBMITTED.value,
        "reason": _typed_before(request, sealed.code),
        "saved_draft": request.session.pop(SAVED_DRAFT, ""),
        "instead": what_now(desk) if desk.why_not else None,
    }
    return render(request, "inbox/version.html", context)


@require_http_methods(["GET", "POST"])
def inbox_opinion(request: HttpRequest, version: str) -> HttpResponse:
    """ยืนยันความเห็น: shows what will be recorded; with the button of that page, records it."""
    desk = open_desk(request, version)
    if "back" in request.POST:
        typed.keep(request, str(request.user.pk))
        return redirect("inbox_version", version=desk.version.code)
    if request.method == "GET":
        kept = typed.take_back(request)
        return _asked(request, desk, kept) if kept else redirect("inbox_version", version=desk.version.code)
    if "confirmed" not in request.POST:
        return _asked(request, desk, request.POST)
    form = OpinionForm(request.POST)
    if not form.is_valid():
        return _confirm(request, desk, form)
    opinion, reason = form.cleaned_data["opinion"], form.cleaned_data["reason"]
    if not desk.mine and said_already(desk, opinion, reason):
        return _go_on(request, desk, opinion)
    if not fresh(request):
        return confirm_first(request)
    try:
        approvals.decide(desk.actor, desk.version, opinion=opinion, reason=reason, read=desk.standing)
    except approvals.Refused as why:
        if said_already(desk, opinion, reason):
            return _go_on(request, desk, opinion)
        return _refused(request, open_desk(request, version), form, str(why))
    return _go_on(request, desk, opinion)


def _typed_before(request: HttpRequest, code: str) -> str:
    """The reason that the person typed before she went back to read."""
    kept = typed.kept_for(request)
    is_this = kept and kept[0] == reverse("inbox_opinion", args=[code])
    return kept[1].get("reason", "") if is_this else ""


def _asked(request: HttpRequest, desk: Desk, sent: QueryDict) -> HttpResponse:
    """The confirmation of an opinion that a button named; nothing is wrong with a reason not typed yet."""
    form = OpinionForm(initial={"opinion": sent.get("opinion", ""), "reason": sent.get("reason", "")})
    if desk.mine and form.chosen and not fresh(request):
        return confirm_first(request)
    return _confirm(request, desk, form)


def _confirm(request: HttpRequest, desk: Desk, form: OpinionForm) -> HttpResponse:
    if form.chosen is None:
        return redirect("inbox_version", version=desk.version.code)
    if desk.mine is None:
        return _refused(request, desk, form, desk.why_not)
    context = {
        "desk": desk,
        "version": desk.version,
        "form": form,
        "opinion": form.chosen,
        "back_href": reverse("inbox_version", args=[desk.version.code]),
    }
    return render(request, "inbox/confirm.html", context)


def _refused(request: HttpRequest, desk: Desk, form: OpinionForm, why: str) -> HttpResponse:
    """What is now, and the reason that was typed, to be taken along."""
    context = {
        "desk": desk,
        "version": desk.version,
        "why": why,
        "reason": form["reason"].value() or "",
        "instead": what_now(desk),
    }
    return render(request, "inbox/refused.html", context, status=HTTPStatus.CONFLICT)


def _go_on(request: HttpRequest, desk: Desk, opinion: str) -> HttpResponse:
    """To the next that waits for her."""
    label = Decision.Opinion(opinion).label
    request.session[SAVED_DRAFT] = desk.draft_key
    messages.success(request, f"บันทึกความเห็น “{label}” ใน{desk.version} แล้ว {_then(desk, opinion)}".strip())
    return redirect(next_in_row(desk))


def _then(desk: Desk, opinion: str) -> str:
    """What becomes of it now, and that what she sees is the next that waits for her."""
    if desk.mine is None:
        return ""
    if opinion == Decision.Opinion.RETURN:
        then = f"เรื่องกลับไปที่{desk.version.maker_name}"
    else:
        then = f"เรื่องเสนอต่อไปยัง{desk.next_step.person_name}" if desk.next_step else "เรื่องนี้พิจารณาเสร็จแล้ว"
    return f"{then} ต่อไปคือเรื่องถัดไปที่รอความเห็นของคุณ" if len(desk.waiting) > 1 else then


def _sent_back(before) -> Decision | None:
    """Who sent the version back that she saw last, and why."""
    return before.decisions.filter(opinion=Decision.Opinion.RETURN).first()

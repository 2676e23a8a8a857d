"""เรียกคืนข้อค้นพบ: a deletion is taken back from the page of its issue, as long as the session lasts."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from assessments.actions import NotStorable
from assessments.analysis.check import call_issue
from assessments.findings import FindingDraft
from assessments.models import Finding
from assessments.storing.findings import draft_of

from ..actions import restore_finding
from .doors import open_issue

KEY = "deleted_finding"  # the last one this person deleted
Place = tuple[str, int, int]  # agency, year, issue


def remember(request: HttpRequest, place: Place, finding: Finding) -> None:
    """Keeps in the session what is about to be deleted."""
    request.session[KEY] = {
        "place": list(place),
        "draft": asdict(draft_of(finding)),
        "order": finding.order,
        "measures": list(finding.answers.values_list("measure_id", flat=True)),
    }


def deleted_at(request: HttpRequest, place: Place) -> FindingDraft | None:
    """The finding of this issue that this person deleted last, if she may take that back."""
    kept = request.session.get(KEY)
    return _draft(kept) if kept and kept["place"] == list(place) else None


@require_POST
def finding_restore(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """Brings back the finding that was deleted last."""
    actor, _ = open_issue(request, agency_code, year, number)
    place = (agency_code, year, number)
    draft = deleted_at(request, place)
    if draft is None:
        messages.info(request, f"ไม่มีข้อค้นพบของ{call_issue(number)} ให้เรียกคืนแล้ว")
        return redirect("analysis_issue", *place)
    kept = request.session[KEY]
    try:
        restore_finding(actor=actor, year=year, draft=draft, order=kept["order"], measures=kept["measures"])
    except NotStorable as refusal:
        for problem in refusal.problems:
            messages.error(request, problem.message)
        return redirect("analysis_issue", *place)
    del request.session[KEY]
    messages.success(request, f"เรียกคืนข้อค้นพบของ{call_issue(number)} แล้ว")
    return redirect("analysis_issue", *place)


def _draft(kept: dict) -> FindingDraft:
    return FindingDraft(**{**kept["draft"], "items": tuple(kept["draft"]["items"])})

"""ร่างข้อค้นพบ: shows what low item scores propose, and stores what the administrator chooses."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from assessments.actions import set_draft_below
from assessments.analysis.actions import store_drafts
from assessments.analysis.drafting import Drafted, default_threshold
from assessments.analysis.selectors import Draftable, draftable_of, own_threshold
from assessments.models import Issue
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May

from ..forms import ThresholdForm
from .doors import enter_year

THRESHOLD = "threshold"  # the button that stores the threshold and nothing else


@dataclass(frozen=True)
class IssueDrafts:
    """The drafts of one issue, and low items that it leaves out because it has no weak point."""

    issue: Issue
    drafted: tuple[Drafted, ...]
    contradicted: tuple[str, ...]


def analysis_drafts(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """ร่างข้อค้นพบจากคะแนนรายข้อ; nothing is stored before the administrator says so."""
    actor, issues = enter_year(request, agency_code, year, to=May.EDIT_FINDINGS)
    if request.method != "POST":
        form = ThresholdForm(initial={"below": own_threshold(actor.agency)})
        return _page(request, actor, year, issues, form)
    if request.POST.get("do") == THRESHOLD:
        form = ThresholdForm(request.POST)
        if not form.is_valid():
            return _page(request, actor, year, issues, form)
        set_draft_below(actor=actor, score=form.cleaned_data["below"])
        messages.success(request, "บันทึกเกณฑ์คะแนนของการร่างแล้ว")
        return redirect("analysis_drafts", agency_code, year)
    keys = request.POST.getlist("draft")
    count = store_drafts(actor=actor, year=year, keys=keys)
    return _stored(request, agency_code, year, len(set(keys)), count)


def _stored(request: HttpRequest, agency_code: str, year: int, asked: int, count: int) -> HttpResponse:
    if not asked:
        messages.info(request, "ยังไม่ได้เลือกร่างข้อใด จึงไม่มีข้อค้นพบเพิ่ม")
        return redirect("analysis_drafts", agency_code, year)
    words = f"เพิ่มข้อค้นพบ {count} ข้อแล้ว แก้ไขข้อความได้ในแต่ละประเด็น"
    if count < asked:
        words += f" อีก {asked - count} ข้อมีอยู่แล้วหรือไม่ต่ำกว่าเกณฑ์แล้ว จึงไม่เพิ่มซ้ำ"
    messages.success(request, words)
    return redirect("analysis", agency_code, year)


def _page(
    request: HttpRequest, actor: Actor, year: int, issues: list[Issue], form: ThresholdForm
) -> HttpResponse:
    found: Draftable = draftable_of(actor.agency, year)
    proposal = found.proposal
    rows = [
        IssueDrafts(
            issue,
            tuple(each for each in proposal.drafted if each.draft.issue == issue.number),
            proposal.contradicted.get(issue.number, ()),
        )
        for issue in issues
    ]
    context = {
        "agency": actor.agency,
        "year": year,
        "form": form,
        "found": found,
        "default": default_threshold(found.rules),
        "proposal": proposal,
        "rows": [row for row in rows if row.drafted or row.contradicted],
    }
    return render(request, "assessments/analysis/drafts.html", context)

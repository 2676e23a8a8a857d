"""The analysis of a year's result, to read."""

from collections import Counter
from dataclasses import replace

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessments.analysis.selectors import draftable_of
from assessments.models import Assessment, ItemScore
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May

from ..page import ShownIssue, analysis_of, whose_turn
from .doors import enter_year


def analysis(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """การวิเคราะห์ผลการประเมิน: every issue, its findings, recommendations and measures."""
    actor, issues = enter_year(request, agency_code, year)
    shown = analysis_of(actor.agency, year, issues)
    scores = ItemScore.objects.filter(assessment=OuterRef("pk"))
    results = Assessment.objects.of_agency(actor.agency).filter(fiscal_year=year)
    result = results.annotate(has_items=Exists(scores)).first()
    if actor.may(May.EDIT_FINDINGS) and result and result.has_items:
        shown = _with_drafts(actor, year, shown)
    open_issues = [each for each in shown if not each.looked_at]
    context = {
        "agency": actor.agency,
        "year": year,
        "plan_year": year + 1,
        "last_year": year - 1,
        "has_result": result is not None,
        "shown": shown,
        "open_count": len(open_issues),
        "unanswered_count": sum(len(each.unanswered) for each in shown),
        "persons": whose_turn(actor.agency) if open_issues else [],
        "may_edit": actor.may(May.EDIT_FINDINGS),
        "may_export": actor.may(May.EXPORT),
    }
    return render(request, "assessments/analysis/analysis.html", context)


def _with_drafts(actor: Actor, year: int, shown: list[ShownIssue]) -> list[ShownIssue]:
    """The issues that nobody looked at, with what their item scores propose; no query without such."""
    if all(each.looked_at for each in shown):
        return shown
    drafted = draftable_of(actor.agency, year).proposal.drafted
    counts = Counter(each.draft.issue for each in drafted)
    return [each if each.looked_at else replace(each, drafts=counts[each.issue.number]) for each in shown]

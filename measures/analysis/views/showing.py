"""The analysis of a year's result, to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assessments.models import Assessment
from ita_portal.accounts.roles import May

from ..page import analysis_of, whose_turn
from .doors import enter_year


def analysis(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """การวิเคราะห์ผลการประเมิน: every issue, its findings, recommendations and measures."""
    actor, issues = enter_year(request, agency_code, year)
    shown = analysis_of(actor.agency, year, issues)
    open_issues = [each for each in shown if not each.looked_at]
    context = {
        "agency": actor.agency,
        "year": year,
        "plan_year": year + 1,
        "last_year": year - 1,
        "has_result": Assessment.objects.of_agency(actor.agency).filter(fiscal_year=year).exists(),
        "shown": shown,
        "open_count": len(open_issues),
        "unanswered_count": sum(len(each.unanswered) for each in shown),
        "persons": whose_turn(actor.agency) if open_issues else [],
        "may_edit": actor.may(May.EDIT_FINDINGS),
        "may_export": actor.may(May.EXPORT),
    }
    return render(request, "assessments/analysis/analysis.html", context)

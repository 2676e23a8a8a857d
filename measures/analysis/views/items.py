"""ข้อใดอยู่ในประเด็นใด: which items the agency looks at under each issue."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from assessments.actions import NotStorable, set_issue_items
from assessments.analysis.check import call_issue
from assessments.analysis.selectors import issue_items_of, item_scores_of
from assessments.models import RuleList
from assessments.selectors import rules_of
from ita_portal.accounts.roles import May

from ..forms import IssueItemsForm
from .doors import enter_year, open_issue

AS_THE_YEAR = "year"  # the button that goes back to what the year proposes


def analysis_items(request: HttpRequest, agency_code: str, year: int) -> HttpResponse:
    """Every issue with its items, and the items that stand under none."""
    actor, _ = enter_year(request, agency_code, year, to=May.EDIT_FINDINGS)
    rules = rules_of(year)
    rows = issue_items_of(actor.agency, year)
    housed = {code for row in rows for code in row.codes}
    context = {
        "agency": actor.agency,
        "year": year,
        "rows": rows,
        "items": rules.items,
        "homeless": [item for item in rules.items if item.code not in housed],
        "unverified": RuleList.Kind.ISSUE_ITEMS in rules.unverified,
    }
    return render(request, "assessments/analysis/items.html", context)


def analysis_issue_items(request: HttpRequest, agency_code: str, year: int, number: int) -> HttpResponse:
    """The items of one issue, to choose; or back to those that the year proposes."""
    actor, issue = open_issue(request, agency_code, year, number)
    row = next(each for each in issue_items_of(actor.agency, year) if each.issue.number == number)
    data = request.POST if request.method == "POST" else None
    options = {"items": rules_of(year).items, "scores": item_scores_of(actor.agency, year)}
    form = IssueItemsForm(data, initial={"codes": row.codes}, **options)
    back = data is not None and data.get("do") == AS_THE_YEAR
    if back or (data is not None and form.is_valid()):
        codes = row.by_year if back else form.cleaned_data["codes"]
        try:
            # What the year proposes is not kept as the agency's own: it follows the year when that changes.
            own = None if set(codes) == set(row.by_year) else codes
            set_issue_items(actor=actor, issue=issue, codes=own)
            messages.success(request, f"บันทึกข้อของ{call_issue(number)} แล้ว")
            return redirect("analysis_items", agency_code, year)
        except NotStorable as refusal:
            for problem in refusal.problems:
                form.add_error("codes", problem.message)
    context = {"agency": actor.agency, "year": year, "issue": issue, "row": row, "form": form}
    return render(request, "assessments/analysis/issue_items.html", context)

"""Into the analysis of an agency and year, to one of its issues, to one of its findings."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from assessments.models import Finding, FiscalYear, Issue
from assessments.selectors import issues_of
from ita_portal.accounts.access import Actor, enter, find
from ita_portal.accounts.roles import May
from ita_portal.numbers import read_positive


def enter_year(
    request: HttpRequest, agency_code: str, year: int, *, to: May = May.VIEW
) -> tuple[Actor, list[Issue]]:
    """Lets a person to the analysis of a year's result; with the issues of that year.

    Raises:
        Http404: a stranger, or a year without rules. PermissionDenied: a member without the right.
    """
    actor = enter(request.user, agency_code, to=to)
    issues = list(issues_of(year))
    if not issues:
        get_object_or_404(FiscalYear, pk=year)
    return actor, issues


def open_issue(request: HttpRequest, agency_code: str, year: int, number: int) -> tuple[Actor, Issue]:
    """Lets an administrator to one issue; raises as `enter_year`, and 404 for an issue the year has not."""
    actor, issues = enter_year(request, agency_code, year, to=May.EDIT_FINDINGS)
    for issue in issues:
        if issue.number == number:
            return actor, issue
    raise Http404


def find_finding(request: HttpRequest, actor: Actor, issue: Issue, place: int) -> Finding:
    """The finding at this place of an issue; the one a form names, wherever it has moved since.

    Raises:
        Http404: there is none in this agency, or it is the mark that there is no weak point.
    """
    rows = Finding.objects.select_related("issue", "assessment__agency").filter(
        issue=issue, nothing_found=False
    )
    if named := read_positive(request.POST.get("finding", "")):
        return find(actor, rows, pk=named)
    return find(actor, rows, order=place)

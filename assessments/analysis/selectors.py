"""Reading an analysis: findings, the items of each issue, the threshold."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, Min, OuterRef, QuerySet

from assessments.analysis.drafting import Proposal, default_threshold, propose
from assessments.analysis.shelf import library
from assessments.models import AnalysisSettings, Assessment, Finding, Issue, ItemScore, Level, OwnIssueItems
from assessments.rules import YearRules
from assessments.selectors import rules_of
from assessments.storing.findings import draft_of
from ita_portal.accounts.models import Agency


@dataclass(frozen=True)
class IssueItems:
    """ข้อในประเด็น: what an agency looks at under an issue; `own` where it is not what the year proposes."""

    issue: Issue
    codes: tuple[str, ...]
    by_year: tuple[str, ...]
    own: bool


def findings_of(agency: Agency, year: int) -> QuerySet[Finding]:
    """The findings about a year's result in the order of issues, with their items; two queries."""
    return (
        Finding.objects.of_agency(agency)
        .filter(assessment__fiscal_year=year)
        .select_related("issue", "assessment__agency")
        .prefetch_related("items")
        .order_by("issue__number", "order")
    )


def open_issues(agency: Agency, year: int) -> list[int]:
    """Numbers of the issues of a year's result that nobody looked at; none while no result is known."""
    result = Assessment.objects.of_agency(agency).filter(fiscal_year=year)
    looked_at = Finding.objects.of_agency(agency).filter(issue=OuterRef("pk"))
    rows = Issue.objects.filter(Exists(result), ~Exists(looked_at), fiscal_year=year)
    return list(rows.order_by("number").values_list("number", flat=True))


def issue_items_of(agency: Agency, year: int) -> list[IssueItems]:
    """What the agency looks at under each issue of a year; four queries."""
    rows = OwnIssueItems.objects.of_agency(agency).filter(issue__fiscal_year=year)
    own = {row.issue_id: _codes(row) for row in rows.prefetch_related("items")}
    issues = Issue.objects.filter(fiscal_year=year).order_by("number").prefetch_related("items")
    found = [(issue, _codes(issue)) for issue in issues]
    return [
        IssueItems(issue, own.get(issue.pk, by_year), by_year, issue.pk in own) for issue, by_year in found
    ]


def _codes(row: Issue | OwnIssueItems) -> tuple[str, ...]:
    return tuple(item.code for item in sorted(row.items.all(), key=lambda item: item.order))


def own_threshold(agency: Agency) -> Decimal | None:
    """The score below which this agency drafts findings; None: the pass mark of each year."""
    settings = AnalysisSettings.objects.of_agency(agency).first()
    return settings.draft_below if settings else None


def weak_below(agency: Agency, year: int) -> Decimal | None:
    """The score below which this agency calls something of that year's result weak; two queries.

    Its own threshold, else the pass mark of the year; None where neither is known.
    """
    own = own_threshold(agency)
    passing = Level.objects.filter(fiscal_year=year, passes=True)
    return own if own is not None else passing.aggregate(lowest=Min("minimum"))["lowest"]


def item_scores_of(agency: Agency, year: int) -> dict[str, Decimal]:
    """Points by code of the item; empty where none are known."""
    rows = ItemScore.objects.of_agency(agency).filter(assessment__fiscal_year=year)
    return dict(rows.order_by("item__order").values_list("item__code", "score"))


@dataclass(frozen=True)
class Draftable:
    """What can be drafted for an agency and year, and what it was made of."""

    rules: YearRules
    scores: Mapping[str, Decimal]
    threshold: Decimal | None
    proposal: Proposal


def draftable_of(agency: Agency, year: int) -> Draftable:
    """What the item scores of a year propose now; nothing is stored.

    Raises:
        KeyError: there are no rules for that year.
    """
    rules = rules_of(year)
    scores = item_scores_of(agency, year)
    own = own_threshold(agency)
    threshold = default_threshold(rules) if own is None else own
    items = {each.issue.number: each.codes for each in issue_items_of(agency, year)}
    stored = [draft_of(finding) for finding in findings_of(agency, year)]
    below = Decimal(0) if threshold is None else threshold
    return Draftable(rules, scores, threshold, propose(rules, scores, below, items, stored, library()))

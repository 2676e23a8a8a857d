"""What the analysis of a result found, issue by issue, as facts."""

from assessments.analysis.selectors import findings_of
from assessments.models import Finding
from assessments.selectors import issues_of
from ita_portal.accounts.models import Agency
from measures.models import Answer
from reports.facts import FindingFacts, IssueFacts


def analysis_of(agency: Agency, year: int) -> tuple[IssueFacts, ...]:
    """Every issue of that year's result, also those that nobody looked at; four queries at most."""
    rows = list(findings_of(agency, year))
    measures = _measures(agency, year) if rows else {}
    return tuple(
        IssueFacts(
            number=issue.number,
            name=issue.name,
            nothing=any(row.nothing_found for row in rows if row.issue_id == issue.pk),
            findings=tuple(
                _finding(row, measures.get(row.pk, ()))
                for row in rows
                if row.issue_id == issue.pk and (row.text or row.recommendation)
            ),
        )
        for issue in issues_of(year)
    )


def _finding(row: Finding, measures: tuple[int, ...]) -> FindingFacts:
    """A finding; where ไม่มี was recorded, its recommendation alone."""
    items = sorted(row.items.all(), key=lambda item: item.order)
    return FindingFacts(tuple(item.code for item in items), row.text, row.recommendation, measures)


def _measures(agency: Agency, year: int) -> dict[int, tuple[int, ...]]:
    """Numbers of the measures that answer each finding, by its id."""
    found: dict[int, tuple[int, ...]] = {}
    answers = Answer.objects.of_agency(agency).filter(finding__assessment__fiscal_year=year).live()
    for finding, number in answers.values_list("finding_id", "measure__number"):
        found[finding] = (*found.get(finding, ()), number)
    return found

"""What an analysis still waits for: issues that nobody looked at, findings that no measure answers."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef

from assessments.analysis.check import call_issue, check_issues
from assessments.analysis.selectors import findings_of, open_issues
from ita_portal.accounts.models import Agency
from ita_portal.problems import Problem

from ..answers import Answer
from .page import ShownFinding


def unanswered(agency: Agency, year: int) -> list[ShownFinding]:
    """The findings about a year's result that no measure answers; two queries."""
    answers = Answer.objects.filter(finding=OuterRef("pk"), measure__deleted_at=None)
    rows = findings_of(agency, year).filter(~Exists(answers), nothing_found=False)
    return [ShownFinding.of(row) for row in rows]


def check_analysis(agency: Agency, year: int) -> list[Problem]:
    """Everything the analysis of a year's result waits for; three queries."""
    numbers = open_issues(agency, year)
    return [*check_issues(year, numbers, ()), *_without_measure(year, unanswered(agency, year))]


def _without_measure(year: int, rows: Sequence[ShownFinding]) -> list[Problem]:
    return [
        Problem(
            "finding-without-measure",
            "warning",
            f"{where} ยังไม่มีมาตรการในแผนปี {year + 1}",
            where,
            "เลือกมาตรการที่ตอบ",
        )
        for row in rows
        if (where := f"{row.called} {call_issue(row.finding.issue.number)}")
    ]

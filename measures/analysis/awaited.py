"""What an analysis still waits for: issues that nobody looked at, findings that no measure answers."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.db.models import Exists, OuterRef, QuerySet

from assessments.analysis.check import call_issue, check_issues
from assessments.analysis.drafting import default_threshold
from assessments.analysis.selectors import findings_of, open_issues, own_threshold
from assessments.models import Finding
from assessments.outlook import Outlook
from ita_portal.accounts.models import Agency
from ita_portal.problems import Problem

from ..answers import Answer
from ..checks import weak_without_measure
from ..checks.texts import FreeText, Record, check_texts
from .page import ShownFinding, unchosen_of


def check_analysis(agency: Agency, year: int, record: Record | None = None) -> list[Problem]:
    """Everything the analysis of a year's result waits for; three queries.

    Args:
        record: what the texts of the findings must agree with; None leaves them alone.
    """
    numbers = open_issues(agency, year)
    of_issue = unchosen_of(agency, year).filter(issue__number=OuterRef("issue__number"))
    rows = list(_findings(agency, year).annotate(of_issue=Exists(of_issue)))
    waiting = [
        ShownFinding.of(row) for row in rows if not (row.answered or row.of_issue or row.nothing_found)
    ]
    problems = [*check_issues(year, numbers, ()), *_without_measure(year, waiting)]
    return problems if record is None else [*problems, *_in_texts(rows, record)]


def weak_without_measures(look: Outlook, answered: set[int], agency: Agency) -> list[Problem]:
    """The indicators of a result below the agency's threshold that no measure of the next year belongs to.

    One query, for the threshold; where the agency set none, it is the pass mark of the year.
    """
    own = own_threshold(agency)
    below = default_threshold(look.rules) if own is None else own
    if below is None:
        return []
    names: Mapping[int, str] = {each.number: each.name for each in look.rules.indicators}
    scores: Mapping[int, Decimal] = look.result.indicators
    return list(weak_without_measure.check(look.year + 1, scores, names, below, answered))


def _findings(agency: Agency, year: int) -> QuerySet[Finding]:
    answers = Answer.objects.filter(finding=OuterRef("pk"), measure__deleted_at=None)
    return findings_of(agency, year).annotate(answered=Exists(answers))


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


def _in_texts(rows: Sequence[Finding], record: Record) -> Iterator[Problem]:
    texts: dict[int, list[FreeText]] = {}
    for row in rows:
        of_issue = texts.setdefault(row.issue.number, [])
        of_issue.append(FreeText(f"ข้อค้นพบที่ {row.order}", "", row.text))
        of_issue.append(FreeText(f"ข้อเสนอแนะที่ {row.order}", "", row.recommendation))
    for number, of_issue in texts.items():
        for each in check_texts(call_issue(number), of_issue, record):
            yield each.problem

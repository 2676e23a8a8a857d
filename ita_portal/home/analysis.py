"""What the analysis of last year's result waits for: tasks of งานของฉัน, rows on the page of the year."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from assessments.outlook import Outlook
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from ita_portal.problems import Problem
from measures.analysis.awaited import check_analysis, weak_without_measures
from measures.checks.texts import Record
from measures.models import Measure

from .overview import Row
from .tasks import Task

ISSUE = "ประเด็นที่ "
LINES = {
    "issue-not-looked-at": ("วิเคราะห์ผลการประเมินปี {year}", "todo", "ยังไม่ได้วิเคราะห์"),
    "finding-without-measure": ("เลือกมาตรการที่ตอบข้อค้นพบของปี {year}", "under_way", "ยังไม่มีมาตรการ"),
}
SENTENCES = {
    "issue-not-looked-at": (
        "{places} ของผลการประเมินปี {year} ยังไม่มีผู้วิเคราะห์ แถวนี้ในรายงานจะว่าง",
        "วิเคราะห์ประเด็นนี้",
    ),
    "finding-without-measure": (
        "ข้อค้นพบของปี {year} ยังไม่มีมาตรการในแผนปี {plan_year}: {places}",
        "เลือกมาตรการที่ตอบ",
    ),
}


def analysis_tasks(actor: Actor, plan_year: int | None) -> list[Task]:
    """One line for what nobody looked at, one for what no measure answers; three queries.

    Args:
        plan_year: the Buddhist year whose measures answer the result of the year before; None: no rules yet.
    """
    if plan_year is None or not actor.may(May.EDIT_FINDINGS):
        return []
    year = plan_year - 1
    places = _places(check_analysis(actor.agency, year))
    href = reverse("analysis", args=[actor.agency.code, year])
    return [
        Task(name.format(year=year), href, places[code], shape, word)
        for code, (name, shape, word) in LINES.items()
        if code in places
    ]


def analysis_rows(actor: Actor, look: Outlook, measures: Sequence[Measure], record: Record) -> list[Row]:
    """The same as rows to cure on the page of the year after the result, for whoever may see it.

    With slips in the texts of findings, and weak indicators that no measure belongs to. Four queries.
    """
    year, plan_year = look.year, look.year + 1
    problems = check_analysis(actor.agency, year, record)
    places = _places(problems)
    href = reverse("analysis", args=[actor.agency.code, year])
    may = actor.may(May.EDIT_FINDINGS)
    rows = [
        Row(
            sentence.format(places=places[code], year=year, plan_year=plan_year),
            cure if may else "ดูการวิเคราะห์",
            is_error=False,
            href=href,
        )
        for code, (sentence, cure) in SENTENCES.items()
        if code in places
    ]
    for slip in (problem for problem in problems if problem.code not in SENTENCES):
        issue = reverse("analysis_issue", args=[actor.agency.code, year, slip.where.removeprefix(ISSUE)])
        rows.append(
            Row(slip.message, slip.cure, slip.is_error, issue)
            if may
            else Row(slip.message, "ดูการวิเคราะห์", slip.is_error, href)
        )
    return [*rows, *_weak_rows(actor, look, {m.indicator.number for m in measures if m.indicator})]


def _weak_rows(actor: Actor, look: Outlook, answered: set[int]) -> list[Row]:
    code, plan_year = actor.agency.code, look.year + 1
    may = actor.may(May.EDIT_MEASURES)
    href = reverse("measure_add" if may else "scores", args=[code, plan_year if may else look.year])
    href += "#id_indicator" if may else ""
    problems = weak_without_measures(look, answered, actor.agency)
    return [Row(each.message, each.cure if may else "ดูคะแนน", each.is_error, href) for each in problems]


def _places(problems: Iterable[Problem]) -> dict[str, str]:
    """Where the analysis of a year's result waits, by the code of the problem."""
    found: dict[str, list[str]] = {}
    for problem in problems:
        found.setdefault(problem.code, []).append(problem.where)
    return {code: _named_once(places) for code, places in found.items()}


def _named_once(places: Sequence[str]) -> str:
    """`ประเด็นที่ 1, 2, 7` for issues alone; places of other kinds each by its whole name."""
    if all(place.removeprefix(ISSUE).isdecimal() for place in places):
        return ISSUE + ", ".join(place.removeprefix(ISSUE) for place in places)
    return ", ".join(places)

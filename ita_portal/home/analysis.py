"""What the analysis of last year's result waits for: tasks of งานของฉัน, rows on the page of the year."""

from django.urls import reverse

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from measures.analysis.awaited import check_analysis

from .overview import Row
from .tasks import Task

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
    places = _places(actor, year)
    href = reverse("analysis", args=[actor.agency.code, year])
    return [
        Task(name.format(year=year), href, places[code], shape, word)
        for code, (name, shape, word) in LINES.items()
        if code in places
    ]


def analysis_rows(actor: Actor, plan_year: int) -> list[Row]:
    """The same as rows to cure on the page of that Buddhist year, for whoever may see it; three queries."""
    year = plan_year - 1
    places = _places(actor, year)
    href = reverse("analysis", args=[actor.agency.code, year])
    may = actor.may(May.EDIT_FINDINGS)
    return [
        Row(
            sentence.format(places=places[code], year=year, plan_year=plan_year),
            cure if may else "ดูการวิเคราะห์",
            is_error=False,
            href=href,
        )
        for code, (sentence, cure) in SENTENCES.items()
        if code in places
    ]


def _places(actor: Actor, year: int) -> dict[str, str]:
    """Where the analysis of a year's result waits, by the code of the problem."""
    found: dict[str, list[str]] = {}
    for problem in check_analysis(actor.agency, year):
        found.setdefault(problem.code, []).append(problem.where)
    return {code: ", ".join(places) for code, places in found.items()}

"""What the analysis of last year's result asks of the administrator, as tasks of งานของฉัน."""

from django.urls import reverse

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from measures.analysis.awaited import check_analysis

from .tasks import Task

LINES = {
    "issue-not-looked-at": ("วิเคราะห์ผลการประเมินปี {year}", "todo", "ยังไม่ได้วิเคราะห์"),
    "finding-without-measure": ("เลือกมาตรการที่ตอบข้อค้นพบของปี {year}", "under_way", "ยังไม่มีมาตรการ"),
}


def analysis_tasks(actor: Actor, plan_year: int | None) -> list[Task]:
    """One line for what nobody looked at, one for what no measure answers; three queries.

    Args:
        plan_year: the Buddhist year whose measures answer the result of the year before; None: no rules yet.
    """
    if plan_year is None or not actor.may(May.EDIT_FINDINGS):
        return []
    year = plan_year - 1
    places: dict[str, list[str]] = {}
    for problem in check_analysis(actor.agency, year):
        places.setdefault(problem.code, []).append(problem.where)
    href = reverse("analysis", args=[actor.agency.code, year])
    return [
        Task(name.format(year=year), href, ", ".join(places[code]), shape, word)
        for code, (name, shape, word) in LINES.items()
        if code in places
    ]

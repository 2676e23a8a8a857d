"""What the documents of agencies ask of a person: the opinion of an executive, the cure of what came back,
somebody for what waits for nobody, publishing what was agreed to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from ita_portal import thai
from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from reports.answering import waits_for_nobody
from reports.inbox.waiting import Waiting
from reports.route import officials_of
from reports.standing import Standing, newest_of
from reports.states import Kind

from .tasks import MANY, Due, Task

HEADINGS = RETURNED, STUCK, UNPUBLISHED = "ส่งกลับมาให้แก้ไข", "ไม่มีผู้ให้ความเห็น", "เห็นชอบแล้ว รอเผยแพร่"


def document_tasks(actor: Actor) -> dict[str, list[Task]]:
    """What came back with its reason, what waits for nobody, and what was agreed to and never published, by
    heading; two queries, and two more where something waits for an opinion."""
    submits = actor.may(May.SUBMIT_REPORTS)
    may = {RETURNED: submits, STUCK: submits, UNPUBLISHED: actor.may(May.PUBLISH)}
    newest = newest_of(actor.agency) if any(may.values()) else []
    tasks = {
        RETURNED: [_returned(each) for each in newest if each.state.kind is Kind.RETURNED],
        STUCK: _stuck(actor, [each for each in newest if each.state.is_open]) if submits else [],
        UNPUBLISHED: _unpublished(actor, [each for each in newest if each.awaits_publishing]),
    }
    return {heading: tasks[heading] if may[heading] else [] for heading in may}


def _returned(standing: Standing) -> Task:
    report, by = standing.version.report, standing.state.by
    return Task(
        name=f"แก้ไข{report}",
        href=report.get_absolute_url(),
        about=f"{by.person_name} {by.step.position_name}: {by.reason}",
        shape="return",
        word="ส่งกลับแก้ไข",
    )


def _stuck(actor: Actor, waiting: Sequence[Standing]) -> list[Task]:
    """A line for each that waits for an opinion which nobody may give today."""
    if not waiting:
        return []
    officials = officials_of(actor.agency, timezone.localdate())
    return [
        Task(
            name=f"กำหนดผู้ให้ความเห็นใน{each.version.report}",
            href=each.version.report.get_absolute_url(),
            about=f"รุ่นที่ {each.version.number} {each.words} วันนี้ไม่มีผู้ดำรงตำแหน่งหรือทำการแทนที่ให้ความเห็นได้",
            shape="trouble",
            word="ไม่มีผู้ให้ความเห็น",
        )
        for each in waiting
        if waits_for_nobody(each, officials)
    ]


def _unpublished(actor: Actor, standings: Sequence[Standing]) -> list[Task]:
    """A line for each, the oldest first; many of them are one line that leads to all."""
    rows = sorted(standings, key=lambda each: each.agreed_at)
    if len(rows) > MANY:
        return [
            Task(
                name=f"เผยแพร่เอกสาร {len(rows)} เรื่อง",
                href=reverse("publications", args=[actor.agency.code]),
                about=", ".join(str(each.version.report) for each in rows),
                shape="agree",
                word="ยังไม่เผยแพร่",
            )
        ]
    return [
        Task(
            name=f"เผยแพร่{each.version.report}",
            href=reverse("version_publish", args=[actor.agency.code, each.version.code]),
            about=f"รุ่นที่ {each.version.number} {each.words}เมื่อ {_day(each)}",
            shape="agree",
            word="ยังไม่เผยแพร่",
        )
        for each in rows
    ]


def _day(standing: Standing) -> str:
    return thai.write_date(timezone.localdate(standing.agreed_at), "short")


def opinion_tasks(waiting: Iterable[Waiting], *, many: bool) -> list[Task]:
    """A line for each version that waits for the person's opinion, the oldest first.

    Args:
        many: whether she serves several agencies, so that each line names its own.
    """
    return [
        Task(
            name=f"ให้ความเห็นใน{each.version.report.name} ปี {each.version.report.fiscal_year_id}",
            href=reverse("inbox_version", args=[each.version.code]),
            about=f"{each.version.maker_name} เสนอรุ่นที่ {each.version.number} {each.waited}",
            shape="asked",
            word="รอความเห็น",
            agency=each.actor.agency.name if many else "",
        )
        for each in waiting
    ]


def under(headings: Mapping[str, Sequence[Task]], today: date) -> list[Due]:
    """The tasks under headings of their own, above all that is due; no heading without any."""
    return [Due(heading, tuple(tasks), today) for heading, tasks in headings.items() if tasks]

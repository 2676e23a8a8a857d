"""What the documents of agencies ask of a person: the opinion of an executive, the cure of what came back."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from reports.inbox.waiting import Waiting
from reports.standing import returned_to

from .tasks import Due, Task


def document_tasks(actor: Actor) -> list[Task]:
    """A line for each document that somebody sent back, with the reason; two queries."""
    if not actor.may(May.SUBMIT_REPORTS):
        return []
    tasks = []
    for standing in returned_to(actor.agency):
        report, by = standing.version.report, standing.state.by
        tasks.append(
            Task(
                name=f"แก้ไข{report}",
                href=report.get_absolute_url(),
                about=f"{by.person_name} {by.step.position_name}: {by.reason}",
                shape="return",
                word="ส่งกลับแก้ไข",
            )
        )
    return tasks


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


def under(heading: str, tasks: Sequence[Task], today: date) -> list[Due]:
    """These under a heading of their own, above all that is due; no heading without any."""
    return [Due(heading, tuple(tasks), today)] if tasks else []

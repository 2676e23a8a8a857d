"""What the documents of an agency ask of its administrator: those that were sent back."""

from ita_portal.accounts.access import Actor
from ita_portal.accounts.roles import May
from reports.standing import returned_to

from .tasks import Task


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

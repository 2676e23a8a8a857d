"""Quick tasks whose worker died go back into their queue; a job waits for the person who asked for it.

A worker that looks for them does nothing else meanwhile: what stands under its own name is left behind too,
because the database refused to note how it ended (a full disk).
"""

from datetime import timedelta

from django.utils import timezone
from django_tasks import DEFAULT_TASK_QUEUE_NAME, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from .models import ALIVE_FOR, Job, clear_old, living
from .process import own_name

ATTEMPTS = 3  # a task that kills its worker is not tried for ever
KEPT_FOR = timedelta(days=14)  # what is known of a task


def take_up_left() -> int:
    """How many tasks wait again; those that were tried often enough are marked as failed."""
    now, names = timezone.now(), set(living().values_list("name", flat=True)) - set(own_name)
    running = DBTaskResult.objects.running().filter(
        queue_name=DEFAULT_TASK_QUEUE_NAME, started_at__lt=now - ALIVE_FOR
    )
    taken_up = 0
    for left in running:
        if left.worker_ids[-1] in names:
            continue
        row = DBTaskResult.objects.running().filter(pk=left.pk, worker_ids=left.worker_ids)
        if len(left.worker_ids) < ATTEMPTS:
            taken_up += row.update(status=TaskResultStatus.READY)
        else:
            row.update(status=TaskResultStatus.FAILED, finished_at=now, traceback="every worker died over it")
    return taken_up


def let_own_go() -> int:
    """How many jobs under the name of this process, which works at none, can be gone on with now."""
    left = Job.objects.filter(state__in=Job.at_work, worker__in=own_name)
    return left.update(state=Job.let_go, worker="")


def forget_old() -> None:
    """Forgets tasks of two weeks ago, and old jobs with their files; writes only where there is something."""
    old = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - KEPT_FOR)
    if old.exists():
        old.delete()
    clear_old()

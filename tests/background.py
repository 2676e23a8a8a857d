"""What a worker does beside the server, done by the tests themselves."""

from django.db import transaction
from django_tasks import TaskResult
from django_tasks.backends.immediate import ImmediateBackend

from ita_portal.jobs.models import LONG


class AfterCommit(ImmediateBackend):
    """Does quick things once what asked for them is committed, as a worker sees them then; jobs at once."""

    def _execute_task(self, task_result: TaskResult) -> None:
        if task_result.task.queue_name == LONG:
            super()._execute_task(task_result)
            return
        transaction.on_commit(lambda: super(AfterCommit, self)._execute_task(task_result), robust=True)

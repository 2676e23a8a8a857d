"""Jobs are asked for, and asked for again when they were interrupted."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from ita_portal.accounts.access import Actor
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .models import Job, clear_old
from .results import Result
from .running import run

Work = Callable[..., Result]


@transaction.atomic
def start(
    actor: Actor, kind: str, label: str, task: Work, /, *, in_parts: bool = False, **arguments: Any
) -> Job:
    """Asks for work in the background; a worker begins once this transaction is committed.

    Args:
        kind: a short code of what it is; label: what the person reads, such as the name of her file.
        task: a function of a module, called as `task(job, **arguments)`; arguments are plain JSON values.
        in_parts: whether what an earlier attempt did lies in the folder of the job and is not done again.
    """
    clear_old()
    work = f"{task.__module__}.{task.__qualname__}"
    if import_string(work) is not task:
        raise ValueError(f"{work} is no function that a worker can find")
    job = Job.objects.create(
        agency=actor.agency,
        person=actor.user,
        kind=kind,
        label=label[:300],
        work=work,
        arguments=arguments,
        in_parts=in_parts,
    )
    record(actor, Verb.JOB_STARTED, job)
    run.enqueue(job.key, job.attempt)
    job.refresh_from_db()
    return job


@transaction.atomic
def start_again(actor: Actor, job: Job) -> bool:
    """Asks once more for a job that was stopped or interrupted, that failed or lacks some of its parts.

    False when it is under way or done.
    """
    job = Job.objects.select_for_update().get(pk=job.pk)
    if not job.may_go_on:
        return False
    job.attempt += 1
    job.state, job.worker, job.stage, job.message = Job.State.WAITING, "", "", ""
    job.asked_at, job.ended_at, job.seen_at, job.problems = timezone.now(), None, None, []
    job.save()
    record(actor, Verb.JOB_STARTED, job)
    run.enqueue(job.key, job.attempt)
    return True

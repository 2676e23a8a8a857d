"""What a worker does with a job."""

import logging

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task

from .models import LONG, Job
from .process import own_name
from .results import Failed, Result, Stopped

logger = logging.getLogger(__name__)
BROKEN = "ระบบขัดข้องระหว่างทำงานนี้ จึงยังไม่มีผล ลองทำอีกครั้ง หากยังไม่สำเร็จให้แจ้งผู้ดูแลเครื่องแม่ข่าย"


@task(queue_name=LONG, priority=-10)
def run(key: str, attempt: int) -> None:
    """Does a job, once: of two workers, or of an old attempt and a new one, only one does it."""
    waits = Job.objects.filter(key=key, attempt=attempt, state=Job.State.WAITING)
    if not waits.update(state=Job.State.RUNNING, worker=own_name[0] if own_name else ""):
        return
    job = Job.objects.select_related("agency", "person").get(key=key)
    try:
        result = import_string(job.work)(job, **job.arguments)
    except Failed as failed:
        _end(job, Job.State.FAILED, Result(str(failed)))
    except Stopped:
        _set(job, state=Job.let_go, worker="", done=job.done)
    except (KeyboardInterrupt, SystemExit):
        _set(job, state=Job.let_go, worker="")
        raise
    except BaseException:
        logger.exception("job %s (%s) failed", job.key, job.kind)
        _end(job, Job.State.FAILED, Result(BROKEN))
        raise
    else:
        _end(job, Job.State.DONE, result)


def _end(job: Job, state: Job.State, result: Result) -> None:
    _set(
        job,
        state=state,
        ended_at=timezone.now(),
        message=result.message,
        link=result.link,
        link_words=result.link_words,
        file_name=result.file_name,
        problems=list(result.problems),
    )


@transaction.atomic
def _set(job: Job, **values: object) -> None:
    """Writes, unless the job was started again meanwhile."""
    Job.objects.filter(pk=job.pk, attempt=job.attempt, state__in=Job.at_work).update(**values)

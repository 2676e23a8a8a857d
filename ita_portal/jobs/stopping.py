"""A job in parts is told to stop, and can be gone on with later."""

from django.db import transaction

from ita_portal.accounts.access import Actor
from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .models import Job


@transaction.atomic
def stop(actor: Actor, job: Job) -> bool:
    """Tells a job to stop after the part that is under way; False when it has ended or cannot be stopped."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if not job.may_be_stopped:
        return False
    is_begun = job.state == Job.State.RUNNING
    job.state = Job.State.STOPPING if is_begun else Job.State.STOPPED
    job.save(update_fields=["state"])
    record(actor, Verb.JOB_STOPPED, job)
    return True

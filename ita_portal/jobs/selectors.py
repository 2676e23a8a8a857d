"""Which jobs a person sees."""

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from ita_portal.accounts.access import Actor, actor_in, enter_as_operator
from ita_portal.accounts.models import AgencyQuerySet, User

from .models import Job


def find(user: User, key: str) -> Job:
    """The job under this key, for the person who asked for it and for the operator.

    Raises:
        Http404: there is none, it is somebody else's, or of an agency that she serves no longer.
    """
    rows = Job.objects if user.is_superuser else _own(user)
    job = rows.select_related("agency", "person").filter(key=key).first()
    if job is None:
        raise Http404
    return job


def _own(user: User) -> AgencyQuerySet:
    """What the person asked for in the agencies that she serves, and as an operator while she is one."""
    hers = Q(agency__in=user.memberships.values("agency"))
    if user.is_superuser:
        hers |= Q(agency=None)
    return Job.objects.filter(hers, person=user)


def actor_of(user: User, job: Job) -> Actor:
    """As whom somebody does something with a job she found: in its agency if it is hers, else as operator.

    Raises:
        Http404: it is somebody else's, and she is no operator.
    """
    if job.agency and job.person_id == user.pk:
        return actor_in(user, job.agency)
    return enter_as_operator(user)


def unseen_of(user: User) -> list[Job]:
    """The person's jobs that are under way or whose outcome she has not seen yet, newest first."""
    return list(_own(user).filter(seen_at=None))


def of_kind(user: User, kind: str) -> list[Job]:
    """The person's jobs of one kind that are kept, newest first."""
    return list(_own(user).filter(kind=kind))


def mark_seen(user: User, job: Job) -> None:
    """Remembers that the person saw how her job ended."""
    if job.has_ended and job.seen_at is None and job.person_id == user.pk:
        Job.objects.filter(pk=job.pk, seen_at=None).update(seen_at=timezone.now())

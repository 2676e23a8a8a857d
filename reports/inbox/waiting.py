"""What waits for a person's opinion now, over all agencies in which she is an executive."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from ita_portal.accounts.access import Actor, actors_here
from ita_portal.accounts.models import ActingAppointment, Agency, Membership, User
from ita_portal.accounts.roles import May
from reports.models import Step as StepRow
from reports.models import Version
from reports.route import Officials
from reports.route import Standing as Capacity
from reports.standing import Standing, standings_of
from reports.timeline import waited

_ON_REQUEST = "_waiting_for_opinion"


@dataclass(frozen=True)
class Waiting:
    """One version that waits for this person, in what capacity she would answer, and since when."""

    actor: Actor
    standing: Standing
    capacity: Capacity
    since: datetime

    @property
    def version(self) -> Version:
        """What waits."""
        return self.standing.version

    @property
    def waited(self) -> str:
        """How long it has been waiting, in words."""
        return waited(self.since, timezone.now())

    @property
    def errors(self) -> int:
        """How many errors the checks found when it was submitted."""
        return sum(problem["severity"] == "error" for problem in self.version.problems)

    @property
    def checked(self) -> str:
        """What the checks said when it was submitted, in words."""
        return f"การตรวจพบ{counted(self.version)}"


def counted(version: Version) -> str:
    """How much the checks found when it was submitted: ข้อผิดพลาด 1 ข้อ ข้อสังเกต 2 ข้อ."""
    errors = sum(problem["severity"] == "error" for problem in version.problems)
    remarks = len(version.problems) - errors
    found = [f"{kind} {count} ข้อ" for kind, count in (("ข้อผิดพลาด", errors), ("ข้อสังเกต", remarks)) if count]
    return " ".join(found) or "ว่าครบถ้วน"


def waiting_of(request: HttpRequest) -> list[Waiting]:
    """What waits for who asks, the oldest first; read once a request, and only for executives."""
    if not hasattr(request, _ON_REQUEST):
        setattr(request, _ON_REQUEST, waiting_for(actors_here(request), timezone.localdate()))
    return getattr(request, _ON_REQUEST)


def waiting_for(actors: Iterable[Actor], today: date) -> list[Waiting]:
    """What waits for the person who is these actors, that day, the oldest first; three queries or none."""
    executives = {actor.agency: actor for actor in actors if actor.may(May.GIVE_OPINION)}
    user = next((actor.user for actor in executives.values()), None)
    if user is None or user.is_superuser or not user.is_active:
        return []
    officials = _officials(user, executives, today)
    found = (
        _waiting(executives[standing.version.agency], officials[standing.version.agency], standing)
        for standing in standings_of(_open_to(user, executives))
    )
    return sorted((each for each in found if each), key=lambda each: (each.since, each.version.pk))


def _open_to(user: User, agencies: Iterable[Agency]) -> QuerySet[Version]:
    """The newest versions of these agencies of which a step has no opinion yet, but for those she made."""
    newer = Version.objects.filter(report=OuterRef("report"), number__gt=OuterRef("number"))
    awaited = StepRow.objects.filter(version=OuterRef("pk"), decision=None)
    return (
        Version.objects.filter(report__agency__in=list(agencies), recall=None)
        .exclude(made_by=user)
        .filter(~Exists(newer), Exists(awaited))
    )


def _officials(user: User, executives: dict[Agency, Actor], today: date) -> dict[Agency, Officials]:
    """Her own positions and the orders by which she acts, by agency; one query."""
    orders = ActingAppointment.objects.filter(
        person=user, agency__in=list(executives), first_day__lte=today, last_day__gte=today
    )
    acting = list(orders.select_related("person", "position"))
    return {
        agency: Officials(
            {user: _own_position(actor)},
            tuple(order for order in acting if order.agency_id == agency.pk),
        )
        for agency, actor in executives.items()
    }


def _own_position(actor: Actor):
    held = (m.position for m in actor.memberships if m.role == Membership.Role.EXECUTIVE)
    return next(held, None)


def _waiting(actor: Actor, officials: Officials, standing: Standing) -> Waiting | None:
    step = standing.state.waiting_for
    if step is None or standing.opinion_of(actor.user):
        return None
    capacity = officials.standing_at(actor.user, step.position_ids)
    if capacity is None:
        return None
    since = max((given.at for given in standing.decisions.values()), default=standing.version.made_at)
    return Waiting(actor, standing, capacity, since)

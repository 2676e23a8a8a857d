"""Reading people of an agency: who serves it, who holds which position today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from ita_portal import thai
from ita_portal.audit.models import Event

from .models import ActingAppointment, Agency, Membership, Position, User
from .roles import ROLES, May


@dataclass(frozen=True)
class Person:
    """A person of an agency with her roles there."""

    user: User
    memberships: tuple[Membership, ...]


@dataclass(frozen=True)
class Holder:
    """Who holds a position: for good, or by an order (`acting`)."""

    user: User
    acting: ActingAppointment | None = None


def people_of(agency: Agency) -> list[Person]:
    """Everybody with a role in the agency, by name; one query."""
    rows = Membership.objects.of_agency(agency).select_related("user", "department", "position")
    roles: dict[User, list[Membership]] = {}
    for membership in rows.order_by("id"):
        roles.setdefault(membership.user, []).append(membership)
    people = [Person(user, tuple(memberships)) for user, memberships in roles.items()]
    return sorted(people, key=lambda person: thai.sort_key(person.user.called))


def appointments_of(agency: Agency) -> list[ActingAppointment]:
    """The recorded orders of the agency, the newest first; one query."""
    return list(agency.acting_appointments.select_related("person", "position", "recorded_by"))


def history_of(agency: Agency, person: User) -> QuerySet[Event]:
    """What happened to a person here, the newest first: to the account, the roles, the orders to act."""
    orders = Q(thing_kind=ActingAppointment._meta.label_lower, thing_name__startswith=f"{person} ")
    account = Q(thing_kind=User._meta.label_lower, thing_id=str(person.pk))
    return Event.objects.filter(account | orders, agency=agency).order_by("-number")


def staffed_departments(agency: Agency) -> set[int]:
    """The ids of the offices in which somebody who may sign in edits measures; one query."""
    editing = [role for role, rule in ROLES.items() if May.EDIT_OWN_MEASURES in rule.may]
    rows = Membership.objects.of_agency(agency).filter(role__in=editing, user__is_active=True)
    return set(rows.exclude(department=None).order_by().values_list("department", flat=True))


def holders_of(agency: Agency, positions: Iterable[Position], today: date) -> dict[int, list[Holder]]:
    """Who holds each position today, by its id; an acting official stands behind the one she acts for."""
    wanted = [position.pk for position in positions]
    holders: dict[int, list[Holder]] = {pk: [] for pk in wanted}
    memberships = Membership.objects.of_agency(agency).filter(position__in=wanted).select_related("user")
    for membership in memberships.order_by("id"):
        if all(holder.user != membership.user for holder in holders[membership.position_id]):
            holders[membership.position_id].append(Holder(membership.user))
    for order in appointments_of(agency):
        if order.position_id in holders and order.first_day <= today <= order.last_day:
            holders[order.position_id].append(Holder(order.person, order))
    return holders

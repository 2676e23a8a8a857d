"""The only doors to an agency and to what it owns.

A stranger gets 404, so that nobody learns what exists; a member without the right gets 403.
"""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from . import authority
from .models import Agency, AgencyQuerySet, Membership, User
from .roles import ROLES, May

OPERATOR = "ผู้ดูแลเครื่องแม่ข่าย"
_ON_REQUEST = "_actors_of_who_asks"


@dataclass(frozen=True)
class Actor:
    """ผู้กระทำการ: who acts, in which agency, with which roles. Every action takes one."""

    user: User | None  # None: a command on the server's own console
    agency: Agency | None  # None: the operator, across agencies
    memberships: tuple[Membership, ...] = ()
    called: str = ""  # how the trail calls one who is no person, where it was no command either

    @cached_property
    def rights(self) -> frozenset[May]:
        """All that the roles of this person allow in this agency."""
        return frozenset().union(*(ROLES[membership.role].may for membership in self.memberships))

    @cached_property
    def department_ids(self) -> frozenset[int]:
        """The offices this person serves in this agency."""
        return frozenset(m.department_id for m in self.memberships if m.department_id)

    @cached_property
    def authority(self) -> dict[str, str]:
        """The rows by which this person acts, as the trail keeps them."""
        if self.user is None or (self.is_operator and not self.memberships):
            return authority.operator_of(self.user) if self.user else {}
        return authority.held(*self.memberships)

    @property
    def is_operator(self) -> bool:
        """Whether this is the operator of the server, not a member of an agency."""
        return self.user is None or (self.agency is None and self.user.is_superuser)

    @property
    def capacity(self) -> str:
        """In what capacity the person acts, as the trail prints it: positions, else roles."""
        if not self.memberships:
            return OPERATOR if self.is_operator else ""
        names = [m.position.name if m.position else m.get_role_display() for m in self.memberships]
        return ", ".join(dict.fromkeys(names))

    def may(self, right: May) -> bool:
        """Whether this person may do that in this agency."""
        return right in self.rights


CONSOLE = Actor(user=None, agency=None)


class NotAllowed(PermissionDenied):
    """What the actor asked for is not among the rights that she has in her agency."""

    def __init__(self, actor: Actor, why: str) -> None:
        super().__init__(why)
        self.actor = actor


def the_portal(agency: Agency) -> Actor:
    """What the portal does by itself for an agency: files it seals, letters it sends."""
    return Actor(user=None, agency=agency, called="ระบบงาน ITA")


def actor_in(user: User, agency: Agency) -> Actor:
    """The actor a person is in an agency; without membership it may do nothing."""
    memberships = user.memberships.filter(agency=agency).select_related("position", "department")
    return Actor(user=user, agency=agency, memberships=tuple(memberships))


def actors_of(user: User) -> list[Actor]:
    """What a person is in each agency she serves, by the agency's name; one query."""
    rows = Membership.objects.filter(user=user).select_related("agency", "position", "department")
    serves: dict[Agency, list[Membership]] = {}
    for membership in rows.order_by("agency__name", "id"):
        serves.setdefault(membership.agency, []).append(membership)
    return [Actor(user=user, agency=agency, memberships=tuple(rows)) for agency, rows in serves.items()]


def actors_here(request: HttpRequest) -> list[Actor]:
    """What the person who asks is in each agency she serves; read once a request, none for a visitor."""
    if not request.user.is_authenticated:
        return []
    if not hasattr(request, _ON_REQUEST):
        setattr(request, _ON_REQUEST, actors_of(request.user))
    return getattr(request, _ON_REQUEST)


def enter(user: User, agency_code: str, *, to: May = May.VIEW) -> Actor:
    """Lets a person into an agency to do one thing.

    Raises:
        Http404: she is no member of it, or there is no such agency.
        PermissionDenied: she is a member, and her roles do not allow it.
    """
    memberships = tuple(
        Membership.objects.filter(user=user, agency__code=agency_code).select_related(
            "agency", "position", "department"
        )
    )
    if not memberships:
        raise Http404
    actor = Actor(user=user, agency=memberships[0].agency, memberships=memberships)
    require(actor, to)
    return actor


def enter_here(request: HttpRequest, agency_code: str, *, to: May = May.VIEW) -> Actor:
    """As `enter` for who asks, from what is read once a request for the frame of the page too."""
    for actor in actors_here(request):
        if actor.agency.code == agency_code:
            require(actor, to)
            return actor
    raise Http404


def require(actor: Actor, right: May) -> None:
    """Refuses an actor who lacks a right.

    Raises:
        NotAllowed: with a Thai sentence that names the right and who has it.
    """
    if not actor.may(right):
        holders = [Membership.Role(role).label for role, rule in ROLES.items() if right in rule.may]
        raise NotAllowed(actor, f"บทบาทของคุณไม่มีสิทธิ{right.value} ผู้มีสิทธิคือ {', '.join(holders)}")


def find(actor: Actor, rows: AgencyQuerySet, **lookup) -> Model:
    """The one object of the actor's agency that fits.

    Raises:
        Http404: no such object in this agency, whatever other agencies have.
    """
    return get_object_or_404(rows.of_agency(actor.agency), **lookup)


def enter_as_operator(user: User) -> Actor:
    """Lets the operator of the server in; everybody else gets 404.

    Raises:
        Http404: the person is no operator.
    """
    if not user.is_superuser:
        raise Http404
    return Actor(user=user, agency=None)

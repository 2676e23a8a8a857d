"""Who must have a second factor, who has one, and whether this session was opened with it."""

from collections.abc import Iterable
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from .. import typed
from ..access import actors_here
from ..models import Agency, Membership, User
from ..sessions import LED_TO

SET_UP, ASK = "mfa_activate_totp", "mfa_reauthenticate"  # names of addresses
USUAL = frozenset({Membership.Role.ADMINISTRATOR, Membership.Role.EXECUTIVE})


def roles_that_need_it(agency: Agency) -> frozenset[str]:
    """As the agency's administrator decided; else administrators and executives, and nobody in a trial."""
    if agency.second_factor_roles is not None:
        return frozenset(agency.second_factor_roles)
    return frozenset() if settings.TRIAL else USUAL


def is_required(user: User) -> bool:
    """Whether one of her roles, in whichever agency, needs a second factor; one query."""
    return _asked_of(user, Membership.objects.filter(user=user).select_related("agency"))


def has_one(user: User) -> bool:
    """Whether the person set one up; one query."""
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def was_confirmed(request: HttpRequest) -> bool:
    """Whether a code was given in this session: at signing in, at setting up, or when asked."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def fresh(request: HttpRequest) -> bool:
    """Whether this session may do what needs a second factor: it was given, or none is required."""
    held = (membership for actor in actors_here(request) for membership in actor.memberships)
    return was_confirmed(request) or not _asked_of(request.user, held)


def confirm_first(request: HttpRequest) -> HttpResponse:
    """Leads to the page that asks for the code (or sets the factor up), and from there back to this address.

    What was typed waits in the session; the page takes it back with `typed.take_back`.
    """
    if request.method == "POST":
        typed.keep(request, str(request.user.pk))
    name = ASK if has_one(request.user) else SET_UP
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': request.path})}")


def lead(request: HttpRequest, user: User) -> None:
    """Leads this session to the setting up before anything else, where its person must and did not yet."""
    if is_required(user) and not has_one(user):
        request.session[LED_TO] = SET_UP
    else:
        request.session.pop(LED_TO, None)


def _asked_of(user: User, held: Iterable[Membership]) -> bool:
    if user.is_superuser and not settings.TRIAL:
        return True
    return any(membership.role in roles_that_need_it(membership.agency) for membership in held)

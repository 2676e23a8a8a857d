"""Every write to second factors and to the agency's rule about them: one function each, with its event."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.db import transaction

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .. import authority
from ..access import CONSOLE, Actor, require
from ..models import Agency, Membership, User
from ..roles import May
from ..rows import save
from ..sessions import end_all_of
from . import rules


@transaction.atomic
def set_roles(*, actor: Actor, roles: Iterable[str]) -> Agency:
    """Decides which roles of the actor's agency need a second factor.

    The sessions of people who need one from now on and have none end: with the next sign-in they set it up.

    Raises:
        PermissionDenied: only the administrator.
        ValidationError: a role that does not exist.
    """
    require(actor, May.MANAGE_SETTINGS)
    chosen = [role.value for role in Membership.Role if role.value in set(roles)]
    if set(roles) - set(chosen):
        raise ValidationError("เลือกบทบาทจากรายการที่มีให้")
    agency = actor.agency
    before = rules.roles_that_need_it(agency)
    if agency.second_factor_roles == chosen:
        return agency
    used = authority.standing(agency)
    agency.second_factor_roles = chosen
    save(agency)
    have = Authenticator.objects.filter(type=Authenticator.Type.TOTP).values("user")
    without = User.objects.filter(memberships__agency=agency, memberships__role__in=set(chosen) - before)
    others = without.exclude(pk__in=have).exclude(pk=actor.user.pk)
    end_all_of(*others.values_list("pk", flat=True))
    said = {"before": {"บทบาท": _labels(before)}, "after": {"บทบาท": _labels(chosen)}}
    told = authority.standing(agency)
    record(actor, Verb.SECOND_FACTOR_RULE_SET, agency, **said, used=used, told=told)
    return agency


def was_set_up(user: User, used: dict[str, str]) -> None:
    """Records that a person set up her second factor, and ends her sessions: they were opened without it.

    The caller stores it in the same transaction; the session in which it was set up takes the new hash.
    `used` is how the account stood before (authority.standing).
    """
    end_all_of(user.pk)
    user.refresh_from_db(fields=["session_stamp"])
    told = authority.standing(user)
    record(Actor(user=user, agency=None), Verb.SECOND_FACTOR_SET, user, used=used, told=told)


def was_removed(user: User, used: dict[str, str]) -> None:
    """Records that a person gave up her second factor; as `was_set_up`."""
    herself, told = Actor(user=user, agency=None), authority.standing(user)
    record(herself, Verb.SECOND_FACTOR_REMOVED, user, used=used, told=told)


def codes_were_made(user: User, used: dict[str, str]) -> None:
    """Records that a person made new recovery codes; never the codes. As `was_set_up`."""
    herself, told = Actor(user=user, agency=None), authority.standing(user)
    record(herself, Verb.RECOVERY_CODES_MADE, user, used=used, told=told)


def code_was_used(user: User) -> None:
    """Records that a person came in by a recovery code; never which."""
    record(Actor(user=user, agency=None), Verb.RECOVERY_CODE_USED, user)


@transaction.atomic
def reset(user: User) -> bool:
    """The operator takes away the factor of somebody who lost telephone and codes; False where none was.

    All her sessions end; where her role needs a second factor, the next sign-in leads to a new one.
    """
    used = authority.standing(user)
    deleted, _ = Authenticator.objects.filter(user=user).delete()
    if not deleted:
        return False
    end_all_of(user.pk)
    record(CONSOLE, Verb.SECOND_FACTOR_REMOVED, user, used=used, told=authority.standing(user))
    return True


def _labels(roles: Iterable[str]) -> list[str]:
    chosen = set(roles)
    return [role.label for role in Membership.Role if role.value in chosen]

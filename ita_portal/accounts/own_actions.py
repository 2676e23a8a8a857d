"""What a person writes about her own account: one function each, atomic, with its event."""

from django.db import transaction

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from . import authority
from .access import Actor
from .models import User
from .rows import save
from .sessions import end_all_of


@transaction.atomic
def change_own_email(user: User, email: str) -> str:
    """Stores another e-mail address, or none; returns the one before. Links sent to that one count no more.

    Raises:
        ValidationError: it is no address.
    """
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    before = user.email
    if before == email:
        return before
    used = authority.standing(user)
    user.email = email
    save(user)
    said = {"อีเมล": before}, {"อีเมล": email}
    herself, told = Actor(user=user, agency=None), authority.standing(user)
    record(herself, Verb.PERSON_CHANGED, user, before=said[0], after=said[1], used=used, told=told)
    return before


@transaction.atomic
def renew_password(user: User, password: str) -> None:
    """Stores the same password as newer rules want it kept, after she gave it."""
    used = authority.standing(user)
    user.set_password(password)
    user._password = None  # for Django's own rules it is no new password
    user.save(update_fields=["password"])
    herself, told = Actor(user=user, agency=None), authority.standing(user)
    after = {"วิธีเก็บรหัสผ่าน": "ปรับตามมาตรฐานใหม่ รหัสเดิม"}
    record(herself, Verb.PASSWORD_CHANGED, user, after=after, used=used, told=told)


@transaction.atomic
def end_own_sessions(user: User) -> None:
    """Ends all sessions of a person, this one too unless its page takes the new hash."""
    end_all_of(user.pk)
    user.refresh_from_db(fields=["session_stamp"])
    record(Actor(user=user, agency=None), Verb.SESSIONS_ENDED, user)

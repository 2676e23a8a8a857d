"""The link by which an invited person chooses her password, once."""

import logging
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from ita_portal.audit.record import record
from ita_portal.audit.verbs import Verb

from .access import Actor, require
from .models import User
from .roles import May

logger = logging.getLogger(__name__)

SENT, HANDED_OVER = "ทางอีเมล", "ผู้ดูแลระบบส่งต่อเอง"


def may_have_link(actor: Actor, user: User) -> bool:
    """Whether the actor may make a link for this person.

    Only for an account that was never used and serves no other agency: nobody takes over somebody else's.
    """
    return (
        actor.may(May.MANAGE_PEOPLE)
        and user.is_active
        and not user.is_superuser
        and user.last_login is None
        and not user.memberships.exclude(agency=actor.agency).exists()
    )


@transaction.atomic
def make_link(*, actor: Actor, user: User, request: HttpRequest, way: str) -> str:
    """A link to choose a password, once, within three days; the trail keeps that it was made, not the link.

    Raises:
        PermissionDenied: only the administrator invites.
        ValidationError: the person has signed in already, or serves another agency.
    """
    require(actor, May.MANAGE_PEOPLE)
    if not may_have_link(actor, user):
        raise ValidationError("บัญชีนี้เคยเข้าสู่ระบบแล้ว หรือปฏิบัติงานในหน่วยงานอื่นด้วย เจ้าตัวจึงต้องขอลิงก์ทางอีเมลเอง")
    key = default_token_generator.make_token(user)
    record(actor, Verb.PERSON_INVITED, user, after={"ส่งลิงก์ตั้งรหัสผ่าน": way})
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return request.build_absolute_uri(path)


def send_link(*, actor: Actor, user: User, request: HttpRequest) -> bool:
    """Makes a link and sends it to the person's address; False when the letter could not be sent.

    Raises:
        PermissionDenied, ValidationError: as `make_link`.
    """
    link = make_link(actor=actor, user=user, request=request, way=SENT)
    context = {"person": user, "agency": actor.agency, "link": link, "inviter": actor.user}
    try:
        get_adapter(request).send_mail("accounts/email/invitation", user.email, context)
    except (SMTPException, OSError) as problem:
        logger.warning("The invitation of %s could not be sent: %s", user.username, problem)
        return False
    return True

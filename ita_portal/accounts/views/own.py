"""บัญชีของฉัน: what belongs to the signed-in person herself, whatever agencies she serves."""

import logging
import re
from datetime import datetime
from smtplib import SMTPException

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from ita_portal.audit.record import events_of
from ita_portal.audit.verbs import Verb
from ita_portal.forms import add_errors

from .. import own_actions, sessions, typed
from ..access import actors_of
from ..forms.own import OwnEmailForm
from ..models import User
from ..second_factor import rules

_THAI = re.compile("[ก-๛]")
logger = logging.getLogger(__name__)

_SIGN_INS = (Verb.SIGNED_IN, Verb.SIGN_IN_FAILED, Verb.SECOND_FACTOR_FAILED, Verb.SESSIONS_ENDED)


def account(request: HttpRequest) -> HttpResponse:
    """Who I am here, how I sign in, where I am signed in."""
    factors = {factor.type: factor for factor in Authenticator.objects.filter(user=request.user)}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    began = request.session.get(sessions.BEGAN)
    context = {
        "actors": actors_of(request.user),
        "factor": factors.get(Authenticator.Type.TOTP),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "is_required": rules.is_required(request.user),
        "ends": _time(began + sessions.LASTS) if began else None,
        "sign_ins": events_of(request.user).filter(verb__in=_SIGN_INS).order_by("-number")[:10],
    }
    return render(request, "account/account.html", context)


@sensitive_post_parameters("password")
def own_email(request: HttpRequest) -> HttpResponse:
    """Changes the person's own e-mail address, with her password."""
    form = OwnEmailForm(request.user, data=request.POST or None, initial={"email": request.user.email})
    if request.method == "POST" and form.is_valid():
        try:
            before = own_actions.change_own_email(request.user, form.cleaned_data["email"])
        except ValidationError as problem:
            add_errors(form, problem)
        else:
            _tell_old_address(request.user, before)
            messages.success(request, "บันทึกอีเมลแล้ว")
            return redirect("account")
    return render(request, "account/own_email.html", {"form": form})


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Signs the person out everywhere else."""
    own_actions.end_own_sessions(request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, "ออกจากระบบในเครื่องอื่นทั้งหมดแล้ว")
    return redirect("account")


def typed_again(request: HttpRequest) -> HttpResponse:
    """What was sent after the session had ended: to be sent again by a button, or thrown away."""
    kept = typed.kept_for(request)
    if request.method == "POST":
        typed.forget(request)
        return redirect("home")
    if kept is None:
        return redirect("home")
    path, fields = kept
    texts = [text for _, values in fields.lists() for text in values if _THAI.search(text)]
    context = {"path": path, "fields": [(n, v) for n, vs in fields.lists() for v in vs], "texts": texts}
    return render(request, "account/typed_again.html", context)


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=timezone.get_current_timezone())


def _tell_old_address(user: User, before: str) -> None:
    """A letter to the address that was changed, for the case that somebody else did it."""
    if not before or before == user.email:
        return
    try:
        get_adapter().send_mail("account/email/own_email_changed", before, {"person": user})
    except (SMTPException, OSError) as problem:
        logger.warning("The old address of %s could not be told: %s", user.username, problem)

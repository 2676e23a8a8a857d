"""How django-allauth behaves in the portal: nobody signs up by herself, sign-ins leave an event."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from ita_portal.audit.record import record, record_refusal
from ita_portal.audit.verbs import Verb

from . import authority, sessions
from .access import Actor
from .models import User
from .second_factor import rules as second_factor

RECENT = 300  # seconds in which who has just signed in is not asked again


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an invitation (accounts/actions/people.py), never by the visitor."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดตรวจภาษาของแป้นพิมพ์แล้วลองใหม่",
        "email_password_mismatch": "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดตรวจภาษาของแป้นพิมพ์แล้วลองใหม่",
        "too_many_login_attempts": "เข้าสู่ระบบไม่สำเร็จหลายครั้งติดกัน โปรดรอ 5 นาทีแล้วลองใหม่",
        "enter_current_password": "รหัสผ่านปัจจุบันไม่ถูกต้อง",
        "incorrect_password": "รหัสผ่านไม่ถูกต้อง",
        "invalid_password_reset": "ลิงก์นี้ใช้ไม่ได้แล้ว",
        "rate_limited": "ส่งคำขอถี่เกินไป โปรดรอสักครู่แล้วลองใหม่",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Always False: the administrator of an agency invites."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether the way on leads to the portal itself; what is no address at all (`http://[`) does not."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to her work after a changed password."""
        return reverse("home")

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """Whether to ask who sits there before what matters; not of somebody who has just signed in."""
        wanted = "mfa" if second_factor.has_one(self.request.user) else "password"
        records = get_authentication_records(self.request, self.request.user)
        just_now = any(r["method"] == wanted and time.time() - r["at"] < RECENT for r in records)
        return not just_now and super().is_reauthentication_required(app=app, **options)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Who has a second factor is asked for it, not for the password that may be known to others."""
        methods = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] == "mfa_reauthenticate"] or methods

    def login(self, request: HttpRequest, user: User) -> None:
        """Signs in and records it; who must have a second factor and has none is led to it."""
        super().login(request, user)
        sessions.begin(request)
        second_factor.lead(request, user)
        record(Actor(user=user, agency=None), Verb.SIGNED_IN, user, used=authority.standing(user))

    def logout(self, request: HttpRequest) -> None:
        """Records the end of the session, then ends it."""
        if request.user.is_authenticated:
            record(Actor(user=request.user, agency=None), Verb.SIGNED_OUT, request.user)
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials) -> None:
        """Records whose sign-in failed; an unknown name is not kept (it may be a mistyped password)."""
        user = User.objects.filter(username=credentials.get("username", "")).first()
        if user:
            record_refusal(Actor(user=user, agency=None), Verb.SIGN_IN_FAILED, user, reason="รหัสผ่านไม่ถูกต้อง")

    @transaction.atomic
    def set_password(self, user: User, password: str) -> None:
        """Stores the new password and records that it was changed."""
        used = authority.standing(user)
        super().set_password(user, password)
        herself, told = Actor(user=user, agency=None), authority.standing(user)
        record(herself, Verb.PASSWORD_CHANGED, user, used=used, told=told)

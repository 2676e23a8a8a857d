"""How django-allauth behaves in the portal: nobody signs up by herself, sign-ins leave an event."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from ita_portal.audit.record import record, record_refusal
from ita_portal.audit.verbs import Verb

from .access import Actor
from .models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an invitation (accounts/actions.py), never by the visitor."""

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

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to her work after a changed password."""
        return reverse("home")

    def login(self, request: HttpRequest, user: User) -> None:
        """Signs in and records it."""
        super().login(request, user)
        record(Actor(user=user, agency=None), Verb.SIGNED_IN, user)

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

    def set_password(self, user: User, password: str) -> None:
        """Stores the new password and records that it was changed."""
        super().set_password(user, password)
        record(Actor(user=user, agency=None), Verb.PASSWORD_CHANGED, user)

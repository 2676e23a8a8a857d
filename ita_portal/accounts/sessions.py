"""How long a session lasts (promise P8): 30 idle minutes, 12 hours, until a new password or another role.

The last two end sessions by themselves, since the hash that each carries changes (models/user.py).
"""

import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

from . import typed
from .models import User

IDLE = 30 * 60  # seconds
LASTS = 12 * 60 * 60
STEP = 60  # so many seconds may pass before a request is written down as the last one
LED_TO = "led_to"  # in the session: the page that a person has to deal with before any other
BEGAN, SEEN = "began", "seen"

_IDLE = "ไม่มีการใช้งาน 30 นาที ระบบจึงออกจากระบบให้"
_LASTED = "เข้าสู่ระบบครบ 12 ชั่วโมงแล้ว ระบบจึงออกจากระบบให้"
_CHANGED = "รหัสผ่าน บทบาท หรือสิทธิของบัญชีนี้เปลี่ยนไป โปรดเข้าสู่ระบบอีกครั้ง"
_KEPT = "สิ่งที่พิมพ์ค้างไว้ยังอยู่ เข้าสู่ระบบแล้วจะนำกลับมาให้"
_FILES = "แฟ้มที่แนบไม่ได้เก็บไว้ โปรดเลือกแฟ้มใหม่เมื่อแบบฟอร์มกลับมา"
_LOST = "แบบฟอร์มที่เพิ่งส่งยังไม่ได้บันทึก และเก็บไว้ให้ไม่ได้เพราะมีแฟ้มแนบหรือยาวเกินไป"
# What somebody who is led to one page may still open: that page, its way there, and the way out.
_ALWAYS = frozenset(
    [
        *("account_logout", "account_reauthenticate", "account_change_password", "date_echo"),
        *("mfa_activate_totp", "mfa_reauthenticate", "mfa_view_recovery_codes"),
    ]
)


def begin(request: HttpRequest) -> None:
    """Writes down when a session began."""
    request.session[BEGAN] = request.session[SEEN] = int(time.time())


def end_all_of(*user_ids: int) -> None:
    """Ends every session of these people; the caller stores what it was for, in the same transaction."""
    User.objects.filter(pk__in=user_ids).update(session_stamp=F("session_stamp") + 1)


class SessionLimits:
    """Middleware before the one that asks for a sign-in: ends what lasted too long, leads who is led."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; what is to be decided is decided once the view is known."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """The way to the sign-in or to the page that comes first; None where the view may answer."""
        if not getattr(view, "login_required", True):
            return None
        user_id = request.session.get(SESSION_KEY)
        if user_id is None:
            return None
        if reason := _reason_to_end(request):
            return _end(request, user_id, reason)
        typed.forget_sent(request)
        first = request.session.get(LED_TO)
        if first and request.resolver_match.url_name not in _ALWAYS:
            return HttpResponseRedirect(f"{reverse(first)}?{urlencode({'next': _page_of(request)})}")
        return None


def _reason_to_end(request: HttpRequest) -> str:
    """Why the session has to end now, in words; blank while it lasts, and then it is written down as used."""
    if not request.user.is_authenticated:
        return _CHANGED
    session, now = request.session, int(time.time())
    began, seen = session.get(BEGAN), session.get(SEEN)
    if began is None or seen is None:
        begin(request)
        return ""
    if now - began >= LASTS:
        return _LASTED
    if now - seen >= IDLE:
        return _IDLE
    # A page that asks by itself how far a job is (a GET by htmx) is no sign of a person.
    asks_by_itself = request.method == "GET" and "HX-Request" in request.headers
    if now - seen >= STEP and not asks_by_itself:
        session[SEEN] = now
    return ""


def _end(request: HttpRequest, user_id: str, reason: str) -> HttpResponse:
    request.session.flush()
    request.user = AnonymousUser()
    page = _page_of(request)
    messages.warning(request, reason)
    if request.method == "POST" and "HX-Request" not in request.headers:
        kept = typed.keep(request, user_id)
        messages.warning(request, _KEPT if kept else _LOST)
        if kept and request.FILES:
            messages.warning(request, _FILES)
        page = reverse("typed_again") if kept else reverse("home")
    address = f"{reverse('account_login')}?{urlencode({'next': page})}"
    if "HX-Request" in request.headers:
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def _page_of(request: HttpRequest) -> str:
    """The page the person sees: of a part that htmx asks for, the page around it."""
    around = request.headers.get("HX-Current-URL", "")
    if around and url_has_allowed_host_and_scheme(around, {request.get_host()}):
        parts = urlsplit(around)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return request.get_full_path() if request.method == "GET" else reverse("home")

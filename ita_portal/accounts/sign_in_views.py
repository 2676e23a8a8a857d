"""Signing in and out and the ways to a new password: django-allauth's views with the portal's forms."""

from http import HTTPStatus
from typing import Any

from allauth.account import views as allauth
from allauth.account.internal.stagekit import clear_login
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator

from . import sign_in_forms as forms

PAUSE = 300  # seconds; settings.ACCOUNT_RATE_LIMITS


@method_decorator(login_not_required, name="dispatch")
class SignIn(allauth.LoginView):
    """เข้าสู่ระบบ"""

    form_class = forms.SignInForm

    def dispatch(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        """The page; `?again` comes back from the question for the second factor, to begin anew."""
        if "again" in request.GET:
            clear_login(request)
        return super().dispatch(request, *arguments, **options)

    def form_invalid(self, form: Form) -> HttpResponse:
        """The form with its errors; after too many failures with the status that says so (promise P6)."""
        response = super().form_invalid(form)
        if form.has_error("login", "too_many_login_attempts"):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(PAUSE)
        return response


class ChangePassword(allauth.PasswordChangeView):
    """เปลี่ยนรหัสผ่าน"""

    form_class = forms.ChangePasswordForm


class ForgottenPassword(allauth.PasswordResetView):
    """ลืมรหัสผ่าน: sends a link to the person's own address."""

    form_class = forms.ForgottenPasswordForm


class ChoosePassword(allauth.PasswordResetFromKeyView):
    """ตั้งรหัสผ่าน by a link, once."""

    form_class = forms.ChoosePasswordForm


class Reauthenticate(allauth.ReauthenticateView):
    """ยืนยันตัวตนอีกครั้ง"""

    form_class = forms.ReauthenticateForm

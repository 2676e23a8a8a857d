"""Pages of the second factor: django-allauth's views with the portal's forms, and an event for each write."""

from http import HTTPStatus
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, update_session_auth_hash
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme

from ita_portal.forms import accepted

from .. import access, authority
from ..models import Membership
from ..roles import May
from ..sessions import LED_TO
from . import actions, forms, rules

PAUSE = 300  # seconds; settings.ACCOUNT_RATE_LIMITS
_NEXT = "after_second_factor"  # in the session: the page a person wanted when she was led to the setting up


class _Slowed:
    """Mixin: after too many wrong codes the status says so (promise P6)."""

    def form_invalid(self, form: Form) -> HttpResponse:
        """The form with its errors."""
        response = super().form_invalid(form)
        if form.has_error("code", "too_many_login_attempts") or form.has_error("code", "rate_limited"):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
            response["Retry-After"] = str(PAUSE)
        return response


class Authenticate(_Slowed, base.AuthenticateView):
    """ยืนยันขั้นตอนที่สอง, between the password and the portal."""

    form_class = forms.AuthenticateForm

    def form_valid(self, form: forms.AuthenticateForm) -> HttpResponse:
        """Lets the person in."""
        _record_recovery(form)
        return super().form_valid(form)


class Reauthenticate(_Slowed, base.ReauthenticateView):
    """ยืนยันตัวตนอีกครั้ง by a code, before what matters."""

    form_class = forms.ReauthenticateForm

    def form_valid(self, form: forms.ReauthenticateForm) -> HttpResponse:
        """Goes on to where the person came from."""
        _record_recovery(form)
        return super().form_valid(form)


class SetUp(_Slowed, totp.ActivateTOTPView):
    """ตั้งการยืนยันสองขั้นตอน: the QR code, and the first code of the app."""

    form_class = forms.SetUpForm

    def get(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        """The page; the address the person wanted is kept for afterwards."""
        wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
        if url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure()):
            request.session[_NEXT] = wanted
        return super().get(request, *arguments, **options)

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """With the key in groups of four, for typing."""
        context = super().get_context_data(**options)
        secret = context["form"].secret
        groups = [secret[place : place + 4] for place in range(0, len(secret), 4)]
        return {**context, "key": " ".join(groups), "is_led": LED_TO in self.request.session}

    @transaction.atomic
    def form_valid(self, form: forms.SetUpForm) -> HttpResponse:
        """Stores the key; this session counts as confirmed, those opened by the password alone end."""
        used = authority.standing(self.request.user)
        response = super().form_valid(form)
        actions.was_set_up(self.request.user, used)
        update_session_auth_hash(self.request, self.request.user)
        record_authentication(self.request, self.request.user, "mfa", type=Authenticator.Type.TOTP.value)
        self.request.session.pop(LED_TO, None)
        return response

    def get_success_url(self) -> str:
        """The recovery codes, to be written down at once."""
        return reverse("mfa_view_recovery_codes")


class TurnOff(totp.DeactivateTOTPView):
    """ยกเลิกการยืนยันสองขั้นตอน"""

    form_class = forms.TurnOffForm
    success_url = reverse_lazy("account")
    extra_context = {
        "confirm_action": "ยกเลิกการยืนยันสองขั้นตอน",
        "confirm_warning": True,
        "back_href": reverse_lazy("account"),
    }

    @transaction.atomic
    def form_valid(self, form: forms.TurnOffForm) -> HttpResponse:
        """Deletes the key and the recovery codes."""
        used = authority.standing(self.request.user)
        response = super().form_valid(form)
        actions.was_removed(self.request.user, used)
        return response


class RecoveryCodes(codes.ViewRecoveryCodesView):
    """รหัสสำรอง, shown once."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        """With the page the person wanted before."""
        wanted = self.request.session.pop(_NEXT, "") or reverse("home")
        return {**super().get_context_data(**options), "wanted": wanted}


class NewRecoveryCodes(codes.GenerateRecoveryCodesView):
    """ออกรหัสสำรองชุดใหม่; the old ones count no more."""

    form_class = forms.RecoveryCodesForm
    extra_context = {"confirm_action": "ออกรหัสสำรองชุดใหม่", "back_href": reverse_lazy("account")}

    @transaction.atomic
    def form_valid(self, form: forms.RecoveryCodesForm) -> HttpResponse:
        """Makes them."""
        used = authority.standing(self.request.user)
        response = super().form_valid(form)
        actions.codes_were_made(self.request.user, used)
        return response


def index(request: HttpRequest) -> HttpResponse:
    """Where django-allauth leads afterwards: the person's own account."""
    return HttpResponseRedirect(reverse("account"))


def roles(request: HttpRequest, agency_code: str) -> HttpResponse:
    """บทบาทที่ต้องยืนยันสองขั้นตอน, decided by the administrator of the agency."""
    actor = access.enter(request.user, agency_code, to=May.MANAGE_SETTINGS)
    needed = rules.roles_that_need_it(actor.agency)
    form = forms.RolesForm(data=request.POST or None, initial={"roles": sorted(needed)})
    form.fields["roles"].choices = Membership.Role.choices
    if accepted(form, lambda values: actions.set_roles(actor=actor, **values)):
        rules.lead(request, request.user)
        messages.success(request, "บันทึกบทบาทที่ต้องยืนยันสองขั้นตอนแล้ว")
        return redirect("settings", agency_code=agency_code)
    return render(request, "accounts/second_factor_roles.html", {"actor": actor, "form": form})


def _record_recovery(form: forms.AuthenticateForm | forms.ReauthenticateForm) -> None:
    if form.authenticator.type == Authenticator.Type.RECOVERY_CODES:
        actions.code_was_used(form.user)

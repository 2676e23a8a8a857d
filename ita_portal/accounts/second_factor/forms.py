"""django-allauth's forms of the second factor with Thai words; a code counts once, a failure is on record."""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.app_settings import TOTP_PERIOD, TOTP_TOLERANCE
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp import forms as totp
from cryptography.fernet import InvalidToken
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from ita_portal import thai
from ita_portal.audit.record import record_refusal
from ita_portal.audit.verbs import Verb
from ita_portal.forms import ThaiMessages, speak_thai

from ..access import Actor

APP = "รหัส 6 หลักที่แอปยืนยันตัวตนแสดงอยู่"
APP_OR_RECOVERY = "รหัส 6 หลักจากแอปยืนยันตัวตน หรือรหัสสำรอง 8 หลัก"
UNREADABLE = "อ่านกุญแจของการยืนยันสองขั้นตอนไม่ได้ โปรดแจ้งผู้ดูแลเครื่องแม่ข่ายให้ล้างแล้วตั้งใหม่"
_COUNTS_FOR = TOTP_PERIOD * (2 * TOTP_TOLERANCE + 1)  # seconds in which the app's code would be right


class _Code(ThaiMessages):
    """Mixin of forms that ask for a code: a field for figures, Thai digits read as well."""

    hint = APP

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        field = self.fields["code"]
        field.label, field.help_text, field.max_length = "รหัส", self.hint, 20
        field.widget.attrs = {
            "autocomplete": "one-time-code",
            "inputmode": "numeric",
            "class": "input-short",
            "autocapitalize": "none",
            "spellcheck": "false",
        }
        speak_thai(field)

    def clean_code(self) -> str:
        """The code, once: seen over a shoulder it opens nothing a second time."""
        self.cleaned_data["code"] = thai.to_arabic(self.cleaned_data["code"])
        try:
            code = super().clean_code()
        except InvalidToken as problem:
            raise ValidationError(UNREADABLE) from problem
        used = f"second-factor-{self.user.pk}-{normalize_user_code(code)}"
        if not cache.add(used, "used", timeout=_COUNTS_FOR):
            raise get_adapter().validation_error("incorrect_code")
        return code


class _AskForCode(_Code):
    """Mixin of the two forms that let a person in."""

    hint = APP_OR_RECOVERY

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        actor = Actor(user=self.user, agency=None)
        record_refusal(actor, Verb.SECOND_FACTOR_FAILED, self.user, reason="รหัสไม่ถูกต้อง")


class AuthenticateForm(_AskForCode, base.AuthenticateForm):
    """ยืนยันขั้นตอนที่สอง after name and password."""


class ReauthenticateForm(_AskForCode, base.ReauthenticateForm):
    """ยืนยันตัวตนอีกครั้ง by a code."""


class SetUpForm(_Code, totp.ActivateTOTPForm):
    """ตั้งการยืนยันสองขั้นตอน: the first code shows that the app holds the key."""


class TurnOffForm(ThaiMessages, totp.DeactivateTOTPForm):
    """ยกเลิกการยืนยันสองขั้นตอน"""


class RecoveryCodesForm(ThaiMessages, GenerateRecoveryCodesForm):
    """ออกรหัสสำรองชุดใหม่"""


class RolesForm(ThaiMessages, forms.Form):
    """บทบาทที่ต้องยืนยันสองขั้นตอน in one agency."""

    roles = forms.MultipleChoiceField(
        label="บทบาทที่ต้องยืนยันสองขั้นตอน", required=False, widget=forms.CheckboxSelectMultiple
    )

"""django-allauth's forms with Thai words; what they check stays allauth's."""

from typing import Any

from allauth.account import forms as allauth
from django.core.exceptions import ValidationError

from ita_portal.forms import ThaiMessages, messages_of

from .models import User

RULES = "อย่างน้อย 12 ตัวอักษร ไม่เป็นตัวเลขล้วน และไม่คล้ายชื่อของคุณ ประโยคสั้น ๆ ที่จำง่ายก็ใช้ได้"
AGAIN = "พิมพ์รหัสผ่านสองช่องให้ตรงกัน"


class _InThai(ThaiMessages):
    """Mixin: puts the labels and hints of `words` on allauth's fields."""

    words: dict[str, tuple[str, str]] = {}  # field: label, hint

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, (label, hint) in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = label, hint
            field.widget.attrs.pop("placeholder", None)
            field.error_messages.update(messages_of(field))

    def add_error(self, field: str | None, error: Any) -> None:
        """Says in Thai that the two passwords differ; allauth's sentence stands in its code."""
        differs = field == "password2" and not isinstance(error, ValidationError)
        super().add_error(field, AGAIN if differs else error)


class SignInForm(_InThai, allauth.LoginForm):
    """เข้าสู่ระบบ"""

    words = {"login": ("ชื่อผู้ใช้", ""), "password": ("รหัสผ่าน", "")}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false")

    def add_error(self, field: str | None, error: Any) -> None:
        """What is wrong with name and password together is said at the name, so that a link leads there."""
        super().add_error(field or "login", error)


class ChangePasswordForm(_InThai, allauth.ChangePasswordForm):
    """เปลี่ยนรหัสผ่าน"""

    words = {
        "oldpassword": ("รหัสผ่านปัจจุบัน", ""),
        "password1": ("รหัสผ่านใหม่", RULES),
        "password2": ("รหัสผ่านใหม่อีกครั้ง", ""),
    }


class ChoosePasswordForm(_InThai, allauth.ResetPasswordKeyForm):
    """ตั้งรหัสผ่าน by the link of an invitation or of a reset."""

    words = {"password1": ("รหัสผ่านใหม่", RULES), "password2": ("รหัสผ่านใหม่อีกครั้ง", "")}


class ReauthenticateForm(_InThai, allauth.ReauthenticateForm):
    """ยืนยันตัวตนอีกครั้ง"""

    words = {"password": ("รหัสผ่าน", "")}


class ForgottenPasswordForm(_InThai, allauth.ResetPasswordForm):
    """ลืมรหัสผ่าน"""

    words = {"email": ("อีเมล", "อีเมลที่ผู้ดูแลระบบของหน่วยงานบันทึกไว้ให้คุณ")}

    def clean_email(self) -> str:
        """The address; the people who have it today, however an address was called before."""
        email = self.cleaned_data["email"]
        self.users = list(User.objects.filter(email__iexact=email, is_active=True))
        return email

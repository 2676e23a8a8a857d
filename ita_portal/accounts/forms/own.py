"""What a person types about her own account."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from django import forms

from ita_portal.forms import ThaiMessages

from ..models import User


class OwnEmailForm(ThaiMessages, forms.Form):
    """อีเมลของฉัน, with the password that shows who asks."""

    email = forms.EmailField(
        label="อีเมลใหม่",
        max_length=254,
        required=False,
        help_text="ใช้รับลิงก์ตั้งรหัสผ่านและแจ้งเรื่องที่รอคุณ เว้นว่างถ้าไม่ใช้อีเมล",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label="รหัสผ่านปัจจุบัน",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, user: User, **options: Any) -> None:
        super().__init__(**options)
        self.user = user

    def clean_password(self) -> str:
        """Her password; after five wrong ones within five minutes she waits (promise P6)."""
        key = f"own-email-{self.user.pk}"
        if not ratelimit.consume(context.request, action="login_failed", key=key):
            raise get_adapter().validation_error("too_many_login_attempts")
        if not self.user.check_password(self.cleaned_data["password"]):
            raise get_adapter().validation_error("incorrect_password")
        ratelimit.clear(context.request, action="login_failed", key=key)
        return self.cleaned_data["password"]

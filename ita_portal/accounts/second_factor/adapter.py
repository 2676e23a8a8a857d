"""How django-allauth's second factor behaves here: secrets are stored encrypted, the QR code is ours."""

import base64
import hashlib
from io import BytesIO

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

from ..models import User
from . import rules

INCORRECT = "รหัสไม่ถูกต้อง โปรดดูรหัสล่าสุดในแอป และตรวจว่าเวลาของโทรศัพท์ตรง"


class SecondFactorAdapter(DefaultMFAAdapter):
    """The key that encrypts follows from SECRET_KEY; former keys (SECRET_KEY_FALLBACKS) still read."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": INCORRECT,
        "cannot_delete_authenticator": "บทบาทของคุณต้องยืนยันสองขั้นตอน จึงยกเลิกไม่ได้",
        "cannot_generate_recovery_codes": "ตั้งการยืนยันสองขั้นตอนก่อน จึงจะออกรหัสสำรองได้",
    }

    def encrypt(self, text: str) -> str:
        """What is stored instead of a secret."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret.

        Raises:
            InvalidToken: it was encrypted with a key that this server does not have.
        """
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: User) -> str:
        """How the app on the telephone calls the account."""
        return user.username

    def build_totp_svg(self, url: str) -> str:
        """The QR code, dark on white in any scheme, with the white border that readers need."""
        picture = BytesIO()
        segno.make(url, error="m").save(picture, kind="svg", border=4, light="#fff", xmldecl=False, scale=5)
        return picture.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not where a role of its owner needs it."""
        return not rules.is_required(authenticator.user)


def _cipher() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key_from(key)) for key in keys])


def _key_from(secret: str) -> bytes:
    """A key of its own for this one purpose; 256 bits as Fernet writes them."""
    digest = hashlib.sha256(f"ita-portal second factor {secret}".encode()).digest()
    return base64.urlsafe_b64encode(digest)

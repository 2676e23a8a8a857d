"""A key in a token or a hardware module, by PKCS#11; its certificate is labelled with the agency's code.

Its package is an extra (`uv sync --extra pkcs11`): only who has such a thing needs it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from pkcs11 import PKCS11Error
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from reports.signing.certificates import CannotSign


@contextmanager
def open_signer(label: str) -> Iterator[PKCS11Signer]:
    """The key under that label, while its session is open.

    Raises:
        CannotSign: no such token, a wrong PIN, no such key; also when that shows only while it signs.
    """
    wanted = TokenCriteria(label=settings.SIGN_PKCS11_TOKEN) if settings.SIGN_PKCS11_TOKEN else None
    pin = settings.SIGN_PKCS11_PIN or None
    try:
        with open_pkcs11_session(settings.SIGN_PKCS11_MODULE, token_criteria=wanted, user_pin=pin) as session:
            yield PKCS11Signer(session, cert_label=label, other_certs_to_pull=None)
    except (PKCS11Error, RuntimeError) as error:  # the latter: the module itself cannot be loaded
        raise CannotSign(
            "ใช้กุญแจในอุปกรณ์เก็บกุญแจไม่ได้ โปรดตรวจว่าต่ออุปกรณ์อยู่ รหัสของอุปกรณ์ถูกต้อง และมีใบรับรองของหน่วยงาน"
        ) from error

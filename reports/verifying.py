"""Is this paper genuine? What a short code, or the hash of a file, says about a sealed version."""

from django.conf import settings
from django.urls import reverse

from ita_portal.thai import to_arabic
from reports import codes


def address_of(code: str) -> str:
    """The address under which a paper with that code is confirmed, as the QR code holds it."""
    return settings.PUBLIC_URL + reverse("verify_version", args=[code])


def read_code(typed: str) -> str:
    """The code that was typed, in any case, with or without dashes, in Thai or Arabic digits; "" for none."""
    return codes.read_code(to_arabic(typed))

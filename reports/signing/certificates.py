"""Whether files of an agency are to be signed, and where its certificate lies."""

from pathlib import Path

from django.conf import settings

from ita_portal.accounts.models import Agency
from reports.models import SealedFile

FOLDER = "certificates"


class CannotSign(Exception):
    """The agency has a certificate and it cannot be used; the text is a Thai sentence that says why."""


def has_certificate(agency: Agency) -> bool:
    """Whether files of this agency are to be signed.

    An agency that has signed before has a certificate even where its file is gone, until the operator says
    that it signs no more: by an empty file `<code>.off` beside.
    """
    if place_of(agency, "off").exists():
        return False
    if place_of(agency, "p12").exists() or settings.SIGN_PKCS11_MODULE:
        return True
    return SealedFile.objects.of_agency(agency).exclude(signature="").exists()


def place_of(agency: Agency, ending: str) -> Path:
    """The file of the agency below DATA_DIR/certificates/ with that ending: p12, off."""
    return Path(settings.DATA_DIR) / FOLDER / f"{agency.code}.{ending}"

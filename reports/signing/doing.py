"""Signs, or says why not."""

import logging

from ita_portal.accounts.models import Agency
from reports.signing.certificates import CannotSign, has_certificate

log = logging.getLogger(__name__)


def sign(pdf: bytes, agency: Agency) -> tuple[bytes, str]:
    """The PDF signed for the agency, and how: `PAdES B-B`; as it was, and "", where it has no certificate.

    Raises:
        CannotSign: it has one that cannot be used; the log of the server says so too.
    """
    if not has_certificate(agency):
        return pdf, ""
    from reports.signing.pades import signed

    try:
        return signed(pdf, agency)
    except CannotSign as problem:
        log.error("A decided file of %s could not be signed: %s", agency.code, problem, exc_info=True)
        raise


def trouble_of(agency: Agency) -> str:
    """Why files of this agency cannot be signed now, as its key tells; "" where they can or need not."""
    if not has_certificate(agency):
        return ""
    from reports.signing.keys import signer_of

    try:
        with signer_of(agency) as signer:
            return "" if signer.signing_cert else "ไม่พบใบรับรองอิเล็กทรอนิกส์ของหน่วยงาน"
    except CannotSign as problem:
        return str(problem)

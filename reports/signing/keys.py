"""The key of an agency: a PKCS#12 file below DATA_DIR/certificates/, else a PKCS#11 token."""

from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.hazmat.primitives.serialization import pkcs12
from django.conf import settings
from django.utils import timezone
from pyhanko.sign.signers import Signer, SimpleSigner

from ita_portal.accounts.models import Agency
from ita_portal.plain_files import read_plain
from ita_portal.thai import write_date
from reports.signing.certificates import CannotSign, place_of

MOST = 1024 * 1024  # bytes of a PKCS#12 file


@contextmanager
def signer_of(agency: Agency) -> Iterator[Signer]:
    """The key and certificate of the agency, for as long as it signs.

    Raises:
        CannotSign: it is gone, cannot be opened, or is not valid today.
    """
    if place_of(agency, "p12").exists() or not settings.SIGN_PKCS11_MODULE:
        signer = _from_file(agency)
        _refuse_invalid(signer)
        yield signer
    else:
        try:
            from reports.signing.token import open_signer
        except ImportError as error:
            raise CannotSign("เครื่องแม่ข่ายยังไม่ได้ติดตั้งส่วนเสริมสำหรับอุปกรณ์เก็บกุญแจ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย") from error
        with open_signer(agency.code) as signer:
            _refuse_invalid(signer)
            yield signer


def _from_file(agency: Agency) -> SimpleSigner:
    try:
        data = read_plain(place_of(agency, "p12"), MOST)
    except OSError as error:
        raise CannotSign("เปิดแฟ้มใบรับรองอิเล็กทรอนิกส์ของหน่วยงานในเครื่องแม่ข่ายไม่ได้ หรือแฟ้มหายไป") from error
    password = settings.SIGN_PASSWORD.encode() or None
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, password)
    except ValueError as error:  # cryptography does not tell one from the other
        raise CannotSign("รหัสผ่านของแฟ้มใบรับรองอิเล็กทรอนิกส์ไม่ถูกต้อง หรือแฟ้มเสียหาย") from error
    if key is None or certificate is None:
        raise CannotSign("แฟ้มใบรับรองอิเล็กทรอนิกส์ไม่มีกุญแจส่วนตัวหรือใบรับรอง")
    return SimpleSigner.load_pkcs12_data(data, other_certs=[], passphrase=password)


def _refuse_invalid(signer: Signer) -> None:
    """A certificate signs from its first to its last second."""
    certificate, now = signer.signing_cert, timezone.now()
    if now > certificate.not_valid_after:
        last = write_date(timezone.localdate(certificate.not_valid_after))
        raise CannotSign(f"ใบรับรองอิเล็กทรอนิกส์หมดอายุเมื่อวันที่ {last}")
    if now < certificate.not_valid_before:
        first = write_date(timezone.localdate(certificate.not_valid_before))
        raise CannotSign(f"ใบรับรองอิเล็กทรอนิกส์เริ่มใช้ได้วันที่ {first}")

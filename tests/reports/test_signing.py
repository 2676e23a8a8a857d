"""The digital signature of ธารใส on its decided documents, and what happens when its key is no use."""

import re
import subprocess
from datetime import timedelta
from io import BytesIO

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from ita_portal.accounts.models import Agency
from reports import signing
from reports.signing import CannotSign, pades
from tests.reports.certificates import PASSWORD, authority

THARNSAI = Agency(pk=1, code="tharnsai", name="เทศบาลตำบลธารใส")


@pytest.fixture(scope="module")
def paper():
    """A small PDF as WeasyPrint makes them."""
    from weasyprint import HTML

    page = HTML(string="<html lang=th><h1>บันทึกข้อความ</h1><p>เห็นควรดำเนินการ</p>")
    return page.write_pdf(pdf_variant="pdf/ua-1")


@pytest.fixture
def certificate(settings, db):
    """Where the operator puts the certificate of ธารใส, whose password he told the portal."""
    settings.SIGN_PASSWORD = PASSWORD
    folder = settings.DATA_DIR / "certificates"
    folder.mkdir()
    return folder / "tharnsai.p12"


def status_of(pdf: bytes):
    """What pyHanko's validator says of the one signature in it."""
    (signature,) = PdfFileReader(BytesIO(pdf)).embedded_signatures
    trusting = ValidationContext(trust_roots=[authority().as_root])
    return validate_pdf_signature(signature, trusting, ts_validation_context=trusting)


def test_without_a_certificate_the_file_stays_as_it_is_and_says_so(paper, settings, db):
    assert signing.sign(paper, THARNSAI) == (paper, "")
    assert signing.trouble_of(THARNSAI) == ""


def test_the_signature_of_the_municipality_is_trusted_and_covers_the_whole_file(paper, certificate):
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส"))
    signed, kind = signing.sign(paper, THARNSAI)
    assert kind == "PAdES B-B"
    assert signed.startswith(paper), "what was drawn stands in it byte for byte"
    status = status_of(signed)
    assert (status.trusted, status.intact, status.coverage.name) == (True, True, "ENTIRE_FILE")
    assert status.signing_cert.subject.native == {"common_name": "เทศบาลตำบลธารใส"}
    assert status.timestamp_validity is None
    (signature,) = PdfFileReader(BytesIO(signed)).embedded_signatures
    assert signature.docmdp_level is MDPPerm.NO_CHANGES, "no program may add anything to it"


def test_one_changed_byte_breaks_the_signature(paper, certificate):
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส"))
    signed, _ = signing.sign(paper, THARNSAI)
    at = paper.index(b"stream") + 40
    changed = signed[:at] + bytes([signed[at] ^ 1]) + signed[at + 1 :]
    status = status_of(changed)
    assert not status.intact


def test_pdfsig_finds_the_signature_valid(paper, certificate, tmp_path):
    certificate.write_bytes(authority().pkcs12("Tharn Sai"))
    signed, _ = signing.sign(paper, THARNSAI)
    (tmp_path / "decided.pdf").write_bytes(signed)
    said = subprocess.run(
        ["pdfsig", "-nocert", tmp_path / "decided.pdf"], capture_output=True, text=True, check=True
    ).stdout
    assert "Signature Validation: Signature is Valid." in said
    assert "Total document signed" in said
    assert re.search(r"Signature Type: ETSI\.CAdES\.detached", said)
    assert "Common Name: Tharn Sai" in said


def test_with_an_address_for_the_time_the_signature_bears_a_time_stamp(
    paper, certificate, settings, monkeypatch
):
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส"))
    settings.SIGN_TSA_URL = "http://time.example/"
    monkeypatch.setattr(pades, "time_stamper", authority().time_stamper)
    signed, kind = signing.sign(paper, THARNSAI)
    assert kind == "PAdES B-T"
    status = status_of(signed)
    assert (status.trusted, status.timestamp_validity.trusted) == (True, True)


def test_with_roots_the_file_carries_what_proves_its_certificates_for_years(
    paper, certificate, settings, monkeypatch, tmp_path
):
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส"))
    roots = tmp_path / "roots.pem"
    roots.write_bytes(authority().certificate.public_bytes(Encoding.PEM))
    settings.SIGN_TSA_URL, settings.SIGN_ROOTS = "http://time.example/", str(roots)
    monkeypatch.setattr(pades, "time_stamper", authority().time_stamper)
    signed, kind = signing.sign(paper, THARNSAI)
    assert kind == "PAdES B-LT"
    assert "/DSS" in PdfFileReader(BytesIO(signed)).root
    assert status_of(signed).trusted


def test_a_time_stamping_authority_that_does_not_answer_leaves_no_signature(
    paper, certificate, settings, monkeypatch
):
    def silent(url, timeout):
        raise TimestampRequestError("no answer")

    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส"))
    settings.SIGN_TSA_URL = "http://time.example/"
    monkeypatch.setattr(pades, "HTTPTimeStamper", silent)
    with pytest.raises(CannotSign, match="ผู้ให้บริการรับรองเวลาไม่ตอบ"):
        signing.sign(paper, THARNSAI)


def test_a_wrong_password_is_told_and_not_written_anywhere(paper, certificate, settings, caplog):
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส"))
    settings.SIGN_PASSWORD = "กุญแจดอกอื่น"
    with pytest.raises(CannotSign, match="รหัสผ่านของแฟ้มใบรับรองอิเล็กทรอนิกส์ไม่ถูกต้อง หรือแฟ้มเสียหาย"):
        signing.sign(paper, THARNSAI)
    assert "tharnsai could not be signed" in caplog.text, "the operator reads it in the log of the server"
    assert "กุญแจดอกอื่น" not in caplog.text
    assert signing.trouble_of(THARNSAI).startswith("รหัสผ่านของแฟ้มใบรับรอง")


def test_an_expired_certificate_signs_no_more(paper, certificate):
    yesterday = timezone.now() - timedelta(days=1)
    before = yesterday - timedelta(days=30)
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส", first=before, last=yesterday))
    with pytest.raises(CannotSign, match="ใบรับรองอิเล็กทรอนิกส์หมดอายุเมื่อวันที่ .* 25"):
        signing.sign(paper, THARNSAI)


def test_a_certificate_of_next_month_does_not_sign_yet(paper, certificate):
    first = timezone.now() + timedelta(days=30)
    certificate.write_bytes(authority().pkcs12("เทศบาลตำบลธารใส", first=first))
    with pytest.raises(CannotSign, match="ใบรับรองอิเล็กทรอนิกส์เริ่มใช้ได้วันที่"):
        signing.sign(paper, THARNSAI)


def test_something_else_in_place_of_the_certificate_is_told(paper, certificate):
    certificate.write_bytes(b"%PDF-1.7")
    with pytest.raises(CannotSign, match="หรือแฟ้มเสียหาย"):
        signing.sign(paper, THARNSAI)


def test_a_key_in_a_token_wants_its_own_package(paper, settings, db):
    settings.SIGN_PKCS11_MODULE = "/usr/lib/softhsm/libsofthsm2.so"
    with pytest.raises(CannotSign, match="ส่วนเสริมสำหรับอุปกรณ์เก็บกุญแจ"):
        signing.sign(paper, THARNSAI)

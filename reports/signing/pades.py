"""PDF → signed PDF by PAdES: B-B, B-T with a time stamp, B-LT with what proves the certificate for years."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import PdfSignatureMetadata, sign_pdf
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from ita_portal.accounts.models import Agency
from reports.signing.certificates import CannotSign
from reports.signing.keys import signer_of

FIELD = "Signature"
WAIT = 15  # seconds for an answer of the time-stamping authority


def signed(pdf: bytes, agency: Agency) -> tuple[bytes, str]:
    """The signed PDF and the kind of its signature.

    Raises:
        CannotSign: the key cannot be used, or somebody who has to vouch for it does not answer.
    """
    try:
        with signer_of(agency) as signer:
            stamper, proofs = time_stamper(), validation_context()
            how = PdfSignatureMetadata(
                field_name=FIELD,
                md_algorithm="sha256",
                subfilter=SigSeedSubFilter.PADES,
                name=agency.name,
                certify=True,
                docmdp_permissions=MDPPerm.NO_CHANGES,
                embed_validation_info=proofs is not None,
                validation_context=proofs,
            )
            out = BytesIO()
            sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), how, signer, timestamper=stamper, output=out)
    except TimestampRequestError as error:
        raise CannotSign("ผู้ให้บริการรับรองเวลาไม่ตอบ โปรดลองใหม่ภายหลัง") from error
    except (PathError, ValidationError) as error:
        raise CannotSign("ตรวจสอบใบรับรองอิเล็กทรอนิกส์กับผู้ออกใบรับรองไม่สำเร็จ") from error
    except (SigningError, PdfError, OSError, ValueError) as error:
        raise CannotSign("สร้างลายมือชื่ออิเล็กทรอนิกส์ไม่สำเร็จ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย") from error
    return out.getvalue(), _level(stamper, proofs)


def time_stamper() -> TimeStamper | None:
    """Who vouches for the time, where an address is configured; nothing else opens a connection."""
    return HTTPTimeStamper(settings.SIGN_TSA_URL, timeout=WAIT) if settings.SIGN_TSA_URL else None


def validation_context() -> ValidationContext | None:
    """What the proofs for B-LT are gathered by: the roots the operator trusts, revocation lists fetched."""
    if not (settings.SIGN_TSA_URL and settings.SIGN_ROOTS):
        return None
    roots = list(load_certs_from_pemder([Path(settings.SIGN_ROOTS)]))
    return ValidationContext(trust_roots=roots, allow_fetching=True, revocation_mode="hard-fail")


def _level(stamper: TimeStamper | None, proofs: ValidationContext | None) -> str:
    if stamper is None:
        return "PAdES B-B"
    return "PAdES B-T" if proofs is None else "PAdES B-LT"

"""A certificate authority of the tests' own, which vouches for agencies and for the time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone
from pyhanko.keys.internal import (
    translate_pyca_cryptography_cert_to_asn1,
    translate_pyca_cryptography_key_to_asn1,
)
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

PASSWORD = "กุญแจของเทศบาล-2569"


@dataclass(frozen=True)
class Authority:
    """ผู้ออกใบรับรอง: its key and its own certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @property
    def as_root(self):
        """Its certificate as pyHanko's validator trusts it."""
        return translate_pyca_cryptography_cert_to_asn1(self.certificate)

    def pkcs12(self, name: str, *, first: datetime | None = None, last: datetime | None = None) -> bytes:
        """A file with a key and the certificate of that name, valid a year from yesterday on unless told."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(name, key.public_key(), self, first=first, last=last)
        return pkcs12.serialize_key_and_certificates(
            name.encode(), key, certificate, [self.certificate], BestAvailableEncryption(PASSWORD.encode())
        )

    def time_stamper(self) -> DummyTimeStamper:
        """An authority that vouches for the time without a network."""
        key = rsa.generate_private_key(65537, 2048)
        stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        certificate = _certificate("ผู้รับรองเวลาทดสอบ", key.public_key(), self, extended=stamping)
        known = SimpleCertificateStore()
        known.register(self.as_root)
        return DummyTimeStamper(
            translate_pyca_cryptography_cert_to_asn1(certificate),
            translate_pyca_cryptography_key_to_asn1(key),
            certs_to_embed=known,
        )


@cache
def authority() -> Authority:
    """The one of this test run."""
    key = ec.generate_private_key(ec.SECP256R1())
    return Authority(key, _certificate("ผู้ออกใบรับรองทดสอบ", key.public_key(), None, own_key=key))


def _certificate(
    name: str,
    key,
    issuer: Authority | None,
    *,
    own_key: ec.EllipticCurvePrivateKey | None = None,
    extended: x509.ExtendedKeyUsage | None = None,
    first: datetime | None = None,
    last: datetime | None = None,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = dict.fromkeys(
        ("data_encipherment", "key_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(first or timezone.now() - timedelta(days=1))
        .not_valid_after(last or timezone.now() + timedelta(days=365))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
        .add_extension(
            x509.KeyUsage(
                digital_signature=issuer is not None,
                content_commitment=issuer is not None and extended is None,
                key_cert_sign=issuer is None,
                crl_sign=issuer is None,
                **usage,
            ),
            critical=True,
        )
    )
    if issuer:
        signer = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.key.public_key())
        builder = builder.add_extension(signer, critical=False)
    if extended:
        builder = builder.add_extension(extended, critical=True)
    return builder.sign(issuer.key if issuer else own_key, hashes.SHA256())

"""A certificate authority of our own, that plays the one Amazon's chain ends at."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SIGNER = "echo-api.amazon.com"
STORE = "s3.amazonaws.com"

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

NOW = datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    certificate: x509.Certificate
    key: Key

    @property
    def pem(self) -> bytes:
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        plain = serialization.NoEncryption()
        return self.key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)


@cache
def rsa_key(number: int) -> rsa.RSAPrivateKey:
    """Key number so-and-so of this run: making one takes a while."""
    assert number >= 0
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _usage(*, signs: bool, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs,
        content_commitment=False,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )


def authority(name: str, key: Key, issuer: Issued | None = None) -> Issued:
    """A root, or what stands between a root and a leaf."""
    builder = _named(name, key, issuer, NOW - timedelta(days=30), NOW + timedelta(days=300))
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    builder = builder.add_extension(_usage(signs=True, issues=True), critical=True)
    return _signed(builder, key, issuer)


def leaf(
    issuer: Issued,
    key: Key,
    *,
    san: str | None = SIGNER,
    from_: datetime = NOW - timedelta(days=1),
    until: datetime = NOW + timedelta(days=90),
    signs: bool | None = True,
) -> Issued:
    """A certificate for one name; signs=None leaves key usage out."""
    builder = _named(san or "nobody", key, issuer, from_, until)
    builder = builder.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    if san:
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(san)]), critical=False)
    if signs is not None:
        builder = builder.add_extension(_usage(signs=signs, issues=False), critical=True)
    return _signed(builder, key, issuer)


def _named(name: str, key: Key, issuer: Issued | None, from_: datetime, until: datetime) -> x509.CertificateBuilder:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    above = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(from_)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    by = x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key())
    return builder.add_extension(by, critical=False) if issuer else builder


def _signed(builder: x509.CertificateBuilder, key: Key, issuer: Issued | None) -> Issued:
    return Issued(certificate=builder.sign(issuer.key if issuer else key, hashes.SHA256()), key=key)


ROOT = authority("Our Root", rsa_key(0))
BETWEEN = authority("Our Intermediate", rsa_key(1), ROOT)
STRANGER = authority("Somebody Else's Root", rsa_key(2))
ALEXA = leaf(BETWEEN, rsa_key(3))
CHAIN = ALEXA.pem + BETWEEN.pem

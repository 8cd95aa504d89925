"""Throwaway authority: signs requests for a speaker on this machine, with a key that only this process has and trusts.

Amazon's signature can only come from Amazon. What is signed here is verified by the code that verifies Amazon's
requests, against this authority alone; the endpoint of Alexa does not know the authority and refuses its signatures.
"""

import base64
from collections.abc import Mapping
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from cryptography.x509.verification import Store

from skill.alexa.refused import RefusedError
from skill.alexa.security.certificate_chain import HOST, MIN_KEY_BITS, PATH, SIGNER
from skill.alexa.security.signing_keys import Clock, SigningKeys, get_utc_now
from skill.alexa.security.verify import Envelope, GetHeader, Verifier
from skill.deferred import Deferred

CHAIN_URL = f"https://{HOST}{PATH}throwaway-of-this-speaker.pem"
"""The address that its signatures name; Amazon serves nothing there, and nobody is asked for it."""

_LIFETIME = timedelta(days=30)


class ThrowawayAuthority:
    """An authority that lives as long as this process; its keys are made when something is first signed or verified."""

    def __init__(self, skill_ids: tuple[str, ...], clock: Clock = get_utc_now) -> None:
        self._skill_ids, self._clock = skill_ids, clock
        self._key = Deferred(lambda: rsa.generate_private_key(public_exponent=65537, key_size=MIN_KEY_BITS))
        self._verifier = Deferred(self._make_verifier)

    def sign(self, body: bytes) -> Mapping[str, str]:
        """Return the headers of a request with this body."""
        signature = self._key.get().sign(body, PKCS1v15(), SHA256())
        return {"SignatureCertChainUrl": CHAIN_URL, "Signature-256": base64.b64encode(signature).decode()}

    def verify(self, get_header: GetHeader, body: bytes) -> Envelope | None:
        """Return the request in this body; None if it would be refused."""
        try:
            return self._verifier.get().verify_request(get_header, body)
        except RefusedError:
            return None

    def _make_verifier(self) -> Verifier:
        root_key = ec.generate_private_key(ec.SECP256R1())
        root = self._issue("Throwaway authority of a speaker", root_key, root_key, is_root=True)
        leaf = self._issue(SIGNER, self._key.get(), root_key, issuer=root)
        chain = b"".join(each.public_bytes(serialization.Encoding.PEM) for each in (leaf, root))
        return Verifier(SigningKeys(lambda _: chain, Store([root]), self._clock), self._skill_ids, self._clock)

    def _issue(
        self,
        name: str,
        key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey,
        issuer_key: ec.EllipticCurvePrivateKey,
        issuer: x509.Certificate | None = None,
        *,
        is_root: bool = False,
    ) -> x509.Certificate:
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        now = self._clock()
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - _LIFETIME)
            .not_valid_after(now + _LIFETIME)
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(_make_usage(issues=is_root), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        )
        if issuer:
            identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key())
            builder = (
                builder.add_extension(identifier, critical=False)
                .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
                .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
            )
        return builder.sign(issuer_key, hashes.SHA256())


def _make_usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=issues,
        crl_sign=issues,
        encipher_only=False,
        decipher_only=False,
    )

"""Certificate chain: checks the address that a request names, fetches the chain and verifies it."""

import http.client
import posixpath
import re
import ssl
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import certifi
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509 import verification

from skill.alexa.refused import RefusedError

HOST = "s3.amazonaws.com"
PATH = "/echo.api/"
SIGNER = "echo-api.amazon.com"

MAX_URL_LENGTH = 1_024
MAX_BYTES = 64 * 1024
TIMEOUT_S = 2.5
MIN_KEY_BITS = 2_048
"""The shortest RSA key that is trusted, as for web browsers (CA/Browser Forum, Baseline Requirements, 6.1.5)."""

_PEM = re.compile(rb"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)

Fetch = Callable[[str], bytes]


# --- the address ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=64)
def normalise_chain_url(url: str) -> str:
    """Return the canonical form of an address that Amazon may serve its chain at; RefusedError for any other."""
    if len(url) > MAX_URL_LENGTH or not url.isascii() or not url.isprintable() or set(url) & set(" %?#\\@"):
        raise RefusedError("chain-url-characters")
    try:
        parts = urlsplit(url)
    except ValueError as broken:
        raise RefusedError("chain-url-broken") from broken
    if parts.scheme != "https" or parts.netloc.lower() not in {HOST, f"{HOST}:443"}:
        raise RefusedError("chain-url-host")
    path = posixpath.normpath(parts.path)
    if not path.startswith(PATH):
        raise RefusedError("chain-url-path")
    return f"https://{HOST}{path}"


# --- fetching -------------------------------------------------------------------------------------------------


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Refuses redirects: a chain is fetched from the address that the request names."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Return None, so that the redirect is an error."""


def make_fetch(roots: Path | None, proxy: str) -> Fetch:
    """Make the function that fetches a chain, through the proxy if there is one; it raises RefusedError."""
    trusted = urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(roots or certifi.where())))
    through = urllib.request.ProxyHandler({"https": proxy} if proxy else {})
    opener = urllib.request.build_opener(through, trusted, _NoRedirect())

    def fetch(url: str) -> bytes:
        try:
            with opener.open(url, timeout=TIMEOUT_S) as answer:
                return _read_limited(answer.read1)
        except urllib.error.HTTPError as refusal:
            refusal.close()
            raise RefusedError(f"chain-status-{refusal.code}") from refusal
        except (OSError, http.client.HTTPException) as refusal:
            raise RefusedError("chain-unreachable") from refusal

    return fetch


def _read_limited(read1: Callable[[int], bytes]) -> bytes:
    """Read the whole body; RefusedError if it is larger than MAX_BYTES or takes longer than TIMEOUT_S."""
    deadline_s, body = time.monotonic() + TIMEOUT_S, b""
    while part := read1(MAX_BYTES):
        body += part
        if len(body) > MAX_BYTES:
            raise RefusedError("chain-too-large")
        if time.monotonic() > deadline_s:
            raise RefusedError("chain-too-slow")
    return body


# --- verification ---------------------------------------------------------------------------------------------


def load_trusted_roots(roots: Path | None) -> verification.Store:
    """Load the root certificates that are trusted; a malformed one is left out."""
    pems = _PEM.findall((roots or Path(certifi.where())).read_bytes())
    return verification.Store([root for pem in pems if (root := _load_root(pem))])


def _load_root(pem: bytes) -> x509.Certificate | None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", CryptographyDeprecationWarning)
        try:
            return x509.load_pem_x509_certificate(pem)
        except (ValueError, CryptographyDeprecationWarning):
            return None


def verify_chain(chain_pem: bytes, roots: verification.Store, now: datetime) -> tuple[RSAPublicKey, datetime]:
    """Verify every certificate up to a root; return Amazon's signing key and the time until which it is valid."""
    try:
        leaf, *others = x509.load_pem_x509_certificates(chain_pem)
        verifier = _build_policy(roots, now).build_server_verifier(x509.DNSName(SIGNER))
        chain = verifier.verify(leaf, others)
        usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
        key = leaf.public_key()
    except verification.VerificationError as refusal:
        raise RefusedError("chain-not-trusted") from refusal
    except x509.ExtensionNotFound as refusal:
        raise RefusedError("chain-key-usage") from refusal
    except (ValueError, x509.InvalidVersion, UnsupportedAlgorithm) as broken:
        raise RefusedError("chain-broken") from broken
    if not usage.digital_signature:
        raise RefusedError("chain-key-usage")
    if not isinstance(key, RSAPublicKey):
        raise RefusedError("chain-key-not-rsa")
    if key.key_size < MIN_KEY_BITS:
        raise RefusedError("chain-key-weak")
    return key, min(each.not_valid_after_utc for each in chain)


def _build_policy(roots: verification.Store, now: datetime) -> verification.PolicyBuilder:
    """Build the policy of web browsers, without the demand that a certificate names its issuer's key."""
    leaf = verification.ExtensionPolicy.webpki_defaults_ee().may_be_present(
        x509.AuthorityKeyIdentifier, verification.Criticality.AGNOSTIC, None
    )
    issuer = verification.ExtensionPolicy.webpki_defaults_ca().may_be_present(
        x509.AuthorityKeyIdentifier, verification.Criticality.AGNOSTIC, None
    )
    return verification.PolicyBuilder().store(roots).time(now).extension_policies(ca_policy=issuer, ee_policy=leaf)

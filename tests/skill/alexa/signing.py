"""Signing a request as Alexa does."""

import base64
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256

from tests.skill.alexa.authority import ALEXA

PATH = "/echo.api/echo-api-cert-12.pem"
URL = f"https://s3.amazonaws.com{PATH}"


def signature(body: bytes, key: object = ALEXA.key, algorithm: SHA1 | SHA256 | None = None) -> str:
    assert isinstance(key, RSAPrivateKey)
    return base64.b64encode(key.sign(body, PKCS1v15(), algorithm or SHA256())).decode()


def headers(body: bytes, *, url: str = URL, key: object = ALEXA.key) -> dict[str, str]:
    return {"SignatureCertChainUrl": url, "Signature-256": signature(body, key), "Content-Type": "application/json"}


def encoded(envelope: dict[str, Any]) -> bytes:
    return json.dumps(envelope).encode()

"""Verify: checks that a request comes from Alexa, for this skill, now."""

import base64
import binascii
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256

from skill.alexa.refused import RefusedError
from skill.alexa.security.certificate_chain import normalise_chain_url
from skill.alexa.security.signing_keys import Clock, SigningKeys, get_utc_now

_TOLERANCE = timedelta(seconds=150)
_EVENT_TOLERANCE = timedelta(seconds=3_600)
_EVENT_PREFIX = "AlexaSkillEvent."
_PADDING, _HASH = PKCS1v15(), SHA256()

Envelope = dict[str, Any]

GetHeader = Callable[[str], str | None]
"""A function from a header's name, in any case, to its value; None if the header is missing."""


class Verifier:
    """Accepts requests that Alexa sent to these skills, and refuses all others."""

    def __init__(self, keys: SigningKeys, skill_ids: tuple[str, ...], clock: Clock = get_utc_now) -> None:
        self._keys, self._skill_ids, self._clock = keys, skill_ids, clock

    def verify_request(self, get_header: GetHeader, body: bytes) -> Envelope:
        """Verify and parse the request in this body; RefusedError says why it is refused."""
        self._require_skill_id()
        url, signature = (
            _require_header(get_header, "SignatureCertChainUrl"),
            _require_header(get_header, "Signature-256"),
        )
        self._check_signature(normalise_chain_url(url), signature, body)
        envelope = _parse_body(body)
        self._check_time(envelope["request"])
        self._check_skill(envelope)
        return envelope

    def check_addressee(self, envelope: Envelope) -> None:
        """Check that a request is one, and for these skills; RefusedError if not."""
        self._require_skill_id()
        if not isinstance(envelope.get("request"), dict):
            raise RefusedError("body-no-request")
        self._check_skill(envelope)

    def _require_skill_id(self) -> None:
        if not self._skill_ids:
            raise RefusedError("no-skill-id-configured")

    def _check_signature(self, url: str, signature: str, body: bytes) -> None:
        key = self._keys.find_key(url)
        try:
            key.verify(base64.b64decode(signature, validate=True), body, _PADDING, _HASH)
        except (binascii.Error, ValueError) as broken:
            raise RefusedError("signature-broken") from broken
        except InvalidSignature as wrong:
            raise RefusedError("signature-wrong") from wrong

    def _check_time(self, request: Mapping[str, Any]) -> None:
        kind, stamp = request.get("type"), request.get("timestamp")
        try:
            age = self._clock() - datetime.fromisoformat(str(stamp))
        except (ValueError, TypeError, OverflowError) as broken:
            # TypeError: the time stamp has no time zone.
            raise RefusedError("timestamp-broken") from broken
        is_event = isinstance(kind, str) and kind.startswith(_EVENT_PREFIX)
        if abs(age) > (_EVENT_TOLERANCE if is_event else _TOLERANCE):
            raise RefusedError("timestamp-stale")

    def _check_skill(self, envelope: Envelope) -> None:
        skill_ids = tuple(_list_application_ids(envelope))
        if not skill_ids or any(each not in self._skill_ids for each in skill_ids):
            raise RefusedError("skill-id-other")


def _require_header(get_header: GetHeader, name: str) -> str:
    value = get_header(name)
    if not value:
        raise RefusedError("header-missing")
    return value


def _parse_body(body: bytes) -> Envelope:
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise RefusedError("body-not-json") from broken
    if not isinstance(envelope, dict) or not isinstance(envelope.get("request"), dict):
        raise RefusedError("body-no-request")
    return envelope


def _list_application_ids(envelope: Envelope) -> Iterator[object]:
    """Yield every skill id that the request names: only a skill that it is addressed to may answer it."""
    for path in (("context", "System", "application"), ("session", "application")):
        application: object = envelope
        for name in path:
            application = application.get(name) if isinstance(application, dict) else None
        if isinstance(application, dict):
            yield application.get("applicationId")

"""Endpoint: POST /alexa, and wrappers that make every answer safe and quick."""

import json
import logging
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from werkzeug.wsgi import get_content_length

from skill.alexa.json_values import Envelope
from skill.alexa.refused import RefusedError
from skill.alexa.security.replay_cache import ReplayCache
from skill.alexa.security.verify import Verifier
from skill.alexa.skill import build_apology
from skill.playback.bookmarks.request_scope import REPORT_PATIENCE_S, limit_request_time

log = logging.getLogger(__name__)

PATH = "/alexa"

MAX_BODY_BYTES = 256 * 1024
"""The largest body that is read, larger than any that Alexa sends."""


WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_OK, _REFUSED, _WRONG_METHOD = "200 OK", "400 BAD REQUEST", "405 METHOD NOT ALLOWED"


class AlexaEndpoint:
    """Answers POST /alexa: a verified request with JSON, and any other with 400; all else goes on to another app.

    It stands before Flask, whose routing and request objects would take as long as the answer.
    """

    def __init__(
        self,
        other_app: WsgiApp,
        verifier: Verifier,
        replay_cache: ReplayCache,
        answer: Callable[[Envelope], Envelope],
        headers: Mapping[str, str],
    ) -> None:
        self._other_app, self._verifier, self._replay_cache, self._answer = other_app, verifier, replay_cache, answer
        self._headers = [*headers.items()]

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        if environ["PATH_INFO"] != PATH:
            return self._other_app(environ, start_response)
        status, body = self._answer_request(environ) if environ["REQUEST_METHOD"] == "POST" else (_WRONG_METHOD, b"")
        kind = [("Content-Type", "application/json")] if status is _OK else []
        allowed = [("Allow", "POST")] if status is _WRONG_METHOD else []
        start_response(status, [*kind, *allowed, ("Content-Length", str(len(body))), *self._headers])
        return [body]

    def _answer_request(self, environ: dict[str, Any]) -> tuple[str, bytes]:
        """Return the status and the body of the answer."""
        try:
            envelope = self._verifier.verify_request(lambda name: _get_header(environ, name), _read_body(environ))
        except RefusedError as refusal:
            log.warning("request refused reason=%s", refusal)
            return _REFUSED, b""
        return _OK, self._answer_once(envelope)

    def answer_direct(self, envelope: Envelope) -> Envelope:
        """Answer a request that came without HTTP and is not signed; RefusedError if it is not for these skills.

        Only for callers whom somebody else has let through.
        """
        try:
            self._verifier.check_addressee(envelope)
        except RefusedError as refusal:
            log.warning("request refused reason=%s", refusal)
            raise
        answer: Envelope = json.loads(self._answer_once(envelope))
        return answer

    def _answer_once(self, envelope: Envelope) -> bytes:
        def encode_answer() -> bytes:
            return json.dumps(self._answer(envelope)).encode()

        request_id = envelope["request"].get("requestId")
        has_id = isinstance(request_id, str)
        return self._replay_cache.answer_once(request_id, encode_answer) if has_id else encode_answer()


def _get_header(environ: Mapping[str, Any], name: str) -> str | None:
    return environ.get(_name_in_environ(name))


@cache
def _name_in_environ(name: str) -> str:
    """Return the name of a header in an environ; of the few headers that are asked for, each is kept."""
    return f"HTTP_{name.upper().replace('-', '_')}"


def _read_body(environ: dict[str, Any]) -> bytes:
    """Read the body; RefusedError if it does not come whole, or is too long."""
    length = get_content_length(environ)
    # Without a length, only some servers know where a body ends.
    unknown = MAX_BODY_BYTES + 1 if environ.get("wsgi.input_terminated") else 0
    try:
        body: bytes = environ["wsgi.input"].read(unknown if length is None else min(length, MAX_BODY_BYTES + 1))
    except OSError as broken:
        raise RefusedError("body-not-whole") from broken
    if len(body) > MAX_BODY_BYTES:
        raise RefusedError("body-too-long")
    if length is not None and len(body) < length:
        raise RefusedError("body-not-whole")
    return body


def catch_faults(answer: Callable[[Envelope], Envelope]) -> Callable[[Envelope], Envelope]:
    """Wrap the function so that any fault is answered with an apology, and logged without the listener's words."""

    def answer_or_apologise(envelope: Envelope) -> Envelope:
        try:
            return answer(envelope)
        except Exception as fault:  # noqa: BLE001 - the one broad catch of the skill: Alexa must get an answer
            log.error("request not answered fault=%s at=%s", type(fault).__name__, _locate_fault(fault))  # noqa: TRY400 - a traceback's last line may hold a listener's words
            return build_apology(envelope)

    return answer_or_apologise


def limit_store_time(answer: Callable[[Envelope], Envelope]) -> Callable[[Envelope], Envelope]:
    """Wrap the function so that all bookmark operations of one request share a time limit.

    A report of a player, whose answer nobody hears, may wait for a store that is away for a moment.
    """

    def answer_in_time(envelope: Envelope) -> Envelope:
        is_report = str(envelope["request"].get("type")).startswith("AudioPlayer.")
        with limit_request_time(patience_s=REPORT_PATIENCE_S if is_report else 0):
            return answer(envelope)

    return answer_in_time


def _locate_fault(fault: BaseException) -> str:
    """Return the file and line where the fault happened."""
    step = fault.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "unknown"

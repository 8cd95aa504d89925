"""Endpoint: the view of POST /alexa, and wrappers that make every answer safe and quick."""

import json
import logging
from collections.abc import Callable

from flask import Response, request

from skill.alexa.json_values import Envelope
from skill.alexa.refused import RefusedError
from skill.alexa.security.replay_cache import ReplayCache
from skill.alexa.security.verify import Verifier
from skill.alexa.skill import build_apology
from skill.playback.bookmarks.bounded import limit_request_time

log = logging.getLogger(__name__)


def make_view(
    verifier: Verifier, replay_cache: ReplayCache, answer: Callable[[Envelope], Envelope]
) -> Callable[[], Response]:
    """Make the Flask view of POST /alexa, which answers a verified request and refuses any other with 400."""

    def answer_request() -> Response:
        try:
            envelope = verifier.verify_request(request.headers.get, _read_body())
        except RefusedError as refusal:
            log.warning("request refused reason=%s", refusal)
            return Response(status=400)

        def encode_answer() -> bytes:
            return json.dumps(answer(envelope)).encode()

        request_id = envelope["request"].get("requestId")
        has_id = isinstance(request_id, str)
        body = replay_cache.answer_once(request_id, encode_answer) if has_id else encode_answer()
        return Response(body, mimetype="application/json")

    return answer_request


def _read_body() -> bytes:
    """Read the body; RefusedError if it does not come whole."""
    try:
        return request.get_data()
    except OSError as broken:
        raise RefusedError("body-not-whole") from broken


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
    """Wrap the function so that all bookmark operations of one request share a time limit."""

    def answer_in_time(envelope: Envelope) -> Envelope:
        with limit_request_time():
            return answer(envelope)

    return answer_in_time


def _locate_fault(fault: BaseException) -> str:
    """Return the file and line where the fault happened."""
    step = fault.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    return f"{step.tb_frame.f_code.co_filename}:{step.tb_lineno}" if step else "unknown"

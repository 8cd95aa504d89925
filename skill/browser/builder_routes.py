"""Builder routes: what the drawer for builders of the skill asks of the speaker; in local mode only."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from flask import Blueprint, Response, jsonify, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from audio_pipeline.catalog import CHECK_RESULT
from skill.browser.alexa_envelope import Json
from skill.browser.interpreter import interpret_utterance
from skill.browser.page_input import MAX_UTTERANCE_LENGTH, PageInputError
from skill.browser.sender import DEVICES, MAX_AHEAD_S
from skill.browser.utterance_index import UtteranceIndex
from skill.phrases.locales import LOCALES
from skill.playback.days import find_utc_offset_hours

PREFIX = "/speaker/builder"

_MAX_UTTERANCES = 500


class Authority(Protocol):
    """Signs requests, and verifies what it signed."""

    def sign(self, body: bytes) -> Mapping[str, str]:
        """Return the headers of a request with this body."""

    def verify(self, get_header: Callable[[str], str | None], body: bytes) -> Json | None:
        """Return the request in this body; None if it would be refused."""


def create_builder_blueprint(
    answer: Callable[[Json], Json], get_index: Callable[[], UtteranceIndex], store: Path, authority: Authority
) -> Blueprint:
    """Create the routes; the blueprint of the browser speaker, in which they belong, refuses all other origins."""
    builder = BuilderRoutes(answer=answer, get_index=get_index, store=store, authority=authority)
    routes = Blueprint("builder", __name__, url_prefix=PREFIX)
    routes.add_url_rule("/choices", view_func=builder.list_choices)
    routes.add_url_rule("/requests", view_func=builder.answer_request, methods=["POST"])
    routes.add_url_rule("/signatures", view_func=builder.sign_request, methods=["POST"])
    routes.add_url_rule("/signed", view_func=builder.answer_signed_request, methods=["POST"])
    routes.add_url_rule("/interpretations", view_func=builder.interpret_strictly, methods=["POST"])
    routes.add_url_rule("/faults", view_func=builder.list_faults)
    return routes


@dataclass(frozen=True, slots=True, kw_only=True)
class BuilderRoutes:
    """Answers requests of Alexa's that the page, or a shell on this machine, sends as they are."""

    answer: Callable[[Json], Json]
    get_index: Callable[[], UtteranceIndex]
    store: Path
    authority: Authority

    def list_choices(self) -> Response:
        """Return the devices and the locales that can be chosen, each locale with its hours from UTC."""
        locales = [{"name": name, "hours": find_utc_offset_hours(each.countries[0])} for name, each in LOCALES.items()]
        devices = [{"name": name, "interfaces": sorted(interfaces)} for name, interfaces in DEVICES.items()]
        return jsonify(devices=devices, locales=locales, max_ahead_s=MAX_AHEAD_S)

    def answer_request(self) -> Response:
        """Answer an unsigned request, as the skill would answer it if Alexa had sent it."""
        return jsonify(self.answer(_parse_envelope(request.get_data())))

    def sign_request(self) -> Response:
        """Return the address and the headers with which this body is a signed request."""
        headers = {"Content-Type": "application/json", **self.authority.sign(request.get_data())}
        return jsonify(address=url_for("speaker.builder.answer_signed_request", _external=True), headers=headers)

    def answer_signed_request(self) -> Response:
        """Answer a request that the authority signed; any other is refused as Alexa's endpoint does it."""
        envelope = self.authority.verify(request.headers.get, request.get_data())
        return jsonify(self.answer(envelope)) if envelope else Response(status=400)

    def interpret_strictly(self) -> Response:
        """Return the intents and slots that the samples of the model alone make of these utterances."""
        utterances = _parse_utterances(request.get_json(silent=True))
        found = [interpret_utterance(each, self.get_index(), strict=True) for each in utterances]
        return jsonify(interpretations=[asdict(each) for each in found])

    def list_faults(self) -> BaseResponse:
        """Return what “watch” found wrong in the content; 204 if nothing watches."""
        try:
            found = (self.store / CHECK_RESULT).read_bytes()
        except OSError:
            return Response(status=204)
        response = Response(found, mimetype="application/json")
        response.add_etag()
        return response.make_conditional(request)


def _parse_envelope(body: bytes) -> Json:
    """Return the request of Alexa's in this body; PageInputError if it is none."""
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError) as broken:
        raise PageInputError("send a request of Alexa's, as JSON") from broken
    header = envelope.get("request") if isinstance(envelope, dict) else None
    if not isinstance(header, dict) or not isinstance(header.get("timestamp"), str):
        raise PageInputError("a request of Alexa's has the object “request”, with its timestamp")
    return dict(envelope)


def _parse_utterances(page_input: object) -> list[str]:
    found = page_input.get("said") if isinstance(page_input, dict) else None
    if not isinstance(found, list) or len(found) > _MAX_UTTERANCES:
        raise PageInputError(f"said must be a list of at most {_MAX_UTTERANCES} texts")
    if not all(isinstance(each, str) and len(each) <= MAX_UTTERANCE_LENGTH for each in found):
        raise PageInputError(f"each text must have at most {MAX_UTTERANCE_LENGTH} letters")
    return found

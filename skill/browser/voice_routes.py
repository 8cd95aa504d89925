"""Voice routes: what the browser speaker says aloud and hears, by the engines of this machine."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from skill.browser.heard_sound import MAX_SOUND_BYTES, parse_sound
from skill.browser.page_input import PageInputError
from skill.browser.route_guard import guard_routes
from skill.browser.speech_engines import SpeechEngines
from skill.browser.spoken_parts import SpokenPart, split_speech
from skill.browser.spoken_sounds import SpokenSounds

MAX_SPEECH_CHARACTERS = 8_000
"""As many as Alexa says in one answer."""


def create_blueprint(engines: SpeechEngines) -> Blueprint:
    """Create the routes with which the page talks and listens, for local mode only."""
    voice = SpeakerVoice(engines=engines, sounds=SpokenSounds(lambda words, rate: _speak(engines, words, rate)))
    routes = Blueprint("voice", __name__)
    guard_routes(routes)
    routes.after_request(_set_headers)
    routes.add_url_rule("/speaker/voice", view_func=voice.describe)
    routes.add_url_rule("/speaker/speech", view_func=voice.list_parts, methods=["POST"])
    routes.add_url_rule("/speaker/speech/<part_id>.wav", view_func=voice.send_part)
    routes.add_url_rule("/speaker/words", view_func=voice.recognise, methods=["POST"])
    return routes


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerVoice:
    """Speaks the answers, and recognises what the listener says."""

    engines: SpeechEngines
    sounds: SpokenSounds

    def describe(self) -> Response:
        """Tell what this machine can do, and load it meanwhile."""
        return jsonify(speaks=self.engines.voice.get() is not None, hears=self.engines.recogniser.get() is not None)

    def list_parts(self) -> Response:
        """Return the parts of an outputSpeech, each with the id of its sound; none if there is no voice here."""
        parts = split_speech(_parse_speech()) if self.engines.voice.get() else ()
        return jsonify(parts=[self._describe_part(part) for part in parts])

    def send_part(self, part_id: str) -> Response:
        """Return the sound of a part; 404 if it is not known, or cannot be said."""
        sound = self.sounds.get(part_id)
        if sound is None:
            abort(404)
        response = Response(sound, mimetype="audio/wav")
        # The words may be those of a person in distress: nothing of them stays on the disk of the browser.
        response.cache_control.no_store = True
        return response

    def recognise(self) -> Response:
        """Return the words of the sound that was sent, which is then dropped."""
        recogniser = self.engines.recogniser.get()
        if recogniser is None:
            abort(404)
        request.max_content_length = MAX_SOUND_BYTES
        samples = parse_sound(request.get_data(cache=False), request.mimetype)
        return jsonify(words=recogniser.recognise(samples))

    def _describe_part(self, part: SpokenPart) -> Mapping[str, Any]:
        return {"url": f"/speaker/speech/{self.sounds.add(part)}.wav", "pause_after_ms": part.pause_after_ms}


def _speak(engines: SpeechEngines, words: str, rate: float) -> bytes | None:
    voice = engines.voice.get()
    return voice.speak(words, rate) if voice else None


def _parse_speech() -> Mapping[str, Any]:
    """Return the outputSpeech that the page sent; PageInputError if it is none, or too long."""
    try:
        report = request.get_json(silent=True)
    except RecursionError as too_deep:
        raise PageInputError("send JSON with fewer nested levels") from too_deep
    speech = report.get("speech") if isinstance(report, dict) else None
    if not isinstance(speech, dict) or not isinstance(speech.get("ssml") or speech.get("text"), str):
        raise PageInputError('send {"speech": an outputSpeech}, as application/json')
    if any(len(str(text)) > MAX_SPEECH_CHARACTERS for text in speech.values()):
        raise PageInputError(f"an outputSpeech has at most {MAX_SPEECH_CHARACTERS} characters")
    return speech


def _set_headers(response: Response) -> Response:
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response

"""Lines: the two ways from a device to the skill: signed requests, and the page of the browser speaker."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from flask.testing import FlaskClient

from skill.browser.alexa_envelope import PlayerState, RequestHeader, Session, build_spoken_request
from skill.browser.interpreter import interpret_utterance
from skill.browser.utterance_index import UtteranceIndex
from tests.dialogues.clock import Clock
from tests.dialogues.device import NEARLY_FINISHED, Device
from tests.dialogues.dialogue import Turn
from tests.skill.alexa.envelopes import SKILL_ID, failure, intent, playing, stamp
from tests.skill.alexa.signing import encoded, headers
from tests.skill.browser import visits

Json = dict[str, Any]

_SPOKEN = ("LaunchRequest", "IntentRequest", "SessionEndedRequest", "CanFulfillIntentRequest")
_numbers = itertools.count()


@dataclass(frozen=True, kw_only=True)
class SignedLine:
    """Requests as Alexa makes and signs them; words are understood by the samples of the model alone."""

    client: FlaskClient
    index: UtteranceIndex
    clock: Clock
    locale: str
    user_id: str
    device_id: str

    def say(self, words: str, device: Device) -> tuple[str, Json]:
        """Say words, which Alexa turns into an intent."""
        request = self._understand(words)
        if request["type"] == "LaunchRequest":
            device.session = None
        return self._post(request, device)

    def report(self, kind: str, device: Device, *, error: str = "") -> tuple[str, Json]:
        """Report a button or an event of the player."""
        return self._post(_describe_event(kind, device, error), device)

    def send(self, turn: Turn, device: Device) -> tuple[str, Json]:
        """Send what no words lead to: an intent by its name, a request, or whether words could be answered."""
        if turn.action == "could":
            return self._post({**self._understand(turn.what), "type": "CanFulfillIntentRequest"}, device)
        if turn.what.endswith("Intent"):
            return self._post(intent(turn.what, **turn.slots), device)
        if turn.at_ms is not None:
            device.player.offset_ms = turn.at_ms
        device.player.is_nearly_finished |= turn.what == NEARLY_FINISHED
        return self._post({**_describe_event(turn.what, device, ""), **turn.slots}, device)

    def _understand(self, words: str) -> Json:
        found = interpret_utterance(words, self.index, strict=True)
        header = RequestHeader(request_id="", timestamp="", locale=self.locale)
        spoken = build_spoken_request(found, Session(id="", attributes={}, new=True), PlayerState(), header)
        request: Json = spoken["request"]
        return request

    def _post(self, request: Json, device: Device) -> tuple[str, Json]:
        body = encoded(self._wrap(request, device))
        answer = self.client.post("/alexa", data=body, headers=headers(body))
        assert answer.status_code == 200, f"{request['type']} is answered with {answer.status_code}"
        return request["type"], answer.get_json()

    def _wrap(self, request: Json, device: Device) -> Json:
        application, user = {"applicationId": SKILL_ID}, {"userId": self.user_id}
        header = {"requestId": f"request.{next(_numbers)}", "timestamp": stamp(self.clock()), "locale": self.locale}
        interfaces: Json = {name: {} for name in device.interfaces}
        system = {
            "application": application,
            "user": user,
            "device": {"deviceId": self.device_id, "supportedInterfaces": interfaces},
        }
        found: Json = {"version": "1.0", "context": {"System": system}, "request": {**request, **header}}
        if "AudioPlayer" in device.interfaces:
            found["context"]["AudioPlayer"] = _describe_player(device)
        if request["type"] in _SPOKEN:
            found["session"] = {
                "new": device.session is None,
                "sessionId": "amzn1.echo-api.session.1",
                "application": application,
                "user": user,
                "attributes": device.session or {},
            }
        return found


@dataclass(kw_only=True)
class BrowserLine:
    """The page of the browser speaker: it understands words itself, and keeps the session."""

    client: FlaskClient
    locale: str
    session: Json | None = field(default=None)

    def say(self, words: str, device: Device) -> tuple[str, Json]:
        """Type words, and say them."""
        answer = self._post("/speaker/hear", {"said": words, "session": self.session}, device)
        self.session = answer["session"]
        return answer["request"]["request"]["type"], answer["response"]

    def report(self, kind: str, device: Device, *, error: str = "") -> tuple[str, Json]:
        """Press a button, or report an event of the player."""
        return kind, self._post("/speaker/event", {"event": kind, "failure": error}, device)["response"]

    def _post(self, path: str, report: Json, device: Device) -> Json:
        player = device.player
        state = {"token": player.token, "offset_ms": player.offset_ms, "activity": player.activity}
        sent = {"Accept-Language": self.locale}
        answer = visits.post(self.client, path, {**report, "player": state}, **sent)
        assert answer.status_code == 200, (
            f"{path} is answered with {answer.status_code}: {answer.get_data(as_text=True)}"
        )
        found: Json = answer.get_json()
        return found


def _describe_player(device: Device) -> Json:
    player = device.player
    return playing(player.token, player.offset_ms, player.activity) if player.token else {"playerActivity": "IDLE"}


def _describe_event(kind: str, device: Device, error: str) -> Json:
    player = device.player
    if kind == "AudioPlayer.PlaybackFailed":
        failed = failure(player.token, player.offset_ms)
        return {**failed, "error": {"type": error, "message": "no answer"}}
    if kind.startswith("AudioPlayer."):
        return {"type": kind, "token": player.token, "offsetInMilliseconds": player.offset_ms}
    return {"type": kind}

"""What the page sends is what a device sends: the SDK reads all of it."""

import json
from typing import Any

import pytest
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import IntentRequest, RequestEnvelope
from ask_sdk_model.interfaces.audioplayer import PlayerActivity
from ask_sdk_model.slu.entityresolution import StatusCode

from skill.browser.alexa_envelope import (
    BUTTONS,
    PLAYBACK_EVENTS,
    Json,
    PlayerState,
    RequestHeader,
    Session,
    build_button_request,
    build_playback_request,
    build_spoken_request,
    is_slow,
    keep_session_open,
    strip_markup,
)
from skill.browser.interpreter import interpret_utterance
from skill.browser.utterance_index import build_index
from tests.skill.browser.stand_in import MODEL, says

STAMP = RequestHeader(request_id="request-1", timestamp="2026-11-23T20:15:00Z", locale="en-US")
SESSION = Session(id="session-1", attributes={"offered": ["a", "b"]}, new=False)
PLAYING = PlayerState(token="guided-recall.0a1b", offset_ms=61_000, activity="PLAYING")


def request_for(said: str) -> Json:
    return build_spoken_request(interpret_utterance(said, build_index(MODEL), strict=False), SESSION, PLAYING, STAMP)


def read(envelope: Json) -> Any:
    return DefaultSerializer().deserialize(json.dumps(envelope), RequestEnvelope)


def without_nothing(value: Any) -> Any:
    """The same without members that say nothing, and with one spelling of a time."""
    if isinstance(value, dict):
        return {name: without_nothing(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nothing(each) for each in value]
    return value.replace("+00:00", "Z") if isinstance(value, str) else value


EVERY_REQUEST = [
    *(request_for(said) for said in ("open warm recall", "play guided recall", "play a pony", "does it help", "stop")),
    *(build_playback_request(event, PLAYING, STAMP, failure="no sound") for event in sorted(PLAYBACK_EVENTS)),
    *(build_button_request(button, PlayerState(), STAMP) for button in sorted(BUTTONS)),
]


@pytest.mark.parametrize("envelope", EVERY_REQUEST, ids=lambda envelope: str(envelope["request"]["type"]))
def test_the_sdk_reads_every_request_and_loses_nothing(envelope: Json) -> None:
    again = DefaultSerializer().serialize(read(envelope))
    assert without_nothing(again) == without_nothing(envelope)


def test_the_player_of_the_device_is_told_with_every_word() -> None:
    playing = read(request_for("pause")).context.audio_player
    assert (playing.token, playing.offset_in_milliseconds) == ("guided-recall.0a1b", 61_000)
    assert playing.player_activity == PlayerActivity.PLAYING


def test_a_known_value_is_resolved_as_alexa_does() -> None:
    request = read(request_for("play remembering someone")).request
    assert isinstance(request, IntentRequest)
    assert request.intent is not None
    assert request.intent.slots is not None
    slot = request.intent.slots["programme"]
    assert slot.resolutions is not None
    assert slot.resolutions.resolutions_per_authority is not None
    (authority,) = slot.resolutions.resolutions_per_authority
    assert authority.status is not None
    assert authority.status.code == StatusCode.ER_SUCCESS_MATCH
    assert authority.values is not None
    assert [value.value.id for value in authority.values if value.value] == ["guided-recall"]


def test_an_unknown_value_is_no_match() -> None:
    slot = request_for("play a pony")["request"]["intent"]["slots"]["programme"]
    (authority,) = slot["resolutions"]["resolutionsPerAuthority"]
    assert authority["status"]["code"] == "ER_SUCCESS_NO_MATCH"


def test_what_the_player_does_belongs_to_no_session() -> None:
    assert all("session" not in each for each in EVERY_REQUEST if not each["request"]["type"].endswith("Request"))


def test_a_question_keeps_the_session_and_its_memory() -> None:
    kept = keep_session_open(SESSION, says("A or B?", ends_session=False, offered=["x"]))
    assert kept == Session(id="session-1", attributes={"offered": ["x"]}, new=False)


@pytest.mark.parametrize("answer", [says("Goodbye."), {"version": "1.0", "response": {}}, {}])
def test_an_answer_that_asks_nothing_ends_the_session(answer: Json) -> None:
    assert keep_session_open(SESSION, answer) is None


@pytest.mark.parametrize(
    ("speech", "shown"),
    [
        ({"type": "SSML", "ssml": "<speak>You &amp; I.<break time='2s'/>Both.</speak>"}, "You & I. Both."),
        ({"type": "SSML", "ssml": "<speak><p>One.</p><p>Two <emphasis>now</emphasis>.</p></speak>"}, "One. Two now."),
        ({"type": "PlainText", "text": "5 < 6"}, "5 < 6"),
        (None, ""),
    ],
)
def test_speech_is_shown_without_its_marks(speech: Json | None, shown: str) -> None:
    assert strip_markup(speech) == shown


def test_words_are_slow_only_where_their_marks_say_so() -> None:
    assert is_slow({"type": "SSML", "ssml": '<speak><prosody rate="slow">Take your time.</prosody></speak>'})
    assert not is_slow({"type": "SSML", "ssml": '<speak>They said &lt;prosody rate="slow"&gt;.</speak>'})
    assert not is_slow(None)

"""The devices of the soak: what they do, and which answers they complain of."""

import random

import pytest

from skill import phrases
from tests.bench.soak_device import APOLOGY, LOST_PLACE, REPLIES, SoakDevice
from tests.skill.alexa.envelopes import Json, event, intent, launch

RESUME = intent("AMAZON.ResumeIntent")
STOPPED = event("PlaybackStopped", "a", 9_000)


@pytest.fixture
def device() -> SoakDevice:
    return SoakDevice(number=1, choose=random.Random(14))


def plays(token: str, offset_ms: int) -> Json:
    stream = {"token": token, "offsetInMilliseconds": offset_ms}
    return {"response": {"directives": [{"audioItem": {"stream": stream}}], "shouldEndSession": True}}


def test_who_goes_on_from_where_it_stopped_is_content(device: SoakDevice) -> None:
    assert device.take(intent("PlayIntent"), plays("a", 0)) == ""
    assert device.take(STOPPED, {"response": {}}) == ""
    assert device.take(RESUME, plays("a", 9_000)) == ""


@pytest.mark.parametrize("answer", [plays("a", 0), plays("a", 8_999), {"response": {}}])
def test_who_does_not_complains(device: SoakDevice, answer: Json) -> None:
    device.take(intent("PlayIntent"), plays("a", 0))
    device.take(STOPPED, {"response": {}})
    assert device.take(RESUME, answer) == LOST_PLACE


def test_an_apology_is_an_error(device: SoakDevice) -> None:
    answer = {"response": {"outputSpeech": {"ssml": f"<speak>{phrases.SORRY}</speak>"}}}
    assert device.take(launch(), answer) == APOLOGY


def test_only_a_reply_belongs_to_the_open_conversation(device: SoakDevice) -> None:
    asked = {"sessionAttributes": {"offer": "a"}, "response": {"shouldEndSession": False}}
    device.take(launch(), asked)
    assert device.wrap(REPLIES[0])["session"]["attributes"] == {"offer": "a"}
    assert device.wrap(launch())["session"]["attributes"] == {}


def test_everything_happens_to_a_device_in_time(device: SoakDevice) -> None:
    device.token, device.stopped_ms = "a", 1_000
    kinds = {str(device.choose_request()["type"]) for _ in range(400)}
    assert kinds >= {"IntentRequest", "LaunchRequest", "AudioPlayer.PlaybackFailed", "AudioPlayer.PlaybackStopped"}

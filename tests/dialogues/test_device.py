"""A simulated device plays, queues and reports as an Echo does."""

from typing import Any

import pytest

from tests.dialogues.device import NEARLY_FINISHED, Device

Json = dict[str, Any]


class Script:
    """A line on which every request gets what was written down for it, once."""

    def __init__(self) -> None:
        self.answers: dict[str, list[Json]] = {}
        self.reported: list[tuple[str, str, int]] = []

    def say(self, words: str, device: Device) -> tuple[str, Json]:
        assert device
        return "IntentRequest", self._answer(words)

    def report(self, kind: str, device: Device, *, error: str = "") -> tuple[str, Json]:
        self.reported.append((kind.removeprefix("AudioPlayer.Playback"), device.player.token, device.player.offset_ms))
        return kind, self._answer(error or kind)

    def _answer(self, request: str) -> Json:
        written = self.answers.get(request)
        return written.pop(0) if written else {"response": {}}


def does(*directives: Json, **more: Any) -> Json:
    return {"response": {"directives": list(directives), "shouldEndSession": True, **more}}


def play(token: str, offset_ms: int = 0, behaviour: str = "REPLACE_ALL", **more: str) -> Json:
    stream = {"token": token, "url": "", "offsetInMilliseconds": offset_ms, **more}
    return {"type": "AudioPlayer.Play", "playBehavior": behaviour, "audioItem": {"stream": stream}}


def queue(token: str, after: str) -> Json:
    return play(token, behaviour="ENQUEUE", expectedPreviousToken=after)


@pytest.fixture
def script() -> Script:
    return Script()


@pytest.fixture
def device(script: Script) -> Device:
    return Device(id="echo", line=script, interfaces=("AudioPlayer",), duration_ms=lambda _: 60_000)


def test_it_reports_that_a_stream_began_and_where_it_was_stopped(script: Script, device: Device) -> None:
    script.answers = {"play": [does(play("a", 5_000))], "stop": [does({"type": "AudioPlayer.Stop"})]}
    device.say("play")
    device.wait(10_000)
    device.say("stop")
    assert script.reported == [("Started", "a", 5_000), ("Stopped", "a", 15_000)]


def test_at_the_end_it_announces_the_end_and_plays_what_is_queued(script: Script, device: Device) -> None:
    script.answers = {"play": [does(play("a"))], NEARLY_FINISHED: [does(queue("b", "a"))]}
    device.say("play")
    device.wait(70_000)
    assert script.reported == [
        ("Started", "a", 0),
        ("NearlyFinished", "a", 60_000),
        ("Finished", "a", 60_000),
        ("Started", "b", 0),
    ]
    assert (device.player.token, device.player.offset_ms) == ("b", 10_000)


@pytest.mark.parametrize("queued", [queue("a", "a"), queue("b", "z")])
def test_it_does_not_play_the_same_token_again_nor_what_expects_another_before(
    script: Script, device: Device, queued: Json
) -> None:
    script.answers = {"play": [does(play("a"))], NEARLY_FINISHED: [does(queued)]}
    device.say("play")
    device.wait(70_000)
    assert device.player.activity == "FINISHED"


def test_a_cleared_queue_is_empty(script: Script, device: Device) -> None:
    clear = {"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ENQUEUED"}
    script.answers = {"play": [does(play("a"))], "next": [does(queue("b", "a"))], "off": [does(clear)]}
    for words in ("play", "next", "off"):
        device.say(words)
    device.wait(70_000)
    assert (device.player.token, device.player.activity) == ("a", "FINISHED")


def test_a_stream_that_fails_stops_unless_another_begins(script: Script, device: Device) -> None:
    script.answers = {"play": [does(play("a"))], "ERROR": [does(play("a", 9_000))]}
    device.say("play")
    device.fail("ERROR")
    assert (device.player.activity, device.player.offset_ms) == ("PLAYING", 9_000)
    device.fail("ERROR")
    assert device.player.activity == "STOPPED"


def test_it_keeps_the_session_while_it_is_open(script: Script, device: Device) -> None:
    script.answers = {"ask": [{"sessionAttributes": {"offer": "a"}, "response": {"shouldEndSession": False}}]}
    device.say("ask")
    assert device.session == {"offer": "a"}
    device.report("AudioPlayer.PlaybackStarted")
    assert device.session == {"offer": "a"}
    device.say("bye")
    assert device.session is None

"""Where a request comes from, as a builder of the skill chooses it."""

from typing import Any

import pytest

from skill.browser.alexa_envelope import (
    DEVICE_ID,
    USER_ID,
    PlayerState,
    RequestHeader,
    Session,
    build_playback_request,
    build_spoken_request,
)
from skill.browser.interpreter import Interpretation
from skill.browser.page_input import PageInputError
from skill.browser.sender import DEVICES, Sender, parse_sender, place_request
from tests.dialogues import dialogue

HEADER = RequestHeader(request_id="r", timestamp="2026-11-23T20:15:00Z", locale="en-IE")
SPOKEN = build_spoken_request(
    Interpretation(name="AMAZON.HelpIntent", reason=""), Session(id="s", attributes={}, new=True), PlayerState(), HEADER
)


def placed(**chosen: str) -> Any:
    return place_request(SPOKEN, parse_sender(chosen))


def test_where_nothing_is_chosen_a_request_stays_as_it_is() -> None:
    assert parse_sender({}) == Sender()
    assert placed() == SPOKEN


def test_each_device_has_an_id_of_its_own() -> None:
    ids = {placed(device=each)["context"]["System"]["device"]["deviceId"] for each in DEVICES}
    assert len(ids) == len(DEVICES)
    assert DEVICE_ID in ids


def test_the_devices_are_those_of_the_dialogues() -> None:
    for name, interfaces in dialogue.DEVICES.items():
        assert {*interfaces} - {"Display"} == DEVICES[name].keys()


def test_a_show_has_a_screen_and_a_fire_tv_has_no_player() -> None:
    show, fire_tv = (placed(device=each)["context"] for each in ("echo show", "fire tv"))
    assert "Alexa.Presentation.APL" in show["System"]["device"]["supportedInterfaces"]
    assert "AudioPlayer" in show
    assert "AudioPlayer" not in fire_tv


def test_somebody_else_is_the_user_everywhere() -> None:
    found = placed(listener="guest1")
    assert found["session"]["user"] == found["context"]["System"]["user"] == {"userId": f"{USER_ID}.guest1"}


def test_the_clock_and_the_locale_are_those_that_were_chosen() -> None:
    found = placed(locale="en-GB", ahead_s="-5400")["request"]
    assert (found["locale"], found["timestamp"]) == ("en-GB", "2026-11-23T18:45:00Z")


def test_an_event_without_a_session_keeps_none() -> None:
    event = build_playback_request("AudioPlayer.PlaybackStarted", PlayerState(token="t"), HEADER)
    assert "session" not in place_request(event, Sender(device="kitchen", listener="a"))


@pytest.mark.parametrize(
    "chosen",
    [
        {"device": "toaster"},
        {"locale": "tlh"},
        {"listener": "A B"},
        {"listener": "a" * 33},
        {"ahead_s": "soon"},
        {"ahead_s": "99999999"},
        {"ahead_s": "1e3"},
    ],
)
def test_what_cannot_be_chosen_is_refused(chosen: dict[str, str]) -> None:
    with pytest.raises(PageInputError):
        parse_sender(chosen)

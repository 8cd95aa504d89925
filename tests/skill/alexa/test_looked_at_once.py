"""What was said is looked at for danger once, whichever way the request takes."""

import sys
from collections import Counter
from types import FrameType

import pytest

from skill.safety import detect_danger_in
from tests.skill.alexa.device import Alexa
from tests.skill.alexa.envelopes import Json, intent, launch


def looked_at(request: Json, attributes: Json | None) -> Counter[str]:
    """How often each normalised wording is looked at while the skill answers."""
    alexa, found = Alexa(), Counter[str]()
    alexa.attributes = attributes

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is detect_danger_in.__code__:
            found[frame.f_locals["words"]] += 1

    sys.setprofile(count)
    try:
        alexa(request)
    finally:
        sys.setprofile(None)
    return found


@pytest.mark.parametrize("crisis", ["", "crisis_self_harm", "crisis_home"])
@pytest.mark.parametrize("wanted", ["", "programme"])
@pytest.mark.parametrize(
    "request_",
    [
        intent("WhyIntent", query="does a hug help"),
        intent("HowIntent", query="tall is the eiffel tower"),
        intent("FirstPersonIntent", query="want to kill myself"),
        intent("MyIntent", query="husband hits me"),
        intent("PlayIntent", programme="that recall of yours"),
        intent("PlayIntent", programme="i took all the pills"),
        intent("SayingPleaseIntent", query="the bus was late. i do not want to live"),
    ],
)
def test_no_wording_is_looked_at_twice(request_: Json, crisis: str, wanted: str) -> None:
    found = looked_at(request_, {"crisis": crisis, "wanted": wanted} if crisis else None)
    assert set(found.values()) == {1}


def test_a_name_of_the_catalog_is_looked_at_once_for_all_listeners() -> None:
    by_name = intent("PlayIntent", programme="guided recall")
    looked_at(by_name, None)
    assert not looked_at(by_name, None)


def test_where_nothing_was_said_nothing_is_looked_at() -> None:
    assert not looked_at(launch(), None)
    assert not looked_at(intent("PlayIntent", kind="CanFulfillIntentRequest", programme="guided recall"), None)

"""Good requests with values that nobody has heard of yet: they are answered as if those were not there."""

import copy
import logging
import random
from collections.abc import Callable

import pytest

from skill import phrases
from tests.skill.alexa.conftest import Post
from tests.skill.alexa.device import Alexa, stream, words
from tests.skill.alexa.envelopes import (
    RECALL_ID,
    SETTLING_ID,
    Json,
    button,
    envelope,
    event,
    failure,
    intent,
    launch,
    playing,
    resolved,
)
from tests.skill.alexa.sdk_model import Place, full, spoilt

GOOD: dict[str, Json] = {
    "launch": launch(),
    "play": intent("PlayIntent", programme="hand on heart"),
    "play what Alexa matched": resolved("PlayIntent", "programme", "guided recall", "guided-recall"),
    "ask": intent("WhyIntent", query="does a hug help"),
    "in danger": intent("FirstPersonIntent", query="want to kill myself"),
    "stop": intent("AMAZON.StopIntent"),
    "pause": intent("AMAZON.PauseIntent"),
    "help": intent("AMAZON.HelpIntent"),
    "list": intent("ListProgrammesIntent"),
    "could you": intent("PlayIntent", kind="CanFulfillIntentRequest", programme="guided recall"),
    "end": {"type": "SessionEndedRequest", "reason": "ERROR", "error": {"type": "INVALID_RESPONSE", "message": "no"}},
    "started": event("PlaybackStarted", RECALL_ID, 1_000),
    "stopped": event("PlaybackStopped", RECALL_ID, 1_000),
    "nearly finished": event("PlaybackNearlyFinished", SETTLING_ID, 100_000),
    "finished": event("PlaybackFinished", RECALL_ID, 1_000),
    "failed": failure(RECALL_ID, 42_000),
    "button": button("Pause"),
    "skill enabled": {"type": "AlexaSkillEvent.SkillEnabled"},
    "screen touched": {"type": "Alexa.Presentation.APL.UserEvent", "token": "x"},
}
"""One of each kind of request; what is answered hangs on nothing that was said before."""

ROUNDS = 16
SEED = 11


def one(places: list[Place], round_: int, choose: random.Random) -> list[Place]:
    """Each place by itself, in turn; in every fourth round all of them, and in the one after it some."""
    if round_ % 4 == 2:
        return places
    if round_ % 4 == 3:
        return choose.sample(places, choose.randint(1, len(places)))
    return [choose.choice(places)]


@pytest.mark.parametrize("name", GOOD)
def test_whatever_value_is_unknown_the_answer_is_that_of_the_same_request_without_it(
    post: Post, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    choose = random.Random(f"{SEED} {name}")
    with caplog.at_level(logging.WARNING):
        for round_ in range(ROUNDS):
            good = sent(name, f"{name} {round_} good")
            found, places = full(choose, sent(name, f"{name} {round_}"))
            spoilt_at = one(places, round_, choose)
            answer = post(spoilt(copy.deepcopy(found), spoilt_at))
            assert answer.status_code == 200, spoilt_at
            assert answer.get_json()["response"] == post(good).get_json()["response"], spoilt_at
            assert phrases.SORRY not in answer.text
    # The catalog of this test has no question index, which is told once, whenever the first question asks for it.
    assert not [each for each in caplog.records if each.name != "skill.answers.index_source"]


def sent(name: str, request_id: str) -> Json:
    """A request of a listener who was never here before, in a conversation: the first words of one say more."""
    good = copy.deepcopy(GOOD[name])
    found = envelope(good, request_id=request_id, user_id=f"amzn1.ask.account.{request_id}")
    if "session" in found:
        found["session"]["new"] = False
    found["context"]["System"]["device"]["supportedInterfaces"] = {"AudioPlayer": {}, "Alexa.Presentation.APL": {}}
    if "session" in found:
        # The disclaimer opens a new session, unless the device names what it played last, as a full request does.
        found["session"]["new"] = False
    return found


def test_the_requests_of_this_test_reach_every_kind_of_place() -> None:
    choose = random.Random(SEED)
    reached = {place for name in GOOD for _ in range(ROUNDS) for place in full(choose, sent(name, name))[1]}
    last = {place[-1] for place in reached} | {place[-2] for place in reached if place[-1] == 0}
    assert last >= {
        "playerActivity",
        "dialogState",
        "confirmationStatus",
        "code",
        "reason",
        "type",
        "mode",
        "shape",
        "touch",
    }


# --- what each of them means --------------------------------------------------------------------------------------


@pytest.fixture
def alexa() -> Alexa:
    return Alexa()


def test_a_match_of_an_unknown_kind_leaves_what_was_heard(alexa: Alexa) -> None:
    request = resolved("PlayIntent", "programme", "hand on heart", "guided-recall")
    authority = request["intent"]["slots"]["programme"]["resolutions"]["resolutionsPerAuthority"][0]
    authority["status"]["code"] = "ER_SUCCESS_OF_TOMORROW"
    assert stream(alexa(request))["token"].startswith("hand-on-heart.")


@pytest.mark.parametrize("activity", ["SEEKING", "", None, 7, ["PLAYING"], {"is": "PLAYING"}])
def test_a_player_that_does_something_unknown_still_says_where_it_is(alexa: Alexa, activity: object) -> None:
    alexa(intent("PlayIntent"))
    player = {**playing(RECALL_ID, 45_000), "playerActivity": activity}
    assert alexa(intent("AMAZON.StopIntent"), player)["directives"] == [{"type": "AudioPlayer.Stop"}]
    assert stream(alexa(intent("AMAZON.ResumeIntent")))["offsetInMilliseconds"] == 45_000


def test_a_fault_of_an_unknown_kind_is_written_down_and_free_words_are_not(
    alexa: Alexa, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        for kind in ("FAULT_OF_TOMORROW", "my secret words"):
            assert alexa({"type": "System.ExceptionEncountered", "error": {"type": kind}, "cause": {}}) == {}
    assert "FAULT_OF_TOMORROW" in caplog.text
    assert "secret" not in caplog.text


def _slots(slots: object) -> Json:
    found = intent("PlayIntent")
    found["intent"]["slots"] = slots
    return found


@pytest.mark.parametrize(
    "made",
    [
        lambda: _slots(["not", "slots"]),
        lambda: _slots(None),
        lambda: _slots({"programme": None}),
        lambda: _slots({"programme": "guided recall"}),
        lambda: _slots({"programme": {"value": {"of": "tomorrow"}}}),
        lambda: _slots({"programme": {"value": "guided recall", "resolutions": "none"}}),
        lambda: _slots({"programme": {"value": "guided recall", "resolutions": {"resolutionsPerAuthority": {}}}}),
        lambda: _slots({"programme": {"value": "guided recall", "slotValue": {"type": "Cloud", "drops": 3}}}),
    ],
)
def test_a_slot_of_another_shape_counts_as_not_filled_or_as_it_was_heard(
    alexa: Alexa, made: Callable[[], Json]
) -> None:
    assert stream(alexa(made()))["token"] == RECALL_ID


@pytest.mark.parametrize("offset_ms", ["soon", None, {}, [], 1.5, -5, 10**400, "7000"])
def test_a_place_that_is_none_is_passed_over(alexa: Alexa, offset_ms: object) -> None:
    player = {"token": RECALL_ID, "offsetInMilliseconds": offset_ms, "playerActivity": "PLAYING"}
    assert "This is Guided Recall" in words(alexa(intent("WhatIsPlayingIntent"), player))
    assert alexa({"type": "AudioPlayer.PlaybackStopped", "token": RECALL_ID, "offsetInMilliseconds": offset_ms}) == {}


@pytest.mark.parametrize("part", ["session", "context"])
@pytest.mark.parametrize("shape", [None, "text", [], 7, {}])
def test_a_request_that_says_nothing_of_where_it_comes_from_is_answered(alexa: Alexa, part: str, shape: object) -> None:
    found = envelope(intent("PlayIntent"))
    found[part] = shape
    assert stream(alexa.answer(found)["response"])["token"] == RECALL_ID

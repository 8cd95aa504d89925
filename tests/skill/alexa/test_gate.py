"""A gate is spoken before what is behind it, every time; whatever is not clearly "continue" leads round it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from skill import phrases
from tests.catalogs import HEART, RECALL, REWIRE, SELF_HARM, WHY_HUG, WIDE
from tests.skill.alexa.device import NEVER_PLAYED, Alexa, is_quiet, stream, words
from tests.skill.alexa.envelopes import USER_ID, Json, button, event, failure, intent, launch, playing, resolved

ASKED = intent("PlayIntent", programme="rewire an old message")
CONTINUE = intent("AMAZON.ResumeIntent")


@pytest.fixture
def alexa() -> Alexa:
    return Alexa(WIDE)


@pytest.fixture
def at_the_gate(alexa: Alexa) -> Alexa:
    alexa(ASKED)
    return alexa


def plays(response: Json) -> str:
    return str(stream(response)["token"])


def is_gate(response: Json) -> bool:
    return words(response) == REWIRE.gate and "directives" not in response and response["shouldEndSession"] is False


def test_the_gate_is_spoken_and_waits_for_an_answer(alexa: Alexa) -> None:
    response = alexa(ASKED)
    assert is_gate(response)
    assert response["reprompt"]["outputSpeech"]["ssml"] == "<speak>Say continue, or say skip.</speak>"
    assert "card" not in response


# --- going through ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        CONTINUE,
        intent("PlayIntent", programme="continue"),
        intent("PlayIntent", programme="continue please"),
        intent("FirstPersonIntent", query="want to continue"),
        intent("PlayIntent", programme="yes continue"),
        resolved("PlayIntent", "programme", "continue", "hand-on-heart"),
    ],
)
def test_continue_plays_it_from_its_beginning(at_the_gate: Alexa, said: Json) -> None:
    response = at_the_gate(said)
    assert (plays(response), stream(response)["offsetInMilliseconds"]) == (REWIRE.id, 0)
    assert words(response) == "Here is Rewire an Old Message."


# --- round it -----------------------------------------------------------------------------------------------------

UNCLEAR = [
    *(
        intent(f"AMAZON.{name}Intent")
        for name in (
            "Next", "No", "Yes", "Fallback", "Previous", "StartOver", "LoopOn", "LoopOff", "ShuffleOn", "ShuffleOff"
        )
    ),
    intent("FirstChoiceIntent"),
    intent("SecondChoiceIntent"),
    intent("SomeIntentOfTomorrow"),
    intent("PlayIntent"),
    intent("PlayIntent", programme="skip"),
    intent("PlayIntent", programme="skip it please"),
    intent("PlayIntent", programme="whale song"),
    intent("PlayIntent", programme="don't continue"),
    intent("PlayIntent", programme="continue or skip"),
    intent("FirstPersonIntent", query="don't want to continue"),
    intent("ShouldIntent", query="i continue"),
    intent("WhatIntent", query="do you mean"),
    intent("FirstPersonIntent", query="would rather wait"),
]  # fmt: skip


@pytest.mark.parametrize("said", UNCLEAR, ids=lambda said: str(said["intent"]))
def test_anything_else_is_skip_and_guided_recall_plays(at_the_gate: Alexa, said: Json) -> None:
    response = at_the_gate(said)
    assert plays(response) == RECALL.id
    assert words(response) == "All right. Here is Guided Recall."


def test_silence_and_then_anything_is_skip(at_the_gate: Alexa) -> None:
    assert at_the_gate({"type": "SessionEndedRequest", "reason": "EXCEEDED_MAX_REPROMPTS"}) == {}
    assert at_the_gate.bookmarks.load(USER_ID, "").bookmark == NEVER_PLAYED
    assert plays(at_the_gate(intent("PlayIntent"))) == RECALL.id


def test_without_guided_recall_skip_plays_what_is_first_and_never_what_is_gated() -> None:
    alexa = Alexa(replace(WIDE, releases=(REWIRE, HEART)))
    alexa(ASKED)
    assert plays(alexa(intent("AMAZON.NextIntent"))) == HEART.id
    alexa = Alexa(replace(WIDE, releases=(REWIRE,)))
    alexa(ASKED)
    assert phrases.NOTHING_TO_PLAY in words(alexa(intent("AMAZON.NextIntent")))


# --- what is clearly something else -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Pause", "Stop", "Cancel", "NavigateHome"])
def test_quiet_is_given_quietly(at_the_gate: Alexa, name: str) -> None:
    response = at_the_gate(intent(f"AMAZON.{name}Intent"))
    assert is_quiet(response)
    assert response["directives"] == [{"type": "AudioPlayer.Stop"}]
    assert response["shouldEndSession"] is True


@pytest.mark.parametrize(
    "said",
    [
        intent("FirstPersonIntent", query="want to kill myself"),
        intent("PlayIntent", programme="i want to die"),
        intent("FirstPersonIntent", query="want to continue but i want to die"),
        intent("CrisisSelfHarmIntent"),
    ],
)
def test_a_person_in_danger_comes_before_the_gate(at_the_gate: Alexa, said: Json) -> None:
    response = at_the_gate(said)
    assert words(response) == SELF_HARM.text
    assert "tell them" in words(at_the_gate(intent("AMAZON.YesIntent")))


def test_what_only_a_doctor_may_answer_comes_before_the_gate(at_the_gate: Alexa) -> None:
    assert "doctor" in words(at_the_gate(intent("WhatIntent", query="dose of sertraline should i take")))


def test_a_person_with_something_hard_to_carry_is_told_who_might_help(at_the_gate: Alexa) -> None:
    response = at_the_gate(intent("FirstPersonIntent", query="feel so alone"))
    assert words(response).startswith(phrases.KINDLY)
    assert plays(response) == RECALL.id


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        (intent("PlayIntent", programme="hand on heart"), "Here is Hand on Heart."),
        (resolved("PlayIntent", "programme", "the hand one", "hand-on-heart"), "Here is Hand on Heart."),
        (intent("PlayIntent", programme="guided recall"), "Here is Guided Recall."),
        (intent("WhyHugHelpsIntent"), WHY_HUG.text),
        (intent("WhyIntent", query="does a hug help"), WHY_HUG.text),
        (intent("ListProgrammesIntent"), "The exercises are"),
        (intent("WhatIsPlayingIntent"), phrases.NOTHING_PLAYING),
        (intent("AMAZON.HelpIntent"), phrases.HELP),
        (intent("WhomToCallIntent"), phrases.EMERGENCY),
        (intent("WhoIntent", query="can i call"), phrases.EMERGENCY),
        (launch(), "Welcome"),
    ],
)
def test_a_clear_request_for_something_else_is_answered_and_shuts_the_gate(
    at_the_gate: Alexa, said: Json, answered: str
) -> None:
    assert words(at_the_gate(said)).startswith(answered)
    response = at_the_gate(CONTINUE)
    assert not response.get("directives") or plays(response) != REWIRE.id


def test_the_gate_can_be_heard_again_and_still_waits(at_the_gate: Alexa) -> None:
    assert is_gate(at_the_gate(intent("AMAZON.RepeatIntent")))
    assert plays(at_the_gate(CONTINUE)) == REWIRE.id


def test_asked_for_again_it_is_spoken_again(at_the_gate: Alexa) -> None:
    assert is_gate(at_the_gate(ASKED))
    assert plays(at_the_gate(CONTINUE)) == REWIRE.id


# --- every time again ---------------------------------------------------------------------------------------------


def gone_through(alexa: Alexa) -> None:
    alexa(ASKED)
    alexa(CONTINUE)
    alexa(event("PlaybackStarted", REWIRE.id))


@pytest.mark.parametrize("name", ["Resume", "StartOver", "Repeat"])
@pytest.mark.parametrize("later", [timedelta(seconds=1), timedelta(days=1)])
def test_what_was_paused_is_gone_on_with_from_the_gate_and_the_beginning(
    alexa: Alexa, name: str, later: timedelta
) -> None:
    gone_through(alexa)
    alexa(event("PlaybackStopped", REWIRE.id, 200_000))
    alexa(intent("AMAZON.PauseIntent"))
    alexa.at += later
    assert is_gate(alexa(intent(f"AMAZON.{name}Intent"), playing(REWIRE.id, 200_000, "STOPPED")))
    assert stream(alexa(CONTINUE))["offsetInMilliseconds"] == 0


def test_a_second_time_it_is_spoken_again(alexa: Alexa) -> None:
    gone_through(alexa)
    alexa(event("PlaybackFinished", REWIRE.id, 480_000))
    for _ in range(2):
        assert is_gate(alexa(ASKED))
        alexa(intent("AMAZON.CancelIntent"))


def test_a_launch_does_not_offer_to_go_on_with_it(alexa: Alexa) -> None:
    gone_through(alexa)
    alexa(event("PlaybackStopped", REWIRE.id, 200_000))
    assert "Rewire" not in words(alexa(launch()))
    assert "directives" not in alexa(intent("AMAZON.YesIntent"))


def test_nor_does_what_played_last(alexa: Alexa) -> None:
    gone_through(alexa)
    alexa(event("PlaybackStopped", REWIRE.id, 200_000))
    assert "Rewire an Old Message" in words(alexa(intent("WhatIsPlayingIntent")))
    assert "directives" not in alexa(intent("AMAZON.YesIntent"))


SIDE_DOORS: list[Callable[[], Json]] = [
    lambda: button("Play"),
    lambda: button("Next"),
    lambda: button("Previous"),
    lambda: intent("AMAZON.NextIntent"),
    lambda: intent("AMAZON.PreviousIntent"),
    lambda: intent("AMAZON.YesIntent"),
    lambda: intent("PlayIntent"),
    lambda: intent("PlayIntent", programme="something short"),
    lambda: intent("PlayIntent", programme="exercise number six"),
    lambda: event("PlaybackNearlyFinished", REWIRE.id, 470_000),
    lambda: event("PlaybackNearlyFinished", "circle-of-care.0123456789ab", 470_000),
]


@pytest.mark.parametrize("door", SIDE_DOORS)
@pytest.mark.parametrize("last", [REWIRE.id, "circle-of-care.0123456789ab"])
def test_no_side_door_leads_in(alexa: Alexa, door: Callable[[], Json], last: str) -> None:
    gone_through(alexa)
    alexa(intent("AMAZON.LoopOnIntent"), playing(REWIRE.id, 1_000))
    alexa(event("PlaybackStopped", REWIRE.id, 200_000))
    if last != REWIRE.id:
        alexa(intent("PlayIntent", programme="circle of care"))
        alexa(event("PlaybackStarted", last))
    response = alexa(door(), playing(last, 100_000, "STOPPED"))
    assert REWIRE.id not in str(response.get("directives"))


def test_it_does_not_start_again_by_itself_and_says_so(alexa: Alexa) -> None:
    gone_through(alexa)
    assert words(alexa(intent("AMAZON.LoopOnIntent"), playing(REWIRE.id, 1_000))) == phrases.NO_LOOP
    assert alexa(event("PlaybackNearlyFinished", REWIRE.id, 470_000)) == {}


def test_a_stream_that_failed_goes_on_for_whoever_went_through(alexa: Alexa) -> None:
    gone_through(alexa)
    assert stream(alexa(failure(REWIRE.id, 42_000)))["offsetInMilliseconds"] == 42_000


def test_an_answer_does_not_offer_it() -> None:
    alexa = Alexa(replace(WIDE, answers=(replace(WHY_HUG, follow_up=REWIRE.content_id),)))
    response = alexa(intent("WhyHugHelpsIntent"))
    assert words(response) == WHY_HUG.text
    assert response["shouldEndSession"] is True


def test_whether_it_could_be_fulfilled_plays_nothing_and_opens_nothing(at_the_gate: Alexa) -> None:
    response = at_the_gate(intent("AMAZON.ResumeIntent", kind="CanFulfillIntentRequest"))
    assert response.keys() == {"canFulfillIntent"}

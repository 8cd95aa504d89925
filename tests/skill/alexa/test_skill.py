"""Every request Alexa sends, in its own JSON, and the answer."""

import importlib
import json
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from ask_sdk_model.request import Request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Answer
from skill import phrases
from skill.alexa import handlers
from skill.alexa.carriers import CARRIERS
from skill.alexa.handler import Handler
from skill.alexa.skill import HANDLERS
from tests.catalogs import BODY, CATALOG, HOME, HUG_LENGTH, PANIC, RECALL, SELF_HARM, WHY_HUG, built_in
from tests.skill.alexa.device import Alexa, is_quiet, stream, words
from tests.skill.alexa.envelopes import (
    HEART_ID,
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

NOT_CAUGHT = f"{phrases.NOT_CAUGHT} {phrases.suggest_what_to_say(RECALL)} {phrases.WHAT_NOW}"

SAME_SKILL_AGAIN = [HealthCheck.function_scoped_fixture]


@pytest.fixture
def alexa() -> Alexa:
    return Alexa()


# --- the handlers -------------------------------------------------------------------------------------------------


def test_no_handler_is_left_out() -> None:
    modules = [
        importlib.import_module(each.name) for each in pkgutil.iter_modules(handlers.__path__, f"{handlers.__name__}.")
    ]
    made = [
        (module.__name__, name)
        for module in modules
        for name, each in vars(module).items()
        if isinstance(each, Handler)
    ]
    registered = {id(handler) for handler in HANDLERS}
    left_out = [
        (module, name) for module, name in made if id(getattr(importlib.import_module(module), name)) not in registered
    ]
    assert len(made) == len(HANDLERS)
    assert not left_out


# --- programmes ---------------------------------------------------------------------------------------------------


def test_play_answers_with_one_directive_words_a_card_and_the_end_of_the_session(alexa: Alexa) -> None:
    response = alexa(intent("PlayIntent", programme="guided recall"))
    assert stream(response) == {
        "token": RECALL_ID,
        "url": "https://cdn.example/programmes/guided-recall/0123456789ab.mp3",
        "offsetInMilliseconds": 0,
    }
    assert response["directives"][0]["playBehavior"] == "REPLACE_ALL"
    assert response["directives"][0]["audioItem"]["metadata"]["title"] == "Guided Recall"
    art = response["directives"][0]["audioItem"]["metadata"]["art"]["sources"][0]["url"]
    assert art == "https://cdn.example/artwork/0123456789ab.jpg"
    assert words(response) == "Here is Guided Recall."
    assert response["card"]["title"] == "Guided Recall"
    assert response["shouldEndSession"] is True


def test_play_without_a_name_is_the_flagship(alexa: Alexa) -> None:
    assert stream(alexa(intent("PlayIntent")))["token"] == RECALL_ID


def test_what_alexa_resolved_counts_before_what_it_heard(alexa: Alexa) -> None:
    response = alexa(resolved("PlayIntent", "programme", "that warm thing", "hand-on-heart"))
    assert stream(response)["token"] == HEART_ID


def test_but_not_before_a_person_a_loss_or_a_length_that_it_heard() -> None:
    alexa = Alexa(built_in())
    for said, matched, played in (
        ("guided recall with my dad", "guided-recall-remembered", "guided-recall"),
        ("guided recall with my dead father", "guided-recall", "guided-recall-remembered"),
        ("a song", "guided-recall-child", "one-slow-song"),
    ):
        assert stream(alexa(resolved("PlayIntent", "programme", said, matched)))["token"].startswith(f"{played}.")
    asked = alexa(resolved("PlayIntent", "programme", "a twenty minute meditation", "one-minute-after"))
    assert words(asked).startswith("The longest I have is ten minutes. Shall I play Guided Recall, Ten Minutes?")
    assert asked["shouldEndSession"] is False
    assert stream(alexa(intent("AMAZON.YesIntent")))["token"].startswith("guided-recall-ten.")


def test_the_list_and_what_is_playing(alexa: Alexa) -> None:
    assert "Guided Recall" in words(alexa(intent("ListProgrammesIntent")))
    alexa(intent("PlayIntent"))
    response = alexa(intent("WhatIsPlayingIntent"), playing(RECALL_ID, 60_000))
    assert "This is Guided Recall" in words(response)
    assert response["shouldEndSession"] is True


def test_names_with_signs_are_safe_in_speech(alexa: Alexa) -> None:
    response = alexa(intent("PlayIntent", programme="mending and minding"))
    assert "Mending &amp; Minding" in response["outputSpeech"]["ssml"]
    assert words(response) == "Here is Mending & Minding."
    assert response["card"]["title"] == "Mending & Minding"


# --- questions ----------------------------------------------------------------------------------------------------


def test_a_known_question_has_an_intent_of_its_own(alexa: Alexa) -> None:
    response = alexa(intent("WhyHugHelpsIntent"))
    assert words(response).startswith(WHY_HUG.text)
    assert response["shouldEndSession"] is False
    assert stream(alexa(intent("AMAZON.YesIntent")))["token"].startswith("twenty-second-hug.")


def test_a_free_question_gets_its_first_word_back(alexa: Alexa) -> None:
    alexa(intent("WhyIntent", query="does a hug help"))
    assert alexa.shelf.asked == ["why does a hug help"]


@pytest.mark.parametrize(("name", "carriers"), CARRIERS.items())
def test_a_carrier_is_put_back(alexa: Alexa, name: str, carriers: tuple[str, ...]) -> None:
    alexa(intent(name, query="yellow bananas"))
    assert alexa.shelf.asked == [f"{carriers[0]} yellow bananas"]


def test_between_two_answers_a_listener_may_choose(alexa: Alexa) -> None:
    assert "Shall I tell you about" in words(alexa(intent("TellMeIntent", query="about hugs")))
    assert words(alexa(intent("SecondChoiceIntent"))) == HUG_LENGTH.text
    alexa(intent("TellMeIntent", query="about hugs"))
    assert words(alexa(intent("FirstChoiceIntent"))).startswith(WHY_HUG.text)
    alexa(intent("TellMeIntent", query="about hugs"))
    assert words(alexa(intent("AMAZON.YesIntent"))).startswith(WHY_HUG.text)


def test_a_choice_that_nobody_offered_is_not_understood(alexa: Alexa) -> None:
    assert words(alexa(intent("FirstChoiceIntent"))) == NOT_CAUGHT


# --- danger -------------------------------------------------------------------------------------------------------

IN_DANGER = [
    (intent("FirstPersonIntent", query="want to kill myself"), SELF_HARM),
    (intent("CanIntent", query="i kill myself"), SELF_HARM),
    (intent("PlayIntent", programme="i want to die"), SELF_HARM),
    (resolved("PlayIntent", "programme", "i want to kill myself", "guided-recall"), SELF_HARM),
    (intent("SomeIntentOfTomorrow", anything="i'm having a panic attack"), PANIC),
    (intent("AMAZON.HelpIntent", anything="i have chest pain"), BODY),
    (intent("MyIntent", query="husband hits me"), HOME),
    (intent("CrisisSelfHarmIntent"), SELF_HARM),
]


@pytest.mark.parametrize(("request_", "answer"), IN_DANGER)
def test_a_person_in_danger_is_answered_before_anything_else(alexa: Alexa, request_: Json, answer: Answer) -> None:
    alexa(intent("PlayIntent"))
    response = alexa(request_, playing(RECALL_ID, 30_000))
    assert words(response) == answer.text
    assert response["directives"] == [{"type": "AudioPlayer.Stop"}]
    assert response["shouldEndSession"] is False
    assert "card" not in response
    assert not alexa.shelf.asked


def test_after_a_crisis_answer_yes_no_and_other_words_stay_with_the_listener(alexa: Alexa) -> None:
    alexa(intent("FirstPersonIntent", query="want to kill myself"))
    assert "tell them" in words(alexa(intent("AMAZON.YesIntent")))
    assert words(alexa(intent("AMAZON.FallbackIntent"))) == phrases.STILL_HERE
    assert words(alexa(intent("AMAZON.YesIntent"))) == SELF_HARM.text
    assert "call now" in words(alexa(intent("AMAZON.NoIntent")))
    assert alexa(intent("AMAZON.StopIntent"))["shouldEndSession"] is True


@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-CA", "In Canada"), ("en-GB", "nine eight eight"), ("en", "nine eight"), ("", "nine eight")],
)
def test_the_language_of_the_device_tells_the_country(locale: str, said: str) -> None:
    local = replace(SELF_HARM, local={"CA": "In Canada, call or text nine eight eight. Is someone near you?"})
    for request in (intent("FirstPersonIntent", query="want to kill myself"), intent("CrisisSelfHarmIntent")):
        alexa = Alexa(replace(CATALOG, answers=(local,)), locale)
        assert said in words(alexa(request))


def test_a_request_that_names_no_language_and_no_device_is_answered(alexa: Alexa) -> None:
    found = envelope(intent("FirstPersonIntent", query="want to kill myself"))
    del found["request"]["locale"], found["context"]["System"]["device"]
    assert "nine eight eight" in alexa.answer(found)["response"]["outputSpeech"]["ssml"]


@pytest.mark.parametrize(
    "said",
    [
        "i want to die", "my son wants to kill himself", "i nearly shook my baby", "my husband hits me",
        "my dad hits me", "my baby is choking", "i smell gas", "i'm having a panic attack",
    ],
)  # fmt: skip
def test_a_catalog_without_the_words_for_a_danger_still_sends_to_people_who_can_help(said: str) -> None:
    alexa = Alexa(replace(CATALOG, answers=()))
    assert words(alexa(intent("FirstPersonIntent", query=said))) == phrases.EMERGENCY


def test_danger_at_the_end_of_a_very_long_slot_is_met(alexa: Alexa) -> None:
    story = "so my week was long and the bus was late and i cooked soup and " * 300
    assert words(alexa(intent("FirstPersonIntent", query=f"{story} i want to die"))) == SELF_HARM.text


# --- controls -----------------------------------------------------------------------------------------------------


def test_pause_and_resume_days_later(alexa: Alexa) -> None:
    alexa(intent("PlayIntent"))
    alexa(event("PlaybackStarted", RECALL_ID))
    alexa(event("PlaybackStopped", RECALL_ID, 61_000))
    assert alexa(intent("AMAZON.PauseIntent")) == {
        "directives": [{"type": "AudioPlayer.Stop"}],
        "shouldEndSession": True,
    }
    alexa(event("PlaybackStarted", RECALL_ID, 61_000))
    alexa(event("PlaybackStopped", RECALL_ID, 61_000))
    alexa.at += timedelta(days=9)
    assert stream(alexa(intent("AMAZON.ResumeIntent")))["offsetInMilliseconds"] == 61_000


@pytest.mark.parametrize("activity", ["PLAYING", "PAUSED", "BUFFER_UNDERRUN", "STOPPED"])
def test_the_place_the_player_names_counts_when_no_report_came(alexa: Alexa, activity: str) -> None:
    alexa(intent("PlayIntent"))
    alexa(intent("AMAZON.PauseIntent"), playing(RECALL_ID, 45_000, activity))
    assert stream(alexa(intent("AMAZON.ResumeIntent")))["offsetInMilliseconds"] == 45_000


def test_what_an_idle_device_played_last_week_does_not(alexa: Alexa) -> None:
    alexa(intent("PlayIntent"))
    alexa(event("PlaybackStopped", RECALL_ID, 61_000))
    for player in (playing(HEART_ID, 5_000, "STOPPED"), playing(RECALL_ID, 5_000, "STOPPED")):
        alexa(event("PlaybackStopped", RECALL_ID, 61_000))
        response = alexa(intent("AMAZON.ResumeIntent"), player)
        assert (stream(response)["token"], stream(response)["offsetInMilliseconds"]) == (RECALL_ID, 61_000)


@pytest.mark.parametrize("name", ["Pause", "Stop", "Cancel", "NavigateHome"])
def test_quiet_is_given_quietly_from_every_state(alexa: Alexa, name: str) -> None:
    states: list[Callable[[], Any]] = [
        lambda: None,
        lambda: alexa(launch()),
        lambda: alexa(intent("PlayIntent", programme="whale song")),
        lambda: alexa(intent("PlayIntent")),
        lambda: alexa(intent("WhyHugHelpsIntent")),
    ]
    for state in states:
        state()
        response = alexa(intent(f"AMAZON.{name}Intent"))
        assert is_quiet(response)
        assert response["shouldEndSession"] is True
        assert response["directives"] == [{"type": "AudioPlayer.Stop"}]


EVERY_CONTROL = [
    "Pause", "Resume", "Cancel", "Stop", "Help", "Fallback", "NavigateHome", "Next", "Previous", "Repeat",
    "LoopOn", "LoopOff", "ShuffleOn", "ShuffleOff", "StartOver", "Yes", "No",
]  # fmt: skip


@pytest.mark.parametrize("name", EVERY_CONTROL)
def test_every_control_is_answered_with_or_without_something_playing(alexa: Alexa, name: str) -> None:
    for player in (None, playing(RECALL_ID, 60_000)):
        response = alexa(intent(f"AMAZON.{name}Intent"), player)
        assert words(response) or response["directives"]
        assert words(response) != NOT_CAUGHT or name == "Fallback"


def test_buttons_do_what_the_words_do_and_say_nothing(alexa: Alexa) -> None:
    assert alexa(button("Play")) == {}
    alexa(intent("PlayIntent"))
    assert stream(alexa(button("Next"), playing(RECALL_ID, 60_000)))["token"] == HEART_ID
    assert stream(alexa(button("Previous"), playing(HEART_ID, 5_000)))["token"] == RECALL_ID
    assert alexa(button("Previous"), playing(RECALL_ID, 5_000)) == {}
    assert alexa(button("Pause"), playing(RECALL_ID, 7_000)) == {"directives": [{"type": "AudioPlayer.Stop"}]}
    response = alexa(button("Play"), playing(RECALL_ID, 7_000, "STOPPED"))
    assert stream(response)["offsetInMilliseconds"] == 7_000
    assert is_quiet(response)


# --- what the player reports --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["PlaybackStarted", "PlaybackStopped", "PlaybackFinished"])
@pytest.mark.parametrize("token", [RECALL_ID, "somebody-elses", "", "guided-recall.\ud800"])
def test_a_report_is_answered_with_nothing(alexa: Alexa, name: str, token: str) -> None:
    assert alexa(event(name, token, 1_000)) == {}


def test_a_talk_enqueues_the_next_and_names_the_one_before(alexa: Alexa) -> None:
    alexa(intent("PlayIntent", programme="benefit one"))
    response = alexa(event("PlaybackNearlyFinished", SETTLING_ID, 110_000))
    assert response["directives"][0]["playBehavior"] == "ENQUEUE"
    assert stream(response)["token"].startswith("cushioning.")
    assert stream(response)["expectedPreviousToken"] == SETTLING_ID
    assert is_quiet(response)


def test_only_what_is_enqueued_names_the_one_before(alexa: Alexa) -> None:
    alexa(intent("PlayIntent", programme="benefit one"))
    for request in (intent("AMAZON.NextIntent"), intent("AMAZON.ResumeIntent"), failure(SETTLING_ID, 3)):
        assert "expectedPreviousToken" not in json.dumps(alexa(request))


def test_a_failure_is_tried_again_a_few_times_and_never_answered_with_words(alexa: Alexa) -> None:
    alexa(intent("PlayIntent"))
    responses = [alexa(failure(RECALL_ID, 42_000)) for _ in range(10)]
    assert all(is_quiet(response) for response in responses)
    assert [bool(response) for response in responses] == [True, True] + [False] * 8
    assert stream(responses[0])["offsetInMilliseconds"] == 42_000


def test_a_failure_of_the_next_one_leaves_this_one_alone(alexa: Alexa) -> None:
    alexa(intent("PlayIntent", programme="benefit one"))
    assert alexa(failure("cushioning.0123456789ab", 5_000, playing=SETTLING_ID)) == {}


# --- the conversation ---------------------------------------------------------------------------------------------


def test_the_first_launch_and_the_later_ones() -> None:
    alexa = Alexa(is_new=True)
    first = alexa(launch())
    assert phrases.DISCLAIMER in words(first)
    assert first["shouldEndSession"] is False
    assert first["reprompt"]["outputSpeech"]["ssml"].endswith("?</speak>")
    alexa.attributes = None
    assert phrases.DISCLAIMER not in words(alexa(launch()))


def test_a_listener_who_sends_the_skill_away_is_forgotten(alexa: Alexa) -> None:
    alexa(intent("PlayIntent"))
    alexa(event("PlaybackStopped", RECALL_ID, 61_000))
    assert alexa({"type": "AlexaSkillEvent.SkillDisabled"}) == {}
    assert not alexa.bookmarks.load("amzn1.ask.account.TEST", "").is_known
    assert phrases.DISCLAIMER in words(alexa(launch()))


@pytest.mark.parametrize(
    "asked",
    [
        intent("WhomToCallIntent"),
        intent("WhoIntent", query="can i call"),
        intent("WhatIntent", query="numbers"),
        intent("PlayIntent", programme="the show notes"),
        intent("TellMeIntent", query="is there a helpline"),
    ],
)
def test_who_asks_whom_to_call_is_told_and_can_hear_it_again(asked: Json) -> None:
    alexa = Alexa(built_in(), locale="en-GB")
    response = alexa(asked)
    assert words(response).startswith("In the UK and Ireland, call Samaritans on one one six, one two three.")
    assert "nine eight eight" not in words(response)
    assert (response["shouldEndSession"], "card" in response, "directives" in response) == (False, False, False)
    assert words(alexa(intent("AMAZON.RepeatIntent"))) == words(response)


def test_danger_comes_before_the_numbers(alexa: Alexa) -> None:
    assert words(alexa(intent("WhoIntent", query="can i call i want to die"))) == SELF_HARM.text


def test_repeat_says_again_what_was_said_last(alexa: Alexa) -> None:
    first = alexa(intent("WhyHugHelpsIntent"))
    again = alexa(intent("AMAZON.RepeatIntent"))
    assert words(again) == words(first)
    assert stream(alexa(intent("AMAZON.YesIntent")))["token"].startswith("twenty-second-hug.")


@pytest.mark.parametrize(
    "request_",
    [
        {"type": "SessionEndedRequest", "reason": "USER_INITIATED"},
        {
            "type": "System.ExceptionEncountered",
            "error": {"type": "INVALID_RESPONSE", "message": "no"},
            "cause": {"requestId": "1"},
        },
        {"type": "AlexaSkillEvent.SkillEnabled"},
        {"type": "Alexa.Presentation.APL.UserEvent"},
        {"type": "Something.OfTomorrow"},
        {"type": ""},
        {"type": 7},
        {"type": ["IntentRequest"]},
        {"type": None},
        {"type": "AudioPlayer.PlaybackStopped", "token": {}, "offsetInMilliseconds": "soon"},
    ],
)
def test_what_wants_no_words_gets_a_valid_empty_answer(alexa: Alexa, request_: Json) -> None:
    assert alexa(request_) == {}


def test_an_intent_of_tomorrow_is_not_understood_but_answered(alexa: Alexa) -> None:
    assert words(alexa(intent("SomeIntentOfTomorrow"))) == NOT_CAUGHT


def test_a_screen_of_tomorrow_does_not_keep_a_listener_from_an_answer(alexa: Alexa) -> None:
    found = envelope(launch())
    found["context"]["Viewport"] = {"shape": "TRIANGLE", "experiences": 3}
    assert "Welcome" in alexa.answer(found)["response"]["outputSpeech"]["ssml"]


def test_what_a_session_remembers_may_be_nonsense(alexa: Alexa) -> None:
    for attributes in ({"offer": 7, "choices": "x", "crisis": []}, {"choices": ["gone", None]}, {"offer": "gone"}):
        alexa.attributes = attributes
        for name in ("AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.RepeatIntent", "SecondChoiceIntent"):
            alexa.attributes = attributes
            assert alexa(intent(name))


# --- what Alexa asks beforehand -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "slots", "verdict"),
    [
        ("PlayIntent", {"programme": "guided recall"}, "YES"),
        ("PlayIntent", {"programme": "whale song"}, "NO"),
        ("WhyHugHelpsIntent", {}, "YES"),
        ("ListProgrammesIntent", {}, "YES"),
        ("WhomToCallIntent", {}, "YES"),
        ("WhyIntent", {"query": "is the sky blue"}, "MAYBE"),
        ("SomeIntentOfTomorrow", {}, "NO"),
    ],
)
def test_whether_an_intent_could_be_fulfilled(name: str, slots: dict[str, str], verdict: str) -> None:
    alexa = Alexa(is_new=True)
    response = alexa(intent(name, kind="CanFulfillIntentRequest", **slots))
    assert response["canFulfillIntent"]["canFulfill"] == verdict
    assert response["canFulfillIntent"].get("slots", {}).keys() == slots.keys()
    assert response.keys() == {"canFulfillIntent"}
    assert not alexa.bookmarks.load("amzn1.ask.account.TEST", "").is_known


# --- anything at all ----------------------------------------------------------------------------------------------

TYPES = sorted(Request.discriminator_value_class_map)
LEAF = st.none() | st.booleans() | st.integers() | st.text(max_size=20)


@settings(max_examples=80, deadline=None, suppress_health_check=SAME_SKILL_AGAIN)
@given(
    type_=st.sampled_from(TYPES),
    name=st.sampled_from(["PlayIntent", "WhyIntent", "AMAZON.YesIntent", "AMAZON.NextIntent"]) | st.text(max_size=10),
    said=st.text(max_size=40),
    more=st.dictionaries(
        st.sampled_from(["token", "offsetInMilliseconds", "reason", "error", "cause"]), LEAF, max_size=3
    ),
)
def test_any_request_is_answered_in_form(alexa: Alexa, type_: str, name: str, said: str, more: Json) -> None:
    slots = {"programme": {"name": "programme", "value": said}, "query": {"name": "query", "value": said}}
    response = alexa({**more, "type": type_, "intent": {"name": name, "slots": slots}})
    if type_ not in {"LaunchRequest", "IntentRequest"}:
        assert is_quiet(response)
    if response.get("reprompt"):
        assert response["shouldEndSession"] is False
        assert "AudioPlayer.Play" not in json.dumps(response)

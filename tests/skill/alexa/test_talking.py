"""How the skill talks: the disclaimer once, a question exactly when it waits, and a kind leave."""

import re
from dataclasses import replace

import pytest

from skill import phrases
from skill.phrases import phrasings
from skill.phrases.locales import LOCALES
from tests.catalogs import CATALOG, SELF_HARM, WHY_HUG
from tests.skill.alexa.device import Alexa, is_quiet, stream, words
from tests.skill.alexa.dialogue import Dialogue
from tests.skill.alexa.envelopes import RECALL_ID, Json, intent, launch, playing

PLAY, WHY = intent("PlayIntent", programme="guided recall"), intent("WhyHugHelpsIntent")
NUMBERS = intent("WhomToCallIntent")
IN_DANGER = intent("FirstPersonIntent", query="want to kill myself")


@pytest.fixture
def alexa() -> Alexa:
    return Alexa()


@pytest.fixture
def stranger() -> Alexa:
    """A device of a listener who was never here."""
    return Alexa(is_new=True)


# --- the disclaimer -----------------------------------------------------------------------------------------------


def test_who_begins_with_a_programme_hears_the_disclaimer_in_one_sentence_and_the_programme(stranger: Alexa) -> None:
    response = stranger(PLAY)
    assert words(response) == f"{phrases.FIRST_A_WORD} Here is Guided Recall."
    assert len(re.findall(r"[.?!]", phrases.FIRST_A_WORD)) == 1
    assert stream(response)["token"] == RECALL_ID


@pytest.mark.parametrize("first", [PLAY, WHY, launch(), intent("AMAZON.HelpIntent"), intent("ListProgrammesIntent")])
def test_the_disclaimer_is_heard_once_whatever_was_said_first(stranger: Alexa, first: Json) -> None:
    assert "comfort and curiosity" in words(stranger(first))
    for next_ in (PLAY, WHY, launch()):
        stranger.attributes = None
        assert "comfort and curiosity" not in words(stranger(next_))


SAD = intent("FirstPersonIntent", query="feel so alone")


@pytest.mark.parametrize(
    ("help_", "said"),
    [(IN_DANGER, SELF_HARM.text), (NUMBERS, phrases.EMERGENCY), (SAD, f"{phrases.UNKNOWN} {phrases.KINDLY}")],
)
def test_help_comes_first_and_the_disclaimer_at_the_next_visit(stranger: Alexa, help_: Json, said: str) -> None:
    assert words(stranger(help_)).startswith(said)
    stranger.attributes = None
    assert words(stranger(WHY)).startswith(phrases.FIRST_A_WORD)


def test_who_wants_to_hear_it_again_hears_the_answer_alone(stranger: Alexa) -> None:
    first = words(stranger(WHY))
    assert words(stranger(intent("AMAZON.RepeatIntent"))) == first.removeprefix(f"{phrases.FIRST_A_WORD} ")


@pytest.mark.parametrize("said", ["thanks", "that's all"])
def test_a_stranger_who_only_takes_leave_is_taken_leave_of(stranger: Alexa, said: str) -> None:
    assert words(stranger(intent("ShortReplyIntent", reply=said))) in LEAVES


def test_a_stop_stays_quiet_and_what_alexa_only_asks_is_no_visit(stranger: Alexa) -> None:
    assert is_quiet(stranger(intent("AMAZON.StopIntent")))
    stranger(intent("PlayIntent", kind="CanFulfillIntentRequest", programme="guided recall"))
    assert words(stranger(WHY)).startswith(phrases.FIRST_A_WORD)


# --- a question, and the session it keeps open --------------------------------------------------------------------

REQUESTS = [
    launch(),
    PLAY,
    WHY,
    NUMBERS,
    intent("WhatIsPlayingIntent"),
    intent("ListProgrammesIntent"),
    intent("WhyIntent", query="is the sky blue"),
    intent("TellMeIntent", query="about hugs"),
    *(
        intent(f"AMAZON.{name}Intent")
        for name in ("Help", "Fallback", "Yes", "No", "Repeat", "Next", "Resume", "LoopOn", "ShuffleOn", "StartOver")
    ),
    intent("OnlyGoodbyeIntent"),
    *(intent("ShortReplyIntent", reply=said) for said in ("thanks", "that's all", "shorter", "something else", "more")),
]


@pytest.mark.parametrize("before", [None, launch(), WHY, NUMBERS, intent("TellMeIntent", query="about hugs")])
@pytest.mark.parametrize("request_", REQUESTS)
def test_the_session_is_open_exactly_when_a_question_was_asked(
    alexa: Alexa, before: Json | None, request_: Json
) -> None:
    if before:
        alexa(before)
    response = alexa(request_)
    is_asked = words(response).endswith("?")
    assert (response["shouldEndSession"], "reprompt" in response) == (not is_asked, is_asked)


def test_the_numbers_are_said_again_slowly_as_often_as_it_takes(alexa: Alexa) -> None:
    numbers = words(alexa(NUMBERS))
    for _ in range(3):
        again = alexa(intent("AMAZON.YesIntent"))
        assert words(again) == numbers
        assert '<prosody rate="slow">' in again["outputSpeech"]["ssml"]
    assert words(alexa(intent("AMAZON.NoIntent"))) in phrasings.LEAVE_IN_PEACE
    assert alexa.attributes is None


# --- a kind leave -------------------------------------------------------------------------------------------------

LEAVES = (
    *phrasings.GOODBYE,
    *phrasings.LEAVE_IN_PEACE,
    *(f"{each} {phrasings.TAKE_CARE}" for each in phrasings.YOU_ARE_WELCOME),
)


@pytest.mark.parametrize("said", ["goodbye", "that's all", "thank you", "never mind", "bye", "good night", "thanks"])
@pytest.mark.parametrize("before", [(), ("open warm recall",), ("who can i call",)])
def test_whoever_takes_leave_is_taken_leave_of_kindly(before: tuple[str, ...], said: str) -> None:
    dialogue = Dialogue()
    for each in before:
        dialogue.send(launch()) if each.startswith("open") else dialogue.say(each)
    assert dialogue.say(said) in LEAVES or not dialogue.speech
    assert not dialogue.is_open


def test_goodbye_stops_what_plays_and_keeps_the_place(alexa: Alexa) -> None:
    alexa(PLAY)
    response = alexa(intent("OnlyGoodbyeIntent"), playing(RECALL_ID, 61_000))
    assert words(response) in phrasings.GOODBYE
    assert response["directives"] == [{"type": "AudioPlayer.Stop"}]
    assert stream(alexa(intent("AMAZON.ResumeIntent")))["offsetInMilliseconds"] == 61_000


# --- blank slots --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["WhyIntent", "HowIntent", "SayingSadIntent", "ShortReplyIntent"])
@pytest.mark.parametrize("slots", [{}, {"query": ""}, {"query": " "}, {"reply": ""}])
def test_a_question_word_with_nothing_after_it_asks_nothing(alexa: Alexa, name: str, slots: dict[str, str]) -> None:
    response = alexa(intent(name, **slots))
    assert words(response).startswith(phrases.NOT_CAUGHT)
    assert not alexa.shelf.asked


# --- spelling -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("locale", "spelled"), [("en-US", "favorite"), ("en-GB", "favourite"), ("en-AU", "favourite")])
def test_what_is_said_and_shown_is_spelled_as_the_listener_spells(locale: str, spelled: str) -> None:
    written = replace(WHY_HUG, text="My favourite is a hug.", title="A favourite")
    alexa = Alexa(replace(CATALOG, answers=(written,)), locale)
    response = alexa(WHY)
    assert f"My {spelled} is a hug." in words(response)
    assert response["card"]["title"] == f"A {spelled}"


# --- helplines ----------------------------------------------------------------------------------------------------

ANYWHERE = "Call one one six, one two three."
CONFIRMED = {"": ANYWHERE, "US": "In the United States, call nine eight eight."}


@pytest.mark.parametrize("locale", LOCALES)
def test_each_locale_hears_the_confirmed_helpline_of_its_country_and_no_other(locale: str) -> None:
    alexa = Alexa(replace(CATALOG, helplines=CONFIRMED), locale)
    said = words(alexa(NUMBERS))
    assert said.startswith(CONFIRMED["US"] if locale == "en-US" else f"{ANYWHERE} {phrases.EMERGENCY}")

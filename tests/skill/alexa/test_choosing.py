"""Whoever says what they want gets it, with or without "play", after one question at most."""

import pytest

from skill import phrases
from skill.alexa.model import build_interaction_model
from skill.browser.interpreter import interpret_utterance
from skill.browser.utterance_index import build_index
from skill.playback.naming.vocabulary import build_vocabulary
from tests.catalogs import built_in
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.device import Alexa, words
from tests.skill.alexa.envelopes import Json, intent

CATALOG = built_in()
INDEX = build_index(build_interaction_model(CATALOG), build_vocabulary(CATALOG.figures).of_a_person)


def say(*utterances: str) -> Json:
    """Say these in turn to a new device, and return the last response."""
    alexa = Alexa(CATALOG)
    return [alexa(delivered(each, INDEX)) for each in utterances][-1]


def title(response: Json) -> str:
    items = [each["audioItem"] for each in response.get("directives", ()) if "audioItem" in each]
    return str(items[0]["metadata"]["title"]) if items else ""


@pytest.mark.parametrize(
    ("said", "played"),
    [
        ("remember my grandmother", "Guided Recall with a Grandparent"),
        ("think of my dog", "Guided Recall with a Pet"),
        ("remember my dead grandmother", "Guided Recall with Someone Who Has Died"),
        ("think of my sister", "Guided Recall"),
        ("five minutes", "Guided Recall"),
        ("i have ten minutes", "Guided Recall, Ten Minutes"),
        ("i've only got two minutes", "Hand on Heart"),
        ("a ten minute meditation with my grandmother", "Guided Recall with a Grandparent, Ten Minutes"),
        ("a quick one", "Hand on Heart"),
        ("play all the talks", "Settling"),
        ("play something for sleep", "Sleep Wind-Down"),
        ("no touch", "Warmth Without Touch"),
    ],
)
def test_it_plays_at_once(said: str, played: str) -> None:
    assert title(say(said)) == played


def test_a_surprise_plays_something() -> None:
    assert title(say("surprise me"))


@pytest.mark.parametrize(
    ("said", "played"),
    [
        ("something for stress", "Hand on Heart"),
        ("calm me down", "Hand on Heart"),
        ("a break up", "Heartache Soother"),
        ("i have twenty minutes", "Guided Recall, Ten Minutes"),
        ("play something else", "Guided Recall"),
        ("a different one", "Guided Recall"),
    ],
)
def test_it_plays_after_one_question(said: str, played: str) -> None:
    assert words(say(said)).endswith("?")
    assert title(say(said, "yes")) == played


def test_no_is_never_a_dead_end() -> None:
    alexa = Alexa(CATALOG)
    alexa(delivered("i have twenty minutes", INDEX))
    assert words(alexa(intent("AMAZON.NoIntent"))) == f"{phrases.ALL_RIGHT} {phrases.ELSE_OR_PEACE}"
    alexa(intent("AMAZON.YesIntent"))
    assert title(alexa(intent("AMAZON.YesIntent")))


# --- a name that is also a question -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["holding hands", "before a hard conversation"])
def test_a_name_said_alone_is_answered_and_once_it_was_offered_it_plays(name: str) -> None:
    alexa = Alexa(CATALOG)
    answered = alexa(delivered(name, INDEX))
    assert not title(answered)
    assert words(answered).endswith("?")
    assert title(alexa(delivered(name, INDEX))).lower().startswith(name)


def test_with_play_before_it_it_plays() -> None:
    assert title(say("play holding hands")) == "Holding Hands, Breath for Two"


# --- the list -----------------------------------------------------------------------------------------------------


def test_the_list_goes_on_and_the_second_one_plays() -> None:
    assert "Say more, or the name of one." in words(say("what can i play"))
    assert title(say("what can i play", "more", "the second one")) == "Before a Hard Conversation"
    assert title(say("what can i play", "the third one")) == "The Twenty-Second Hug"
    assert title(say("what can i play", "hand on heart")) == "Hand on Heart"


def test_sleep_is_told_of_in_the_first_breath() -> None:
    assert "sleep" in words(say("what can i play"))


# --- the browser speaker ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "filled"),
    [
        ("i have ten minutes", {"length": "PT10M"}),
        ("half an hour", {"length": "PT30M"}),
        ("remember my nan", {"figure": "nan"}),
        ("something for stress", {"need": "stress"}),
    ],
)
def test_typed_words_fill_the_slots_as_a_device_does(said: str, filled: dict[str, str]) -> None:
    found = interpret_utterance(said, INDEX, strict=True)
    assert found.name == "PlayIntent"
    assert {each.name: each.text for each in found.slots if each.text} == filled

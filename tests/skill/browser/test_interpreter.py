"""What people type, and what a device would have understood."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.alexa.model import build_interaction_model
from skill.browser.interpreter import FALLBACK, LAUNCH, Interpretation, interpret_utterance
from skill.browser.utterance_index import build_index
from skill.playback.naming.vocabulary import build_vocabulary
from tests.catalogs import built_in
from tests.skill.browser.stand_in import MODEL

INDEX = build_index(MODEL)

RECALL = "PlayProgrammeIntent programme=guided-recall"
HUG = "PlayProgrammeIntent programme=twenty-second-hug"
HEART = "PlayProgrammeIntent programme=hand-on-heart"
SETTLING = "PlayProgrammeIntent programme=settling"
SHORT = "PlaySomethingIntent length=short"

SAID = {
    # called by name
    "open warm recall": LAUNCH,
    "Alexa, open Warm Recall": LAUNCH,
    "alexa start warm recall please": LAUNCH,
    "launch warm recall": LAUNCH,
    "talk to warm recall": LAUNCH,
    "warm recall": LAUNCH,
    "ask warm recall": LAUNCH,
    "opne warm recal": LAUNCH,
    "alexa": LAUNCH,
    # a programme by its name
    "play a guided recall meditation": RECALL,
    "Play guided recall.": RECALL,
    "alexa, play guided recall": RECALL,
    "ask warm recall to play a guided recall meditation": RECALL,
    "ask warm recall for a guided recall meditation": RECALL,
    "tell warm recall to start guided recall": RECALL,
    "open warm recall and play guided recall": RECALL,
    "play guided recall from warm recall": RECALL,
    "play guided recall on warm recall please": RECALL,
    "could you please play guided recall for me": RECALL,
    "guided recall": RECALL,
    "remembering someone": RECALL,
    "can you play the hug exercise": HUG,
    "play the twenty-second hug": HUG,
    "play the 20 second hug": HUG,
    "let\N{RIGHT SINGLE QUOTATION MARK}s do the heart exercise": HEART,
    "i would like hand on heart": HEART,
    "settling down": SETTLING,
    # slips of the finger
    "play giuded recall": RECALL,
    "paly guided recall meditaton": RECALL,
    "play a guided recal": RECALL,
    "start the twnety second hug": HUG,
    "play settlng": SETTLING,
    "somthing short": SHORT,
    "why does a hug hepl": "WhyHugIntent",
    "puase": "AMAZON.PauseIntent",
    # by kind
    "something short": SHORT,
    "play something quick": SHORT,
    "play me something short": SHORT,
    "play something": "PlaySomethingIntent",
    # what has a sample of its own
    "why does a hug help": "WhyHugIntent",
    "Why does a hug help?": "WhyHugIntent",
    "alexa ask warm recall why does a hug help": "WhyHugIntent",
    "why do hugs help please": "WhyHugIntent",
    "why does a hug help me": "WhyHugIntent",
    "why is the hug good for me": "WhyHugIntent",
    "why does a hug not help": "WhyIntent query='does a hug not help'",
    "what's playing": "WhatIsPlayingIntent",
    "what\N{RIGHT SINGLE QUOTATION MARK}s playing right now": "WhatIsPlayingIntent",
    "what is this?": "WhatIsPlayingIntent",
    "i want to die": "CrisisIntent",
    "I want to die.": "CrisisIntent",
    # everyday words
    "stop": "AMAZON.StopIntent",
    "alexa stop": "AMAZON.StopIntent",
    "stop it please": "AMAZON.StopIntent",
    "cancel": "AMAZON.CancelIntent",
    "never mind": "AMAZON.CancelIntent",
    "pause": "AMAZON.PauseIntent",
    "can you pause": "AMAZON.PauseIntent",
    "resume": "AMAZON.ResumeIntent",
    "keep going": "AMAZON.ResumeIntent",
    "go on with it": "AMAZON.ResumeIntent",
    "help": "AMAZON.HelpIntent",
    "what can I say?": "AMAZON.HelpIntent",
    "next": "AMAZON.NextIntent",
    "previous": "AMAZON.PreviousIntent",
    "go back": "AMAZON.PreviousIntent",
    "start over": "AMAZON.StartOverIntent",
    "repeat that": "AMAZON.RepeatIntent",
    "loop on": "AMAZON.LoopOnIntent",
    "turn off loop": "AMAZON.LoopOffIntent",
    "shuffle on": "AMAZON.ShuffleOnIntent",
    "shuffle off": "AMAZON.ShuffleOffIntent",
    "yes please": "AMAZON.YesIntent",
    "no thanks": "AMAZON.NoIntent",
    "go home": "AMAZON.NavigateHomeIntent",
    # a programme that nobody has made is still asked for
    "play the dolphin meditation": "PlayProgrammeIntent programme='dolphin meditation'",
    # questions nobody foresaw are free words
    "why do we hold hands": "WhyIntent query='do we hold hands'",
    "how long should we hug": "HowIntent query='long should we hug'",
    "please tell me about pets": "TellMeIntent query='about pets'",
    "what is warm recall": "WhatIntent query='is warm recall'",
    # and go whole where no carrier begins them
    "does my dog love me": "TellMeIntent query='does my dog love me'",
    "is oxycontin the same thing": "TellMeIntent query='is oxycontin the same thing'",
}

IN_DANGER = {
    "i don't want to be here any more": 'FirstPersonIntent query="don\'t want to be here any more"',
    "i want to disappear": "FirstPersonIntent query='want to disappear'",
    "please i can't do this": 'FirstPersonIntent query="can\'t do this"',
    "i want to dei": "FirstPersonIntent query='want to dei'",
    "nobody would miss me": "TellMeIntent query='nobody would miss me'",
    "why should i go on living": "WhyIntent query='should i go on living'",
    "would it be better without me": "TellMeIntent query='would it be better without me'",
    "stop i want to hurt myself": "TellMeIntent query='stop i want to hurt myself'",
}


def outline(heard: Interpretation) -> str:
    slots = [
        f"{slot.name}={slot.values[0].id if slot.values else repr(slot.text)}" for slot in heard.slots if slot.text
    ]
    return " ".join([heard.name, *slots])


@pytest.mark.parametrize(("said", "understood"), SAID.items())
def test_what_is_typed_is_understood_as_a_device_would(said: str, understood: str) -> None:
    assert outline(interpret_utterance(said, INDEX, strict=False)) == understood


@pytest.mark.parametrize(("said", "understood"), IN_DANGER.items())
def test_words_nobody_foresaw_reach_the_skill(said: str, understood: str) -> None:
    assert outline(interpret_utterance(said, INDEX, strict=False)) == understood


@pytest.mark.parametrize("said", ["does my dog love me", "nobody would miss me"])
def test_strict_loses_what_no_sample_carries(said: str) -> None:
    assert outline(interpret_utterance(said, INDEX, strict=True)) == FALLBACK


@pytest.mark.parametrize("said", ["paly guided recall", "opne warm recall", "play giuded recall"])
def test_strict_mends_nothing(said: str) -> None:
    heard = interpret_utterance(said, INDEX, strict=True)
    assert not any(slot.values for slot in heard.slots)
    assert heard.name != LAUNCH


def test_strict_shows_that_an_unknown_value_names_nothing() -> None:
    (slot,) = interpret_utterance("i want a pony", INDEX, strict=True).slots
    assert (slot.text, slot.values) == ("a pony", ())


def test_a_name_of_two_programmes_gives_both() -> None:
    (slot,) = interpret_utterance("play an exercise", INDEX, strict=False).slots
    assert [value.id for value in slot.values] == ["mending", "relearning"]


def test_a_slot_left_out_is_there_and_empty() -> None:
    (slot,) = interpret_utterance("play something", INDEX, strict=False).slots
    assert (slot.name, slot.text) == ("length", "")


def test_a_word_of_the_model_is_never_mended_into_another() -> None:
    model = {
        "interactionModel": {
            "languageModel": {
                "invocationName": "warm recall",
                "intents": [
                    {"name": "Hormone", "samples": ["what is oxytocin"]},
                    {"name": "Medicine", "samples": ["what is oxycontin"]},
                ],
                "types": [],
            }
        }
    }
    assert interpret_utterance("what is oxycontin", build_index(model), strict=False).name == "Medicine"
    assert interpret_utterance("what is oxytocinn", build_index(model), strict=False).name == "Hormone"


@pytest.mark.parametrize(
    ("said", "content_id"),
    [
        ("play giuded recall with my freind", ""),
        ("play guided recall with a fried", ""),
        ("play guided recall with my wive", ""),
        ("play guided recall with my laet husband", ""),
        ("play a meditation about someone who dived", ""),
        ("play giuded recall with my friend", "guided-recall-friend"),
        ("play giuded recall with my late husband", "guided-recall-remembered"),
    ],
)
def test_a_slip_is_mended_but_never_into_a_person_or_a_loss(said: str, content_id: str) -> None:
    exact_words = build_vocabulary(built_in().figures).of_a_person
    heard = interpret_utterance(said, build_index(build_interaction_model(built_in()), exact_words), strict=False)
    values = [value.id for slot in heard.slots for value in slot.values]
    assert (heard.name, values) == ("PlayIntent", [content_id] if content_id else [])


def test_without_an_intent_for_any_question_the_rest_is_fallback() -> None:
    model = {"interactionModel": {"languageModel": {"invocationName": "warm recall", "intents": [], "types": []}}}
    assert interpret_utterance("does my dog love me", build_index(model), strict=False).name == FALLBACK


@settings(max_examples=150, deadline=None)
@given(said=st.text(max_size=200), strict=st.booleans())
def test_nothing_that_can_be_typed_breaks_it(said: str, strict: bool) -> None:  # noqa: FBT001 - hypothesis fills it
    assert interpret_utterance(said, INDEX, strict=strict).name


@settings(max_examples=60, deadline=None)
@given(
    said=st.lists(
        st.sampled_from(
            ["play", "a", "the", "warm", "recall", "hug", "guided", "why", "{query}", "to", "for", "please"]
        ),
        max_size=12,
    )
)
def test_any_order_of_known_words_is_understood_somehow(said: list[str]) -> None:
    assert interpret_utterance(" ".join(said), INDEX, strict=False).name

"""A person in danger is met also when Alexa sends only what the interaction model lets it send."""

import json
import re
from pathlib import Path

import pytest

from skill.alexa.carriers import CARRIERS, SAMPLES, expand_utterances
from skill.alexa.model import build_interaction_model
from skill.browser.utterance_index import UtteranceIndex, build_index
from skill.crisis.dangers import check_wordings
from skill.safety import detect_danger
from tests.catalogs import built_in
from tests.skill.alexa.delivery import delivered
from tests.skill.alexa.device import Alexa, words
from tests.skill.alexa.envelopes import Json, intent
from tests.skill.alexa.linter import language

SAID = Path(__file__).parents[1] / "said"
IN_DANGER = [line.split("\t") for line in (SAID / "danger.tsv").read_text("utf-8").splitlines()]
EVERYDAY = (SAID / "everyday.txt").read_text("utf-8").splitlines()
CATALOG = built_in()
MODEL = build_interaction_model(CATALOG)
FALLBACK = "AMAZON.FallbackIntent"

MOST_LOST = 0.02
"""The share of lines in danger that Alexa may deliver without words: docs/answers.md says how many there are."""

MAX_INTENTS = 248
"""Amazon takes 250."""


@pytest.fixture(scope="module")
def samples() -> UtteranceIndex:
    return build_index(MODEL)


def ways(request: Json) -> tuple[str, ...]:
    slots = {name: slot["value"] for name, slot in request["intent"]["slots"].items()}
    return expand_utterances(request["intent"]["name"], slots)


def test_words_that_reach_us_are_met_whatever_carrier_they_lost(samples: UtteranceIndex) -> None:
    requests = [(answer_id, said, delivered(said, samples)) for answer_id, said in IN_DANGER]
    # Alexa sends no words with the fallback intent.
    sent = [each for each in requests if each[-1]["intent"]["name"] != FALLBACK]
    got = [(said, answer_id, words(Alexa(CATALOG)(request))) for answer_id, said, request in sent]
    unmet = [f"“{said}”: “{heard}”" for said, answer_id, heard in got if not heard.startswith(answer_text(answer_id))]
    assert not unmet, "\n".join(unmet)


def answer_text(answer_id: str) -> str:
    answer = CATALOG.answer(answer_id)
    assert answer
    return answer.local.get("US", answer.text)


def test_hardly_a_word_of_danger_gets_lost_on_its_way(samples: UtteranceIndex) -> None:
    lost = [said for _, said in IN_DANGER if delivered(said, samples)["intent"]["name"] == FALLBACK]
    assert len(lost) <= MOST_LOST * len(IN_DANGER), lost


def test_everyday_words_raise_no_alarm_behind_any_carrier(samples: UtteranceIndex) -> None:
    dangers = {said: check_wordings(ways(delivered(said, samples))).danger for said in EVERYDAY}
    alarms = [f"“{said}”: {danger}" for said, danger in dangers.items() if danger]
    assert not alarms, "\n".join(alarms)


def test_no_name_of_a_programme_raises_an_alarm_behind_any_carrier() -> None:
    slots = {
        "PROGRAMME": "programme",
        "FIGURE": "figure",
        "NEED": "need",
        "FEELING": "feeling",
        "KIND": "sort",
        "CHAPTER": "chapter",
        "PLACE_REQUEST": "place",
        "SHORT_REPLY": "reply",
    }
    intents = ("PlayIntent", "ResumeProgrammeIntent", "GoToChapterIntent")
    values = [(slots[kind["name"]], value["name"]) for kind in language(MODEL)["types"] for value in kind["values"]]
    names = [(slot, name) for slot, each in values for name in (each["value"], *each["synonyms"])]
    assert names
    said = {way for each in intents for slot, name in names for way in expand_utterances(each, {slot: name})}
    assert [way for way in sorted(said) if detect_danger(way)] == []


@pytest.mark.parametrize(
    "said",
    [
        "kill my stress",
        "kill the pain of missing her",
        "hurt less",
        "die laughing",
        "end my day well",
    ],
)
def test_a_wish_for_ease_is_no_wish_to_die(said: str) -> None:
    assert check_wordings(expand_utterances("PlayIntent", {"programme": said})).danger is None
    assert check_wordings(expand_utterances("PlayIntent", {"programme": f"to {said}"})).danger is None


@pytest.mark.parametrize(
    "said",
    [
        "being alone is hard",
        "living with cats is fun",
        "cut me some slack",
        "touch me gently",
        "heart feels heavy tonight",
        "pain in my back",
        "anxiety is high in my family",
        "they tell me to relax",
        "people tell me to hug more",
        "trying to go easy on myself",
        "ready to relax",
        "going to sleep now",
        "save me a seat",
        "hit me with a fact",
        "take it easy",
        "taking a break helps",
        "good night everyone",
        "better than yesterday",
        "don't kill the mood",
        "never hurt a fly",
        "everyone is here for the party",
        "he's my best friend",
        "she's a good listener",
        "need a hug",
        "wish me luck",
        "life with two kids",
        "with my dying phone battery",
        "please kill the lights",
    ],
)
def test_a_carrier_that_was_not_said_makes_no_danger_of_it(said: str, samples: UtteranceIndex) -> None:
    request = delivered(said, samples)
    assert request["intent"]["slots"]
    assert check_wordings(ways(request)).danger is None


@pytest.mark.parametrize(
    ("said", "slot", "answer_id"),
    [
        ("i'd like to hurt myself", "to hurt myself", "crisis_self_harm"),
        ("i'd like to die", "to die", "crisis_self_harm"),
        ("i want to kill myself", "to kill myself", "crisis_self_harm"),
        ("begin my suicide", "my suicide", "crisis_self_harm"),
    ],
)
def test_a_programme_is_never_played_to_a_person_in_danger(said: str, slot: str, answer_id: str) -> None:
    answer = CATALOG.answer(answer_id)
    assert answer
    response = Alexa(CATALOG)(intent("PlayIntent", programme=slot))
    assert words(response) == answer.local.get("US", answer.text), said
    assert "AudioPlayer.Play" not in json.dumps(response)


@pytest.mark.parametrize("name", [*SAMPLES])
def test_whoever_says_a_sample_says_one_of_the_ways_we_look_at(name: str) -> None:
    for sample in SAMPLES[name]:
        slots = dict.fromkeys(re.findall(r"\{(\w+)\}", sample), "blue bananas")
        assert re.sub(r"\{\w+\}", "blue bananas", sample) in expand_utterances(name, slots)


def test_the_model_stays_within_what_amazon_takes() -> None:
    assert len(language(MODEL)["intents"]) <= MAX_INTENTS
    carriers = [carrier for each in CARRIERS.values() for carrier in each]
    assert len(carriers) == len(set(carriers))

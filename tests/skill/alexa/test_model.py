"""The interaction model keeps Amazon's rules, and says what listeners say."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.catalog import Catalog
from skill.alexa.carriers import CARRIERS
from skill.alexa.intents import name_answer_intent
from skill.alexa.model import build_interaction_model, to_json
from skill.alexa.slot_types import clean_sample
from skill.answers.helpline_requests import is_helpline_request
from skill.phrases.locales import LOCALES
from skill.playback.naming.choose import find_if_certain
from skill.safety.phrase_patterns import normalise_words
from tests.catalogs import CATALOG, EMPTY, WHY_HUG, WIDE, answer, built_in, release
from tests.skill.alexa.linter import Json, faults, language

LAUNCH_WORDS = {"launch", "ask", "tell", "load", "begin", "enable", "open", "start", "run", "alexa", "echo", "computer"}
GREATEST_MODEL_BYTES = 1_500_000
REQUIRED = {
    f"AMAZON.{name}Intent" for name in ("Cancel", "Help", "Stop", "NavigateHome", "Fallback", "Pause", "Resume")
}


@pytest.fixture(scope="module")
def written(interaction_models: Path) -> Json:
    found: Json = json.loads((interaction_models / "en-US.json").read_text(encoding="utf-8"))
    return found


def samples(model: Json, intent: str) -> list[str]:
    (found,) = (each for each in language(model)["intents"] if each["name"] == intent)
    return list(found["samples"])


# --- the model of the built-in content ----------------------------------------------------------------------------


def test_every_process_writes_the_same_model_of_the_same_catalog(interaction_models: Path) -> None:
    expected = to_json(build_interaction_model(built_in()))
    assert {path.name for path in interaction_models.iterdir()} == {f"{locale}.json" for locale in LOCALES}
    assert all(path.read_text(encoding="utf-8") == expected for path in interaction_models.iterdir())


def test_it_keeps_every_rule(written: Json) -> None:
    assert list(faults(written)) == []


def test_it_is_small_enough_to_be_sent(interaction_models: Path) -> None:
    assert all(path.stat().st_size < GREATEST_MODEL_BYTES for path in interaction_models.iterdir())


def test_what_everybody_says_first_is_in_it_word_for_word(written: Json) -> None:
    assert "play a guided recall meditation" in samples(written, "PlayIntent")
    assert "why does a hug help" in samples(written, "WhyHugHelpsIntent")


def test_the_invocation_name_passes(written: Json) -> None:
    words = language(written)["invocationName"].split()
    assert language(written)["invocationName"] == "warm recall"
    assert not LAUNCH_WORDS & set(words)


def test_every_control_that_certification_asks_for_is_in_it(written: Json) -> None:
    assert {each["name"] for each in language(written)["intents"]} >= REQUIRED


def test_every_answer_has_an_intent_of_its_own() -> None:
    catalog = built_in()
    names = {each["name"] for each in language(build_interaction_model(catalog))["intents"]}
    assert {name_answer_intent(each.id) for each in catalog.answers} <= names
    assert len({name_answer_intent(each.id) for each in catalog.answers}) == len(catalog.answers)
    assert not {name_answer_intent(each.id) for each in catalog.answers} & CARRIERS.keys()


def test_the_shortest_and_the_longest_can_be_asked_for(written: Json) -> None:
    values = {value["id"] for kind in language(written)["types"] for value in kind["values"]}
    assert {"the-shortest", "the-longest"} <= values


def test_whoever_says_a_sample_that_asks_whom_to_call_means_it(written: Json) -> None:
    assert [
        said for said in samples(written, "WhomToCallIntent") if not is_helpline_request(normalise_words(said))
    ] == []


def test_what_is_offered_in_place_of_a_name_means_a_programme() -> None:
    catalog = built_in()
    programmes, *_ = language(build_interaction_model(catalog))["types"]
    for value in programmes["values"]:
        meant = find_if_certain(catalog, value["id"])
        assert meant is not None
        for said in (value["name"]["value"], *value["name"]["synonyms"]):
            assert find_if_certain(catalog, said) == meant, said


# --- any model ----------------------------------------------------------------------------------------------------


def test_the_model_is_the_same_for_the_same_catalog_in_any_order() -> None:
    turned = replace(CATALOG, releases=CATALOG.releases[::-1], answers=CATALOG.answers[::-1])
    assert to_json(build_interaction_model(turned)) == to_json(build_interaction_model(CATALOG))


def test_a_programme_is_a_value_with_its_names() -> None:
    programmes, *_ = language(build_interaction_model(CATALOG))["types"]
    assert {
        "id": "twenty-second-hug",
        "name": {"value": "the twenty second hug", "synonyms": ["the hug exercise", "a long hug", "something short"]},
    } in (programmes["values"])


def test_variants_and_what_is_behind_a_gate_can_be_asked_for() -> None:
    model = build_interaction_model(WIDE)
    assert list(faults(model)) == []
    programmes, *_ = language(model)["types"]
    called = {each["id"]: {each["name"]["value"], *each["name"]["synonyms"]} for each in programmes["values"]}
    assert "guided recall with my grandmother" in called["guided-recall-grandparent"]
    assert "rewire an old message" in called["rewire-an-old-message"]
    assert "something short" in called["twenty-second-hug"]


def test_an_empty_catalog_still_makes_a_model() -> None:
    assert list(faults(build_interaction_model(EMPTY))) == []


def test_a_question_two_answers_claim_goes_to_one_and_first_to_a_crisis() -> None:
    calm = answer("anxiety", "answer", "Anxiety", "Yes.", "I can't breathe")
    crisis = answer(
        "crisis_panic", "crisis", "Panic", "Feel your feet.", "i can\N{RIGHT SINGLE QUOTATION MARK}t breathe!"
    )
    model = build_interaction_model(replace(CATALOG, answers=(calm, crisis)))
    assert list(faults(model)) == []
    assert "i can't breathe" in samples(model, "CrisisPanicIntent")
    assert "i can't breathe" not in samples(model, "AnxietyIntent")


@pytest.mark.parametrize(
    ("question", "sample"),
    [
        ("Why does a hug help?", "why does a hug help"),
        ("what\N{RIGHT SINGLE QUOTATION MARK}s a hug for", "what's a hug for"),
        ("hand-holding: does it count?", "hand holding does it count"),
        ("is 20 seconds enough", ""),
        ("  ", ""),
    ],
)
def test_a_question_becomes_a_sample(question: str, sample: str) -> None:
    assert clean_sample(question) == sample


TEXT = st.text(max_size=20)


@settings(max_examples=60)
@given(titles=st.lists(TEXT, max_size=3), names=st.lists(TEXT, max_size=3), questions=st.lists(TEXT, max_size=4))
def test_any_content_makes_a_model_that_keeps_the_rules(
    titles: list[str], names: list[str], questions: list[str]
) -> None:
    catalog = Catalog(
        show=CATALOG.show,
        releases=tuple(release(f"p-{n}", "exercise", title, n, *names) for n, title in enumerate(titles)),
        answers=(WHY_HUG, answer("made_up", "answer", "A title", "Text.", *questions)),
    )
    assert list(faults(build_interaction_model(catalog))) == []

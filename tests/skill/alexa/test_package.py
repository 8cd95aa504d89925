"""The skill package has what certification asks for."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.model import INVOCATION_NAME, LOCALES

INFRA = Path(__file__).parents[3] / "infra"
MODELS = INFRA / "skill-package/interactionModels/custom"

Json = dict[str, Any]


@pytest.fixture
def manifest() -> Json:
    found: Json = json.loads((INFRA / "skill-package" / "skill.json").read_text(encoding="utf-8"))["manifest"]
    return found


@pytest.fixture
def shown(manifest: Json) -> Json:
    found: Json = manifest["publishingInformation"]["locales"]["en-US"]
    return found


def test_the_deploy_tool_finds_the_package() -> None:
    resources = json.loads((INFRA / "ask-resources.json").read_text(encoding="utf-8"))
    assert (INFRA / resources["profiles"]["default"]["skillMetadata"]["src"] / "skill.json").is_file()


def test_it_is_offered_in_every_language_it_is_made_for_and_says_the_same_there(manifest: Json) -> None:
    offered = manifest["publishingInformation"]["locales"]
    assert offered.keys() == manifest["privacyAndCompliance"]["locales"].keys() == set(LOCALES)
    assert all(each == offered["en-US"] for each in offered.values())
    models = [MODELS / f"{locale}.json" for locale in LOCALES]
    assert len({path.read_text(encoding="utf-8") for path in models}) == 1
    assert sorted(MODELS.iterdir()) == sorted(models)


def test_it_hears_when_a_listener_sends_it_away(manifest: Json) -> None:
    assert {"eventName": "SKILL_DISABLED"} in manifest["events"]["subscriptions"]
    assert manifest["events"]["endpoint"] == manifest["apis"]["custom"]["endpoint"]


@pytest.mark.parametrize(
    "words", ["for information and comfort", "not medical", "no substitute", "emergency number", "No health data"]
)
def test_the_description_says_what_it_is_not(shown: Json, words: str) -> None:
    assert words in shown["description"]


def test_example_phrases_begin_with_the_wake_word_and_the_name_and_work(shown: Json) -> None:
    first, *others = shown["examplePhrases"]
    assert first == f"Alexa, open {INVOCATION_NAME}"
    model = (MODELS / "en-US.json").read_text(encoding="utf-8")
    for phrase in others:
        said = phrase.removeprefix(f"Alexa, ask {INVOCATION_NAME} ").removeprefix("to ")
        assert f'"{said}"' in model


def test_it_plays_sound_and_names_an_https_endpoint(manifest: Json) -> None:
    custom = manifest["apis"]["custom"]
    assert {"type": "AUDIO_PLAYER"} in custom["interfaces"]
    assert custom["endpoint"]["uri"].startswith("https://")


def test_it_takes_nothing_and_sells_nothing(manifest: Json) -> None:
    compliance = manifest["privacyAndCompliance"]
    assert not any(
        compliance[name] for name in ("allowsPurchases", "containsAds", "usesPersonalInfo", "usesHealthInfo")
    )

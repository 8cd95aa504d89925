"""The skill package has what certification asks for."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from skill.alexa.model import INVOCATION_NAME
from skill.phrases.locales import LOCALES, spell

ROOT = Path(__file__).parents[3]
INFRA = ROOT / "infra"

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


def test_it_is_offered_in_every_language_it_is_made_for_and_says_the_same_there_as_it_is_spelled(
    manifest: Json, interaction_models: Path
) -> None:
    offered = manifest["publishingInformation"]["locales"]
    assert offered.keys() == manifest["privacyAndCompliance"]["locales"].keys() == set(LOCALES)
    for locale, texts in offered.items():
        assert texts == {
            name: spell(text, locale) if isinstance(text, str) else text for name, text in offered["en-GB"].items()
        }
    assert "in a program is" in offered["en-US"]["description"]
    assert "in a programme is" in offered["en-GB"]["description"]
    models = [interaction_models / f"{locale}.json" for locale in LOCALES]
    assert len({path.read_text(encoding="utf-8") for path in models}) == 1
    assert sorted(interaction_models.iterdir()) == sorted(models)


def test_it_hears_when_a_listener_sends_it_away(manifest: Json) -> None:
    assert {"eventName": "SKILL_DISABLED"} in manifest["events"]["subscriptions"]
    assert manifest["events"]["endpoint"] == manifest["apis"]["custom"]["endpoint"]


@pytest.mark.parametrize(
    "words", ["for information and comfort", "not medical", "no substitute", "emergency number", "No health data"]
)
def test_the_description_says_what_it_is_not(shown: Json, words: str) -> None:
    assert words in shown["description"]


def test_example_phrases_begin_with_the_wake_word_and_the_name_and_work(shown: Json, interaction_models: Path) -> None:
    first, *others = shown["examplePhrases"]
    assert first == f"Alexa, open {INVOCATION_NAME}"
    model = (interaction_models / "en-US.json").read_text(encoding="utf-8")
    for phrase in others:
        said = phrase.removeprefix(f"Alexa, ask {INVOCATION_NAME} ").removeprefix("to ")
        assert f'"{said}"' in model


def test_it_plays_sound_and_names_an_https_endpoint(manifest: Json) -> None:
    custom = manifest["apis"]["custom"]
    assert {"type": "AUDIO_PLAYER"} in custom["interfaces"]
    assert custom["endpoint"]["uri"].startswith("https://")


def test_it_is_distributed_where_its_languages_are_spoken_and_nowhere_else(manifest: Json) -> None:
    countries = [country for each in LOCALES.values() for country in each.countries]
    assert manifest["publishingInformation"]["distributionCountries"] == countries
    assert manifest["publishingInformation"]["isAvailableWorldwide"] is False
    assert all(locale.removeprefix("en-") in each.countries for locale, each in LOCALES.items())


def test_all_that_the_skill_answers_is_declared(manifest: Json) -> None:
    interfaces = {each["type"]: each for each in manifest["apis"]["custom"]["interfaces"]}
    assert interfaces.keys() == {"AUDIO_PLAYER", "CAN_FULFILL_INTENT_REQUEST", "ALEXA_PRESENTATION_APL"}
    for viewport in interfaces["ALEXA_PRESENTATION_APL"]["supportedViewports"]:
        assert viewport["mode"] in {"HUB", "TV"}
        assert viewport["shape"] in {"ROUND", "RECTANGLE"}
        assert viewport["minWidth"] <= viewport["maxWidth"]
        assert viewport["minHeight"] <= viewport["maxHeight"]


@pytest.mark.parametrize(("name", "side"), [("smallIconUri", 108), ("largeIconUri", 512)])
def test_the_icons_are_pictures_of_the_size_that_amazon_asks_for(manifest: Json, name: str, side: int) -> None:
    for texts in manifest["publishingInformation"]["locales"].values():
        assert texts[name].startswith("file://assets/images/")
        with Image.open(INFRA / "skill-package" / texts[name].removeprefix("file://")) as icon:
            assert (icon.format, icon.mode, icon.size) == ("PNG", "RGB", (side, side))


def test_the_icons_are_what_the_code_draws(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts/draw_skill_icons.py", tmp_path], check=True, capture_output=True)
    for drawn in tmp_path.iterdir():
        with Image.open(drawn) as new, Image.open(INFRA / "skill-package/assets/images" / drawn.name) as shipped:
            assert np.abs(np.asarray(new, np.int16) - np.asarray(shipped, np.int16)).max() <= 2


@pytest.mark.parametrize(("name", "most"), [("name", 50), ("summary", 160), ("description", 4_000)])
def test_texts_are_as_long_as_the_store_accepts(manifest: Json, name: str, most: int) -> None:
    for texts in manifest["publishingInformation"]["locales"].values():
        assert 0 < len(texts[name]) <= most
        assert len(texts["examplePhrases"]) <= 3
        assert len(texts["keywords"]) <= 30


def test_who_tests_it_is_told_what_to_say_and_what_to_expect(manifest: Json) -> None:
    told = manifest["publishingInformation"]["testingInstructions"]
    assert all(
        word in told for word in ("open warm recall", "pause", "resume", "who can I call", "goodbye", "No account")
    )
    assert len(told) <= 4_000


def test_privacy_and_terms_have_a_page_in_every_language(manifest: Json) -> None:
    for pages in manifest["privacyAndCompliance"]["locales"].values():
        assert pages.keys() == {"privacyPolicyUrl", "termsOfUseUrl"}
        assert all(url.startswith("https://") for url in pages.values())


def test_it_asks_for_no_permission(manifest: Json) -> None:
    assert manifest["permissions"] == []


def test_it_takes_nothing_and_sells_nothing(manifest: Json) -> None:
    compliance = manifest["privacyAndCompliance"]
    assert not any(
        compliance[name] for name in ("allowsPurchases", "containsAds", "usesPersonalInfo", "usesHealthInfo")
    )

"""Programmes that are newer than Alexa's model are taught to it in each session."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME, Release, to_json
from skill.alexa.model import build_interaction_model
from skill.alexa.new_names import MAX_NAMES, load_model
from skill.app import create_app
from skill.settings import Settings, SettingsError
from tests.catalogs import CATALOG, release
from tests.skill.alexa.amazon import Amazon
from tests.skill.alexa.envelopes import SKILL_ID, Json, envelope, intent, launch
from tests.skill.alexa.signing import encoded, headers

TEA = release("warm-tea", "exercise", "Warm Tea", 9, "the tea exercise", "a cup of tea")
MANY = tuple(
    release(f"many-{at}", "exercise", f"Song {'la ' * at}", 10 + at, f"melody {'lo ' * at}") for at in range(70)
)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The model that Alexa has: that of the older catalog."""
    path = tmp_path / "en-US.json"
    path.write_text(json.dumps(build_interaction_model(CATALOG)))
    return path


class Served:
    """The skill, served with this catalog."""

    def __init__(self, folder: Path, amazon: Amazon, roots: Path, model: Path | None, *newer: Release) -> None:
        catalog = replace(CATALOG, releases=(*CATALOG.releases, *newer))
        folder.mkdir()
        (folder / NAME).write_text(to_json(catalog), encoding="utf-8")
        settings = Settings(
            catalog=str(folder),
            skill_ids=(SKILL_ID,),
            audio_base_url="https://cdn.example/recall",
            model=model,
            roots=roots,
            proxy=amazon.address,
        )
        self._client = create_app(settings).test_client()

    def __call__(self, request: Json, attributes: Json | None = None) -> list[Json]:
        body = encoded(envelope(request, attributes=attributes, request_id=f"{request} {attributes}"))
        answered = self._client.post("/alexa", data=body, headers=headers(body)).get_json()
        directives: list[Json] = answered["response"].get("directives", [])
        return [each for each in directives if each["type"] == "Dialog.UpdateDynamicEntities"]


def test_a_new_programme_is_taught_where_a_session_begins_and_stays_open(
    tmp_path: Path, served: Amazon, roots: Path, model: Path
) -> None:
    skill = Served(tmp_path / "store", served, roots, model, TEA)
    (taught,) = skill(launch())
    assert taught["updateBehavior"] == "REPLACE"
    (kind,) = taught["types"]
    assert kind["name"] == "PROGRAMME"
    assert kind["values"] == [
        {"id": "warm-tea", "name": {"value": "warm tea", "synonyms": ["the tea exercise", "a cup of tea"]}}
    ]
    assert skill(launch(), {"speech": "Hello"}) == []
    assert skill(intent("PlayIntent", programme="guided recall")) == []


def test_alexa_is_taught_nothing_that_it_knows_and_nothing_if_its_model_is_as_new(
    tmp_path: Path, served: Amazon, roots: Path, model: Path
) -> None:
    assert Served(tmp_path / "same", served, roots, model)(launch()) == []
    assert Served(tmp_path / "unnamed", served, roots, None, TEA)(launch()) == []


def test_no_more_is_taught_than_alexa_takes(tmp_path: Path, served: Amazon, roots: Path, model: Path) -> None:
    (taught,) = Served(tmp_path / "store", served, roots, model, *MANY)(launch())
    names = [
        name for value in taught["types"][0]["values"] for name in (value["name"]["value"], *value["name"]["synonyms"])
    ]
    assert len(names) == MAX_NAMES


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"interactionModel": 7}', '{"interactionModel": {"languageModel": {"types": [{}]}}}']
)
def test_a_file_that_is_no_model_is_refused_at_the_start_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "model.json"
    path.write_text(text)
    with pytest.raises(SettingsError, match=r"model\.json"):
        load_model(path)

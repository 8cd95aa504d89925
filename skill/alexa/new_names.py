"""New names: the names of programmes that Alexa does not know yet, because the catalog is newer than its model.

Alexa is taught them for the length of a session ("dynamic entities"). New answers need no teaching: their questions
reach the skill in the intents for free words.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ask_sdk_model.dialog import DynamicEntitiesDirective
from ask_sdk_model.er.dynamic import Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior

from skill.alexa.slot_types import PROGRAMME_TYPE
from skill.settings import SettingsError

MAX_NAMES = 100
"""The most names, synonyms included, that Alexa takes in one answer."""

Json = dict[str, Any]


def load_model(path: Path) -> Json:
    """Load the interaction model that Alexa has; SettingsError if the file has none."""
    try:
        model: Json = json.loads(path.read_bytes())
        list(_list_values(model))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise SettingsError(
            f"--model {path}: no interaction model can be read there ({type(fault).__name__}). "
            "Name a file that warm-recall-skill model wrote."
        ) from fault
    return model


def find_new_names(model: Json, known_model: Json) -> tuple[Entity, ...]:
    """Return the programmes with names that the known model lacks, and these names, as many as Alexa takes."""
    known = {name for value in _list_values(known_model) for name in _get_names(value)}
    found: list[Entity] = []
    left = MAX_NAMES
    for value in _list_values(model):
        names = [each for each in _get_names(value) if each not in known][:left]
        left -= len(names)
        if names:
            found.append(_build_entity(value["id"], names))
    return tuple(found)


def teach(entities: Sequence[Entity]) -> DynamicEntitiesDirective:
    """Build the directive that teaches Alexa these names until the session ends."""
    kind = EntityListItem(name=PROGRAMME_TYPE, values=list(entities))
    return DynamicEntitiesDirective(update_behavior=UpdateBehavior.REPLACE, types=[kind])


def _list_values(model: Json) -> Iterator[Json]:
    for kind in model["interactionModel"]["languageModel"]["types"]:
        if kind["name"] == PROGRAMME_TYPE:
            yield from kind["values"]


def _get_names(value: Json) -> tuple[str, ...]:
    return (value["name"]["value"], *value["name"]["synonyms"])


def _build_entity(value_id: str, names: Sequence[str]) -> Entity:
    return Entity(id=value_id, name=EntityValueAndSynonyms(value=names[0], synonyms=list(names[1:])))

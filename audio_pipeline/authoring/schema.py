"""Schema: the keys of the front matter as a JSON Schema, for editors that help while one writes."""

from collections.abc import Iterable, Mapping
from typing import Any

from audio_pipeline.authoring.keys import KEYS, KINDS, Key
from audio_pipeline.authoring.spelling import ANSWER_ID, PROGRAMME_ID, Spelling
from audio_pipeline.settings import ANSWERS, PROGRAMMES

Schema = dict[str, Any]


def schema() -> Schema:
    """A JSON Schema, draft 2020-12, of the front matter of any content."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of Warm Recall content",
        **_object(KEYS, (name for name, key in KEYS.items() if key.required and key.kinds == KINDS)),
        "allOf": [_of_kinds(PROGRAMMES, PROGRAMME_ID), _of_kinds(ANSWERS, ANSWER_ID)],
    }


def _of_kinds(kinds: tuple[str, ...], identity: Spelling) -> Schema:
    """What holds for contents of some kinds alone."""
    known = {name: key for name, key in KEYS.items() if set(kinds) <= set(key.kinds)}
    return {
        "if": {"properties": {"kind": {"enum": [*kinds]}}, "required": ["kind"]},
        "then": {
            "properties": {"id": _text(identity)},
            "required": [name for name, key in known.items() if key.required],
            "propertyNames": {"enum": [*known]},
        },
    }


def _object(keys: Mapping[str, Key], required: Iterable[str]) -> Schema:
    return {
        "type": "object",
        "properties": {name: _property(key) for name, key in keys.items()},
        "required": [*required],
        "additionalProperties": False,
    }


def _property(key: Key) -> Schema:
    found = {"description": key.says}
    if key.shape == "list":
        return {**found, "type": "array", "items": _text(key.spelling), **({"minItems": 1} if key.required else {})}
    if key.shape == "mapping":
        return {
            **found,
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": _whole(key.spelling)},
            "additionalProperties": _object(key.keys, (name for name, each in key.keys.items() if each.required)),
        }
    return {**found, **_text(key.spelling)}


def _text(spelling: Spelling) -> Schema:
    """One text, or what an editor takes for something else where a person leaves the quotes out."""
    if spelling.choices:
        return {"enum": [*spelling.choices]}
    found: Schema = {"type": ["string", *spelling.unquoted] if spelling.unquoted else "string"}
    limits = {"minimum": spelling.lowest, "maximum": spelling.highest}
    return {**found, "pattern": _whole(spelling), **{name: at for name, at in limits.items() if at is not None}}


def _whole(spelling: Spelling) -> str:
    """The text with any space around it, as the checker takes it."""
    return rf"^\s*(?:{spelling.pattern})\s*$"

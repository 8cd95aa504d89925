"""Schema: the keys of the front matter as a JSON Schema, for an editor's program."""

from collections.abc import Iterable, Mapping
from typing import Any

from audio_pipeline.content.library import ANSWER_KINDS, PROGRAMME_KINDS
from audio_pipeline.markup.field_formats import ANSWER_ID, PROGRAMME_ID, FieldFormat
from audio_pipeline.markup.fields import CONTENT_KINDS, FIELD_SPECS, FieldSpec

JsonSchema = dict[str, Any]


def build_schema() -> JsonSchema:
    """Build a JSON Schema, draft 2020-12, of the front matter of any content."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Front matter of Warm Recall content",
        **_describe_object(
            FIELD_SPECS, (name for name, key in FIELD_SPECS.items() if key.required and key.kinds == CONTENT_KINDS)
        ),
        "allOf": [_describe_kinds(PROGRAMME_KINDS, PROGRAMME_ID), _describe_kinds(ANSWER_KINDS, ANSWER_ID)],
    }


def _describe_kinds(kinds: tuple[str, ...], id_format: FieldFormat) -> JsonSchema:
    """Describe what is true of contents of some kinds only."""
    specs = {name: key for name, key in FIELD_SPECS.items() if set(kinds) <= set(key.kinds)}
    return {
        "if": {"properties": {"kind": {"enum": [*kinds]}}, "required": ["kind"]},
        "then": {
            "properties": {"id": _describe_text(id_format)},
            "required": [name for name, key in specs.items() if key.required],
            "propertyNames": {"enum": [*specs]},
        },
    }


def _describe_object(specs: Mapping[str, FieldSpec], required: Iterable[str]) -> JsonSchema:
    return {
        "type": "object",
        "properties": {name: _describe_field(key) for name, key in specs.items()},
        "required": [*required],
        "additionalProperties": False,
    }


def _describe_field(spec: FieldSpec) -> JsonSchema:
    description = {"description": spec.description}
    if spec.shape == "list":
        return {
            **description,
            "type": "array",
            "items": _describe_text(spec.text_format),
            **({"minItems": 1} if spec.required else {}),
        }
    if spec.shape == "mapping":
        return {
            **description,
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": _wrap_pattern(spec.text_format)},
            "additionalProperties": _describe_object(
                spec.specs, (name for name, each in spec.specs.items() if each.required)
            ),
        }
    return {**description, **_describe_text(spec.text_format)}


def _describe_text(text_format: FieldFormat) -> JsonSchema:
    """Describe one text, and the types an editor takes it for where it has no quotes."""
    if text_format.choices:
        return {"enum": [*text_format.choices]}
    found: JsonSchema = {"type": ["string", *text_format.unquoted_types] if text_format.unquoted_types else "string"}
    limits = {"minimum": text_format.minimum, "maximum": text_format.maximum}
    return {
        **found,
        "pattern": _wrap_pattern(text_format),
        **{name: at for name, at in limits.items() if at is not None},
    }


def _wrap_pattern(text_format: FieldFormat) -> str:
    """Return the pattern with any space around it, as the checker allows."""
    return rf"^\s*(?:{text_format.pattern})\s*$"

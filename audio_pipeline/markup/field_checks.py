"""Field checks: find faults in the front matter of one file."""

from collections.abc import Iterator, Mapping

from audio_pipeline.content.library import ANSWER_KINDS
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.field_formats import ANSWER_ID, LONGEST_ID_CHARACTERS, PROGRAMME_ID
from audio_pipeline.markup.fields import CONTENT_KINDS, FIELD_SPECS, FieldSpec, get_fields, get_text, make_variant_id
from audio_pipeline.markup.front_matter import Field, LocatedText
from audio_pipeline.markup.rules import format_choices, suggest_nearest

_SHAPES = {"text": "one text", "list": "a list: [one, two]", "mapping": "names with keys of their own"}

_VARIANTS_EXAMPLE = (
    'Write two lines, "variants:" and "  friend: {title: Tea with a Friend, names: [tea with a friend]}"'
)


def check_fields(fields: Mapping[str, Field], location: SourceLocation) -> Iterator[Fault]:
    """Report all faults in the keys of one file."""
    kind = get_text(fields, "kind")
    for name, key in FIELD_SPECS.items():
        if key.required and name not in fields and (kind in key.kinds or key.kinds == CONTENT_KINDS):
            yield _make_missing_fault(name, location, "the front matter")
    for name, field in fields.items():
        if kind in CONTENT_KINDS and name in FIELD_SPECS and kind not in FIELD_SPECS[name].kinds:
            hint = f"Only {format_choices(FIELD_SPECS[name].kinds)} has it: take it away"
            yield Fault(field.location, "unknown-key", f'"{name}" is no key of kind {kind}', hint)
        else:
            yield from _check_field(name, field, FIELD_SPECS)
    identity = fields.get("id")
    if kind in CONTENT_KINDS and identity and identity.shape == "text" and identity.texts[0].text:
        spelling = ANSWER_ID if kind in ANSWER_KINDS else PROGRAMME_ID
        yield from filter(None, [spelling.check(identity.texts[0])])
        yield from _check_variant_ids(identity.texts[0].text, get_fields(fields, "variants"))


def _check_variant_ids(own: str, variants: Mapping[str, Field]) -> Iterator[Fault]:
    """Report ids that are too long only with the variant's name."""
    for name, field in variants.items():
        if len(own) <= LONGEST_ID_CHARACTERS < len(whole := make_variant_id(own, name)):
            what = f'The id "{whole}" has {len(whole)} characters, more than {LONGEST_ID_CHARACTERS}'
            yield Fault(field.location, "bad-id", what, "Give the variant a shorter name")


def _make_missing_fault(name: str, location: SourceLocation, where: str) -> Fault:
    return Fault(location, "missing-key", f'"{name}" is missing', f'Add "{name}: …" to {where}')


def _check_field(name: str, field: Field, specs: Mapping[str, FieldSpec]) -> Iterator[Fault]:
    """Report all faults in one key."""
    if name not in specs:
        yield Fault(field.location, "unknown-key", f'"{name}" is no key here', suggest_nearest(name, specs))
    elif _is_empty(field, specs[name]):
        yield Fault(field.location, "empty-value", f'"{name}" is empty', f'Write something after "{name}:"')
    elif field.shape != specs[name].shape:
        shape = specs[name].shape
        hint = _VARIANTS_EXAMPLE if shape == "mapping" else f"Write it as {_SHAPES[shape]}"
        yield Fault(field.location, "wrong-type", f'"{name}" is not {_SHAPES[shape]}', hint)
    else:
        yield from _check_values(name, field, specs[name])


def _is_empty(field: Field, spec: FieldSpec) -> bool:
    """Tell whether a field is empty; an optional list may be, which says that there are none."""
    if field.shape == "list" and not field.texts:
        return spec.required
    if field.shape == "mapping":
        return not field.fields
    return field.shape != "other" and not any(entry.text for entry in field.texts)


def _check_values(name: str, field: Field, spec: FieldSpec) -> Iterator[Fault]:
    """Report all faults in the texts or the mapping after a key."""
    for entry in field.texts:
        if not entry.text:
            yield Fault(entry.location, "empty-value", f'"{name}" has an empty entry', "Fill it in or take it away")
        elif fault := spec.text_format.check(entry):
            yield fault
    for inner, each in field.fields.items():
        if fault := spec.text_format.check(LocatedText(text=inner, location=each.location)):
            yield fault
        yield from _check_mapping(inner, each, spec.specs)


def _check_mapping(name: str, field: Field, specs: Mapping[str, FieldSpec]) -> Iterator[Fault]:
    """Report all faults in the keys under one name."""
    if field.shape != "mapping":
        hint = f"Write {name}: {{title: …, names: […]}}"
        yield Fault(field.location, "wrong-type", f'"{name}" has no keys of its own', hint)
        return
    for inner, key in specs.items():
        if key.required and inner not in field.fields:
            yield _make_missing_fault(inner, field.location, f'"{name}"')
    for inner, each in field.fields.items():
        yield from _check_field(inner, each, specs)

"""Key faults: what is wrong with the front matter of one file."""

from collections.abc import Iterator, Mapping

from audio_pipeline.authoring.front_matter import Entry, Field
from audio_pipeline.authoring.keys import KEYS, KINDS, Key, fields_of, text_of, variant_id
from audio_pipeline.authoring.rules import choices, nearest
from audio_pipeline.authoring.spelling import ANSWER_ID, LONGEST_ID, PROGRAMME_ID
from audio_pipeline.errors import Fault, Place
from audio_pipeline.settings import ANSWERS

_SHAPES = {"text": "one text", "list": "a list: [one, two]", "mapping": "names with keys of their own"}

_VARIANTS_EXAMPLE = (
    'Write two lines, "variants:" and "  friend: {title: Tea with a Friend, names: [tea with a friend]}"'
)


def key_faults(fields: Mapping[str, Field], start: Place) -> Iterator[Fault]:
    """Everything wrong with the keys of one file."""
    kind = text_of(fields, "kind")
    for name, key in KEYS.items():
        if key.required and name not in fields and (kind in key.kinds or key.kinds == KINDS):
            yield _missing(name, start, "the front matter")
    for name, field in fields.items():
        if kind in KINDS and name in KEYS and kind not in KEYS[name].kinds:
            mend = f"Only {choices(KEYS[name].kinds)} has it: take it away"
            yield Fault(field.place, "unknown-key", f'"{name}" is no key of kind {kind}', mend)
        else:
            yield from _field_faults(name, field, KEYS)
    identity = fields.get("id")
    if kind in KINDS and identity and identity.shape == "text" and identity.entries[0].text:
        spelling = ANSWER_ID if kind in ANSWERS else PROGRAMME_ID
        yield from filter(None, [spelling.fault(identity.entries[0])])
        yield from _long_ids(identity.entries[0].text, fields_of(fields, "variants"))


def _long_ids(own: str, variants: Mapping[str, Field]) -> Iterator[Fault]:
    """Ids that are only too long with the variant's name."""
    for name, field in variants.items():
        if len(own) <= LONGEST_ID < len(whole := variant_id(own, name)):
            what = f'The id "{whole}" has {len(whole)} characters, more than {LONGEST_ID}'
            yield Fault(field.place, "bad-id", what, "Give the variant a shorter name")


def _missing(name: str, place: Place, where: str) -> Fault:
    return Fault(place, "missing-key", f'"{name}" is missing', f'Add "{name}: …" to {where}')


def _field_faults(name: str, field: Field, known: Mapping[str, Key]) -> Iterator[Fault]:
    """Everything wrong with one key."""
    if name not in known:
        yield Fault(field.place, "unknown-key", f'"{name}" is no key here', nearest(name, known))
    elif _is_empty(field, known[name]):
        yield Fault(field.place, "empty-value", f'"{name}" is empty', f'Write something after "{name}:"')
    elif field.shape != known[name].shape:
        shape = known[name].shape
        mend = _VARIANTS_EXAMPLE if shape == "mapping" else f"Write it as {_SHAPES[shape]}"
        yield Fault(field.place, "wrong-type", f'"{name}" is not {_SHAPES[shape]}', mend)
    else:
        yield from _value_faults(name, field, known[name])


def _is_empty(field: Field, key: Key) -> bool:
    """Whether nothing is said; an empty list says something where the key may be left out: there is none."""
    if field.shape == "list" and not field.entries:
        return key.required
    if field.shape == "mapping":
        return not field.fields
    return field.shape != "other" and not any(entry.text for entry in field.entries)


def _value_faults(name: str, field: Field, key: Key) -> Iterator[Fault]:
    """Everything wrong with the texts after a key, or with what is mapped under it."""
    for entry in field.entries:
        if not entry.text:
            yield Fault(entry.place, "empty-value", f'"{name}" has an empty entry', "Fill it in or take it away")
        elif fault := key.spelling.fault(entry):
            yield fault
    for inner, each in field.fields.items():
        if fault := key.spelling.fault(Entry(text=inner, place=each.place)):
            yield fault
        yield from _mapped_faults(inner, each, key.keys)


def _mapped_faults(name: str, field: Field, known: Mapping[str, Key]) -> Iterator[Fault]:
    """Everything wrong with one name's keys."""
    if field.shape != "mapping":
        mend = f"Write {name}: {{title: …, names: […]}}"
        yield Fault(field.place, "wrong-type", f'"{name}" has no keys of its own', mend)
        return
    for inner, key in known.items():
        if key.required and inner not in field.fields:
            yield _missing(inner, field.place, f'"{name}"')
    for inner, each in field.fields.items():
        yield from _field_faults(inner, each, known)

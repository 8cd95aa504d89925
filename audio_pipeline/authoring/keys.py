"""Keys: what the front matter of each kind of content may and must say."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from audio_pipeline.authoring.durations import clock_ms
from audio_pipeline.authoring.front_matter import Entry, Field
from audio_pipeline.authoring.rules import choices, nearest
from audio_pipeline.errors import Fault, Place
from audio_pipeline.settings import ANSWERS, PROGRAMMES

KINDS = (*PROGRAMMES, *ANSWERS)

Check = Callable[[Entry], Fault | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of the front matter."""

    kinds: tuple[str, ...] = KINDS
    required: bool = False
    shape: str = "text"
    check: Check = lambda _: None


def _date(entry: Entry) -> Fault | None:
    try:
        written = date.fromisoformat(entry.text).isoformat()
    except ValueError:
        written = ""
    if written == entry.text:
        return None
    return Fault(entry.place, "bad-date", f'"{entry.text}" is no day', "Write it as 2026-11-23")


def _length(entry: Entry) -> Fault | None:
    if clock_ms(entry.text):
        return None
    return Fault(entry.place, "bad-length", f'"{entry.text}" is no length', 'Write minutes and seconds as "5:00"')


def _position(entry: Entry) -> Fault | None:
    if re.fullmatch(r"[1-9][0-9]{0,5}", entry.text):
        return None
    return Fault(entry.place, "bad-position", f'"{entry.text}" is no position', "Write a whole number from 1")


def _source(entry: Entry) -> Fault | None:
    if re.fullmatch(r"R[1-9][0-9]{0,3}", entry.text):
        return None
    return Fault(entry.place, "bad-source", f'"{entry.text}" is no source', "Write its number as R12")


def _lower_case(entry: Entry) -> Fault | None:
    if entry.text == entry.text.lower():
        return None
    return Fault(entry.place, "name-case", f'"{entry.text}" has capital letters', f'Write "{entry.text.lower()}"')


KEYS: Mapping[str, Key] = {
    "id": Key(required=True),
    "kind": Key(required=True),
    "title": Key(required=True),
    "summary": Key(kinds=PROGRAMMES, required=True),
    "names": Key(kinds=PROGRAMMES, shape="list", check=_lower_case),
    "published": Key(kinds=PROGRAMMES, required=True, check=_date),
    "position": Key(kinds=PROGRAMMES, check=_position),
    "length": Key(kinds=PROGRAMMES, check=_length),
    "voice": Key(kinds=PROGRAMMES),
    "questions": Key(kinds=ANSWERS, required=True, shape="list"),
    "follow_up": Key(kinds=ANSWERS),
    "sources": Key(shape="list", check=_source),
}

_ID = {
    PROGRAMMES: (re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "guided-recall"),
    ANSWERS: (re.compile(r"[a-z0-9]+(_[a-z0-9]+)*"), "why_hug_helps"),
}


def key_faults(fields: Mapping[str, Field], start: Place) -> Iterator[Fault]:
    """Everything wrong with the keys of one file."""
    kind = text_of(fields, "kind")
    for name, key in KEYS.items():
        if key.required and name not in fields and (kind in key.kinds or key.kinds == KINDS):
            yield Fault(start, "missing-key", f'"{name}" is missing', f'Add a line "{name}: …" to the front matter')
    for name, field in fields.items():
        yield from _field_faults(name, field, kind)
    if kind in KINDS:
        yield from _id_faults(fields, kind)


def _field_faults(name: str, field: Field, kind: str) -> Iterator[Fault]:
    """Everything wrong with one key."""
    if name not in KEYS:
        yield Fault(field.place, "unknown-key", f'"{name}" is no key of the front matter', nearest(name, KEYS))
        return
    key = KEYS[name]
    if kind in KINDS and kind not in key.kinds:
        mend = f"Only {choices(key.kinds)} has it: take it away"
        yield Fault(field.place, "unknown-key", f'"{name}" is no key of kind {kind}', mend)
    elif _is_empty(field, key):
        yield Fault(field.place, "empty-value", f'"{name}" is empty', f'Write something after "{name}:"')
    elif field.shape != key.shape:
        shape = "a list: [one, two]" if key.shape == "list" else "one text"
        yield Fault(field.place, "wrong-type", f'"{name}" is not {shape}', f"Write it as {shape}")
    elif name == "kind" and kind not in KINDS:
        yield Fault(field.entries[0].place, "unknown-kind", f'"{kind}" is no kind', nearest(kind, KINDS))
    else:
        yield from _entry_faults(name, field, key.check)


def _is_empty(field: Field, key: Key) -> bool:
    """Whether nothing is said; an empty list says something where the key may be left out: there is none."""
    if field.shape == "list" and not field.entries:
        return key.required
    return field.shape != "other" and not any(entry.text for entry in field.entries)


def _entry_faults(name: str, field: Field, check: Check) -> Iterator[Fault]:
    for entry in field.entries:
        if not entry.text:
            yield Fault(entry.place, "empty-value", f'"{name}" has an empty entry', "Fill it in or take it away")
        elif fault := check(entry):
            yield fault


def _id_faults(fields: Mapping[str, Field], kind: str) -> Iterator[Fault]:
    identity = text_of(fields, "id")
    pattern, example = next(rule for kinds, rule in _ID.items() if kind in kinds)
    if identity and not pattern.fullmatch(identity):
        place = fields["id"].entries[0].place
        yield Fault(place, "bad-id", f'"{identity}" is no id of kind {kind}', f"Write lower-case words as {example}")


def text_of(fields: Mapping[str, Field], name: str) -> str:
    """The one text after a key; empty if there is none."""
    field = fields.get(name)
    return field.entries[0].text if field and field.shape == "text" else ""


def texts_of(fields: Mapping[str, Field], name: str) -> tuple[str, ...]:
    """All texts after a key."""
    field = fields.get(name)
    return tuple(entry.text for entry in field.entries) if field else ()

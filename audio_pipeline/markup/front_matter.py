"""Front matter: parse the YAML between --- lines into keys with their texts and locations.

Every value is a text as it is written: 5:00 stays "5:00" and no stays "no"; only ~ and null are empty.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from audio_pipeline.errors import Fault, SourceLocation

if TYPE_CHECKING:
    from yaml import YAMLError
    from yaml.events import Event

_FENCE = "---"

LONGEST_FRONT_MATTER_CHARACTERS = 40_000
"""The most characters of a front matter: ten variants with fifty names each, and quickly read however it is nested."""

_NOTHING = ("~", "null", "Null", "NULL")
"""The texts that are an empty value in YAML, unless they are in quotes."""

_DEEPEST = 2
"""The most mappings within one another: variants, and each variant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedText:
    """A text of the front matter and its location."""

    text: str
    location: SourceLocation


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A key and its value."""

    location: SourceLocation
    shape: str
    """"text", "list" (of texts), "mapping" or "other"."""
    texts: tuple[LocatedText, ...] = ()
    """The text, or the texts of a list."""
    fields: "Mapping[str, Field]" = field(default_factory=dict)
    """The keys of a mapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The parsed front matter of a file."""

    fields: Mapping[str, Field]
    faults: tuple[Fault, ...]
    body_line: int
    """The line, from 1, at which the words begin."""


def parse_front_matter(lines: list[str], path: str) -> FrontMatter:
    """Parse the front matter of a file's lines."""
    start = SourceLocation(path)
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not lines or lines[first].rstrip() != _FENCE:
        hint = "Start the file with a --- line, then id, kind and title, then another --- line"
        return _reject(Fault(start, "no-front-matter", "The file has no front matter", hint), body_line=1)
    end = next((at for at, line in enumerate(lines[first + 1 :], first + 1) if line.rstrip() == _FENCE), None)
    if end is None:
        hint = "Put a --- line between it and the words"
        return _reject(Fault(start, "front-matter-end", "The front matter never ends", hint), body_line=len(lines) + 1)
    text = "\n" * first + "\n".join(lines[first + 1 : end]) + "\n"  # so that YAML counts the lines as we do
    if len(text) > LONGEST_FRONT_MATTER_CHARACTERS:
        what = f"The front matter has {len(text)} characters, more than {LONGEST_FRONT_MATTER_CHARACTERS}"
        return _reject(Fault(start, "long-front-matter", what, "Put what is to be said under it"), body_line=end + 2)
    parsed = _parse_yaml(text, path, body_line=end + 2)
    return replace(parsed, faults=(_make_empty_line_fault(start, first), *parsed.faults)) if first else parsed


def _make_empty_line_fault(location: SourceLocation, lines: int) -> Fault:
    what, hint = (
        ("An empty line stands", "Take the empty line away") if lines == 1 else ("Empty lines stand", "Take them away")
    )
    return Fault(location, "no-front-matter", f"{what} above the front matter", hint)


def _reject(fault: Fault, *, body_line: int) -> FrontMatter:
    return FrontMatter(fields={}, faults=(fault,), body_line=body_line)


def _parse_yaml(text: str, path: str, *, body_line: int) -> FrontMatter:
    """Parse YAML by its events; no object is built from them, so neither depth nor references can do harm."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # libyaml is many times quicker, where it is there
    try:
        events = list(yaml.parse(text, Loader=loader))
    except yaml.YAMLError as broken:
        return _reject(_make_yaml_fault(broken, path), body_line=body_line)
    inside = events[2:-2]  # within the stream and its one document
    documents = sum(isinstance(event, yaml.DocumentStartEvent) for event in events)
    if documents != 1 or not isinstance(inside[0], yaml.MappingStartEvent):
        fault = Fault(SourceLocation(path, 2), "not-a-mapping", "The front matter has no keys", _KEYS)
        return _reject(fault, body_line=body_line)
    faults: list[Fault] = []
    fields = _parse_fields(inside, path, 0, faults)
    return FrontMatter(fields=fields, faults=tuple(faults), body_line=body_line)


_KEYS = 'Write lines such as "title: …"'
_QUOTES = 'Put a text that holds ": " or starts with a sign in "quotes", and indent with spaces'


def _make_yaml_fault(broken: "YAMLError", path: str) -> Fault:
    place = _locate_mark(getattr(broken, "problem_mark", None), path)
    why = getattr(broken, "problem", None) or "it cannot be read"
    return Fault(place, "bad-yaml", f"The front matter is not YAML ({why})", _QUOTES)


def _split_values(events: Iterable["Event"]) -> Iterator[list["Event"]]:
    """Yield the events of each key and each value, in turn."""
    import yaml

    depth, value = 0, []
    for event in events:
        value.append(event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if not depth:
            yield value
            value = []


def _parse_fields(events: Sequence["Event"], path: str, depth: int, faults: list[Fault]) -> dict[str, Field]:
    """Parse the keys of a mapping, from its first event to its last, and add what is wrong to the faults."""
    import yaml

    values = list(_split_values(events[1:-1]))
    fields: dict[str, Field] = {}
    for (first, *_), value in zip(values[::2], values[1::2], strict=True):
        key = _parse_text(first, path)
        if not key:
            faults.append(Fault(_locate_mark(first.start_mark, path), "not-a-mapping", "A key is not a word", _KEYS))
        elif key.text in fields:
            faults.append(Fault(key.location, "repeated-key", f'"{key.text}" stands here twice', "Keep one of them"))
        elif depth < _DEEPEST and isinstance(value[0], yaml.MappingStartEvent):
            fields[key.text] = Field(
                location=key.location, shape="mapping", fields=_parse_fields(value, path, depth + 1, faults)
            )
        else:
            fields[key.text] = _parse_field(key.location, value, path)
    return fields


def _parse_field(location: SourceLocation, value: Sequence["Event"], path: str) -> Field:
    """Parse a text or a list of texts; the shape of anything else is "other"."""
    import yaml

    is_list = isinstance(value[0], yaml.SequenceStartEvent)
    entries = [_parse_text(event, path) for event in (value[1:-1] if is_list else value)]
    if None in entries:
        return Field(location=location, shape="other")
    return Field(location=location, shape="list" if is_list else "text", texts=tuple(each for each in entries if each))


def _parse_text(event: "Event", path: str) -> LocatedText | None:
    """Parse a text; None if the event is something else."""
    text = getattr(event, "value", None)
    if text is None:
        return None
    is_nothing = text in _NOTHING and event.implicit[0]  # type: ignore[attr-defined] # every text has it
    return LocatedText(text="" if is_nothing else " ".join(text.split()), location=_locate_mark(event.start_mark, path))


def _locate_mark(mark: Any, path: str) -> SourceLocation:
    """Return the location of a YAML mark, which counts from 0 and leaves out the --- line."""
    return SourceLocation(path, mark.line + 2, mark.column + 1) if mark else SourceLocation(path, 2)

"""Show: parse show.toml into ShowSettings."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from audio_pipeline.content.library import READING_STYLES, Pace, ShowSettings
from audio_pipeline.errors import Fault
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.toml import TomlFile


@dataclass(frozen=True, slots=True, kw_only=True)
class _SettingSpec:
    """The rule for one value of show.toml."""

    kind: type
    is_valid: Callable[[Any], bool]
    expected: str
    """A description of the values that are allowed."""


def _allow_number(kind: type, lowest: float, highest: float) -> _SettingSpec:
    return _SettingSpec(kind=kind, is_valid=lambda value: lowest <= value <= highest, expected=f"{lowest} to {highest}")


def _allow_text(pattern: str, expected: str) -> _SettingSpec:
    return _SettingSpec(
        kind=str, is_valid=lambda value: re.fullmatch(pattern, value, re.DOTALL) is not None, expected=expected
    )


_SOME_WORDS = _allow_text(r".*\S.*", "some words")
_URL = _allow_text(r"(https?://\S+)?", "an address with https://, or empty")

_SHOW: Mapping[str, _SettingSpec] = {
    "title": _SOME_WORDS,
    "author": _SOME_WORDS,
    "description": _SOME_WORDS,
    "language": _allow_text(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en-US"),
    "website": _URL,
    "email": _allow_text(r"(\S+@\S+)?", "an e-mail address, or empty"),
    "category": _SOME_WORDS,
    "subcategory": _allow_text(r".*", "some words, or empty"),
    "public_url": _URL,
    "engine": _allow_text(r"[a-z0-9-]+", "the name of an engine"),
    "adult": _SettingSpec(kind=bool, is_valid=lambda _: True, expected="true or false"),
}

_OPTIONAL: Mapping[str, _SettingSpec] = {
    "guid": _allow_text(
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the GUID of the published show, in small letters"
    ),
}

_STYLES = tuple(dict.fromkeys(READING_STYLES.values()))

_PACE: Mapping[str, _SettingSpec] = {
    "voice": _SOME_WORDS,
    "rate": _allow_number(float, 0.5, 2.0),
    "sentence_pause_ms": _allow_number(int, 0, 10_000),
    "paragraph_pause_ms": _allow_number(int, 0, 10_000),
    "chapter_pause_ms": _allow_number(int, 0, 10_000),
}


def parse_show(table: TomlFile) -> tuple[ShowSettings | None, list[Fault]]:
    """Return the settings, or all their faults."""
    faults = list(_check_show(table))
    if faults:
        return None, faults
    paces = {
        style: Pace(**{each.name: table.values["pace"][style][each.name] for each in fields(Pace)}) for style in _STYLES
    }
    names = [name for name in (*_SHOW, *_OPTIONAL) if name in table.values]
    return ShowSettings(**{name: table.values[name] for name in names}, pace=paces), []


def _check_show(table: TomlFile) -> Iterator[Fault]:
    values = {name: value for name, value in table.values.items() if name != "pace"}
    yield from _check_table(
        table, (), values, {**_SHOW, **{name: _OPTIONAL[name] for name in _OPTIONAL if name in values}}
    )
    paces = table.values.get("pace", {})
    if not isinstance(paces, dict):
        yield table.make_value_fault(
            ("pace",), "wrong-type", '"pace" is no table', "Write [pace.exercise] and its settings"
        )
        return
    for style in paces:
        if style not in _STYLES:
            hint = suggest_nearest(style, _STYLES)
            yield table.make_fault(("pace", style), "unknown-key", f'There is no pace for "{style}"', hint)
    for style in _STYLES:
        pace = paces.get(style, {})
        yield from _check_table(table, ("pace", style), pace if isinstance(pace, dict) else {}, _PACE)


def _check_table(
    table: TomlFile, above: tuple[str, ...], values: Mapping[str, Any], specs: Mapping[str, _SettingSpec]
) -> Iterator[Fault]:
    """Report all faults in the settings of one table."""
    for name in values.keys() - specs.keys():
        yield table.make_fault(
            (*above, name), "unknown-key", f'"{name}" is no setting', suggest_nearest(name, list(specs))
        )
    for name, setting in specs.items():
        if name not in values:
            where = f" to [{'.'.join(above)}]" if above else ""
            hint = f'Add a line "{name} = …"{where}: {setting.expected}'
            yield table.make_fault(above, "missing-key", f'"{".".join((*above, name))}" is missing', hint)
        elif fault := _check_value(table, (*above, name), values[name], setting):
            yield fault


def _check_value(table: TomlFile, keys: tuple[str, ...], value: object, spec: _SettingSpec) -> Fault | None:
    kinds = (int, float) if spec.kind is float else (spec.kind,)
    if not isinstance(value, kinds) or isinstance(value, bool) != (spec.kind is bool):
        what = f'"{keys[-1]}" is of another kind'
        return table.make_value_fault(keys, "wrong-type", what, f"Write {spec.expected}")
    if not spec.is_valid(value):
        return table.make_value_fault(
            keys, "out-of-range", f'"{keys[-1]}" cannot be {value!r}', f"Write {spec.expected}"
        )
    return None

"""Show: show.toml made Settings."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from audio_pipeline.authoring.rules import nearest
from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault
from audio_pipeline.settings import MANNERS, Pace, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """What one value of show.toml may be."""

    kind: type
    fits: Callable[[Any], bool]
    form: str
    """What fits, in words."""


def _number(kind: type, lowest: float, highest: float) -> _Setting:
    return _Setting(kind=kind, fits=lambda value: lowest <= value <= highest, form=f"{lowest} to {highest}")


def _text(pattern: str, form: str) -> _Setting:
    return _Setting(kind=str, fits=lambda value: re.fullmatch(pattern, value, re.DOTALL) is not None, form=form)


_SOME = _text(r".*\S.*", "some words")
_ADDRESS = _text(r"(https?://\S+)?", "an address with https://, or empty")

_SHOW: Mapping[str, _Setting] = {
    "title": _SOME,
    "author": _SOME,
    "description": _SOME,
    "language": _text(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en-US"),
    "website": _ADDRESS,
    "email": _text(r"(\S+@\S+)?", "an e-mail address, or empty"),
    "category": _SOME,
    "subcategory": _text(r".*", "some words, or empty"),
    "public_url": _ADDRESS,
    "engine": _text(r"[a-z0-9-]+", "the name of an engine"),
    "adult": _Setting(kind=bool, fits=lambda _: True, form="true or false"),
}

_OPTIONAL: Mapping[str, _Setting] = {
    "guid": _text(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the GUID of the published show, in small letters"),
}

_MANNERS = tuple(dict.fromkeys(MANNERS.values()))

_PACE: Mapping[str, _Setting] = {
    "voice": _SOME,
    "rate": _number(float, 0.5, 2.0),
    "sentence_pause_ms": _number(int, 0, 10_000),
    "paragraph_pause_ms": _number(int, 0, 10_000),
    "chapter_pause_ms": _number(int, 0, 10_000),
}


def show(table: Table) -> tuple[Settings | None, list[Fault]]:
    """The settings, or everything that is wrong with them."""
    faults = list(_faults(table))
    if faults:
        return None, faults
    paces = {manner: _pace(table.values["pace"][manner]) for manner in _MANNERS}
    there = [name for name in (*_SHOW, *_OPTIONAL) if name in table.values]
    return Settings(**{name: table.values[name] for name in there}, pace=paces), []


def _pace(values: Mapping[str, Any]) -> Pace:
    return Pace(**{each.name: values[each.name] for each in fields(Pace)})


def _faults(table: Table) -> Iterator[Fault]:
    values = {name: value for name, value in table.values.items() if name != "pace"}
    yield from _table_faults(
        table, (), values, {**_SHOW, **{name: _OPTIONAL[name] for name in _OPTIONAL if name in values}}
    )
    paces = table.values.get("pace", {})
    if not isinstance(paces, dict):
        yield table.value_fault(("pace",), "wrong-type", '"pace" is no table', "Write [pace.exercise] and its settings")
        return
    for manner in paces:
        if manner not in _MANNERS:
            mend = nearest(manner, _MANNERS)
            yield table.fault(("pace", manner), "unknown-key", f'There is no pace for "{manner}"', mend)
    for manner in _MANNERS:
        found = paces.get(manner, {})
        yield from _table_faults(table, ("pace", manner), found if isinstance(found, dict) else {}, _PACE)


def _table_faults(
    table: Table, above: tuple[str, ...], values: Mapping[str, Any], known: Mapping[str, _Setting]
) -> Iterator[Fault]:
    """Everything wrong with the settings of one table."""
    for name in values.keys() - known.keys():
        yield table.fault((*above, name), "unknown-key", f'"{name}" is no setting', nearest(name, list(known)))
    for name, setting in known.items():
        if name not in values:
            where = f" to [{'.'.join(above)}]" if above else ""
            mend = f'Add a line "{name} = …"{where}: {setting.form}'
            yield table.fault(above, "missing-key", f'"{".".join((*above, name))}" is missing', mend)
        elif fault := _value_fault(table, (*above, name), values[name], setting):
            yield fault


def _value_fault(table: Table, keys: tuple[str, ...], value: object, setting: _Setting) -> Fault | None:
    kinds = (int, float) if setting.kind is float else (setting.kind,)
    if not isinstance(value, kinds) or isinstance(value, bool) != (setting.kind is bool):
        what = f'"{keys[-1]}" is of another kind'
        return table.value_fault(keys, "wrong-type", what, f"Write {setting.form}")
    if not setting.fits(value):
        return table.value_fault(keys, "out-of-range", f'"{keys[-1]}" cannot be {value!r}', f"Write {setting.form}")
    return None

"""Settings table: check the values of a table of a TOML file against the rule for each of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from audio_pipeline.errors import Fault
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.toml import TomlFile

Keys = tuple[str | int, ...]
"""The way to a value: the names of tables, and numbers in lists of tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingSpec:
    """The rule for one value."""

    kind: type
    is_valid: Callable[[Any], bool]
    expected: str
    """A description of the values that are allowed."""
    required: bool = True


def allow_number(kind: type, lowest: float, highest: float, *, required: bool = True) -> SettingSpec:
    """Return the rule for a number in this range."""
    return SettingSpec(
        kind=kind,
        is_valid=lambda value: lowest <= value <= highest,
        expected=f"{lowest} to {highest}",
        required=required,
    )


def allow_text(pattern: str, expected: str, *, required: bool = True) -> SettingSpec:
    """Return the rule for a text that this pattern matches as a whole."""
    return SettingSpec(
        kind=str,
        is_valid=lambda value: re.fullmatch(pattern, value, re.DOTALL) is not None,
        expected=expected,
        required=required,
    )


def allow_texts(pattern: str, expected: str) -> SettingSpec:
    """Return the rule for a list of texts, each of which this pattern matches as a whole; it may be left out."""
    return SettingSpec(
        kind=list,
        is_valid=lambda values: all(isinstance(each, str) and re.fullmatch(pattern, each) for each in values),
        expected=expected,
        required=False,
    )


def allow_switch(*, required: bool = True) -> SettingSpec:
    """Return the rule for true or false."""
    return SettingSpec(kind=bool, is_valid=lambda _: True, expected="true or false", required=required)


def check_table(
    table: TomlFile, above: Keys, values: Mapping[str, Any], specs: Mapping[str, SettingSpec]
) -> Iterator[Fault]:
    """Report all faults in the settings of one table."""
    for name in values.keys() - specs.keys():
        yield table.make_fault(
            (*above, name), "unknown-key", f'"{name}" is no setting', suggest_nearest(name, list(specs))
        )
    for name, setting in specs.items():
        if name in values:
            yield from _check_value(table, (*above, name), values[name], setting)
        elif setting.required:
            path = ".".join(str(key) for key in above if isinstance(key, str))
            hint = f'Add a line "{name} = …"{f" to [{path}]" if path else ""}: {setting.expected}'
            what = f'"{path}.{name}" is missing' if path else f'"{name}" is missing'
            yield table.make_fault(above, "missing-key", what, hint)


def _check_value(table: TomlFile, keys: Keys, value: object, spec: SettingSpec) -> Iterator[Fault]:
    kinds = (int, float) if spec.kind is float else (spec.kind,)
    if not isinstance(value, kinds) or isinstance(value, bool) != (spec.kind is bool):
        what = f'"{keys[-1]}" is of another kind'
        yield table.make_value_fault(keys, "wrong-type", what, f"Write {spec.expected}")
    elif not spec.is_valid(value):
        what = f'"{keys[-1]}" cannot be {value!r}'
        yield table.make_value_fault(keys, "out-of-range", what, f"Write {spec.expected}")

"""Figures: parse figures.toml, which has the persons, animals and places that listeners bring to mind."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from audio_pipeline.catalog import FIGURE_KINDS, Figure
from audio_pipeline.errors import Fault
from audio_pipeline.markup.field_formats import VARIANT
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.toml import TomlFile
from audio_pipeline.markup.unspeakable_symbols import find_unspeakable

_KEYS: Mapping[str, tuple[type, str]] = {
    "words": (list, '["grandmother", "nan"]'),
    "phrases": (list, '["someone who has died"]'),
    "said_back": (str, '"your grandmother"'),
    "form": (str, '"grandparent", the name of a variant'),
    "kind": (str, '"person"'),
}
"""The type of each key, and an example."""

_DEFAULTS: Mapping[str, Any] = {"words": [], "phrases": [], "said_back": "", "form": "", "kind": "person"}

_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
_WORD = r"[a-z]+(['\s]+[a-z]+)*"
"""A word or a phrase, in the letters that the skill reads in a request."""


def parse_figures(table: TomlFile) -> tuple[tuple[Figure, ...], list[Fault]]:
    """Return every figure, in order, and the faults of the file."""
    faults = list(_check_table(table))
    found = {} if faults else table.values.get("figures", {})
    figures = tuple(_make_figure(name, {**_DEFAULTS, **values}) for name, values in found.items())
    return figures, faults or list(_check_repeated(table, figures))


def _make_figure(name: str, values: Mapping[str, Any]) -> Figure:
    return Figure(
        id=name,
        words=tuple(map(_join_words, values["words"])),
        phrases=tuple(map(_join_words, values["phrases"])),
        said_back=_join_words(values["said_back"]),
        form=values["form"],
        kind=values["kind"],
    )


def _join_words(text: str) -> str:
    return " ".join(text.split())


def _check_repeated(table: TomlFile, figures: tuple[Figure, ...]) -> Iterator[Fault]:
    """Report a word that two figures have, or that one has twice."""
    owners: dict[str, str] = {}
    for figure in figures:
        for key, words in (("words", figure.words), ("phrases", figure.phrases)):
            for word in words:
                if word in owners:
                    what = f'"{word}" is a word of "{owners[word]}" already'
                    yield table.make_value_fault(
                        ("figures", figure.id, key), "repeated-word", what, "Keep one of the two"
                    )
                owners.setdefault(word, figure.id)


def _check_table(table: TomlFile) -> Iterator[Fault]:
    for name in table.values.keys() - {"figures"}:
        yield table.make_fault((name,), "unknown-key", f'"{name}" is not read', "Write [figures.…] for each figure")
    figures = table.values.get("figures", {})
    if not isinstance(figures, dict):
        hint = "Write [figures.…] for each figure"
        yield table.make_fault(("figures",), "wrong-type", '"figures" is no table', hint)
        return
    for name, values in figures.items():
        yield from _check_figure(table, name, values)


def _check_figure(table: TomlFile, name: str, values: object) -> Iterator[Fault]:
    keys = ("figures", name)
    if not re.fullmatch(_ID, name):
        yield table.make_fault(
            keys, "bad-figure", f'"{name}" is no id of a figure', "Write lower-case words as inner-child"
        )
    if not isinstance(values, dict):
        hint = f'Write [figures.{name}] and words = ["…"] under it'
        yield table.make_fault(keys, "wrong-type", f'"{name}" is no table', hint)
        return
    if not values.get("words") and not values.get("phrases"):
        yield table.make_fault(keys, "empty-value", f'"{name}" has no words', 'Add a line words = ["…"]')
    yield from _check_keys(table, name, values)
    yield from _check_values(table, name, {key: each for key, each in values.items() if _has_type(key, each)})


def _check_keys(table: TomlFile, name: str, values: Mapping[str, object]) -> Iterator[Fault]:
    """Report keys of one figure that are unknown or of another type."""
    for key, value in values.items():
        keys = ("figures", name, key)
        if key not in _KEYS:
            yield table.make_fault(keys, "unknown-key", f'"{key}" is no key', suggest_nearest(key, _KEYS))
        elif not _has_type(key, value):
            yield table.make_value_fault(
                keys, "wrong-type", f'"{key}" has the wrong type', f"Write {key} = {_KEYS[key][1]}"
            )


def _has_type(key: str, value: object) -> bool:
    """Tell whether a value has the type of its key; every entry of a list is a text."""
    if not isinstance(value, _KEYS.get(key, (type(None),))[0]):
        return False
    return not isinstance(value, list) or all(isinstance(each, str) for each in value)


def _check_values(table: TomlFile, name: str, values: Mapping[str, Any]) -> Iterator[Fault]:
    """Report wrong values of one figure; each has the right type."""
    for key in ("words", "phrases"):
        for word in values.get(key, ()):
            if not re.fullmatch(_WORD, word.strip()):
                what, hint = f'"{word}" is not in letters from a to z', "Write it as it is spoken, in lower case"
                yield table.make_value_fault(("figures", name, key), "bad-figure", what, hint)
    for _, sign in find_unspeakable(values.get("said_back", "")):
        hint = "Write it in words"
        yield table.make_value_fault(
            ("figures", name, "said_back"), "unspoken-symbol", f'"{sign}" would be read badly', hint
        )
    if values.get("form") and not re.fullmatch(VARIANT.pattern, values["form"]):
        keys, what = ("figures", name, "form"), VARIANT.what.format(values["form"])
        yield table.make_value_fault(keys, VARIANT.rule, what, VARIANT.make_hint(values["form"]))
    if (kind := values.get("kind", FIGURE_KINDS[0])) not in FIGURE_KINDS:
        keys, hint = ("figures", name, "kind"), suggest_nearest(kind, FIGURE_KINDS)
        yield table.make_value_fault(keys, "unknown-kind", f'"{kind}" is no kind of figure', hint)

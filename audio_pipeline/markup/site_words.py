"""Site words: parse site.toml into SiteWords."""

from collections.abc import Iterator, Mapping
from typing import Any

from audio_pipeline.content.library import PROGRAMME_KINDS
from audio_pipeline.content.site_words import SiteLink, SiteSection, SiteWords
from audio_pipeline.errors import Fault
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.toml import TomlFile

_TEXTS = ("headline", "welcome", "play", "voice", "ask")
_TABLES: Mapping[str, tuple[str, str]] = {
    "link": ("title", "url"),
    "privacy": ("title", "text"),
    "terms": ("title", "text"),
}
"""The keys of each table that may be there many times."""

_EXAMPLES: Mapping[str, str] = {
    **dict.fromkeys(_TEXTS, 'some words, as "Welcome"'),
    "say": 'a list of sentences, as ["Alexa, open Warm Recall."]',
    "about_kinds": "[about_kinds] and a line for a kind of programme",
    "headlines": "[headlines] and a line for the id of an answer",
    **{name: f"[[{name}]] with its {' and its '.join(keys)}" for name, keys in _TABLES.items()},
}
"""What may be written, by key."""


def parse_site_words(table: TomlFile) -> tuple[SiteWords, list[Fault]]:
    """Return the words of the site, and the faults of the file; with faults there are no words."""
    faults = list(_check_table(table))
    if faults:
        return SiteWords(), faults
    values = table.values
    return SiteWords(
        **{name: values[name].strip() for name in _TEXTS if name in values},
        say=tuple(values.get("say", ())),
        about_kinds=_strip(values.get("about_kinds", {})),
        headlines=_strip(values.get("headlines", {})),
        links=tuple(SiteLink(**_strip(each)) for each in values.get("link", ())),
        privacy=tuple(SiteSection(**_strip(each)) for each in values.get("privacy", ())),
        terms=tuple(SiteSection(**_strip(each)) for each in values.get("terms", ())),
    ), []


def _strip(values: Mapping[str, str]) -> dict[str, str]:
    return {name: text.strip() for name, text in values.items()}


def _check_table(table: TomlFile) -> Iterator[Fault]:
    for name, value in table.values.items():
        if name not in _EXAMPLES:
            yield table.make_fault(
                (name,), "unknown-key", f'"{name}" is not read', suggest_nearest(name, list(_EXAMPLES))
            )
        elif not _is_valid(name, value):
            what = f'"{name}" is of another kind'
            yield table.make_value_fault((name,), "wrong-type", what, f"Write {_EXAMPLES[name]}")
    yield from _check_kinds(table, table.values.get("about_kinds"))
    if "ask" in table.values and "{name}" not in str(table.values["ask"]):
        hint = 'Write {name} where the name is to stand: "Alexa, play {name}."'
        yield table.make_value_fault(("ask",), "out-of-range", '"ask" names no programme', hint)


def _check_kinds(table: TomlFile, kinds: object) -> Iterator[Fault]:
    for kind in kinds if isinstance(kinds, dict) else ():
        if kind not in PROGRAMME_KINDS:
            what, hint = f'"{kind}" is no kind of programme', suggest_nearest(kind, PROGRAMME_KINDS)
            yield table.make_fault(("about_kinds", kind), "unknown-key", what, hint)


def _is_valid(name: str, value: Any) -> bool:
    if name in _TABLES:
        return isinstance(value, list) and all(
            isinstance(each, dict) and each.keys() == {*_TABLES[name]} and _are_texts(each.values()) for each in value
        )
    if name in ("about_kinds", "headlines"):
        return isinstance(value, dict) and _are_texts(value.values())
    return isinstance(value, list) and _are_texts(value) if name == "say" else isinstance(value, str)


def _are_texts(values: Any) -> bool:
    return all(isinstance(each, str) and each.strip() for each in values)

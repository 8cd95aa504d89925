"""Show: parse show.toml into ShowSettings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from audio_pipeline.content.apple_categories import APPLE_CATEGORIES
from audio_pipeline.content.library import PROGRAMME_KINDS, READING_STYLES, Pace, ShowSettings
from audio_pipeline.errors import Fault
from audio_pipeline.markup.categories import explain_unknown_category
from audio_pipeline.markup.other_voices import NAME as OTHER_VOICES
from audio_pipeline.markup.other_voices import check_other_voices, parse_other_voices
from audio_pipeline.markup.podcast import check_podcast, parse_podcast
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.settings_table import (
    SettingSpec,
    allow_number,
    allow_switch,
    allow_text,
    allow_texts,
    check_table,
)
from audio_pipeline.markup.toml import TomlFile

_SOME_WORDS = allow_text(r".*\S.*", "some words")
_URL = allow_text(r"(https?://\S+)?", "an address with https://, or empty")

_SHOW: Mapping[str, SettingSpec] = {
    "title": _SOME_WORDS,
    "author": _SOME_WORDS,
    "description": _SOME_WORDS,
    "language": allow_text(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a language tag such as en-US"),
    "website": _URL,
    "email": allow_text(r"(\S+@\S+)?", "an e-mail address, or empty"),
    "category": _SOME_WORDS,
    "subcategory": allow_text(r".*", "some words, or empty"),
    "public_url": _URL,
    "engine": allow_text(r"[a-z0-9-]+", "the name of an engine"),
    "adult": allow_switch(),
    "guid": allow_text(
        r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "the GUID of the published show, in small letters", required=False
    ),
}

_STYLES = tuple(dict.fromkeys(READING_STYLES.values()))

_PACE: Mapping[str, SettingSpec] = {
    "voice": _SOME_WORDS,
    "rate": allow_number(float, 0.5, 2.0),
    "sentence_pause_ms": allow_number(int, 0, 10_000),
    "paragraph_pause_ms": allow_number(int, 0, 10_000),
    "chapter_pause_ms": allow_number(int, 0, 10_000),
    "phrase_pause_ms": allow_number(int, 0, 2_000, required=False),
    "treble_db": allow_number(float, -12.0, 0.0, required=False),
}

_MARK: Mapping[str, SettingSpec] = {
    "kinds": allow_texts("|".join(PROGRAMME_KINDS), f"a list of kinds: {', '.join(PROGRAMME_KINDS)}"),
}

_TABLES = ("pace", "mark", "podcast", OTHER_VOICES)


def parse_show(table: TomlFile) -> tuple[ShowSettings | None, list[Fault]]:
    """Return the settings, or all their faults."""
    faults = list(_check_show(table))
    if faults:
        return None, faults
    paces = {style: _make_pace(table.values["pace"][style]) for style in _STYLES}
    settings = ShowSettings(**{name: table.values[name] for name in _SHOW if name in table.values}, pace=paces)
    mark_kinds = tuple(table.values.get("mark", {}).get("kinds", ()))
    podcast, other_voices = parse_podcast(table.values.get("podcast", {})), parse_other_voices(table)
    return replace(settings, mark_kinds=mark_kinds, podcast=podcast, other_voices=other_voices), []


def _make_pace(values: Mapping[str, Any]) -> Pace:
    return Pace(**{name: values[name] for name in _PACE if name in values})


def _check_show(table: TomlFile) -> Iterator[Fault]:
    values = {name: value for name, value in table.values.items() if name not in _TABLES}
    yield from check_table(table, (), values, _SHOW)
    yield from _check_category(table)
    yield from check_podcast(table)
    yield from check_other_voices(table)
    yield from _check_paces(table)
    yield from _check_mark(table)


def _check_category(table: TomlFile) -> Iterator[Fault]:
    category, subcategory = table.values.get("category"), table.values.get("subcategory")
    if not isinstance(category, str) or not isinstance(subcategory, str):
        return  # another fault says so
    if fault := explain_unknown_category(category, subcategory):
        name = "subcategory" if category in APPLE_CATEGORIES else "category"
        yield table.make_value_fault((name,), "unknown-category", *fault)


def _check_mark(table: TomlFile) -> Iterator[Fault]:
    mark = table.values.get("mark", {})
    if isinstance(mark, dict):
        yield from check_table(table, ("mark",), mark, _MARK)
    else:
        yield table.make_value_fault(("mark",), "wrong-type", '"mark" is no table', "Write [mark] and its settings")


def _check_paces(table: TomlFile) -> Iterator[Fault]:
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
        yield from check_table(table, ("pace", style), pace if isinstance(pace, dict) else {}, _PACE)

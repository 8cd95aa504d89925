"""Podcast: parse the table [podcast] of show.toml, all of which may be left out."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from audio_pipeline.content.apple_categories import split_category
from audio_pipeline.content.library import PROGRAMME_KINDS
from audio_pipeline.errors import Fault
from audio_pipeline.markup.categories import explain_unknown_category
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.settings_table import (
    Keys,
    SettingSpec,
    allow_number,
    allow_switch,
    allow_text,
    allow_texts,
    check_table,
)
from audio_pipeline.markup.toml import TomlFile
from audio_pipeline.podcast import (
    EPISODIC,
    SERIAL,
    Funding,
    License,
    Person,
    Podcast,
    Publisher,
    Season,
    Value,
    ValueRecipient,
)

_URL = r"https://\S+"
_GUID = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_SHORT = r"(?=.*\S).{1,128}"
"""The longest names that apps show whole (podcast namespace)."""

_NAME, _NAME_HINT = allow_text(_SHORT, "1 to 128 characters"), "1 to 128 characters"
_OPTIONAL_NAME = allow_text(_SHORT, _NAME_HINT, required=False)
_OPTIONAL_URL = allow_text(_URL, "an address with https://", required=False)
_SELECTORS = allow_texts(r"[a-z0-9]+(-[a-z0-9]+)*", "a list of ids of programmes and of kinds")

_SWITCHES = dict.fromkeys(("explicit", "locked", "complete", "variants"), allow_switch(required=False))

_PODCAST: Mapping[str, SettingSpec] = {
    "type": allow_text(f"{SERIAL}|{EPISODIC}", f'"{SERIAL}" or "{EPISODIC}"', required=False),
    **_SWITCHES,
    "copyright": allow_text(r"(?=.*\S).{1,255}", "1 to 255 characters", required=False),
    "new_feed_url": _OPTIONAL_URL,
    "more_categories": allow_texts(r".*\S.*", 'a list such as ["Education > Self-Improvement"]'),
    "episodes": _SELECTORS,
    "bonus": _SELECTORS,
    "block": allow_texts(r"[a-z0-9]+", 'a list such as ["all"], or of the ids of platforms'),
    "websub_hub": _OPTIONAL_URL,
    "podping_url": _OPTIONAL_URL,
}

_LISTS: Mapping[str, tuple[type, Mapping[str, SettingSpec]]] = {
    "seasons": (Season, {"name": _OPTIONAL_NAME, "episodes": _SELECTORS, "bonus": _SELECTORS}),
    "people": (
        Person,
        {"name": _NAME, "role": _OPTIONAL_NAME, "group": _OPTIONAL_NAME, "href": _OPTIONAL_URL, "img": _OPTIONAL_URL},
    ),
    "funding": (Funding, {"url": allow_text(_URL, "an address with https://"), "text": _NAME}),
}
"""The lists of tables, each table's type and rules."""

_RECIPIENTS = "recipients"

_TABLES: Mapping[str, tuple[type, Mapping[str, SettingSpec]]] = {
    "license": (License, {"name": _NAME, "url": _OPTIONAL_URL}),
    "publisher": (
        Publisher,
        {"guid": allow_text(_GUID, "the GUID of the publisher's feed"), "feed_url": _OPTIONAL_URL},
    ),
    "value": (Value, {"type": _NAME, "method": _NAME, "suggested": _OPTIONAL_NAME}),
}

_RECIPIENT: Mapping[str, SettingSpec] = {
    "name": _NAME,
    "type": _NAME,
    "address": allow_text(r"\S+", "an address without spaces"),
    "split": allow_number(int, 1, 1_000_000),
}


def parse_podcast(values: Mapping[str, Any]) -> Podcast:
    """Return the settings of a table in which check_podcast finds no fault."""
    parsed: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in values.items() if name in _PODCAST
    }
    parsed |= {
        name: tuple(kind(**_freeze(each)) for each in values[name])
        for name, (kind, _) in _LISTS.items()
        if name in values
    }
    parsed |= {name: _build_table(kind, values[name]) for name, (kind, _) in _TABLES.items() if name in values}
    # Without seasons of its own, a show that lists its episodes has none.
    return Podcast(**{"seasons": (), **parsed} if "episodes" in parsed else parsed)


def _freeze(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}


def _build_table(kind: type, values: Mapping[str, Any]) -> object:
    texts = {name: value for name, value in values.items() if name != _RECIPIENTS}
    recipients = tuple(ValueRecipient(**each) for each in values.get(_RECIPIENTS, ()))
    return kind(**texts, recipients=recipients) if recipients else kind(**texts)


def check_podcast(table: TomlFile) -> Iterator[Fault]:
    """Report all faults in the table."""
    values = table.values.get("podcast", {})
    if not isinstance(values, dict):
        yield table.make_value_fault(("podcast",), "wrong-type", '"podcast" is no table', "Write [podcast]")
        return
    yield from check_table(
        table,
        ("podcast",),
        {name: value for name, value in values.items() if name not in {*_LISTS, *_TABLES}},
        _PODCAST,
    )
    for name, (_, specs) in _LISTS.items():
        yield from _check_list(table, ("podcast", name), values.get(name, []), specs)
    for name, (_, specs) in _TABLES.items():
        if name in values:
            yield from _check_named_table(table, ("podcast", name), values[name], specs)
    yield from _check_categories(table, values.get("more_categories", []))


def check_episodes(table: TomlFile, ids: Collection[str]) -> Iterator[Fault]:
    """Report the episodes of a valid table that are neither the id of a programme nor a kind."""
    podcast = table.values.get("podcast", {})
    tables: list[tuple[Keys, Mapping[str, Any]]] = [(("podcast",), podcast)]
    tables += [(("podcast", "seasons", number), each) for number, each in enumerate(podcast.get("seasons", []))]
    for keys, values in tables:
        for name in ("episodes", "bonus"):
            for selector in values.get(name, []):
                if selector not in ids and selector not in PROGRAMME_KINDS:
                    hint = suggest_nearest(selector, sorted({*ids, *PROGRAMME_KINDS}))
                    what = f'"{selector}" is neither a programme nor a kind'
                    yield table.make_value_fault((*keys, name), "unknown-episode", what, hint)


def _check_list(table: TomlFile, keys: Keys, values: object, specs: Mapping[str, SettingSpec]) -> Iterator[Fault]:
    header = ".".join(str(key) for key in keys if isinstance(key, str))
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        what = f'"{keys[-1]}" is no list of tables'
        yield table.make_value_fault(keys, "wrong-type", what, f"Write [[{header}]] above each")
        return
    for number, each in enumerate(values):
        yield from check_table(table, (*keys, number), each, specs)


def _check_named_table(
    table: TomlFile, keys: Keys, values: object, specs: Mapping[str, SettingSpec]
) -> Iterator[Fault]:
    if not isinstance(values, dict):
        what = f'"{keys[-1]}" is no table'
        yield table.make_value_fault(keys, "wrong-type", what, f"Write [{'.'.join(map(str, keys))}]")
        return
    recipients = values.get(_RECIPIENTS, []) if keys[-1] == "value" else []
    known = {name: value for name, value in values.items() if name != _RECIPIENTS or keys[-1] != "value"}
    yield from check_table(table, keys, known, specs)
    yield from _check_list(table, (*keys, _RECIPIENTS), recipients, _RECIPIENT)


def _check_categories(table: TomlFile, written: object) -> Iterator[Fault]:
    for each in written if isinstance(written, list) else []:
        if isinstance(each, str) and (fault := explain_unknown_category(*split_category(each))):
            yield table.make_value_fault(("podcast", "more_categories"), "unknown-category", *fault)

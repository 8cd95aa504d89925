"""Tables: what stands beside the words, in show.toml, lexicon.toml, references.toml and helplines.toml."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.helplines import helplines
from audio_pipeline.authoring.lexicon import lexicon
from audio_pipeline.authoring.references import references
from audio_pipeline.authoring.show import show
from audio_pipeline.authoring.table import Table, table
from audio_pipeline.errors import Fault
from audio_pipeline.settings import MANNERS, Helpline, Saying, Settings

Opened = tuple[bytes, str] | Fault
"""The bytes of a file and its path, or why it could not be opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All of them, read."""

    settings: Settings | None
    """None if show.toml has a fault."""
    lexicon: Mapping[str, Saying]
    references: Mapping[str, str]
    helplines: tuple[Helpline, ...]
    helplines_table: Table | None
    """Where to show what is not said for an answer; None if it has a fault of its own."""
    engine: Entry | None
    voices: tuple[Entry, ...]
    """Those the paces name."""
    faults: tuple[Fault, ...]


def tables(opened: Callable[[str], Opened]) -> Tables:
    """Read every table, opened by its name."""
    shown, show_faults = _table(opened("show.toml"))
    words, word_faults = _table(opened("lexicon.toml"))
    numbers, number_faults = _table(opened("references.toml"))
    lines, line_faults = _table(opened("helplines.toml"))
    # Of a broken file its values are unknown: nothing else can be said of it.
    settings, more_show_faults = (None, []) if show_faults else show(shown)
    sayings, more_word_faults = lexicon(words)
    full, more_number_faults = references(numbers)
    known, more_line_faults = helplines(lines)
    of_lines = (*line_faults, *more_line_faults)
    faults = (show_faults, more_show_faults, word_faults, more_word_faults, number_faults, more_number_faults, of_lines)
    paces = (_named(shown, "pace", manner, "voice") for manner in dict.fromkeys(MANNERS.values()))
    return Tables(
        settings=settings,
        lexicon=sayings,
        references=full,
        helplines=known,
        helplines_table=None if of_lines else lines,
        engine=_named(shown, "engine"),
        voices=tuple(filter(None, paces)),
        faults=tuple(fault for each in faults for fault in each),
    )


def _table(opened: Opened) -> tuple[Table, list[Fault]]:
    if isinstance(opened, Fault):
        return Table(path=opened.place.path, text="", values={}), [opened]
    return table(*opened)


def _named(shown: Table, *keys: str) -> Entry | None:
    """The text under these keys of show.toml, right or wrong; None if there is none."""
    value: object = shown.values
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return Entry(text=value, place=shown.value_place(*keys)) if isinstance(value, str) else None

"""Lexicon: parse lexicon.toml, and find its faults."""

from collections.abc import Iterator, Mapping

from audio_pipeline.content.library import Pronunciation
from audio_pipeline.errors import Fault
from audio_pipeline.markup.rules import suggest_nearest
from audio_pipeline.markup.toml import TomlFile

_WAYS = ("ipa", "say")


def parse_lexicon(table: TomlFile) -> tuple[Mapping[str, Pronunciation], list[Fault]]:
    """Return the pronunciation of every word, and the faults of the file."""
    faults = list(_check_table(table))
    if faults:
        return {}, faults
    words = table.values.get("words", {})
    return {_normalise_word(word): Pronunciation(**ways) for word, ways in words.items()}, []


def _normalise_word(word: str) -> str:
    return " ".join(word.lower().split())


def _check_table(table: TomlFile) -> Iterator[Fault]:
    for name in table.values.keys() - {"words"}:
        yield table.make_fault((name,), "unknown-key", f'"{name}" is not read', "Write [words.…] for each word")
    words = table.values.get("words", {})
    if not isinstance(words, dict):
        yield table.make_fault(("words",), "wrong-type", '"words" is no table', "Write [words.…] for each word")
        return
    known: set[str] = set()
    for word, ways in words.items():
        if _normalise_word(word) in known:
            yield table.make_fault(("words", word), "repeated-word", f'"{word}" stands here twice', "Keep one of them")
        known.add(_normalise_word(word))
        yield from _check_word(table, word, ways)


def _check_word(table: TomlFile, word: str, ways: object) -> Iterator[Fault]:
    keys = ("words", word)
    if not isinstance(ways, dict):
        yield table.make_fault(
            keys, "wrong-type", f'"{word}" is no table', f'Write [words.{word}] and ipa = "…" under it'
        )
        return
    if not word.strip() or not ways:
        yield table.make_fault(keys, "empty-value", f'"{word}" has no pronunciation', 'Write ipa = "…" or say = "…"')
    for way, text in ways.items():
        if way not in _WAYS:
            yield table.make_fault(
                (*keys, way), "unknown-key", f'"{way}" is no way to say a word', suggest_nearest(way, _WAYS)
            )
        elif not isinstance(text, str):
            yield table.make_value_fault((*keys, way), "wrong-type", f'"{way}" is no text', f'Write {way} = "…"')
        elif not text.strip():
            yield table.make_value_fault((*keys, way), "empty-value", f'"{way}" is empty', "Fill it in or take it away")

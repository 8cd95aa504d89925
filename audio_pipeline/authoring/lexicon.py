"""Lexicon: lexicon.toml, how words are said, and saying them so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from audio_pipeline.authoring.rules import nearest
from audio_pipeline.authoring.table import Table
from audio_pipeline.errors import Fault
from audio_pipeline.model import Span
from audio_pipeline.settings import Saying

_WAYS = ("ipa", "say")


def lexicon(table: Table) -> tuple[Mapping[str, Saying], list[Fault]]:
    """Every word and how it is said, and everything wrong with them."""
    faults = list(_faults(table))
    if faults:
        return {}, faults
    words = table.values.get("words", {})
    return {_heard(word): Saying(**ways) for word, ways in words.items()}, []


def _heard(word: str) -> str:
    return " ".join(word.lower().split())


def _faults(table: Table) -> Iterator[Fault]:
    for name in table.values.keys() - {"words"}:
        yield table.fault((name,), "unknown-key", f'"{name}" is not read', "Write [words.…] for each word")
    words = table.values.get("words", {})
    if not isinstance(words, dict):
        yield table.fault(("words",), "wrong-type", '"words" is no table', "Write [words.…] for each word")
        return
    known: set[str] = set()
    for word, ways in words.items():
        if _heard(word) in known:
            yield table.fault(("words", word), "repeated-word", f'"{word}" stands here twice', "Keep one of them")
        known.add(_heard(word))
        yield from _word_faults(table, word, ways)


def _word_faults(table: Table, word: str, ways: object) -> Iterator[Fault]:
    keys = ("words", word)
    if not isinstance(ways, dict):
        yield table.fault(keys, "wrong-type", f'"{word}" is no table', f'Write [words.{word}] and ipa = "…" under it')
        return
    if not word.strip() or not ways:
        yield table.fault(keys, "empty-value", f'"{word}" is not told how', 'Write ipa = "…" or say = "…"')
    for way, text in ways.items():
        if way not in _WAYS:
            yield table.fault((*keys, way), "unknown-key", f'"{way}" is no way to say a word', nearest(way, _WAYS))
        elif not isinstance(text, str):
            yield table.value_fault((*keys, way), "wrong-type", f'"{way}" is no text', f'Write {way} = "…"')
        elif not text.strip():
            yield table.value_fault((*keys, way), "empty-value", f'"{way}" is empty', "Fill it in or take it away")


def pattern(lexicon: Mapping[str, Saying]) -> re.Pattern[str] | None:
    """Finds the lexicon's words, the longest first, whole, with the 's of a possessive."""
    if not lexicon:
        return None
    words = "|".join(re.escape(word) for word in sorted(lexicon, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!\w['’])({words})(['’]s)?(?!\w)(?!['’]\w)", re.IGNORECASE)


def said_so(span: Span, lexicon: Mapping[str, Saying], words: re.Pattern[str] | None) -> Iterator[Span]:
    """The span, cut where the lexicon has a say; an author's own mark is left alone."""
    if not words or span.ipa or span.said or span.language:
        yield span
        return
    at = 0
    for found in words.finditer(span.text):
        saying = lexicon.get(found[1].lower())
        if saying:
            if span.text[at : found.start()]:
                yield replace(span, text=span.text[at : found.start()])
            yield _said(span, found, saying)
            at = found.end()
    if span.text[at:]:
        yield replace(span, text=span.text[at:]) if at else span


def _said(span: Span, found: re.Match[str], saying: Saying) -> Span:
    possessive = found[2] or ""
    return replace(
        span,
        text=found[0],
        said=saying.say and saying.say + possessive,
        ipa=saying.ipa and saying.ipa + (_possessive_ipa(saying.ipa) if possessive else ""),
    )


def _possessive_ipa(ipa: str) -> str:
    """How 's is said after these sounds in English."""
    if ipa.endswith(("s", "z", "ʃ", "ʒ")):
        return "ɪz"
    return "s" if ipa.endswith(("p", "t", "k", "f", "θ")) else "z"

"""Pronunciation: give words the pronunciation that the lexicon has for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from audio_pipeline.content.library import Pronunciation
from audio_pipeline.content.model import Span


def compile_lexicon(lexicon: Mapping[str, Pronunciation]) -> re.Pattern[str] | None:
    """Compile a pattern of the lexicon's words, the longest first, whole, with the 's of a possessive."""
    if not lexicon:
        return None
    words = "|".join(re.escape(word) for word in sorted(lexicon, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?<!\w['’])({words})(['’]s)?(?!\w)(?!['’]\w)", re.IGNORECASE)


def apply_lexicon(
    span: Span, lexicon: Mapping[str, Pronunciation], lexicon_pattern: re.Pattern[str] | None
) -> Iterator[Span]:
    """Split the span where the lexicon has a word; an author's own mark is left alone."""
    if not lexicon_pattern or span.ipa or span.alias or span.language:
        yield span
        return
    at = 0
    for match in lexicon_pattern.finditer(span.text):
        pronunciation = lexicon.get(match[1].lower())
        if pronunciation:
            if span.text[at : match.start()]:
                yield replace(span, text=span.text[at : match.start()])
            yield _pronounce_span(span, match, pronunciation)
            at = match.end()
    if span.text[at:]:
        yield replace(span, text=span.text[at:]) if at else span


def _pronounce_span(span: Span, match: re.Match[str], pronunciation: Pronunciation) -> Span:
    possessive = match[2] or ""
    return replace(
        span,
        text=match[0],
        alias=pronunciation.say and pronunciation.say + possessive,
        ipa=pronunciation.ipa and pronunciation.ipa + (_pronounce_possessive(pronunciation.ipa) if possessive else ""),
    )


def _pronounce_possessive(ipa: str) -> str:
    """Return the sound of 's after these sounds in English."""
    if ipa.endswith(("s", "z", "ʃ", "ʒ")):
        return "ɪz"
    return "s" if ipa.endswith(("p", "t", "k", "f", "θ")) else "z"

"""Spoken text: what is read aloud of a Segment, how fast, and how loud."""

import functools
import math
import re
import unicodedata

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError, SourceLocation

RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.2, "x-fast": 1.4}
"""SSML's words for a rate, as speeds; SSML leaves the numbers to the engine."""

VOLUMES_DB = {"silent": -math.inf, "x-soft": -10.0, "soft": -6.0, "medium": 0.0, "loud": 3.0, "x-loud": 6.0}
"""SSML's words for a volume, against the voice's own; SSML leaves the numbers to us."""

_SPOKEN_SIGNS = frozenset("°©")
"""Of the pictures and signs, those that are read as words."""

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})

# Brackets would open the voice's own marks; the rest of these are type, not speech.
_UNSPOKEN_TYPOGRAPHY = re.compile(r"[\[\]{}`\\_*|\ufe0e\ufe0f]")


def get_spoken_text(span: Span) -> str:
    """Give what is read aloud of a Span: its words without emoji, brackets and invisible characters."""
    words = "".join(char for char in _UNSPOKEN_TYPOGRAPHY.sub("", span.alias or span.text) if _is_speakable(char))
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words).translate(_HYPHENS))


@functools.cache
def _is_speakable(char: str) -> bool:
    category = unicodedata.category(char)
    return char.isspace() or char in _SPOKEN_SIGNS or not (category.startswith("C") or category == "So")


def find_unreadable_letters(text: str) -> str:
    """The letters of a text that no voice of ours reads: those of other alphabets, however Latin they may look."""
    if text.isascii():
        return ""
    return "".join(char for char in text if char.isalpha() and not unicodedata.name(char, "").startswith("LATIN"))


def require_latin_text(span: Span, location: SourceLocation) -> str:
    """Give what is read aloud of a Span; EngineError if no voice of ours could read it."""
    words = get_spoken_text(span)
    if strange := find_unreadable_letters(words):
        mend = 'Write it in Latin letters, or say how it sounds: (word)[sub:"…"] or (word)[ipa:"…"]'
        raise EngineError(f'the voice cannot read "{strange}"', where=str(location), hint=mend)
    return words


def count_characters(segment: Segment) -> int:
    """How many of them are read: what a voice is paid by."""
    return sum(len(get_spoken_text(span)) for span in segment.spans)


def has_words(segment: Segment) -> bool:
    """Tell whether there is anything to say: an engine makes noise of lone punctuation."""
    return any(map(has_words_in, segment.spans))


def has_words_in(span: Span) -> bool:
    """Tell whether there is anything to say in this part of it."""
    return bool(span.ipa) or any(char.isalnum() for char in get_spoken_text(span))


def find_shared_mark(mark: str, segment: Segment) -> str:
    """Find what a mark asks of all spoken words of a Segment alike; empty if they differ or have none."""
    asked: set[str] = {getattr(span, mark) for span in segment.spans if has_words_in(span)}
    return asked.pop() if len(asked) == 1 else ""


def calculate_speed(segment: Segment) -> float:
    """Say how fast to speak against the voice's own pace: the Segment's rate times the mark its words share."""
    return segment.rate * _parse_rate(find_shared_mark("rate", segment) or "medium", segment)


def calculate_span_speed(span: Span, segment: Segment) -> float:
    """Say how fast to speak one Span of it, for an engine that can change its pace within a sentence."""
    return segment.rate * _parse_rate(span.rate or "medium", segment)


def find_volume_db(segment: Segment) -> float:
    """Say how loud to be against the voice's own level, where all words share a volume: -inf is not heard at all."""
    if not any(span.volume for span in segment.spans):
        return 0.0
    return VOLUMES_DB.get(find_shared_mark("volume", segment), 0.0)


def _parse_rate(rate: str, segment: Segment) -> float:
    percent = re.fullmatch(r"(\d{2,3})%", rate)
    if percent:
        return int(percent[1]) / 100
    if rate not in RATES:
        words = ", ".join(RATES)
        raise EngineError(f'"{rate}" is no rate', where=str(segment.location), hint=f"Use {words}, or a percentage")
    return RATES[rate]

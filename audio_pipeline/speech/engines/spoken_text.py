"""Spoken text: the words of a Segment that are read aloud, their speed and their volume."""

import functools
import math
import re
import unicodedata

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import EngineError, SourceLocation

RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "fast": 1.2, "x-fast": 1.4}
"""Speeds of SSML's words for a rate; SSML leaves the numbers to the engine."""

VOLUMES_DB = {"silent": -math.inf, "x-soft": -10.0, "soft": -6.0, "medium": 0.0, "loud": 3.0, "x-loud": 6.0}
"""Gains of SSML's words for a volume; SSML does not define the numbers."""

_SPOKEN_SIGNS = frozenset("°©")
"""The symbols that are read as words."""

_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})

# Brackets would start marks of the voice's own; the other characters are typography.
_UNSPOKEN_TYPOGRAPHY = re.compile(r"[\[\]{}`\\_*|\ufe0e\ufe0f]")


def get_spoken_text(span: Span) -> str:
    """Return the words of a Span without emoji, brackets and invisible characters."""
    words = "".join(char for char in _UNSPOKEN_TYPOGRAPHY.sub("", span.alias or span.text) if _is_speakable(char))
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words).translate(_HYPHENS))


@functools.cache
def _is_speakable(char: str) -> bool:
    category = unicodedata.category(char)
    return char.isspace() or char in _SPOKEN_SIGNS or not (category.startswith("C") or category == "So")


def find_unreadable_letters(text: str) -> str:
    """Return the letters that no voice reads: those of other alphabets, even if they look Latin."""
    if text.isascii():
        return ""
    return "".join(char for char in text if char.isalpha() and not unicodedata.name(char, "").startswith("LATIN"))


def require_latin_text(span: Span, location: SourceLocation) -> str:
    """Return what is read aloud of a Span; EngineError if no voice can read it."""
    words = get_spoken_text(span)
    if unreadable := find_unreadable_letters(words):
        hint = 'Write it in Latin letters, or say how it sounds: (word)[sub:"…"] or (word)[ipa:"…"]'
        raise EngineError(f'the voice cannot read "{unreadable}"', where=str(location), hint=hint)
    return words


def count_characters(segment: Segment) -> int:
    """Count the characters that are read, by which services are paid."""
    return sum(len(get_spoken_text(span)) for span in segment.spans)


def has_words(segment: Segment) -> bool:
    """Return whether a Segment has words: engines make noise of punctuation alone."""
    return any(map(has_words_in, segment.spans))


def has_words_in(span: Span) -> bool:
    """Return whether a Span has words."""
    return bool(span.ipa) or any(char.isalnum() for char in get_spoken_text(span))


def find_shared_mark(mark: str, segment: Segment) -> str:
    """Return the value of a mark that all spoken words of a Segment share; empty if they differ or have none."""
    values: set[str] = {getattr(span, mark) for span in segment.spans if has_words_in(span)}
    return values.pop() if len(values) == 1 else ""


def calculate_speed(segment: Segment) -> float:
    """Return the speed of a Segment, 1 for the voice's own: its rate times the mark that its words share."""
    return segment.rate * _parse_rate(find_shared_mark("rate", segment) or "medium", segment)


def calculate_span_speed(span: Span, segment: Segment) -> float:
    """Return the speed of one Span, for an engine that can change its speed within a sentence."""
    return segment.rate * _parse_rate(span.rate or "medium", segment)


def find_volume_db(segment: Segment) -> float:
    """Return the gain of a Segment in dB: its level, and the volume that its words share; -inf for silence."""
    if not any(span.volume for span in segment.spans):
        return segment.level_db
    return segment.level_db + VOLUMES_DB.get(find_shared_mark("volume", segment), 0.0)


def _parse_rate(rate: str, segment: Segment) -> float:
    percent = re.fullmatch(r"(\d{2,3})%", rate)
    if percent:
        return int(percent[1]) / 100
    if rate not in RATES:
        words = ", ".join(RATES)
        raise EngineError(f'"{rate}" is not a rate', where=str(segment.location), hint=f"Use {words}, or a percentage")
    return RATES[rate]

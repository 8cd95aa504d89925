"""Longest speech: bound the time that any voice can take for words, to recognise what is not speech.

They are wide on purpose: speech_duration.py estimates the probable length. docs/voices.md has the measurements.
"""

import re

from audio_pipeline.content.model import Segment
from audio_pipeline.speech.engines.spoken_text import calculate_speed, get_spoken_text

_QUICKEST_LETTER_MS, _QUICKEST_WORD_MS = 30, 130
"""No voice at its own pace is faster than the faster of the two: 33 letters or 8 words a second."""

_SLOWEST_LETTER_MS, _SLOWEST_WORD_MS, _SLOWEST_STOP_MS, _SLOWEST_NAME_MS = 90, 150, 400, 400
_SLACK_MS = 700
"""Added for short sounds such as "Shhh"."""

_SPELLED_CHARACTER = re.compile(r"\d|[A-Z](?![a-z])")
"""A digit, or a letter of an abbreviation: each may be a word."""
_STOP = re.compile(r"[,;:—–….?!]")


def estimate_length_bounds_ms(segment: Segment) -> tuple[float, float]:
    """Return the shortest and longest time from the first sound of these words to the last, in milliseconds."""
    text, words, pace = _join_spoken_text(segment), count_words(segment), calculate_speed(segment)
    letters, names, stops = sum(map(str.isalnum, text)), len(_SPELLED_CHARACTER.findall(text)), len(_STOP.findall(text))
    shortest_ms = min(letters * _QUICKEST_LETTER_MS, words * _QUICKEST_WORD_MS)
    longest_ms = letters * _SLOWEST_LETTER_MS + names * _SLOWEST_NAME_MS + words * _SLOWEST_WORD_MS
    longest_ms += stops * _SLOWEST_STOP_MS + _SLACK_MS
    return shortest_ms / max(pace, 1.0), longest_ms / min(pace, 1.0)


def count_words(segment: Segment) -> int:
    """Count the words that are spoken."""
    return len(_join_spoken_text(segment).split())


def _join_spoken_text(segment: Segment) -> str:
    return "".join(get_spoken_text(span) for span in segment.spans)

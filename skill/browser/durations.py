"""Durations: spoken lengths as a device sends them in a slot: "a minute and a half" is PT90S (pure)."""

from collections.abc import Sequence

from skill.playback.naming.lengths import is_length, merge_lengths, parse_length_ms

DURATION = "AMAZON.DURATION"


def interpret_duration(words: Sequence[str]) -> str:
    """Return the length that these words say, as ISO 8601; empty if they say none, or more than that."""
    merged = merge_lengths(words)
    if len(merged) != 1 or not is_length(merged[0]):
        return ""
    return f"PT{round(parse_length_ms(merged[0]) / 1_000)}S"

"""Breaths: parse the breath cues that an author writes, and check that a listener can follow them."""

import re

from audio_pipeline.content.model import BreathCue
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.durations import parse_duration_ms

SHORTEST_BREATH_MS, LONGEST_BREATH_MS = 2_000, 10_000
"""The shortest and the longest in-breath or out-breath: quicker makes dizzy, slower is hard."""

MOST_BREATHS = 12
"""The most breaths in a row."""

BREATH_EXAMPLE = "Write (breathe: in 4s, out 6s, 3 times)"

_BREATHS = r"in\s+([^,]+?)\s*,\s*out\s+([^,]+?)\s*,\s*([0-9]{1,4})\s+times?"


def parse_breath_cue(text: str, location: SourceLocation) -> BreathCue | Fault:
    """Parse the breaths of a (breathe: …)."""
    if "hold" in text:
        return Fault(location, "bad-breathe", "We never ask anyone to hold their breath", BREATH_EXAMPLE)
    match = re.fullmatch(_BREATHS, text)
    in_ms, out_ms = (parse_duration_ms(match[1]), parse_duration_ms(match[2])) if match else (None, None)
    if not match or in_ms is None or out_ms is None:
        return Fault(location, "bad-breathe", f'"{text}" is not written as breaths', BREATH_EXAMPLE)
    if not all(SHORTEST_BREATH_MS <= ms <= LONGEST_BREATH_MS for ms in (in_ms, out_ms)):
        hint = f"Give in and out {SHORTEST_BREATH_MS // 1_000} to {LONGEST_BREATH_MS // 1_000} s each"
        return Fault(location, "bad-breathe", "Breaths of this length are not comfortable", hint)
    if not 1 <= int(match[3]) <= MOST_BREATHS:
        hint = f"Ask for 1 to {MOST_BREATHS}; more may follow after some words"
        return Fault(location, "bad-breathe", f"There cannot be {match[3]} breaths in a row", hint)
    return BreathCue(in_ms=in_ms, out_ms=out_ms, times=int(match[3]), location=location)

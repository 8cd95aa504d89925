"""Durations: parse the lengths of time that an author writes, and check the length of a silence."""

import re

from audio_pipeline.content.model import Silence
from audio_pipeline.errors import Fault, SourceLocation

LONGEST_SILENCE_MS = 65_000
"""The longest silence: after more, a listener thinks that the programme has ended."""

_UNITS_MS = {"ms": 1, "s": 1_000, "min": 60_000, "h": 3_600_000}

# Nine digits are more than anybody means, and too few to overflow.
_DURATION = r"([-\u2212]?)\s*([0-9]{1,9}(?:\.[0-9]{1,9})?)\s*(ms|s|min|h)"

_CLOCK = r"([0-9]{1,2}):([0-5][0-9])"


def parse_duration_ms(text: str) -> int | None:
    """Parse "20s", "500ms" or "1.5 s" to milliseconds, which may be negative; None if it is no duration."""
    match = re.fullmatch(_DURATION, text.strip())
    if not match:
        return None
    ms = round(float(match[2]) * _UNITS_MS[match[3]])
    return -ms if match[1] else ms


def parse_clock_ms(text: str) -> int | None:
    """Parse "2:30" to milliseconds; None if it is no such time."""
    match = re.fullmatch(_CLOCK, text.strip())
    return (int(match[1]) * 60 + int(match[2])) * 1_000 if match else None


def parse_silence(text: str, location: SourceLocation) -> Silence | Fault:
    """Parse the length of a silence."""
    ms = parse_duration_ms(text)
    if ms is None:
        return Fault(location, "bad-duration", f'"{text}" is no length of time', "Write seconds as 20s, or 500ms")
    if not 0 <= ms <= LONGEST_SILENCE_MS:
        return Fault(location, "pause-range", f"A silence cannot last {text}", "Make it 0 to 65 s; several may follow")
    return Silence(ms=ms, location=location)

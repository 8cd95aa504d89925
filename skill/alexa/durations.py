"""Durations: lengths as Alexa sends them in a slot: ISO 8601, such as PT1M30S (pure)."""

import re

_UNITS_MS = {"D": 86_400_000, "H": 3_600_000, "M": 60_000, "S": 1_000}
_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?")
MAX_MS = 86_400_000
"""A day; a longer length is cut to it."""


def parse_duration_ms(text: str) -> int:
    """Return a duration in milliseconds; 0 if the text is none."""
    match = _DURATION.fullmatch(text)
    amounts = match.groups() if match else ()
    total_ms = sum(int(each[:9]) * ms for each, ms in zip(amounts, _UNITS_MS.values(), strict=False) if each)
    return min(total_ms, MAX_MS)

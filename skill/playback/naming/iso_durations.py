"""ISO durations: parses and formats a length as AMAZON.DURATION has it, such as PT10M (pure)."""

import re

_ISO = re.compile(r"P(?:(?P<d>\d{1,4})D)?(?:T(?:(?P<h>\d{1,5})H)?(?:(?P<m>\d{1,6})M)?(?:(?P<s>\d{1,7})(?:\.\d+)?S)?)?")
_UNITS_MS = {"d": 86_400_000, "h": 3_600_000, "m": 60_000, "s": 1_000}


def parse_iso_duration(text: str) -> int | None:
    """Return the length in milliseconds; None if the text is none of up to days, or is no time at all."""
    match = _ISO.fullmatch(text)
    length_ms = sum(int(match[unit] or 0) * ms for unit, ms in _UNITS_MS.items()) if match else 0
    return length_ms or None


def format_iso_duration(length_ms: int) -> str:
    """Return a length of whole seconds as Alexa sends it."""
    minutes, seconds = divmod(length_ms // 1_000, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + ("".join(f"{number}{unit}" for number, unit in parts if number) or "0S")

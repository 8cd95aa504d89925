"""Lengths: parses and formats spoken lengths, such as "twenty minutes" and "a minute and a half" (pure)."""

from collections.abc import Sequence

_MINUTE_MS, _HOUR_MS = 60_000, 3_600_000
_UNITS_MS = {
    "second": 1_000, "sec": 1_000, "minute": _MINUTE_MS, "min": _MINUTE_MS, "hour": _HOUR_MS, "hr": _HOUR_MS
}  # fmt: skip
_UP_TO_NINETEEN = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
CARDINALS = {
    **{word: number for number, word in enumerate(_UP_TO_NINETEEN)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
}
_A_HALF = ("and", "a", "half")
_FRACTIONS = (
    (("three", "quarters", "of", "an", "hour"), 0.75 * _HOUR_MS),
    (("a", "quarter", "of", "an", "hour"), 0.25 * _HOUR_MS),
    (("quarter", "of", "an", "hour"), 0.25 * _HOUR_MS),
    (("half", "an", "hour"), 0.5 * _HOUR_MS),
    (("half", "hour"), 0.5 * _HOUR_MS),
    (("half", "a", "minute"), 0.5 * _MINUTE_MS),
    (("half", "minute"), 0.5 * _MINUTE_MS),
)

_SUFFIX = "ms"


def merge_lengths(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words with each length merged into one: "ten minute" becomes "600000ms"."""
    merged: list[str] = []
    at = 0
    while at < len(words):
        length_ms, n_words = _parse_length(words[at:])
        if n_words and merged and is_length(merged[-1]):
            length_ms += parse_length_ms(merged.pop())
        elif n_words and merged[-1:] == ["and"] and len(merged) > 1 and is_length(merged[-2]):
            length_ms += parse_length_ms(merged[-2])
            del merged[-2:]
        merged.append(f"{length_ms}{_SUFFIX}" if n_words else words[at])
        at += n_words or 1
    return tuple(merged)


def is_length(word: str) -> bool:
    """Return whether this word is a length."""
    return word.endswith(_SUFFIX) and word.removesuffix(_SUFFIX).isdigit()


def parse_length_ms(length: str) -> int:
    """Return the length in milliseconds."""
    return int(length.removesuffix(_SUFFIX))


def format_length(length_ms: int) -> str:
    """Return a length in spoken words, rounded to half a minute; below one minute, to a second."""
    if length_ms < _MINUTE_MS:
        return f"{spell_number(round(length_ms / 1_000))} seconds"
    if length_ms % _HOUR_MS == 0:
        return "one hour" if length_ms == _HOUR_MS else f"{spell_number(length_ms // _HOUR_MS)} hours"
    halves = round(length_ms / (_MINUTE_MS / 2))
    minutes, has_half = divmod(halves, 2)
    if minutes == 1:
        return "a minute and a half" if has_half else "one minute"
    return f"{spell_number(minutes)} and a half minutes" if has_half else f"{spell_number(minutes)} minutes"


def _parse_length(words: Sequence[str]) -> tuple[int, int]:
    """Return the length these words begin with, in milliseconds, and how many words it takes; 0, 0 if none."""
    for fraction, length_ms in _FRACTIONS:
        if tuple(words[: len(fraction)]) == fraction:
            return round(length_ms), len(fraction)
    number, n_words = _parse_quantity(words)
    half_before = tuple(words[n_words : n_words + 3]) == _A_HALF
    n_words += 3 * half_before if n_words else 0
    unit = words[n_words].removesuffix("s") if n_words and n_words < len(words) else ""
    if unit not in _UNITS_MS or (unit == "second" and words[0] in ("a", "an")):
        return 0, 0
    half_after = tuple(words[n_words + 1 : n_words + 4]) == _A_HALF
    return round((number + 0.5 * (half_before or half_after)) * _UNITS_MS[unit]), n_words + 1 + 3 * half_after


def _parse_quantity(words: Sequence[str]) -> tuple[float, int]:
    """Return the number these words begin with, and how many words it takes."""
    first, second = (*words, "", "")[:2]
    if first == "couple" or (first == "a" and second == "couple"):
        n_words = 1 + (first == "a")
        return 2, n_words + (tuple(words[n_words : n_words + 1]) == ("of",))
    if first in _TENS and 0 < CARDINALS.get(second, 0) < len(_UP_TO_NINETEEN[:10]):
        return CARDINALS[first] + CARDINALS[second], 2
    if first in CARDINALS:
        return CARDINALS[first], 1
    if first.isdigit() and len(first) < len("10000"):
        return int(first), 1
    return (1, 1) if first in ("a", "an") else (0, 0)


def spell_number(number: int) -> str:
    """Return a number in words up to ninety-nine; a larger one in digits."""
    if number < len(_UP_TO_NINETEEN):
        return _UP_TO_NINETEEN[number]
    tens, ones = divmod(number, 10)
    if tens > len(_TENS) + 1:
        return str(number)
    return f"{_TENS[tens - 2]}-{_UP_TO_NINETEEN[ones]}" if ones else _TENS[tens - 2]

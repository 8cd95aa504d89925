"""Marks: what may stand in square brackets, in the named subset of Speech Markdown."""

import re
from collections.abc import Mapping

from audio_pipeline.authoring.durations import duration_ms, silence
from audio_pipeline.authoring.rules import choices, nearest
from audio_pipeline.authoring.signs import unread
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import Silence

STRENGTHS_MS = {"none": 0, "x-weak": 100, "weak": 200, "medium": 400, "strong": 800, "x-strong": 1_500}
"""SSML's names for a break, with lengths that suit a slow reading."""

_FIELDS = {
    "emphasis": "emphasis",
    "rate": "rate",
    "pitch": "pitch",
    "volume": "volume",
    "lang": "language",
    "ipa": "ipa",
    "sub": "said",
}
"""An author's word for each mark, and the Span's."""

_VALUES = {
    "emphasis": ("strong", "moderate", "none", "reduced"),
    "rate": ("x-slow", "slow", "medium", "fast", "x-fast"),
    "pitch": ("x-low", "low", "medium", "high", "x-high"),
    "volume": ("silent", "x-soft", "soft", "medium", "loud", "x-loud"),
}

_DEFAULTS = {"emphasis": "moderate", "rate": "medium", "pitch": "medium", "volume": "medium"}
"""What a mark without a value asks for, as in Speech Markdown."""

_QUOTED = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
_BREAK = rf"\s*break\s*:\s*{_QUOTED}\s*"
_MARK = rf"\s*(?P<name>[A-Za-z-]+)\s*(?::\s*{_QUOTED})?\s*(?:;\s*|\Z)"
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_UNSAYABLE = r"[&<>\[\]{}|\\`^~=@#*_]"


def is_break(text: str) -> bool:
    """Whether the brackets hold a break, rather than marks for the words before them."""
    return duration_ms(text) is not None or text.strip().startswith("break")


def break_(text: str, place: Place) -> Silence | Fault:
    """The silence of [2s], [500ms] or [break:"strong"]."""
    found = re.fullmatch(_BREAK, text)
    value = _value(found) if found else text.strip()
    if found and value in STRENGTHS_MS:
        return Silence(ms=STRENGTHS_MS[value], place=place)
    if duration_ms(value) is None:
        mend = f'Write [2s], [500ms] or [break:"strong"]; the strengths are {choices(STRENGTHS_MS)}'
        return Fault(place, "bad-mark", f"[{text}] is no break", mend)
    return silence(value, place)


def modifiers(text: str, place: Place) -> Mapping[str, str] | Fault:
    """What the brackets ask of the words before them: fields of a Span and their values."""
    asked: dict[str, str] = {}
    at = 0
    while at < len(text) or not asked:
        found = re.compile(_MARK).match(text, at)
        if not found:
            return Fault(place, "bad-mark", f"[{text}] is not written as a mark", _HOW)
        wrong = _wrong(found, place)
        if wrong:
            return wrong
        if _FIELDS[found["name"]] in asked:
            return Fault(place, "bad-mark", f'"{found["name"]}" stands there twice', "Keep one of them")
        asked[_FIELDS[found["name"]]] = (_value(found) or _DEFAULTS.get(found["name"], "")).strip()
        at = found.end()
    return asked


_HOW = 'Write (words)[rate:"slow"], with straight quotes and ; between several'


def _value(found: re.Match[str]) -> str:
    """What stood in the quotes; empty if there were none."""
    return found["double"] or found["single"] or ""


def _wrong(found: re.Match[str], place: Place) -> Fault | None:
    """What is wrong with one mark."""
    name, value = found["name"], _value(found).strip()
    if name not in _FIELDS:
        return Fault(place, "unknown-mark", f'"{name}" is no mark we know', nearest(name, _FIELDS))
    if found["double"] is None and found["single"] is None:
        if name in _DEFAULTS:
            return None
        return Fault(place, "bad-mark", f'"{name}" needs a value', f'Write {name}:"…"')
    if not value:
        return Fault(place, "empty-mark", f'"{name}" has an empty value', "Fill it in or take the mark away")
    return _wrong_value(name, value, place)


def _wrong_value(name: str, value: str, place: Place) -> Fault | None:
    """What is wrong with what a mark was given."""
    if name in _VALUES and value not in _VALUES[name]:
        return Fault(place, "bad-mark", f'"{value}" is no {name}', nearest(value, _VALUES[name]))
    if name == "lang" and not re.fullmatch(_LANGUAGE, value):
        return Fault(place, "bad-mark", f'"{value}" is no language', "Write a tag such as fr-FR")
    if name == "sub" and (re.search(_UNSAYABLE, value) or next(unread(value), None)):
        return Fault(place, "bad-mark", f'"{value}" cannot be said', "Write it in plain words")
    return None

"""Inline marks: parse the square brackets, in the named subset of Speech Markdown."""

import re
from collections.abc import Mapping

from audio_pipeline.content.model import Silence
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.durations import parse_duration_ms, parse_silence
from audio_pipeline.markup.rules import format_choices, suggest_nearest
from audio_pipeline.markup.unspeakable_symbols import find_unspeakable

BREAK_STRENGTHS_MS = {"none": 0, "x-weak": 100, "weak": 200, "medium": 400, "strong": 800, "x-strong": 1_500}
"""SSML's names for a break, with lengths that suit a slow reading."""

_SPAN_FIELDS = {
    "rate": "rate",
    "volume": "volume",
    "lang": "language",
    "ipa": "ipa",
    "sub": "alias",
}
"""The field of a Span for each mark."""

_VALUES = {
    "rate": ("x-slow", "slow", "medium", "fast", "x-fast"),
    "volume": ("silent", "x-soft", "soft", "medium", "loud", "x-loud"),
}

_DEFAULTS = {"rate": "medium", "volume": "medium"}
"""The value of a mark that is written without one, as in Speech Markdown."""

EMPHASIS_HINT = "a short break before the words, such as [500ms], makes them stand out"
_UNHEARD_MARKS = {
    "emphasis": EMPHASIS_HINT,
    "pitch": "(voice: NAME) in a paragraph of its own gives the words to another voice",
}
"""The marks of Speech Markdown that no engine of ours makes heard, and what to write in place of each."""

_QUOTED = r"""(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
_BREAK = rf"\s*break\s*:\s*{_QUOTED}\s*"
_MARK = rf"\s*(?P<name>[A-Za-z-]+)\s*(?::\s*{_QUOTED})?\s*(?:;\s*|\Z)"
_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_UNSAYABLE = r"[&<>\[\]{}|\\`^~=@#*_]"


def is_break(text: str) -> bool:
    """Tell whether the brackets hold a break, rather than marks for the words before them."""
    return parse_duration_ms(text) is not None or text.strip().startswith("break")


def parse_break(text: str, location: SourceLocation) -> Silence | Fault:
    """Parse the silence of [2s], [500ms] or [break:"strong"]."""
    match = re.fullmatch(_BREAK, text)
    value = _get_quoted(match) if match else text.strip()
    if match and value in BREAK_STRENGTHS_MS:
        return Silence(ms=BREAK_STRENGTHS_MS[value], location=location)
    if parse_duration_ms(value) is None:
        hint = f'Write [2s], [500ms] or [break:"strong"]; the strengths are {format_choices(BREAK_STRENGTHS_MS)}'
        return Fault(location, "bad-mark", f"[{text}] is no break", hint)
    return parse_silence(value, location)


def parse_marks(text: str, location: SourceLocation) -> Mapping[str, str] | Fault:
    """Parse the marks in square brackets to fields of a Span and their values."""
    values: dict[str, str] = {}
    at = 0
    while at < len(text) or not values:
        match = re.compile(_MARK).match(text, at)
        if not match:
            return Fault(location, "bad-mark", f"[{text}] is not written as a mark", _MARK_HINT)
        fault = _check_mark(match, location)
        if fault:
            return fault
        if _SPAN_FIELDS[match["name"]] in values:
            return Fault(location, "bad-mark", f'"{match["name"]}" stands there twice', "Keep one of them")
        values[_SPAN_FIELDS[match["name"]]] = (_get_quoted(match) or _DEFAULTS.get(match["name"], "")).strip()
        at = match.end()
    return values


_MARK_HINT = 'Write (words)[rate:"slow"], with straight quotes and ; between several'


def _get_quoted(match: re.Match[str]) -> str:
    """Return the text in the quotes; empty if there are none."""
    return match["double"] or match["single"] or ""


def _check_mark(match: re.Match[str], location: SourceLocation) -> Fault | None:
    """Return the fault of one mark; None if it has none."""
    name, value = match["name"], _get_quoted(match).strip()
    if name in _UNHEARD_MARKS:
        return Fault(
            location, "unheard-mark", f'No voice can do "{name}"', f"Take the mark away; {_UNHEARD_MARKS[name]}"
        )
    if name not in _SPAN_FIELDS:
        return Fault(location, "unknown-mark", f'"{name}" is no mark we know', suggest_nearest(name, _SPAN_FIELDS))
    if match["double"] is None and match["single"] is None:
        if name in _DEFAULTS:
            return None
        return Fault(location, "bad-mark", f'"{name}" needs a value', f'Write {name}:"…"')
    if not value:
        return Fault(location, "empty-mark", f'"{name}" has an empty value', "Fill it in or take the mark away")
    return _check_mark_value(name, value, location)


def _check_mark_value(name: str, value: str, location: SourceLocation) -> Fault | None:
    """Return the fault of the value of a mark; None if it has none."""
    if name in _VALUES and value not in _VALUES[name]:
        return Fault(location, "bad-mark", f'"{value}" is no {name}', suggest_nearest(value, _VALUES[name]))
    if name == "lang" and not re.fullmatch(_LANGUAGE, value):
        return Fault(location, "bad-mark", f'"{value}" is no language', "Write a tag such as fr-FR")
    if name == "sub" and (re.search(_UNSAYABLE, value) or next(find_unspeakable(value), None)):
        return Fault(location, "bad-mark", f'"{value}" cannot be said', "Write it in plain words")
    return None

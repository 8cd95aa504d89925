"""Abbreviations: find numbers, abbreviations and signs that voices read in different ways."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from audio_pipeline.content.model import Content
from audio_pipeline.lint.sentences import LintFinding, collect_spoken, split_field

NUMBER, DOUBT = "badly-read", "doubtful-reading"
"""The rules: a voice may say another number than is written, or say the right words awkwardly."""

_EXPANSIONS = {
    "dr": "Doctor",
    "st": "Saint, or Street",
    "prof": "Professor",
    "e.g": "for example",
    "i.e": "that is",
    "etc": "and so on",
    "vs": "against",
    "approx": "about",
    "min": "minutes",
    "mins": "minutes",
    "sec": "seconds",
    "secs": "seconds",
    "hr": "hour",
    "hrs": "hours",
    "mg": "milligrams",
    "mcg": "micrograms",
    "ml": "millilitres",
    "kg": "kilograms",
    "km": "kilometres",
    "cm": "centimetres",
    "et al": "and others",
    "fig": "figure",
    "vol": "volume",
    "dept": "department",
    "aka": "also called",
}
"""The words to write for abbreviations. Mr., Mrs. and Ms. are read well, and so are a.m. and p.m."""

_INITIALISMS = {
    "US": "the United States",
    "USA": "the United States",
    "U.S": "the United States",
    "MFT": "marriage and family therapist",
    "FMRI": "brain scan",
    "MRI": "scan",
    "EMDR": "a trauma therapy",
    "PTSD": "trauma",
    "OCD": "what it stands for",
}
"""The words to write for names made of letters. UK, OK and TV are read well by every voice."""

_READ_WELL = frozenset({"UK", "OK", "TV", "TVS", "A.M.", "P.M."})

# A stop belongs to some words only: "fig", "min" and the like are also words or their beginnings.
_ABBREVIATION = (
    r"(?i)(?<![\w.])(?:(?:Dr|St|Prof)(?=\.|\s+[A-Z])|(?:fig|vol|dept|min|sec|approx|vs|etc|e\.g|i\.e|et al)(?=\.)"
    r"|(?:dr|prof|etc|vs|e\.g|i\.e|approx|mins|secs?|hrs?|mg|mcg|ml|kg|km|cm|aka)(?![\w'’]))"
)
_CAPITALS = r"(?<![\w.])(?:f?[A-Z]{2,}s?(?![\w])|(?:[A-Z]\.){2,})"

_UNIT = r"(?:s|secs?|ms|m|mins?|h|hrs?|mg|mcg|g|kg|ml|l|cm|mm|km|ft|lbs?|oz|k|x)"
_YEAR = r"(?:19|20)\d\d"
_PATTERNS = (
    (
        NUMBER,
        r"(?<![\w:])\d{1,2}:\d{2}(?!\d)",
        "is an hour to one voice and minutes to another",
        'Write "three minutes", or "three o\'clock"',
    ),
    (NUMBER, r"\d+\s?[-–—]\s?\d+", "loses its dash", 'Write it in words, as "five to ten"'),
    (
        DOUBT,
        rf"(?<!\w)(?!{_YEAR}s)\d+(?:\.\d+)?\s?{_UNIT}(?!\w)",
        "is read as letters",
        'Write it in words, as "twenty seconds"',
    ),
    (
        DOUBT,
        r"\w*[^\W\d]\d\w*|\d+(?!(?:st|nd|rd|th|s)\b)[^\W\d]\w*",
        "is spelled out",
        "Write what it stands for",
    ),
    (
        NUMBER,
        r"(?<![\w.,])\d+(?:\s\d+)+(?![\w,])",
        "may be run together",
        'Write every digit as a word, as "one one six, one two three"',
    ),
    (
        NUMBER,
        rf"(?<![\w.,$£€])(?!{_YEAR}(?!\d))\d{{3,}}(?![\d,])",
        "may be read as one number or digit by digit",
        'Write it in words, as "a hundred and twenty", or digit by digit, as "nine eight eight"',
    ),
    (DOUBT, r"\w+/\w+", "is read with a slash, or with nothing", 'Write "and", "or" or "for each"'),
    (DOUBT, r"(?<=\w)\s-\s(?=\w)", "is no pause to a voice", "Write a comma, or a long dash"),
)
"""Numbers and signs: their rule, what happens to them, and a hint.

47, 13,000, 2009, 50%, 2nd and 2.5 are read well.
"""


def find_abbreviations(content: Content, lexicon_pattern: re.Pattern[str] | None) -> Iterator[LintFinding]:
    """Yield the words that voices may read badly, unless a mark or the lexicon has their pronunciation."""
    for wording in (
        *split_field(content, "gate"),
        *split_field(content, "withheld"),
        *collect_spoken(content, lexicon_pattern),
    ):
        for risk in scan_text(wording.unmarked_text):
            yield LintFinding(sentence=wording, start=risk.start, rule=risk.rule, what=risk.what, hint=risk.hint)


class Risk(NamedTuple):
    """A part of a text that may be read badly."""

    start: int
    end: int
    rule: str
    what: str
    hint: str


def scan_text(text: str) -> Iterator[Risk]:
    """Yield the parts of a text that may be read badly, in order, each once."""
    past = 0
    for risk in sorted(_find_risks(text), key=lambda risk: (risk.start, -risk.end)):
        if risk.start >= past:
            yield risk
            past = risk.end


@functools.cache
def _compile_patterns() -> tuple[tuple[str, re.Pattern[str], str, str], ...]:
    """Compile the patterns, when the first sentence is checked."""
    return tuple((rule, re.compile(pattern), why, hint) for rule, pattern, why, hint in _PATTERNS)


def _find_risks(text: str) -> Iterator[Risk]:
    for match in re.finditer(_ABBREVIATION, text):
        full = _EXPANSIONS[" ".join(match[0].lower().split())]
        hint = f'Write "{full}", or mark it: ({match[0]})[sub:"{full}"]'
        yield Risk(match.start(), match.end(), DOUBT, f'"{match[0]}" is short for something', hint)
    for match in re.finditer(_CAPITALS, text):
        if match[0].upper() not in _READ_WELL:
            what = f'"{match[0]}" is spelled by one voice and read as a word by another'
            yield Risk(match.start(), match.end(), DOUBT, what, _suggest_wording(match[0].rstrip(".")))
    for rule, pattern, why, hint in _compile_patterns():
        for match in pattern.finditer(text):
            yield Risk(match.start(), match.end(), rule, f'"{match[0].strip()}" {why}', hint)


def _suggest_wording(name: str) -> str:
    """Suggest what to write in place of capitals."""
    full = _INITIALISMS.get(name.upper())
    plain = f'Write "{full}"' if full else f"Write what it stands for, or in small letters: {name.lower()}"
    return f'{plain}, or mark how it is said: ({name})[sub:"…"]'

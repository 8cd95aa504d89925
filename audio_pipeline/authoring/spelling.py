"""Spelling: how each text of the front matter is to be written, and what is said of one that is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from audio_pipeline.authoring.durations import clock_ms
from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault
from audio_pipeline.settings import ANSWERS, NEEDS, PROGRAMMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How one kind of text is to be written."""

    pattern: str = r"[\s\S]*"
    """What it matches as a whole, in the regular expressions that JSON Schema has too."""
    rule: str = ""
    what: str = ""
    """With {} for the text."""
    mend: Callable[[str], str] = str
    is_right: Callable[[str], bool] = lambda _: True
    """What no pattern can tell."""
    choices: tuple[str, ...] = ()
    """All there are, if they can be counted."""

    def fault(self, entry: Entry) -> Fault | None:
        """What is wrong with a text."""
        if re.fullmatch(self.pattern, entry.text) and self.is_right(entry.text):
            return None
        return Fault(entry.place, self.rule, self.what.format(entry.text), self.mend(entry.text))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _one_of(known: tuple[str, ...], rule: str, noun: str) -> Spelling:
    return Spelling(
        pattern="|".join(known),
        rule=rule,
        what=f'"{{}}" is no {noun}',
        mend=lambda text: nearest(text, known),
        choices=known,
    )


def _identity(between: str, example: str) -> Spelling:
    return Spelling(
        pattern=f"[a-z0-9]+({between}[a-z0-9]+)*",
        rule="bad-id",
        what='"{}" is no id of this kind',
        mend=lambda _: f"Write lower-case words as {example}",
    )


PROGRAMME_ID, ANSWER_ID = _identity("-", "guided-recall"), _identity("_", "why_hug_helps")

DAY = Spelling(
    pattern=r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    rule="bad-date",
    what='"{}" is no day',
    mend=lambda _: "Write it as 2026-11-23",
    is_right=_is_day,
)
LENGTH = Spelling(
    pattern=r"[0-9]{1,2}:[0-5][0-9]",
    rule="bad-length",
    what='"{}" is no length',
    mend=lambda _: 'Write minutes and seconds as "5:00"',
    is_right=lambda text: bool(clock_ms(text)),
)
POSITION = Spelling(
    pattern=r"[1-9][0-9]{0,5}",
    rule="bad-position",
    what='"{}" is no position',
    mend=lambda _: "Write a whole number from 1",
)
SOURCE = Spelling(
    pattern=r"R[1-9][0-9]{0,3}",
    rule="bad-source",
    what='"{}" is no source',
    mend=lambda _: "Write its number as R12",
)
NAME = Spelling(
    pattern=r"[^A-Z]+",
    rule="name-case",
    what='"{}" has capital letters',
    mend=lambda text: f'Write "{text.lower()}"',
    is_right=lambda text: text == text.lower(),
)
VARIANT = Spelling(
    pattern=r"(?!(open|others|all)$)[a-z0-9]+(-[a-z0-9]+)*",
    rule="bad-variant",
    what='"{}" cannot be the name of a variant',
    mend=lambda _: "Write lower-case words as best-friend, and none of open, others and all",
)
NEED = _one_of(NEEDS, "unknown-need", "need")
KIND = _one_of((*PROGRAMMES, *ANSWERS), "unknown-kind", "kind")
CLOSING = _one_of(("sleep",), "unknown-closing", "closing")
ANYTHING = Spelling()

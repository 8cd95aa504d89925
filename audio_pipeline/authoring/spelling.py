"""Spelling: how each text of the front matter is to be written, and what is said of one that is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault
from audio_pipeline.settings import ANSWERS, NEEDS, PROGRAMMES

_ASIAN = r"\u2C00-\u2DFF\u3005-\u3007\u3021-\u3029\u3031-\uD7FF\uF900-\uFDFF"
LETTER = rf"[0-9A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF{_ASIAN}]"
"""A letter or digit, in regular expressions that know no alphabets: no sign and no punctuation is among them."""

RESERVED = ("resume", "again")
"""The skill's own offers: skill/reply.py and skill/questions.py keep them where ids of content are kept."""

LONGEST_ID = 100
"""Characters. It is part of the names of files, and of what an assistant has to remember."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How one kind of text is to be written."""

    pattern: str = rf"[\s\S]*{LETTER}[\s\S]*"
    """What it matches as a whole, in the regular expressions that JSON Schema has too."""
    rule: str = ""
    what: str = ""
    """With {} for the text."""
    mend: Callable[[str], str] = str
    is_right: Callable[[str], bool] = lambda _: True
    """What no pattern can tell."""
    choices: tuple[str, ...] = ()
    """All there are, if they can be counted."""
    unquoted: tuple[str, ...] = ()
    """What else than a text an editor may take it for where it has no quotes, as JSON Schema calls it."""
    lowest: int | None = None
    """Of a number."""
    highest: int | None = None

    def fault(self, entry: Entry) -> Fault | None:
        """What is wrong with a text."""
        if not re.search(LETTER, entry.text):
            what = f'"{entry.text}" has no letter and no digit'
            return Fault(entry.place, "empty-value", what, "Write some words, or take it away")
        if re.fullmatch(self.pattern, entry.text) and self.is_right(entry.text):
            return None
        return Fault(entry.place, self.rule, self.what.format(entry.text), self.mend(entry.text))


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
        pattern=rf"(?!({'|'.join(RESERVED)})\s*$)(?=\S{{1,{LONGEST_ID}}}\s*$)[a-z0-9]+({between}[a-z0-9]+)*",
        rule="bad-id",
        what='"{}" is no id of this kind',
        mend=lambda text: _id_mend(text, example),
        unquoted=("integer", "boolean"),
        lowest=0,
    )


def _id_mend(text: str, example: str) -> str:
    if text in RESERVED:
        return "The skill means something else by it: choose another"
    if len(text) > LONGEST_ID:
        return f"Choose one of at most {LONGEST_ID} characters"
    return f"Write lower-case words as {example}"


PROGRAMME_ID, ANSWER_ID = _identity("-", "guided-recall"), _identity("_", "why_hug_helps")

_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DAY_OF_ANY_YEAR = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)

DAY = Spelling(
    pattern=rf"(?!0000)([0-9]{{4}}-{_DAY_OF_ANY_YEAR}|{_LEAP_YEAR}-02-29)",
    rule="bad-date",
    what='"{}" is no day',
    mend=lambda _: "Write it as 2026-11-23",
)
LENGTH = Spelling(
    pattern=r"(?!0{1,2}:00)[0-9]{1,2}:[0-5][0-9]",
    rule="bad-length",
    what='"{}" is no length',
    mend=lambda _: 'Write minutes and seconds as "5:00"',
    unquoted=("integer",),  # some take 5:00 for a number of seconds
    lowest=1,
)
POSITION = Spelling(
    pattern=r"[1-9][0-9]{0,5}",
    rule="bad-position",
    what='"{}" is no position',
    mend=lambda _: "Write a whole number from 1",
    unquoted=("integer",),
    lowest=1,
    highest=999_999,
)
SOURCE = Spelling(
    pattern=r"R[1-9][0-9]{0,3}",
    rule="bad-source",
    what='"{}" is no source',
    mend=lambda _: "Write its number as R12",
)
NAME = Spelling(
    pattern=rf"(?=[\s\S]*{LETTER})[^A-ZÀ-ÖØ-Þ]*",
    rule="name-case",
    what='"{}" has capital letters',
    mend=lambda text: f'Write "{text.lower()}"',
    is_right=lambda text: text == text.lower(),
    unquoted=("number", "boolean"),
)
VARIANT = Spelling(
    pattern=r"(?!(open|others|all)\s*$)[a-z0-9]+(-[a-z0-9]+)*",
    rule="bad-variant",
    what='"{}" cannot be the name of a variant',
    mend=lambda _: "Write lower-case words as best-friend, and none of open, others and all",
)
NEED = _one_of(NEEDS, "unknown-need", "need")
KIND = _one_of((*PROGRAMMES, *ANSWERS), "unknown-kind", "kind")
CLOSING = _one_of(("sleep",), "unknown-closing", "closing")
GATE = Spelling(
    pattern=r"[\s\S]*\b[Cc]ontinue\b[\s\S]*",
    rule="bad-gate",
    what='The gate does not say "continue", and nothing else opens it',
    mend=lambda _: 'Ask for it, as in "Say continue, or say skip"',
)
ANYTHING = Spelling(unquoted=("number", "boolean"))

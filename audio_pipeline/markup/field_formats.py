"""Field formats: the format of each text of the front matter, and the fault of a text that has another."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from audio_pipeline.content.library import ANSWER_KINDS, HELPLINE_NEEDS, PROGRAMME_KINDS
from audio_pipeline.content.manner import MANNERS
from audio_pipeline.errors import Fault
from audio_pipeline.markup.front_matter import LocatedText
from audio_pipeline.markup.rules import suggest_nearest

_ASIAN = r"\u2C00-\u2DFF\u3005-\u3007\u3021-\u3029\u3031-\uD7FF\uF900-\uFDFF"
LETTER = rf"[0-9A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u1FFF{_ASIAN}]"
"""A letter or digit, in regular expressions that know no alphabets: no sign and no punctuation is among them."""

RESERVED_IDS = ("resume", "again")
"""The skill's own offers: skill/reply.py and skill/answers/questions.py keep them where ids of content are kept."""

LONGEST_ID_CHARACTERS = 100
"""The most characters of an id, which is part of file names and of an assistant's session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldFormat:
    """The format of one kind of text."""

    pattern: str = rf"[\s\S]*{LETTER}[\s\S]*"
    """A pattern for the whole text, in the regular expressions that JSON Schema has too."""
    rule: str = ""
    what: str = ""
    """The fault of another text, with {} in place of that text."""
    make_hint: Callable[[str], str] = str
    is_valid: Callable[[str], bool] = lambda _: True
    """A further check, for what a pattern cannot express."""
    choices: tuple[str, ...] = ()
    """All valid texts; empty if there is no list of them."""
    unquoted_types: tuple[str, ...] = ()
    """The other types of JSON Schema that an editor's program may see in such a text without quotes."""
    minimum: int | None = None
    """The smallest number, where a number is allowed."""
    maximum: int | None = None

    def check(self, text: LocatedText) -> Fault | None:
        """Return what is wrong with a text; None if nothing is."""
        if not re.search(LETTER, text.text):
            what = f'"{text.text}" has no letter and no digit'
            return Fault(text.location, "empty-value", what, "Write some words, or take it away")
        if re.fullmatch(self.pattern, text.text) and self.is_valid(text.text):
            return None
        return Fault(text.location, self.rule, self.what.format(text.text), self.make_hint(text.text))


def _make_choice(known: tuple[str, ...], rule: str, noun: str) -> FieldFormat:
    return FieldFormat(
        pattern="|".join(known),
        rule=rule,
        what=f'"{{}}" is no {noun}',
        make_hint=lambda text: suggest_nearest(text, known),
        choices=known,
    )


def _make_id_format(between: str, example: str) -> FieldFormat:
    return FieldFormat(
        pattern=rf"(?!({'|'.join(RESERVED_IDS)})\s*$)(?=\S{{1,{LONGEST_ID_CHARACTERS}}}\s*$)[a-z0-9]+({between}[a-z0-9]+)*",
        rule="bad-id",
        what='"{}" is no id of this kind',
        make_hint=lambda text: _suggest_id(text, example),
        unquoted_types=("integer", "boolean"),
        minimum=0,
    )


def _suggest_id(text: str, example: str) -> str:
    if text in RESERVED_IDS:
        return "The skill means something else by it: choose another"
    if len(text) > LONGEST_ID_CHARACTERS:
        return f"Choose one of at most {LONGEST_ID_CHARACTERS} characters"
    return f"Write lower-case words as {example}"


PROGRAMME_ID, ANSWER_ID = _make_id_format("-", "guided-recall"), _make_id_format("_", "why_hug_helps")

_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
_DAY_OF_ANY_YEAR = (
    "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
)

DAY = FieldFormat(
    pattern=rf"(?!0000)([0-9]{{4}}-{_DAY_OF_ANY_YEAR}|{_LEAP_YEAR}-02-29)",
    rule="bad-date",
    what='"{}" is no day',
    make_hint=lambda _: "Write it as 2026-11-23",
)
LENGTH = FieldFormat(
    pattern=r"(?!0{1,2}:00)[0-9]{1,2}:[0-5][0-9]",
    rule="bad-length",
    what='"{}" is no length',
    make_hint=lambda _: 'Write minutes and seconds as "5:00"',
    unquoted_types=("integer",),  # some take 5:00 for a number of seconds
    minimum=1,
)
POSITION = FieldFormat(
    pattern=r"[1-9][0-9]{0,5}",
    rule="bad-position",
    what='"{}" is no position',
    make_hint=lambda _: "Write a whole number from 1",
    unquoted_types=("integer",),
    minimum=1,
    maximum=999_999,
)
SOURCE = FieldFormat(
    pattern=r"R[1-9][0-9]{0,3}",
    rule="bad-source",
    what='"{}" is no source',
    make_hint=lambda _: "Write its number as R12",
)
NAME = FieldFormat(
    pattern=rf"(?=[\s\S]*{LETTER})[^A-ZÀ-ÖØ-Þ]*",
    rule="name-case",
    what='"{}" has capital letters',
    make_hint=lambda text: f'Write "{text.lower()}"',
    is_valid=lambda text: text == text.lower(),
    unquoted_types=("number", "boolean"),
)
FIGURE_NAME = FieldFormat(
    pattern=r"[^A-ZÀ-ÖØ-Þ(]*\(figure\)[^A-ZÀ-ÖØ-Þ(]*",
    rule="bad-figure-name",
    what='"{}" does not say (figure), once, among lower-case words',
    make_hint=lambda _: 'Write it as "remembering (figure)"',
    is_valid=lambda text: text == text.lower(),
)
VARIANT = FieldFormat(
    pattern=r"(?!(open|others|all)\s*$)[a-z0-9]+(-[a-z0-9]+)*",
    rule="bad-variant",
    what='"{}" cannot be the name of a variant',
    make_hint=lambda _: "Write lower-case words as best-friend, and none of open, others and all",
)
NEED = _make_choice(HELPLINE_NEEDS, "unknown-need", "need")
KIND = _make_choice((*PROGRAMME_KINDS, *ANSWER_KINDS), "unknown-kind", "kind")
CLOSING = _make_choice(("sleep",), "unknown-closing", "closing")
MANNER = _make_choice(MANNERS, "unknown-manner", "manner")
TOUCH = _make_choice(("none", "optional", "needed"), "unknown-touch", "touch")
GATE = FieldFormat(
    pattern=r"[\s\S]*\b[Cc]ontinue\b[\s\S]*",
    rule="bad-gate",
    what='The gate does not say "continue", and nothing else opens it',
    make_hint=lambda _: 'Ask for it, as in "Say continue, or say skip"',
)
ANYTHING = FieldFormat(unquoted_types=("number", "boolean"))

"""Required phrases: check the phrases at the start and end of an exercise, in a talk and in an introduction."""

import re
from collections.abc import Iterator, Sequence

from audio_pipeline.content.boilerplate import COMPUTER_VOICE_NOTICE, DISCLAIMER
from audio_pipeline.content.model import Content, Heading, Words
from audio_pipeline.lint.sentences import LintFinding, Sentence, collect_spoken

CLOSING_WORDS = 60
"""Words."""

_OPENING = {
    "not while driving": r"(?i)\b(?:driv(?:e|es|ing)|at the wheel|behind the wheel)\b",
    "eyes as you like": r"(?i)\beyes?\b",
    "stop any time": r"(?i)\b(?:stop(?:ping)?|end it|leave it)\b",
}
_CLOSING = r"(?i)\b(?:talk|speak|tell)\b[^.?!]*\bsome(?:one|body)\s+you\s+trust\b"

_KINDS_WITH_DISCLAIMER = ("benefit", "introduction")
"""Kinds with the disclaimer."""


def find_missing_phrases(content: Content) -> Iterator[LintFinding]:
    """Yield whatever is missing at the start and end of a programme."""
    words = collect_spoken(content, None)
    if content.kind == "exercise" and words:
        yield from _find_missing_opening(content, words)
        if content.closing != "sleep" and not re.search(_CLOSING, _take_last_words(words, CLOSING_WORDS)):
            what, hint = (
                f"The last {CLOSING_WORDS} words do not say whom to talk to",
                'Before the last sentence, say "If anything stirred, talk with someone you trust"',
            )
            yield _make_finding("missing-closing", words[-1], what, hint)
    if (
        content.kind in _KINDS_WITH_DISCLAIMER
        and words
        and _normalise_text(DISCLAIMER) not in _normalise_text(_take_last_words(words, CLOSING_WORDS))
    ):
        what = f"The disclaimer is not among the last {CLOSING_WORDS} words"
        yield _make_finding("missing-disclaimer", words[-1], what, f"End with, word for word: {DISCLAIMER.rstrip('.')}")
    if (
        content.kind == "introduction"
        and words
        and _normalise_text(COMPUTER_VOICE_NOTICE) not in _normalise_text(_take_last_words(words, None))
    ):
        what = "The introduction does not say that the voice is made by a computer"
        yield _make_finding(
            "missing-disclosure", words[0], what, f"Say, word for word: {COMPUTER_VOICE_NOTICE.rstrip('.')}"
        )


def _find_missing_opening(content: Content, sentences: Sequence[Sentence]) -> Iterator[LintFinding]:
    first = _get_first_chapter(content)
    missing = [name for name, pattern in _OPENING.items() if not re.search(pattern, first)]
    if missing:
        what = f"The first chapter does not say: {', '.join(missing)}"
        hint = 'Say at least "Not while driving, eyes as you like, stop any time"'
        yield _make_finding("missing-opening", sentences[0], what, hint)


def _get_first_chapter(content: Content) -> str:
    """Return the words of the first chapter: up to the second title."""
    texts: list[str] = []
    titles = 0
    for block in content.blocks:
        titles += isinstance(block, Heading)
        if titles > 1:
            break
        if isinstance(block, Words):
            texts += (span.text for span in block.spans)
    return " ".join(texts)


def _take_last_words(sentences: Sequence[Sentence], count: int | None) -> str:
    """Return this number of last words; all words if it is None."""
    return " ".join(" ".join(each.text for each in sentences).split()[-count if count else 0 :])


def _normalise_text(text: str) -> str:
    """Return a text with straight apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").split())


def _make_finding(rule: str, sentence: Sentence, what: str, hint: str) -> LintFinding:
    return LintFinding(sentence=sentence, start=0, rule=rule, what=what, hint=hint)

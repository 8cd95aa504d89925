"""Frame: what an exercise says at its start and end, a talk at its end, and an introduction anywhere."""

import re
from collections.abc import Iterator, Sequence

from audio_pipeline.authoring.house.wording import Finding, Wording, said
from audio_pipeline.display.standing_words import COMPUTER_VOICE, DISCLAIMER
from audio_pipeline.model import Content, Heading, Words

NEAR_THE_END = 60
"""Words."""

_OPENING = {
    "not while driving": r"(?i)\b(?:driv(?:e|es|ing)|at the wheel|behind the wheel)\b",
    "eyes as you like": r"(?i)\beyes?\b",
    "stop any time": r"(?i)\b(?:stop(?:ping)?|end it|leave it)\b",
}
_CLOSING = r"(?i)\b(?:talk|speak)\b[^.?!]*\bsome(?:one|body)\s+you\s+trust\b"

_AT_THE_END = ("benefit", "introduction")
"""Kinds with the disclaimer."""


def framed(content: Content) -> Iterator[Finding]:
    """Whatever is missing at the start and end of a programme."""
    words = said(content, None)
    if content.kind == "exercise" and words:
        yield from _opening(content, words)
        if content.closing != "sleep" and not re.search(_CLOSING, _last(words, NEAR_THE_END)):
            what, mend = (
                "Nobody is told whom to talk to",
                'End with "If that stirred something up, talk with someone you trust"',
            )
            yield _missing("missing-closing", words[-1], what, mend)
    if content.kind in _AT_THE_END and words and _plain(DISCLAIMER) not in _plain(_last(words, NEAR_THE_END)):
        what = f"The disclaimer is not among the last {NEAR_THE_END} words"
        yield _missing("missing-disclaimer", words[-1], what, f"End with, word for word: {DISCLAIMER.rstrip('.')}")
    if content.kind == "introduction" and words and _plain(COMPUTER_VOICE) not in _plain(_last(words, None)):
        what = "Nobody is told that the voice is a computer's"
        yield _missing("missing-disclosure", words[0], what, f"Say, word for word: {COMPUTER_VOICE.rstrip('.')}")


def _opening(content: Content, words: Sequence[Wording]) -> Iterator[Finding]:
    first = _first_chapter(content)
    missing = [name for name, pattern in _OPENING.items() if not re.search(pattern, first)]
    if missing:
        what = f"The first chapter does not say: {', '.join(missing)}"
        mend = 'Say at least "Not while driving, eyes as you like, stop any time"'
        yield _missing("missing-opening", words[0], what, mend)


def _first_chapter(content: Content) -> str:
    """Its words: up to the second title."""
    texts: list[str] = []
    titles = 0
    for block in content.blocks:
        titles += isinstance(block, Heading)
        if titles > 1:
            break
        if isinstance(block, Words):
            texts += (span.text for span in block.spans)
    return " ".join(texts)


def _last(words: Sequence[Wording], count: int | None) -> str:
    """So many of the last words; None: all."""
    return " ".join(" ".join(each.text for each in words).split()[-count if count else 0 :])


def _plain(text: str) -> str:
    """With straight apostrophes and single spaces."""
    return " ".join(text.replace("’", "'").split())


def _missing(rule: str, wording: Wording, what: str, mend: str) -> Finding:
    return Finding(wording=wording, start=0, rule=rule, what=what, mend=mend)

"""Broken sub: a mark that says the same again, or something that is read badly in its turn."""

import re
from collections.abc import Callable, Iterator

from audio_pipeline.authoring.house.badly_read import at_risk
from audio_pipeline.authoring.house.wording import Finding, Wording
from audio_pipeline.model import Content, Span, Words

_MARK = re.compile(r"[()+]")


def broken_sub(content: Content, is_sayable: Callable[[Span], bool]) -> Iterator[Finding]:
    """Every sub or ipa that does not do its work; only a voice can tell whether an ipa is sayable."""
    for block in content.blocks:
        if isinstance(block, Words):
            yield from _of_words(block, is_sayable)


def _of_words(words: Words, is_sayable: Callable[[Span], bool]) -> Iterator[Finding]:
    text = "".join(span.text for span in words.spans)
    wording = Wording(text=text, place=words.place)
    at = 0
    for span in words.spans:
        if (span.said or span.ipa) and (wrong := _wrong(span, is_sayable)):
            what, mend = wrong
            yield Finding(wording=wording, start=at, rule="broken-sub", what=what, mend=mend)
        at += len(span.text)


def _wrong(span: Span, is_sayable: Callable[[Span], bool]) -> tuple[str, str] | None:
    """What is wrong with a mark, and how to mend it."""
    replaced = span.said or span.ipa
    if not _letters(replaced):
        return f'"{span.text.strip()}" is replaced by no word', "Write the words to be said, or take the mark away"
    if span.ipa and not is_sayable(span):
        return f'There is no sound for all of "{span.ipa}"', "Write English sounds, as in kɪft"
    if not span.said:
        return None
    if _letters(span.said) == _letters(span.text):
        return f'"{span.said}" says the same words', "Write other words, or take the mark away"
    if found := _MARK.search(span.said):
        return f'"{found[0]}" stands in what is to be said', "Write plain words there"
    return next(((what, f"In the sub: {mend}") for _, what, mend in at_risk(span.said)), None)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalpha())

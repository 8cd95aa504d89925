"""Unreadable: letters of other alphabets, which no voice of ours can say however Latin they look."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from audio_pipeline.authoring.house.wording import Finding, Wording, of_a_key, said
from audio_pipeline.model import Content, Words

Unreadable = Callable[[str], str]
"""The letters of a text that a voice cannot read: only a voice can tell."""

_MEND = 'Write it in Latin letters, or say how it sounds: (word)[sub:"…"] or (word)[ipa:"…"]'


def unreadable_letters(content: Content, known: re.Pattern[str] | None, unreadable: Unreadable) -> Iterator[Finding]:
    """Every word in them that is read aloud, where neither a mark nor the lexicon's pattern tells how."""
    for wording in (*of_a_key(content, "gate"), *of_a_key(content, "withheld"), *said(content, known)):
        for word in re.finditer(r"\w+", wording.read):
            if letters := unreadable(word[0]):
                yield _finding(wording, word.start(), told(word[0], letters), _MEND)
    for block in content.blocks:
        if isinstance(block, Words):
            yield from _of_marks(block, unreadable)


def _of_marks(words: Words, unreadable: Unreadable) -> Iterator[Finding]:
    """What is to be said in place of other words."""
    wording = Wording(text="".join(span.text for span in words.spans), place=words.place)
    at = 0
    for span in words.spans:
        if letters := "" if span.ipa else unreadable(span.said):
            yield _finding(wording, at, told(span.said, letters), "Write what is to be said in Latin letters")
        at += len(span.text)


def told(words: str, letters: str) -> str:
    """What is wrong: with the name of the first letter, which may look just like another."""
    name = unicodedata.name(letters[0], "a letter without a name").capitalize()
    return f'No voice can read "{letters}" in "{words}" ({name})'


def _finding(wording: Wording, start: int, what: str, mend: str) -> Finding:
    return Finding(wording=wording, start=start, rule="unreadable-letters", what=what, mend=mend)

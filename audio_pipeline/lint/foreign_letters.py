"""Foreign letters: find letters of other alphabets, which no voice can say, even if they look Latin."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from audio_pipeline.content.model import Content, Words
from audio_pipeline.lint.sentences import LintFinding, Sentence, collect_spoken, split_field

FindUnreadable = Callable[[str], str]
"""Returns the letters of a text that a voice cannot read."""

_MEND = 'Write it in Latin letters, or say how it sounds: (word)[sub:"…"] or (word)[ipa:"…"]'


def find_foreign_letters(
    content: Content, lexicon_pattern: re.Pattern[str] | None, find_unreadable: FindUnreadable
) -> Iterator[LintFinding]:
    """Yield every spoken word with such letters, unless a mark or the lexicon says how to read it."""
    for wording in (
        *split_field(content, "gate"),
        *split_field(content, "withheld"),
        *collect_spoken(content, lexicon_pattern),
    ):
        for word in re.finditer(r"\w+", wording.unmarked_text):
            if letters := find_unreadable(word[0]):
                yield _make_finding(wording, word.start(), describe_letters(word[0], letters), _MEND)
    for block in content.blocks:
        if isinstance(block, Words):
            yield from _check_substitutions(block, find_unreadable)


def _check_substitutions(words: Words, find_unreadable: FindUnreadable) -> Iterator[LintFinding]:
    """Yield such letters in what is said in place of other words."""
    wording = Sentence(text="".join(span.text for span in words.spans), location=words.location)
    at = 0
    for span in words.spans:
        if letters := "" if span.ipa else find_unreadable(span.alias):
            yield _make_finding(
                wording, at, describe_letters(span.alias, letters), "Write what is to be said in Latin letters"
            )
        at += len(span.text)


def describe_letters(words: str, letters: str) -> str:
    """Describe the fault with the name of the first letter, which may look like another one."""
    name = unicodedata.name(letters[0], "a letter without a name").capitalize()
    return f'No voice can read "{letters}" in "{words}" ({name})'


def _make_finding(sentence: Sentence, start: int, what: str, hint: str) -> LintFinding:
    return LintFinding(sentence=sentence, start=start, rule="unreadable-letters", what=what, hint=hint)

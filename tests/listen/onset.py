"""Onset: whether the first word of a sentence that begins with a vowel is heard as it is written.

A slow voice may hum before it: "Or" is then heard as "war", and "If" as "with".
"""

from collections.abc import Iterable

from tests.bench.figures import Figure
from tests.listen.finding import Finding
from tests.listen.words import normal

_VOWELS = tuple("aeiou")


def misheard(written: str, heard: str) -> bool:
    """Whether a first word that begins with a vowel is heard otherwise; how the words are divided does not matter."""
    first = normal(written).split()[:1]
    if not first or not first[0].startswith(_VOWELS):
        return False
    return not normal(heard).replace(" ", "").startswith(first[0])


def of_all(sentences: Iterable[tuple[str, str]]) -> Finding:
    """The promise: none, of what is written and what was heard."""
    wrong = [f"“{written[:40]}” is heard as “{heard[:40]}”" for written, heard in sentences if misheard(written, heard)]
    return Finding(
        key="first_words_misheard",
        figure=Figure(what="first words with a vowel heard otherwise", measured=len(wrong), at_most=0),
        where="; ".join(wrong),
    )

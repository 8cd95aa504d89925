"""Exact words: persons, losses, lengths and numbers, which are never matched by near spelling (pure)."""

import re
from dataclasses import dataclass

from skill.playback.naming.lengths import CARDINALS, is_length, merge_lengths, parse_length_ms
from skill.playback.naming.vocabulary import OF_LOSS, Vocabulary

ARTICLES = frozenset({"a", "an", "the", "my", "our", "your", "me", "us", "mine", "please", "some", "to", "for"})

_TO_TWENTY = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = {word: number for number, word in enumerate(_TO_TWENTY.split(), start=1)}
NUMBERS = frozenset({*CARDINALS, *ORDINALS})
SIZES = frozenset(
    {
        *("short", "shorter", "shortest", "quick", "quickest", "brief", "briefest", "little"),
        *("long", "longer", "longest", "half", "few"),
    }
)

_POSSESSOR = re.compile(r"\b(?!(?:it|that|what|who|let|there|here|he|she|how|where|one)'s)\w+'s? (?=\w)")

_OF_ANOTHER = frozenset({"his", "her", "their"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """The words of a request, or of a name."""

    words: tuple[str, ...]
    """The words in order, without articles and words of loss; a length is one word."""
    tells_of_a_loss: bool
    is_of_another: bool
    """True if somebody belongs to another than the listener: "my wife's mother"."""

    @property
    def length_ms(self) -> int | None:
        """The first length in the words, in milliseconds; None if there is none."""
        return next((parse_length_ms(each) for each in self.words if is_length(each)), None)


def read_words(text: str, vocabulary: Vocabulary) -> SpokenWords:
    """Parse a request or a name; possessors are left out: "my friend's dog" means the dog."""
    lower = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    plain = _POSSESSOR.sub("", lower).replace("'", "")
    parts = re.findall(r"\d+|[a-z]+", plain.replace("no one", "nobody"))
    tells_of_a_loss = vocabulary.tells_of_a_loss(" ".join(parts))
    ignored = ARTICLES | OF_LOSS if tells_of_a_loss else ARTICLES
    words = (_WORD_OF.get(each, each) for each in merge_lengths(parts))
    return SpokenWords(
        words=tuple(each for each in words if each not in ignored),
        tells_of_a_loss=tells_of_a_loss,
        is_of_another=bool(_POSSESSOR.search(lower) or _OF_ANOTHER & frozenset(parts)),
    )


def strip_plural(word: str) -> str:
    """Return the singular of a word ("dog" for "dogs")."""
    is_plural = len(word) > len("was") and not word.endswith("ss") and not is_length(word)
    return word.removesuffix("s") if is_plural else word


def is_exact(word: str, vocabulary: Vocabulary) -> bool:
    """Return whether this word must match exactly: a near spelling of it is another word."""
    return word in _EXACT or word in vocabulary.of_a_person or word.isdigit() or is_length(word)


_EXACT = NUMBERS | SIZES
_WORD_OF = {str(number): word for word, number in CARDINALS.items()}

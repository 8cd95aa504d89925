"""Words: how many of those that are written an independent recogniser hears.

A tenth of what it hears otherwise is no fault of the voice. So both sides are brought to one spelling first, by the
rules the recogniser's makers use, and then by a short list that anyone can read.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.figures import Figure
from tests.listen.finding import Finding

MOST_WRONG = 0.08
"""Of the words of all programmes."""

EQUAL: Mapping[str, str] = {"a hundred": "one hundred", "brookes": "brooks"}
"""What sounds the same, so that no listener could tell which was written: as written → as counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How some words were heard."""

    words: int = 0
    wrong: int = 0
    """Said but not heard, heard but not said, or heard as another."""
    lexicon: tuple[tuple[str, bool], ...] = ()
    """Each word of the lexicon that was said, and whether it was heard."""

    @property
    def share(self) -> float:
        """The word error rate."""
        return self.wrong / self.words if self.words else 0.0


def scored(written: str, heard: str, lexicon: Iterable[str]) -> Score:
    """What was heard against what is written."""
    import jiwer

    reference, hypothesis = normal(written), normal(heard)
    if not reference:
        return Score(wrong=len(hypothesis.split()))
    made = jiwer.process_words(reference, hypothesis)
    right = {
        at for part in made.alignments[0] if part.type == "equal" for at in range(part.ref_start_idx, part.ref_end_idx)
    }
    return Score(
        words=len(reference.split()),
        wrong=made.substitutions + made.deletions + made.insertions,
        lexicon=tuple(_looked_up(reference.split(), right, lexicon)),
    )


def _looked_up(words: list[str], right: set[int], lexicon: Iterable[str]) -> Iterable[tuple[str, bool]]:
    for entry in lexicon:
        parts = normal(entry).split()
        for at in range(len(words) - len(parts) + 1):
            if parts and words[at : at + len(parts)] == parts:
                yield entry, right.issuperset(range(at, at + len(parts)))


def normal(text: str) -> str:
    """In one spelling, without punctuation."""
    plain = text.lower().replace("’", "'")
    for one, other in EQUAL.items():
        plain = re.sub(rf"\b{one}\b", other, plain)
    return str(_normalizer()(plain))


@functools.cache
def _normalizer() -> Any:
    from whisper_normalizer.english import EnglishTextNormalizer

    return EnglishTextNormalizer()


def together(scores: Iterable[Score]) -> Score:
    """Several as one: every word weighs the same."""
    found = tuple(scores)
    return Score(
        words=sum(each.words for each in found),
        wrong=sum(each.wrong for each in found),
        lexicon=tuple(word for each in found for word in each.lexicon),
    )


def of_programme(score: Score) -> tuple[Finding, ...]:
    """Without a promise: a short programme may have three odd words."""
    lexicon, right = len(score.lexicon), sum(heard for _, heard in score.lexicon)
    return (
        Finding(key="wer", figure=Figure(what="words heard otherwise", measured=score.share)),
        Finding(key="words", figure=Figure(what="words", measured=score.words)),
        Finding(key="lexicon_words", figure=Figure(what="words of the lexicon", measured=lexicon)),
        Finding(key="lexicon_words_heard", figure=Figure(what="… heard right", measured=right)),
    )


def of_all(score: Score) -> Finding:
    """The promise."""
    return Finding(
        key="wer", figure=Figure(what="words heard otherwise, of all", measured=score.share, at_most=MOST_WRONG)
    )


def by_word(score: Score) -> Mapping[str, tuple[int, int]]:
    """Each word of the lexicon: how often it was said, and heard."""
    said = sorted({word for word, _ in score.lexicon})
    return {word: (_count(score, word), sum(heard for each, heard in score.lexicon if each == word)) for word in said}


def _count(score: Score, word: str) -> int:
    return sum(each == word for each, _ in score.lexicon)

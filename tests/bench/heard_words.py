"""Heard words: which words of sentences a recogniser mishears, after the normalisation of Whisper (pure)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import jiwer
from whisper_normalizer.english import EnglishTextNormalizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A sentence that was said, and what was heard."""

    said: str
    heard: str
    voice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTally:
    """How often a word was said, and what was heard instead of it."""

    word: str
    n_said: int = 0
    misheard: Counter[str] = field(default_factory=Counter)
    """By what was heard; empty for a word of which nothing was heard."""

    @property
    def n_misheard(self) -> int:
        """How often it was misheard."""
        return self.misheard.total()


def measure_error_rate(utterances: Iterable[Utterance]) -> float:
    """Return the word error rate: between 0 and 1, or more if many words were heard that nobody said."""
    said, heard = _normalise(utterances)
    return float(jiwer.wer(said, heard))


def list_worst_words(utterances: Iterable[Utterance], n: int) -> list[WordTally]:
    """Return the words that were misheard most often, the worst first."""
    said: Counter[str] = Counter()
    misheard: dict[str, Counter[str]] = {}
    for word, heard in _list_pairs(utterances):
        said[word] += 1
        if heard != word:
            misheard.setdefault(word, Counter())[heard] += 1
    tallies = (WordTally(word=word, n_said=said[word], misheard=instead) for word, instead in misheard.items())
    return sorted(tallies, key=lambda each: (-each.n_misheard, each.n_said, each.word))[:n]


def _list_pairs(utterances: Iterable[Utterance]) -> Iterator[tuple[str, str]]:
    """Yield each word that was said, and what was heard of it."""
    aligned = jiwer.process_words(*_normalise(utterances))
    for words, heard, chunks in zip(aligned.references, aligned.hypotheses, aligned.alignments, strict=True):
        for chunk in chunks:
            for at in range(chunk.ref_end_idx - chunk.ref_start_idx):
                is_deleted = chunk.type == "delete"
                yield words[chunk.ref_start_idx + at], "" if is_deleted else heard[chunk.hyp_start_idx + at]


def _normalise(utterances: Iterable[Utterance]) -> tuple[list[str], list[str]]:
    """Return what was said and what was heard; without the sentences of which the normalisation leaves nothing."""
    normalise = EnglishTextNormalizer()
    pairs = [(normalise(each.said), normalise(each.heard)) for each in utterances]
    kept = [pair for pair in pairs if pair[0]]
    return [said for said, _ in kept], [heard for _, heard in kept]

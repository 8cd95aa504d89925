"""Matching: scores every kind of question and need for a sentence, by meaning or, without an encoder, by its words."""

from __future__ import annotations

import contextlib
import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.catalog import Catalog
from audio_pipeline.understanding.ngrams import split_words
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from audio_pipeline.understanding.question_index import ANSWER, PROGRAMME

if TYPE_CHECKING:
    from audio_pipeline.understanding.encoder import Encoder

_SHARPNESS = 6
"""The power of an overlap: how much more a likely example counts than an unlikely one."""


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a sentence fits each kind: about 1 if it fits and 0 if not."""

    kinds: Mapping[str, float]
    """By the name of the kind, as in the question index."""
    elsewhere: float
    """The score of what is asked elsewhere."""


def list_examples(catalog: Catalog) -> Mapping[str, tuple[str, ...]]:
    """Return the examples of each kind in a catalog; a crisis is never found by likeness to an example."""
    answers = {f"{ANSWER}{each.id}": each.questions for each in catalog.answers if each.kind != "crisis"}
    return answers | {f"{PROGRAMME}{each.content_id}": each.needs for each in catalog.releases if each.needs}


def normalise_sentence(text: str) -> str:
    """Return the words of a sentence, in lower case and without punctuation."""
    return " ".join(split_words(text))


def load_encoder() -> Encoder | None:
    """Return the encoder; None if its package is not installed. Whoever comes while it is loaded waits for it."""
    with _LOADING:
        return _load_encoder()


_LOADING = threading.Lock()


def hold_encoder() -> AbstractContextManager[object]:
    """Let whoever wants the encoder wait: one that is loaded before it is shared takes twice the memory for good."""
    return _LOADING


def share_encoder(folder: Path) -> None:
    """Let this process share the encoder's memory with all that name the same folder before they load it."""
    from audio_pipeline.understanding.encoder import share_model

    with contextlib.suppress(ModuleNotFoundError):
        share_model(folder)


@cache
def _load_encoder() -> Encoder | None:
    from audio_pipeline.understanding.encoder import Encoder

    try:
        return Encoder()
    except ModuleNotFoundError:
        return None


class WordMatcher:
    """Scores kinds by the words that a sentence shares with their examples; rare words count more."""

    def __init__(self, examples: Mapping[str, Sequence[str]]) -> None:
        groups = [*examples.items(), ("", OUT_OF_SCOPE_QUESTIONS)]
        self._examples = [(kind, frozenset(split_words(each))) for kind, group in groups for each in group]
        counts = Counter(word for _, words in self._examples for word in words)
        self._weights = {word: math.log(1 + len(self._examples) / count) for word, count in counts.items()}
        self._by_word: dict[str, list[int]] = {}
        for at, (_, words) in enumerate(self._examples):
            for word in words:
                self._by_word.setdefault(word, []).append(at)
        self._sizes = [self._weigh(words) for _, words in self._examples]
        self._kinds = tuple(examples)

    def score(self, sentence: str) -> Scores:
        """Return the scores of a sentence; a sentence without a known word fits nothing."""
        words = frozenset(split_words(sentence))
        size = self._weigh(words)
        totals: defaultdict[str, float] = defaultdict(float)
        for at in sorted({at for word in words for at in self._by_word.get(word, ())}):
            kind, example = self._examples[at]
            totals[kind] += (self._weigh(words & example) / math.sqrt(size * self._sizes[at])) ** _SHARPNESS
        whole = sum(totals.values()) or 1.0
        nothing = 0.0 if totals else 1.0
        return Scores({kind: totals[kind] / whole for kind in self._kinds}, totals[""] / whole + nothing)

    def _weigh(self, words: Iterable[str]) -> float:
        unknown = math.log(1 + len(self._examples))
        # Exact, so that it does not depend on the order of a set, which differs from process to process.
        return math.fsum(self._weights.get(word, unknown) for word in words)

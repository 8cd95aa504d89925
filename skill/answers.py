"""Answers: from a spoken question to the words that answer it, or to an honest "I don't know that one"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.catalog import Answer
from skill.elsewhere import QUESTIONS as ELSEWHERE
from skill.encoder import Encoder
from skill.kept_vectors import kept_vectors
from skill.mishearings import repaired
from skill.regression import likely, trained

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

# Chosen by cross-validation over our own example questions, then measured on a set kept apart: docs/answers.md.
LEARNED_SHARE = 0.5
ELSEWHERE_SHARE = 0.3
OURS_SHARE = 0.2
LEAST_OURS = 0.48
"""Below this a question is about something else."""
CLOSE = 0.15
"""Two answers no further apart than this are a toss-up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found for a question; nothing at all when it is about something else."""

    answer: Answer | None = None
    """The best one, also when another is close."""
    close: tuple[Answer, ...] = ()
    """The best and the second best when it is a toss-up, to be offered as "A or B?"; else empty."""


class Answers:
    """All answers, ready to be asked for.

    Reading a thousand examples takes seconds; with a folder to keep their vectors in, only the first time.
    """

    def __init__(self, answers: tuple[Answer, ...], keep_in: Path | None = None) -> None:
        # A crisis is known by danger() alone: what merely resembles one is not met with emergency numbers.
        self._answers = tuple(answer for answer in answers if answer.kind != "crisis")
        self._encoder, self._keep_in = Encoder(), keep_in
        if self._answers:
            self._learn()

    def find(self, question: str) -> Found:
        """The answer to a question that danger() let pass; the same question always finds the same."""
        words = repaired(question)
        if not self._answers or not words:
            return Found()
        vector = self._encoder.vectors([words])
        alike = vector @ self._examples.T
        if self._ours(vector, float(alike.max())) < LEAST_OURS:
            return Found()
        return self._best(self._nearness(alike[0]) + LEARNED_SHARE * likely(self._to_answers, vector)[0])

    def _learn(self) -> None:
        import numpy as np

        asked = [(at, repaired(way)) for at, answer in enumerate(self._answers) for way in _ways_to_ask(answer)]
        self._whose = np.array([at for at, _ in asked])
        self._examples = self._vectors([way for _, way in asked])
        self._elsewhere = _elsewhere() if self._keep_in is None else self._vectors(ELSEWHERE)
        self._to_answers = trained(self._examples, self._whose, len(self._answers))
        is_ours = np.arange(len(asked) + len(ELSEWHERE)) < len(asked)
        self._to_ours = trained(np.vstack([self._examples, self._elsewhere]), is_ours.astype(int), 2)

    def _vectors(self, sentences: Sequence[str]) -> Floats:
        if self._keep_in:
            return kept_vectors(self._encoder, sentences, self._keep_in)
        return self._encoder.vectors(sentences)

    def _ours(self, vector: Floats, alike: float) -> float:
        """How much a question is for us rather than for anybody else."""
        elsewhere = float((vector @ self._elsewhere.T).max())
        return alike - ELSEWHERE_SHARE * elsewhere + OURS_SHARE * float(likely(self._to_ours, vector)[0, 1])

    def _nearness(self, alike: Floats) -> Floats:
        """For each answer, how near its two nearest examples are."""
        import numpy as np

        nearest = [np.sort(alike[self._whose == at])[-2:].mean() for at in range(len(self._answers))]
        return np.array(nearest, dtype=np.float32)

    def _best(self, scores: Floats) -> Found:
        order = scores.argsort(kind="stable")[::-1]
        best = self._answers[order[0]]
        if len(order) > 1 and scores[order[0]] - scores[order[1]] <= CLOSE:
            return Found(answer=best, close=(best, self._answers[order[1]]))
        return Found(answer=best)


@cache
def _elsewhere() -> Floats:
    return Encoder().vectors(ELSEWHERE)


def _ways_to_ask(answer: Answer) -> tuple[str, ...]:
    return answer.questions or (answer.title,)

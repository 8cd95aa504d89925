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
from skill.regression import fitted, scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

CLOSE = 0.08
"""Two answers no further apart than this are a toss-up. By cross-validation over our own questions: docs/answers.md."""


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
        *ours, elsewhere = scores(self._encoder.vectors([words]), self._examples, self._fit)[0]
        return self._best(ours) if max(ours) > elsewhere else Found()

    def _learn(self) -> None:
        import numpy as np

        ways = [(at, repaired(way)) for at, answer in enumerate(self._answers) for way in _ways_to_ask(answer)]
        elsewhere = _elsewhere() if self._keep_in is None else self._vectors(ELSEWHERE)
        self._examples = np.vstack([self._vectors([way for _, way in ways]), elsewhere])
        kinds = np.array([at for at, _ in ways] + [len(self._answers)] * len(ELSEWHERE))
        # Elsewhere has no more to say than all answers together, however few they are.
        weights = np.where(kinds < len(self._answers), 1.0, min(1.0, len(ways) / len(ELSEWHERE)))
        self._fit = fitted(self._examples, kinds, weights)

    def _vectors(self, sentences: Sequence[str]) -> Floats:
        if self._keep_in:
            return kept_vectors(self._encoder, sentences, self._keep_in)
        return self._encoder.vectors(sentences)

    def _best(self, ours: Sequence[float]) -> Found:
        order = sorted(range(len(ours)), key=lambda at: ours[at], reverse=True)
        best = self._answers[order[0]]
        if len(order) > 1 and ours[order[0]] - ours[order[1]] <= CLOSE:
            return Found(answer=best, close=(best, self._answers[order[1]]))
        return Found(answer=best)


@cache
def _elsewhere() -> Floats:
    return Encoder().vectors(ELSEWHERE)


def _ways_to_ask(answer: Answer) -> tuple[str, ...]:
    return answer.questions or (answer.title,)

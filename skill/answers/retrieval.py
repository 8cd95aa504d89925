"""Retrieval: finds the answer to a spoken question, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from audio_pipeline.catalog import Answer
from skill.answers.embedding_cache import encode_cached
from skill.answers.encoder import Encoder
from skill.answers.kernel_ridge import fit_kernel_ridge, score_kinds
from skill.answers.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from skill.safety.mishearings import repair_mishearings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

TOSS_UP_MARGIN = 0.08
"""Two answers are a toss-up if their scores differ by no more; from cross-validation, see docs/answers.md."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerMatch:
    """The answers found for a question; none if it is about something else."""

    answer: Answer | None = None
    """The best answer, also if another is close."""
    candidates: tuple[Answer, ...] = ()
    """The best and the second best answer if they are a toss-up, to be offered as "A or B?"; else empty."""


class AnswerRetriever:
    """Finds the answer nearest to a question.

    Encoding a thousand examples takes seconds; with a cache folder, only the first time.
    """

    def __init__(self, answers: tuple[Answer, ...], cache_folder: Path | None = None) -> None:
        # detect_danger() alone finds a crisis: a question that only resembles one gets no emergency numbers.
        self._answers = tuple(answer for answer in answers if answer.kind != "crisis")
        self._encoder, self._cache_folder = Encoder(), cache_folder
        if self._answers:
            self._learn()

    def find(self, question: str) -> AnswerMatch:
        """Return the answers to a question in which detect_danger() finds none."""
        words = repair_mishearings(question)
        if not self._answers or not words:
            return AnswerMatch()
        *scores, out_of_scope = score_kinds(self._encoder.encode([words]), self._examples, self._fit)[0]
        return self._choose_best(scores) if max(scores) > out_of_scope else AnswerMatch()

    def _learn(self) -> None:
        import numpy as np

        questions = [
            (kind, repair_mishearings(question))
            for kind, answer in enumerate(self._answers)
            for question in answer.questions or (answer.title,)
        ]
        out_of_scope = _encode_out_of_scope() if self._cache_folder is None else self._encode(OUT_OF_SCOPE_QUESTIONS)
        self._examples = np.vstack([self._encode([question for _, question in questions]), out_of_scope])
        kinds = np.array([kind for kind, _ in questions] + [len(self._answers)] * len(OUT_OF_SCOPE_QUESTIONS))
        # The out-of-scope questions weigh no more than all answers together, however few these are.
        weights = np.where(kinds < len(self._answers), 1.0, min(1.0, len(questions) / len(OUT_OF_SCOPE_QUESTIONS)))
        self._fit = fit_kernel_ridge(self._examples, kinds, weights)

    def _encode(self, sentences: Sequence[str]) -> Floats:
        if self._cache_folder:
            return encode_cached(self._encoder, sentences, self._cache_folder)
        return self._encoder.encode(sentences)

    def _choose_best(self, scores: Sequence[float]) -> AnswerMatch:
        order = sorted(range(len(scores)), key=lambda at: scores[at], reverse=True)
        best = self._answers[order[0]]
        if len(order) > 1 and scores[order[0]] - scores[order[1]] <= TOSS_UP_MARGIN:
            return AnswerMatch(answer=best, candidates=(best, self._answers[order[1]]))
        return AnswerMatch(answer=best)


@cache
def _encode_out_of_scope() -> Floats:
    return Encoder().encode(OUT_OF_SCOPE_QUESTIONS)

"""Compact index: a question index as the skill keeps it in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.understanding.compact_matrix import CompactMatrix
from audio_pipeline.understanding.kernel_ridge import weigh_cosines
from audio_pipeline.understanding.question_index import QuestionIndex, read_index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class CompactIndex:
    """The examples of all kinds, and how much each counts for each kind: see QuestionIndex."""

    kinds: tuple[str, ...]
    examples: CompactMatrix
    coefficients: CompactMatrix

    def score(self, vector: Floats) -> tuple[Mapping[str, float], float]:
        """Return what QuestionIndex.score() returns, but for rounding."""
        weights = weigh_cosines(self.examples.multiply(vector))
        *scores, elsewhere = self.coefficients.add_rows(weights).tolist()
        return dict(zip(self.kinds, scores, strict=True)), elsewhere

    def widen(self) -> QuestionIndex:
        """Return the index with floats, to look at single examples."""
        return QuestionIndex(self.kinds, self.examples.widen(), self.coefficients.widen())


def load_compact_index(data: bytes) -> CompactIndex:
    """Return the index in the bytes of a file; QuestionIndexError says what is wrong with any others."""
    return CompactIndex(*read_index(data))

"""Risk model: hears danger, and questions for a doctor, in words that no rule knows.

It was trained on the lines in `training/` by `scripts/train-risk-model`, which also chose the thresholds. Its two views
of a sentence are its meaning, by the encoder's vector, and its n-grams; both are logistic regressions. Without the
encoder, the n-grams decide alone, with thresholds of their own.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from audio_pipeline.understanding.ngrams import hash_ngrams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RISKS = ("danger", "medical")
"""The risks, in the order of the model's columns."""

MEDICAL, NO_RISK = "medical", "none"
"""The kinds of sentences beside the dangers: questions for a doctor, and all others."""

NGRAM_SHARE = 0.3
"""The weight of the n-grams' score beside that of the meaning."""

SCALE = 3.0
"""Keeps the scores of long and short sentences apart from rounding; the training uses the same."""

_FILE = resources.files("skill.safety") / "risk_model.npz"


@dataclass(frozen=True, slots=True)
class RiskScores:
    """How far each risk of a sentence lies above its threshold, in the order of RISKS; below it, negative."""

    danger: float
    medical: float


@dataclass(frozen=True, slots=True)
class RiskModel:
    """The weights of a trained model."""

    kinds: NDArray[np.str_]
    """The kinds of sentences, in the order of the columns below: MEDICAL, NO_RISK and the id of each crisis answer."""
    vector_weights: Floats
    """The weight of each number of a vector for each kind."""
    vector_bias: Floats
    """What is added for each kind: the sums are logits."""
    ngram_weights: Floats
    """The weight of each n-gram for each risk."""
    ngram_bias: Floats
    """The n-grams' score of a sentence without any known n-gram, for each risk."""
    thresholds: Floats
    """The least score of a sentence with each risk."""
    ngram_thresholds: Floats
    """The same where only n-grams are known."""
    made_from: NDArray[np.str_]
    """A hash of the training lines and of the encoder."""

    def score(self, sentence: str, vector: Floats | None) -> RiskScores:
        """Score a sentence; `vector` is the encoder's, of length 1, or None if there is no encoder."""
        by_ngrams = self.score_ngrams(sentence)
        if vector is None:
            return RiskScores(*(by_ngrams - self.ngram_thresholds).tolist())
        return RiskScores(*(self.score_meaning(vector) + NGRAM_SHARE * by_ngrams - self.thresholds).tolist())

    def score_meaning(self, vector: Floats) -> Floats:
        """Return the score of a vector for each risk: the logits of any danger, and of a question for a doctor."""
        import numpy as np

        exponents = np.exp(vector @ self.vector_weights + self.vector_bias)
        is_medical = self.kinds == MEDICAL
        risky = np.array([exponents[~is_medical & (self.kinds != NO_RISK)].sum(), exponents[is_medical].sum()])
        return np.asarray(np.log(risky / (exponents.sum() - risky)), dtype=np.float32)

    def score_ngrams(self, sentence: str) -> Floats:
        """Return the score of the sentence's n-grams for each risk: logits."""
        import numpy as np

        buckets = hash_ngrams(sentence)
        total = self.ngram_weights[buckets].sum(axis=0) * (SCALE / np.sqrt(len(buckets)))
        return np.asarray(total + self.ngram_bias, dtype=np.float32)


def to_bytes(model: RiskModel) -> bytes:
    """Return a model as the bytes of a file."""
    import numpy as np

    file = io.BytesIO()
    weights = {each.name: getattr(model, each.name) for each in fields(model)}
    np.savez_compressed(
        file, **{name: each.astype(np.float16) if each.dtype == np.float32 else each for name, each in weights.items()}
    )
    return file.getvalue()


@cache
def load_risk_model() -> RiskModel:
    """Return the model that ships with the skill."""
    import numpy as np

    with np.load(io.BytesIO(_FILE.read_bytes()), allow_pickle=False) as weights:
        return RiskModel(
            **{name: each.astype(np.float32) if each.dtype == np.float16 else each for name, each in weights.items()}
        )

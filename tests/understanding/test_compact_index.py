"""The index that the skill keeps scores as the one that was learned."""

import numpy as np
import pytest

from audio_pipeline.understanding.compact_index import load_compact_index
from audio_pipeline.understanding.question_index import QuestionIndexError, build_question_index, from_bytes, to_bytes
from tests.vectors import compute_built_in, encode

QUESTIONS = (
    "does a hug help",
    "how long should I hug my dog before I go to work",
    "what is the capital of france",
    "I lie awake at night and miss her",
)


def test_every_score_is_that_of_the_index_in_the_file() -> None:
    data = compute_built_in()[1]
    compact, exact = load_compact_index(data), from_bytes(data)
    for vector in encode(QUESTIONS):
        (found, elsewhere), (wanted, wanted_elsewhere) = compact.score(vector), exact.score(vector)
        assert found == pytest.approx(wanted, abs=5e-3)
        assert elsewhere == pytest.approx(wanted_elsewhere, abs=5e-3)


def test_it_can_be_looked_at_as_it_was_learned() -> None:
    learned = build_question_index({"answer:pets": ("does stroking my dog help",)}, encode)
    widened = load_compact_index(to_bytes(learned)).widen()
    assert widened.kinds == learned.kinds
    assert np.allclose(widened.examples, learned.examples, atol=1e-6)


def test_bytes_of_something_else_are_refused() -> None:
    with pytest.raises(QuestionIndexError, match="cannot be read"):
        load_compact_index(b"no index")

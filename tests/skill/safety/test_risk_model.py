"""The model that hears danger in words that no rule knows."""

import numpy as np
import pytest

from audio_pipeline.understanding.encoder import N_DIMENSIONS, Encoder, identify_encoder
from scripts.training_lines import hash_lines, read_lines
from skill.safety.risk_model import MEDICAL, NO_RISK, RISKS, RiskModel, load_risk_model, to_bytes

IN_DANGER = (
    "i'm saying my goodbyes tonight and then it's over",
    "i keep thinking about the bridge and the water under it",
    "my partner grabs me by the throat when he's drunk",
)
EVERYDAY = ("why does a hug help", "play something for stress", "my dog sleeps on my feet", "what is a quasar")
FOR_A_DOCTOR = ("is it safe with my warfarin", "can i stop my blood pressure pills", "how many milligrams do i take")


@pytest.fixture(scope="module")
def model() -> RiskModel:
    return load_risk_model()


def test_the_model_was_made_from_the_present_lists(model: RiskModel) -> None:
    assert str(model.made_from) == hash_lines(read_lines(), identify_encoder()), (
        "Run scripts/train-risk-model: the lists have changed."
    )


def test_no_line_is_both_danger_and_something_else() -> None:
    lines = read_lines()
    assert len(set(lines.texts)) == len(lines.texts)
    assert set(lines.sources) == {"danger", "medical", "ordinary", "everyday", "questions", "needs", "elsewhere"}


@pytest.mark.parametrize("with_encoder", [True, False])
def test_danger_is_above_its_threshold_and_everyday_words_below(model: RiskModel, *, with_encoder: bool) -> None:
    said = (*IN_DANGER, *EVERYDAY)
    vectors = Encoder().encode(said) if with_encoder else [None] * len(said)
    heard = [model.score(text, vector).danger > 0 for text, vector in zip(said, vectors, strict=True)]
    assert heard == [True] * len(IN_DANGER) + [False] * len(EVERYDAY)


@pytest.mark.parametrize("with_encoder", [True, False])
def test_a_question_for_a_doctor_is_above_its_threshold(model: RiskModel, *, with_encoder: bool) -> None:
    said = (*FOR_A_DOCTOR, *EVERYDAY)
    vectors = Encoder().encode(said) if with_encoder else [None] * len(said)
    heard = [model.score(text, vector).medical > 0 for text, vector in zip(said, vectors, strict=True)]
    assert heard == [True] * len(FOR_A_DOCTOR) + [False] * len(EVERYDAY)


@pytest.mark.parametrize("said", ["", "?", "word " * 5_000, "\N{PARTY POPPER}"])
def test_any_text_has_finite_scores(model: RiskModel, said: str) -> None:
    scores = model.score(said, None)
    assert np.isfinite([scores.danger, scores.medical]).all()


def test_the_parts_of_the_model_fit_together(model: RiskModel) -> None:
    assert model.vector_weights.shape == (N_DIMENSIONS, len(model.kinds))
    assert model.vector_bias.shape == model.kinds.shape
    assert {MEDICAL, NO_RISK} < {*model.kinds.tolist()}
    assert model.ngram_weights.shape[1] == len(RISKS)
    assert model.thresholds.shape == model.ngram_thresholds.shape == model.ngram_bias.shape == (len(RISKS),)


def test_the_same_model_is_always_the_same_bytes(model: RiskModel) -> None:
    assert to_bytes(model) == to_bytes(model)

"""Train the model that hears danger, and say what it does to lines that it was not trained on.

It learns from the lines in training/, tests/skill/said/ and the built-in content. Whoever changes any of them runs it.
The lines' vectors are kept, so that only new lines are encoded. The thresholds are chosen on folds that the model was
not trained on; neighbouring lines, which may be of the same speaker, are in the same fold.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from audio_pipeline.understanding.encoder import MODEL_SHA256, Encoder
from audio_pipeline.understanding.kernel_ridge import REGULARISATION, compute_kernel, score_kinds
from audio_pipeline.understanding.ngrams import N_BUCKETS, hash_ngrams
from scripts.training_lines import ROOT, Lines, hash_lines, read_lines
from skill.safety.risk_model import NGRAM_SHARE, RISKS, SCALE, RiskModel, to_bytes
from tests.markdown import DOCS, fill_tables

OUT = ROOT / "skill" / "safety" / "risk_model.npz"
PAGE = DOCS / "answers.md"

N_LANDMARKS = 3_000
N_FOLDS = 5
LINES_OF_A_SPEAKER = 9
"""Neighbouring lines that are kept in one fold."""

N_EPOCHS = 12
LINES_OF_A_BATCH = 256
FIRST_RATE = 0.02
"""The pace of the first epoch; each epoch has four fifths of the one before."""
WEIGHT_DECAY = 6e-6

DANGER_RATE = 0.08
"""The share of the everyday lines, on folds, that may be taken for danger. They were picked for looking dangerous: of
ordinary lines it is about a tenth of that."""

MEDICAL_RATE = 0.02
"""The share of all other lines, on folds, that may be taken for a question for a doctor."""

Floats = NDArray[np.float32]
Ngrams = list[NDArray[np.intp]]


def fit_landmarks(vectors: Floats, targets: Floats, landmarks: Floats) -> Floats:
    """Return the weights of the landmarks: kernel ridge regression in the space that they span (Nyström)."""
    features = compute_kernel(vectors, landmarks).astype(np.float64)
    gram = features.T @ features + REGULARISATION * compute_kernel(landmarks, landmarks)
    gram[np.diag_indices_from(gram)] += 1e-6
    return np.asarray(np.linalg.solve(gram, features.T @ targets), dtype=np.float32)


def choose_landmarks(risky: NDArray[np.bool_], seed: int) -> NDArray[np.intp]:
    """Choose as many lines with a risk as without one."""
    random = np.random.default_rng(seed)
    halves = [np.flatnonzero(risky), np.flatnonzero(~risky)]
    return np.concatenate([random.choice(half, min(len(half), N_LANDMARKS // 2), replace=False) for half in halves])


class Adam:
    """Weights that are moved against their gradient, each at a pace of its own."""

    def __init__(self, size: int) -> None:
        self.weights, self._mean, self._square = np.zeros(size), np.zeros(size), np.zeros(size)
        self._step = 0

    def move(self, gradient: NDArray[np.float64], rate: float) -> None:
        """Move the weights one step."""
        self._step += 1
        self._mean = 0.9 * self._mean + 0.1 * gradient
        self._square = 0.999 * self._square + 0.001 * gradient**2
        scale = np.sqrt(self._square / (1 - 0.999**self._step)) + 1e-8
        self.weights -= rate * (self._mean / (1 - 0.9**self._step)) / scale


def fit_ngrams(ngrams: Ngrams, is_risk: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Return the weights of all n-grams and the bias: logistic regression by stochastic gradient descent."""
    adam, bias, rate = Adam(N_BUCKETS), 0.0, FIRST_RATE
    for epoch in range(N_EPOCHS):
        order = np.random.default_rng(epoch).permutation(len(ngrams))
        for batch in np.array_split(order, len(ngrams) // LINES_OF_A_BATCH + 1):
            gradient, bias_gradient = compute_gradient(adam.weights, bias, [ngrams[at] for at in batch], is_risk[batch])
            adam.move(gradient + WEIGHT_DECAY * adam.weights, rate)
            bias -= bias_gradient
        rate *= 0.8
    return adam.weights.astype(np.float32), bias


def compute_gradient(
    weights: NDArray[np.float64], bias: float, ngrams: Ngrams, is_risk: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Return the gradients of the weights and of the bias for some lines; a line with a risk counts for two."""
    lengths = np.array([len(each) for each in ngrams])
    buckets, row = np.concatenate(ngrams), np.repeat(np.arange(len(ngrams)), lengths)
    scale = SCALE / np.sqrt(lengths)
    logits = np.bincount(row, weights[buckets], len(ngrams)) * scale + bias
    errors = np.where(is_risk, 2.0, 1.0) * (1 / (1 + np.exp(-logits)) - is_risk) / len(ngrams)
    gradient = np.bincount(buckets, (errors * scale)[row], N_BUCKETS).astype(np.float64)
    return gradient, float(errors.sum())


def fit(vectors: Floats, ngrams: Ngrams, risks: NDArray[np.bool_], seed: int) -> RiskModel:
    """Train a model without thresholds on these lines; `risks` has a row a line and a column a risk."""
    landmarks = vectors[choose_landmarks(risks[:, 0] | risks[:, 1], seed)]
    by_risk = [fit_ngrams(ngrams, risks[:, column]) for column in range(len(RISKS))]
    none = np.zeros(len(RISKS), dtype=np.float32)
    return RiskModel(
        landmarks=landmarks,
        landmark_weights=fit_landmarks(vectors, (2.0 * risks - 1).astype(np.float32), landmarks),
        ngram_weights=np.stack([weights for weights, _ in by_risk], axis=1),
        ngram_bias=np.array([bias for _, bias in by_risk], dtype=np.float32),
        thresholds=none,
        ngram_thresholds=none,
        made_from=np.array(""),
    )


def score_on_folds(
    texts: tuple[str, ...], vectors: Floats, ngrams: Ngrams, risks: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return the scores of all lines by models that did not see their fold: by both views, and by n-grams alone."""
    both, alone = (np.zeros(risks.shape, dtype=np.float32) for _ in range(2))
    speakers = np.arange(len(texts)) // LINES_OF_A_SPEAKER
    folds = np.random.default_rng(0).integers(0, N_FOLDS, speakers[-1] + 1)[speakers]
    for fold in range(N_FOLDS):
        print(f"fold {fold + 1} of {N_FOLDS}", file=sys.stderr, flush=True)
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        model = fit(vectors[seen], [ngrams[at] for at in seen], risks[seen], fold)
        alone[unseen] = [model.score_ngrams(texts[at]) for at in unseen]
        by_meaning = score_kinds(vectors[unseen], model.landmarks, model.landmark_weights)
        both[unseen] = by_meaning + NGRAM_SHARE * alone[unseen]
    return both, alone


def choose_thresholds(lines: Lines, scores: Floats) -> Floats:
    """Return the least score of each risk, at which just the allowed share of the lines without it is over."""
    return np.array(
        [
            np.quantile(scores[lines.select("everyday"), 0], 1 - DANGER_RATE),
            np.quantile(scores[~lines.select("medical", "danger"), 1], 1 - MEDICAL_RATE),
        ],
        dtype=np.float32,
    )


def describe(lines: Lines, scores: Floats, thresholds: Floats) -> str:
    """Return the share of each list's lines that is over the thresholds."""
    rows = [f"{'':10} {'lines':>6} {'danger':>8} {'medical':>8}"]
    for source in dict.fromkeys(lines.sources):
        chosen = lines.select(source)
        danger, medical = (scores[chosen] > thresholds).mean(axis=0)
        rows.append(f"{source:10} {chosen.sum():6} {danger:8.2%} {medical:8.2%}")
    return "\n".join(rows)


def encode(texts: tuple[str, ...], folder: Path) -> Floats:
    """Return the vectors of the lines; those that were encoded before are read from the folder."""
    path = folder / f"{MODEL_SHA256[:16]}.npz"
    known: dict[str, Floats] = {}
    if path.exists():
        with np.load(path, allow_pickle=False) as kept:
            known = dict(zip(kept["texts"].tolist(), kept["vectors"], strict=True))
    new = [text for text in texts if text not in known]
    known.update(zip(new, Encoder().encode(new), strict=True) if new else ())
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(path, texts=np.array(texts), vectors=np.array([known[text] for text in texts]))
    return np.array([known[text] for text in texts], dtype=np.float32)


def train(folder: Path) -> tuple[RiskModel, str]:
    """Return a model trained on all lines, and what it does to lines that it was not trained on."""
    lines = read_lines()
    vectors, ngrams = encode(lines.texts, folder), [hash_ngrams(text) for text in lines.texts]
    risks = np.stack([lines.select(risk) for risk in RISKS], axis=1)
    both, alone = score_on_folds(lines.texts, vectors, ngrams, risks)
    model = replace(
        fit(vectors, ngrams, risks, 0),
        thresholds=choose_thresholds(lines, both),
        ngram_thresholds=choose_thresholds(lines, alone),
        made_from=np.array(hash_lines(lines)),
    )
    tables = describe(lines, both, model.thresholds), describe(lines, alone, model.ngram_thresholds)
    return model, f"With the encoder:\n{tables[0]}\n\nBy n-grams alone:\n{tables[1]}"


def main() -> None:
    """Train the model, and write it into the skill and what it does into the page."""
    parser = argparse.ArgumentParser(
        prog="scripts/train-risk-model", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--vectors",
        type=Path,
        default=user_cache_path("warm-recall") / "training",
        help="where the lines' vectors are kept; the usual cache folder",
    )
    model, report = train(parser.parse_args().vectors)
    OUT.write_bytes(to_bytes(model))
    table = {"risk model": f"```\n{report}\n```"}
    PAGE.write_text(fill_tables(PAGE.read_text("utf-8"), "measured", table), "utf-8")
    print(report)


if __name__ == "__main__":
    main()

"""Train the model that hears danger: "scripts/train-risk-model --help" tells more.

The lines of `training/` and of the tests' lists are encoded (kept in the cache folder, so only new lines take time).
The thresholds are chosen on folds that the model was not trained on; neighbouring lines, which may be of the same
speaker, are in the same fold. What the folds showed is also written into docs/answers.md.
"""

import argparse
import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.markup.read import read_content
from audio_pipeline.understanding.encoder import MODEL_SHA256, Encoder
from audio_pipeline.understanding.kernel_ridge import REGULARISATION, compute_kernel
from audio_pipeline.understanding.ngrams import N_BUCKETS, hash_ngrams, split_words
from audio_pipeline.understanding.out_of_scope import OUT_OF_SCOPE_QUESTIONS
from skill.safety.risk_model import NGRAM_SHARE, RISKS, SCALE, RiskModel, to_bytes
from tests.markdown import DOCS, fill_tables

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "skill" / "safety" / "risk_model.npz"
PAGE = DOCS / "answers.md"
SAID = ROOT / "tests" / "skill" / "said"
TRAINING = ROOT / "training"

N_LANDMARKS = 3_000
N_FOLDS = 5
LINES_OF_A_SPEAKER = 9
"""Neighbouring lines that are kept in one fold."""

DANGER_RATE = 0.08
"""The share of the everyday lines, on folds, that may be taken for danger. They were picked for looking dangerous: of
ordinary lines it is about a tenth of that."""

MEDICAL_RATE = 0.02
"""The share of all other lines, on folds, that may be taken for a question for a doctor."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lines:
    """The training lines with what they are."""

    texts: tuple[str, ...]
    sources: tuple[str, ...]
    """The list that each line comes from: danger, everyday, medical, ordinary, questions, needs or elsewhere."""

    def select(self, *sources: str) -> NDArray[np.bool_]:
        """Return which lines come from these lists."""
        return np.isin(self.sources, sources)


def read_lines() -> Lines:
    """Read all training lines; a line that stands in two lists counts in the first of them alone."""
    library = read_content(BUILTIN_CONTENT).library
    if not library:
        sys.exit("The built-in content has faults: run warm-recall check.")
    answers = library.answers
    rows = [("danger", line) for label, line in _read_labelled("danger") if label.startswith("crisis")]
    rows += [("danger", each) for answer in answers if answer.kind == "crisis" for each in answer.questions]
    rows += [("medical" if label != "ordinary" else label, line) for label, line in _read_labelled("medical")]
    rows += [("medical", each) for answer in answers if answer.kind == "medical" for each in answer.questions]
    rows += [("everyday", line) for path in _list_files("everyday") for line in _read_plain(path)]
    rows += [("questions", each) for answer in answers if answer.kind == "answer" for each in answer.questions]
    rows += [("needs", each) for content in library.contents for each in content.needs]
    rows += [("elsewhere", each) for each in OUT_OF_SCOPE_QUESTIONS]
    first = {normalise(text): (source, text) for source, text in reversed(rows)}
    sources, texts = zip(*reversed(first.values()), strict=True)
    return Lines(texts, sources)


def normalise(text: str) -> str:
    """Return a line as its words alone."""
    return " ".join(split_words(text))


def _list_files(name: str) -> list[Path]:
    return [*sorted(TRAINING.glob(f"{name}*.*")), *SAID.glob(f"{name}.*")]


def _read_labelled(name: str) -> list[tuple[str, str]]:
    lines = [line for path in _list_files(name) for line in _read_plain(path)]
    return [(label, text) for label, _, text in (line.partition("\t") for line in lines)]


def _read_plain(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def hash_lines(lines: Lines) -> str:
    """Return the hash by which a model tells what it was made from."""
    rows = (MODEL_SHA256, *map("\t".join, zip(lines.sources, lines.texts, strict=True)))
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def fit_landmarks(vectors: Floats, targets: Floats, chosen: NDArray[np.intp]) -> Floats:
    """Return the weights of the chosen lines: kernel ridge regression in the space that they span (Nyström)."""
    landmarks = vectors[chosen]
    features = compute_kernel(vectors, landmarks).astype(np.float64)
    gram = features.T @ features + REGULARISATION * compute_kernel(landmarks, landmarks)
    gram[np.diag_indices_from(gram)] += 1e-6
    return np.asarray(np.linalg.solve(gram, features.T @ targets), dtype=np.float32)


def choose_landmarks(risky: NDArray[np.bool_], seed: int) -> NDArray[np.intp]:
    """Choose as many lines with a risk as without one."""
    random = np.random.default_rng(seed)
    halves = [np.flatnonzero(risky), np.flatnonzero(~risky)]
    return np.concatenate([random.choice(half, min(len(half), N_LANDMARKS // 2), replace=False) for half in halves])


def fit_ngrams(ngrams: list[NDArray[np.intp]], is_risk: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Return the weights of all n-grams and the bias: logistic regression by stochastic gradient descent (Adam)."""
    weights, bias = np.zeros(N_BUCKETS), 0.0
    mean, square, step = np.zeros(N_BUCKETS), np.zeros(N_BUCKETS), 0
    lengths, targets = np.array([len(each) for each in ngrams]), is_risk.astype(float)
    rate, importance = 0.02, np.where(is_risk, 2.0, 1.0)
    for epoch in range(12):
        for batch in np.array_split(np.random.default_rng(epoch).permutation(len(ngrams)), len(ngrams) // 256 + 1):
            step += 1
            buckets, row = (
                np.concatenate([ngrams[each] for each in batch]),
                np.repeat(np.arange(len(batch)), lengths[batch]),
            )
            scale = SCALE / np.sqrt(lengths[batch])
            logits = np.bincount(row, weights[buckets], len(batch)) * scale + bias
            errors = importance[batch] * (1 / (1 + np.exp(-logits)) - targets[batch]) / len(batch)
            gradient = np.bincount(buckets, (errors * scale)[row], N_BUCKETS) + 6e-6 * weights
            mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
            weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
            bias -= errors.sum()
        rate *= 0.8
    return weights.astype(np.float32), bias


@dataclass(frozen=True, slots=True)
class Fit:
    """A model without thresholds, and the scores of lines that it was not trained on."""

    chosen: NDArray[np.intp]
    landmark_weights: Floats
    ngram_weights: Floats
    ngram_bias: Floats


def fit(vectors: Floats, ngrams: list[NDArray[np.intp]], risks: NDArray[np.bool_], seed: int) -> Fit:
    """Train on these lines; `risks` has a row a line and a column a risk."""
    chosen = choose_landmarks(risks[:, 0] | risks[:, 1], seed)
    by_risk = [fit_ngrams(ngrams, risks[:, column]) for column in range(len(RISKS))]
    return Fit(
        chosen=chosen,
        landmark_weights=fit_landmarks(vectors, (2.0 * risks - 1).astype(np.float32), chosen),
        ngram_weights=np.stack([weights for weights, _ in by_risk], axis=1),
        ngram_bias=np.array([bias for _, bias in by_risk], dtype=np.float32),
    )


def make_model(fitted: Fit, vectors: Floats, thresholds: tuple[Floats, Floats], made_from: str) -> RiskModel:
    """Return the model of a fit."""
    with_meaning, by_ngrams = thresholds
    return RiskModel(
        landmarks=vectors[fitted.chosen],
        landmark_weights=fitted.landmark_weights,
        ngram_weights=fitted.ngram_weights,
        ngram_bias=fitted.ngram_bias,
        thresholds=with_meaning,
        ngram_thresholds=by_ngrams,
        made_from=np.array(made_from),
    )


def score_on_folds(
    lines: Lines, vectors: Floats, ngrams: list[NDArray[np.intp]], risks: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Return the scores of all lines, each by a model that did not see its fold: both views, and n-grams alone."""
    both, alone = (np.zeros(risks.shape, dtype=np.float32) for _ in range(2))
    speakers = np.arange(len(lines.texts)) // LINES_OF_A_SPEAKER
    folds = np.random.default_rng(0).integers(0, N_FOLDS, speakers[-1] + 1)[speakers]
    zero = np.zeros(len(RISKS), dtype=np.float32)
    for fold in range(N_FOLDS):
        seen = np.flatnonzero(folds != fold)
        fitted = fit(vectors[seen], [ngrams[each] for each in seen], risks[seen], fold)
        model = make_model(fitted, vectors[seen], (zero, zero), "")
        for at in np.flatnonzero(folds == fold):
            alone[at] = model.score_ngrams(lines.texts[at])
        unseen = folds == fold
        both[unseen] = (
            compute_kernel(vectors[unseen], model.landmarks) @ model.landmark_weights + NGRAM_SHARE * alone[unseen]
        )
        print(f"fold {fold + 1} of {N_FOLDS}", file=sys.stderr, flush=True)
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
    both, alone = score_on_folds(lines, vectors, ngrams, risks)
    thresholds = choose_thresholds(lines, both), choose_thresholds(lines, alone)
    model = make_model(fit(vectors, ngrams, risks, 0), vectors, thresholds, hash_lines(lines))
    tables = (describe(lines, both, thresholds[0]), describe(lines, alone, thresholds[1]))
    return model, f"With the encoder:\n{tables[0]}\n\nBy n-grams alone:\n{tables[1]}"


def main() -> None:
    """Train the model, and write it into the skill and what it does into the page."""
    parser = argparse.ArgumentParser(prog="scripts/train-risk-model", description=__doc__)
    parser.add_argument(
        "--vectors",
        type=Path,
        default=user_cache_path("warm-recall") / "training",
        help="where the lines' vectors are kept",
    )
    model, report = train(parser.parse_args().vectors)
    OUT.write_bytes(to_bytes(model))
    table = {"risk model": f"```\n{report}\n```"}
    PAGE.write_text(fill_tables(PAGE.read_text("utf-8"), "measured", table), "utf-8")
    print(report)


if __name__ == "__main__":
    main()

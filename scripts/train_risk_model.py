"""Train the model that hears danger, and say what it does to lines that it was not trained on.

It learns from the lines in training/, tests/skill/said/ and the built-in content. Whoever changes any of them, or the
encoder's adapter, runs it. The lines' vectors are kept, so that only new lines are encoded. The thresholds are chosen
on the lines that scripts/train-encoder held out, by a model that did not see them either; then all lines are learned.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from audio_pipeline.understanding.adapter import ADAPTER_FILE
from audio_pipeline.understanding.encoder import N_DIMENSIONS, Encoder, identify_encoder
from audio_pipeline.understanding.ngrams import N_BUCKETS, hash_ngrams
from scripts.training_lines import ROOT, Lines, hash_lines, make_key, read_lines
from skill.safety.risk_model import MEDICAL, NGRAM_SHARE, NO_RISK, RISKS, SCALE, RiskModel, to_bytes
from tests.markdown import DOCS, fill_tables

OUT = ROOT / "skill" / "safety" / "risk_model.npz"
PAGE = DOCS / "answers.md"

N_STEPS = 300
STEP_RATE = 0.1
SMOOTHING = 0.05
"""How much of each line counts as of all kinds, so that no line is learned by heart."""

N_EPOCHS = 12
LINES_OF_A_BATCH = 256
FIRST_RATE = 0.02
"""The pace of the first epoch; each epoch has four fifths of the one before."""
WEIGHT_DECAY = 6e-6

DANGER_RATE = 0.095
"""The share of the everyday lines, among those held out, that may be taken for danger. They were picked for looking
dangerous: of ordinary lines it is about a tenth of that."""

MEDICAL_RATE = 0.02
"""The share of all other lines, among those held out, that may be taken for a question for a doctor."""

Floats = NDArray[np.float32]
Ngrams = list[NDArray[np.intp]]


def fit_meaning(vectors: Floats, kinds: NDArray[np.intp], n_kinds: int) -> tuple[Floats, Floats]:
    """Return the weights and the bias of each kind of line: multinomial logistic regression, on all lines at once."""
    inputs = np.hstack([vectors, np.ones((len(vectors), 1), dtype=np.float32)])
    targets = np.eye(n_kinds)[kinds] * (1 - SMOOTHING) + SMOOTHING / n_kinds
    adam = Adam((N_DIMENSIONS + 1, n_kinds))
    for step in range(N_STEPS):
        exponents = np.exp(inputs @ adam.weights)
        shares = exponents / exponents.sum(axis=1, keepdims=True)
        adam.move(inputs.T @ (shares - targets) / len(vectors), STEP_RATE * (1 - step / N_STEPS))
    return adam.weights[:-1].astype(np.float32), adam.weights[-1].astype(np.float32)


class Adam:
    """Weights that are moved against their gradient, each at a pace of its own."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.weights, self._mean, self._square = np.zeros(shape), np.zeros(shape), np.zeros(shape)
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
    adam, bias, rate = Adam((N_BUCKETS,)), 0.0, FIRST_RATE
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


def fit(lines: Lines, vectors: Floats, ngrams: Ngrams, chosen: NDArray[np.intp]) -> RiskModel:
    """Train a model without thresholds on the chosen lines."""
    names = name_kinds(lines)
    kinds = sorted(set(names))
    weights, bias = fit_meaning(vectors[chosen], np.array([kinds.index(names[at]) for at in chosen]), len(kinds))
    mine = [ngrams[at] for at in chosen]
    by_risk = [fit_ngrams(mine, lines.select(risk)[chosen]) for risk in RISKS]
    none = np.zeros(len(RISKS), dtype=np.float32)
    return RiskModel(
        kinds=np.array(kinds),
        vector_weights=weights,
        vector_bias=bias,
        ngram_weights=np.stack([each for each, _ in by_risk], axis=1),
        ngram_bias=np.array([each for _, each in by_risk], dtype=np.float32),
        thresholds=none,
        ngram_thresholds=none,
        made_from=np.array(hash_lines(lines, identify_encoder())),
    )


def name_kinds(lines: Lines) -> list[str]:
    """Return what each line is for the model: a danger by its answer's id, a question for a doctor, or neither."""
    kinds = {"danger": "", "medical": MEDICAL}
    return [kinds.get(source, NO_RISK) or label for source, label in zip(lines.sources, lines.labels, strict=True)]


def choose_thresholds(lines: Lines, held_out: NDArray[np.intp], scores: Floats) -> Floats:
    """Return the least score of each risk, at which just the allowed share of the lines without it is over."""
    everyday, harmless = lines.select("everyday")[held_out], ~lines.select("medical", "danger")[held_out]
    rates = [np.quantile(scores[everyday, 0], 1 - DANGER_RATE), np.quantile(scores[harmless, 1], 1 - MEDICAL_RATE)]
    return np.array(rates, dtype=np.float32)


def describe(lines: Lines, held_out: NDArray[np.intp], scores: Floats, thresholds: Floats) -> str:
    """Return the share of each list's lines, of those held out, that is over the thresholds."""
    rows = [f"{'':10} {'lines':>6} {'danger':>8} {'medical':>8}"]
    for source in dict.fromkeys(lines.sources):
        chosen = lines.select(source)[held_out]
        danger, medical = (scores[chosen] > thresholds).mean(axis=0)
        rows.append(f"{source:10} {chosen.sum():6} {danger:8.2%} {medical:8.2%}")
    return "\n".join(rows)


def find_held_out(lines: Lines) -> NDArray[np.bool_]:
    """Return which lines the encoder did not learn from."""
    with np.load(ADAPTER_FILE.open("rb"), allow_pickle=False) as adapter:
        return np.isin(np.array([make_key(text) for text in lines.texts], dtype=np.uint32), adapter["held_out"])


def encode(texts: tuple[str, ...], folder: Path) -> Floats:
    """Return the vectors of the lines; those that were encoded before are read from the folder."""
    path = folder / f"{identify_encoder()[:16]}.npz"
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
    """Return a model trained on all lines, and what it does to lines that neither it nor the encoder learned from."""
    lines = read_lines()
    vectors, ngrams = encode(lines.texts, folder), [hash_ngrams(text) for text in lines.texts]
    is_held_out = find_held_out(lines)
    held_out = np.flatnonzero(is_held_out)
    model = fit(lines, vectors, ngrams, np.flatnonzero(~is_held_out))
    alone = np.array([model.score_ngrams(lines.texts[at]) for at in held_out])
    both = np.array([model.score_meaning(vectors[at]) for at in held_out]) + NGRAM_SHARE * alone
    thresholds, alone_thresholds = (choose_thresholds(lines, held_out, scores) for scores in (both, alone))
    model = replace(
        fit(lines, vectors, ngrams, np.arange(len(lines.texts))),
        thresholds=thresholds,
        ngram_thresholds=alone_thresholds,
    )
    tables = describe(lines, held_out, both, thresholds), describe(lines, held_out, alone, alone_thresholds)
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

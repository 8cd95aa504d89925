"""Leave one out: what every example would get if the question index had been made without it.

Kernel ridge regression needs no second fit for that: an example's score without itself is its target, less its own
coefficient divided by its entry on the diagonal of the inverse of the regularised kernel.
"""

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.catalog import Catalog
from audio_pipeline.understanding.kernel_ridge import REGULARISATION, compute_kernel
from audio_pipeline.understanding.question_index import ANSWER, PROGRAMME, QuestionIndex, weigh_examples
from skill.answers.matching import Scores, list_examples
from skill.answers.understanding import Understander, Understanding
from tests.evaluation.measures import Share

Floats = NDArray[np.float32]

GROUPS = {ANSWER: "question of an answer", PROGRAMME: "need of a programme", "": "asked elsewhere"}
"""What the examples are, by the beginning of their kind's name."""

RESULTS = ("right", 'one of "A or B?"', "refused", "wrong")


def leave_one_out(catalog: Catalog, index: QuestionIndex) -> dict[str, dict[str, Share]]:
    """Return the share of each result, by what the examples are; those of kinds that are not in the catalog are not."""
    understander, offered = Understander(catalog, index), {*list_examples(catalog), ""}
    kinds, scores = score_without_itself(index)
    tally = {name: dict.fromkeys(RESULTS, 0) for name in GROUPS.values()}
    for column, row in zip(kinds, scores, strict=True):
        kind = (*index.kinds, "")[column]
        if kind in offered:
            tally[_name_group(kind)][_name_result(kind, understander.decide(_to_scores(index, row)))] += 1
    return {name: _share(results) for name, results in tally.items()}


def score_without_itself(index: QuestionIndex) -> tuple[NDArray[np.intp], Floats]:
    """Return the column of each example's own kind, and what it would score for each kind without itself."""
    kernel = compute_kernel(index.examples, index.examples).astype(np.float64)
    kinds = find_kinds(kernel, index)
    kernel[np.diag_indices_from(kernel)] += REGULARISATION / weigh_examples(np.bincount(kinds).tolist())
    own = np.linalg.inv(kernel).diagonal()[:, None]
    targets = np.eye(len(index.kinds) + 1)[kinds]
    return kinds, np.asarray(targets - index.coefficients / own, dtype=np.float32)


def find_kinds(kernel: NDArray[np.float64], index: QuestionIndex) -> NDArray[np.intp]:
    """Return the column of each example's own kind: an index keeps no labels, but scores its own examples by them."""
    targets = kernel @ index.coefficients + REGULARISATION * index.coefficients
    return np.asarray(targets.argmax(axis=1), dtype=np.intp)


def _to_scores(index: QuestionIndex, row: Floats) -> Scores:
    *scores, elsewhere = row.tolist()
    return Scores(dict(zip(index.kinds, scores, strict=True)), elsewhere)


def _name_result(kind: str, found: Understanding) -> str:
    """Return what an example of this kind gets."""
    close = [f"{ANSWER}{each.id}" for each in found.close]
    if close:
        return RESULTS[1] if kind in close else RESULTS[3]
    given = f"{ANSWER}{found.answer.id}" if found.answer else ""
    given = f"{PROGRAMME}{found.programmes[0].content_id}" if found.programmes else given
    if given == kind:
        return RESULTS[0]
    return RESULTS[3] if given else RESULTS[2]


def _name_group(kind: str) -> str:
    return next(name for prefix, name in GROUPS.items() if kind.startswith(prefix))


def _share(results: dict[str, int]) -> dict[str, Share]:
    total = sum(results.values())
    return {name: Share(n, total) for name, n in results.items()}

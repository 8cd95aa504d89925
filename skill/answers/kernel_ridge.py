"""Kernel ridge: how much each kind speaks for a new vector, from examples of every kind (kernel ridge regression)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KERNEL_SHARPNESS = 1.5
"""How fast an example's weight falls as a vector lies further from it."""

REGULARISATION = 0.1
"""How strongly the fit is smoothed for an example of weight 1. Both by cross-validation over our own questions."""


def fit_kernel_ridge(examples: Floats, kinds: NDArray[np.intp], weights: NDArray[np.float64]) -> Floats:
    """Return how much each example speaks for each kind: one row an example, for examples of length 1."""
    import numpy as np

    right = np.eye(kinds.max() + 1)[kinds]
    doubted = _compute_kernel(examples, examples).astype(np.float64)
    doubted[np.diag_indices_from(doubted)] += REGULARISATION / weights
    return np.linalg.solve(doubted, right).astype(np.float32)


def score_kinds(vectors: Floats, examples: Floats, fit: Floats) -> Floats:
    """Return a score for each kind, about 1 where it fits and 0 where not: one row a vector, one column a kind."""
    return _compute_kernel(vectors, examples) @ fit


def _compute_kernel(vectors: Floats, examples: Floats) -> Floats:
    import numpy as np

    return np.asarray(np.exp(KERNEL_SHARPNESS * (vectors @ examples.T - 1)), dtype=np.float32)

"""Kernel ridge: scores a vector for each kind, from examples of every kind (kernel ridge regression)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KERNEL_SHARPNESS = 1.5
"""The rate at which an example's weight falls with a vector's distance from it."""

REGULARISATION = 0.1
"""The smoothing of the fit for an example of weight 1. Both constants are from cross-validation over our questions."""


def fit_kernel_ridge(examples: Floats, kinds: NDArray[np.intp], weights: NDArray[np.float64]) -> Floats:
    """Return the coefficient of each example for each kind: one row an example, for vectors of length 1."""
    import numpy as np

    targets = np.eye(kinds.max() + 1)[kinds]
    kernel = _compute_kernel(examples, examples).astype(np.float64)
    kernel[np.diag_indices_from(kernel)] += REGULARISATION / weights
    return np.linalg.solve(kernel, targets).astype(np.float32)


def score_kinds(vectors: Floats, examples: Floats, fit: Floats) -> Floats:
    """Return a score for each kind, about 1 if it fits and 0 if not: one row a vector, one column a kind."""
    return _compute_kernel(vectors, examples) @ fit


def _compute_kernel(vectors: Floats, examples: Floats) -> Floats:
    import numpy as np

    return np.asarray(np.exp(KERNEL_SHARPNESS * (vectors @ examples.T - 1)), dtype=np.float32)

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


def fit_kernel_ridge(examples: Floats, targets: Floats, weights: Floats) -> Floats:
    """Return the coefficient of each example for each kind: one row an example, for vectors of length 1.

    `targets` has one row an example and one column a kind: 1 where the example is of the kind, 0 elsewhere.
    """
    import numpy as np

    kernel = compute_kernel(examples, examples)
    kernel[np.diag_indices_from(kernel)] += REGULARISATION / weights
    return np.linalg.solve(kernel, targets)


def score_kinds(vectors: Floats, examples: Floats, fit: Floats) -> Floats:
    """Return a score for each kind, about 1 if it fits and 0 if not: one row a vector, one column a kind."""
    return compute_kernel(vectors, examples) @ fit


def compute_kernel(vectors: Floats, examples: Floats) -> Floats:
    """Return how near each vector is to each example, at most 1: one row a vector, one column an example."""
    import numpy as np

    return np.asarray(np.exp(KERNEL_SHARPNESS * (vectors @ examples.T - 1)), dtype=np.float32)

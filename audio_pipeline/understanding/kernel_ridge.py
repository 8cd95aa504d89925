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
    return _solve(kernel, targets)


def score_kinds(vectors: Floats, examples: Floats, fit: Floats) -> Floats:
    """Return a score for each kind, about 1 if it fits and 0 if not: one row a vector, one column a kind."""
    return compute_kernel(vectors, examples) @ fit


def compute_kernel(vectors: Floats, examples: Floats) -> Floats:
    """Return how near each vector is to each example, at most 1: one row a vector, one column an example."""
    return weigh_cosines(vectors @ examples.T)


def weigh_cosines(cosines: Floats) -> Floats:
    """Return how near vectors of length 1 are with these products, at most 1. The products are overwritten.

    Those of all examples with each other take 740 MB, of which there is one copy.
    """
    import numpy as np

    np.subtract(cosines, 1, out=cosines)
    np.multiply(cosines, KERNEL_SHARPNESS, out=cosines)
    return np.exp(cosines, out=cosines)


_BLOCK = 256
"""The columns that are factored at a time: nearly all work is then products of matrices, which are fastest."""


def _solve(kernel: Floats, targets: Floats) -> Floats:
    """Return the solution for a symmetric positive definite matrix, which is overwritten.

    It is Cholesky's method in blocks: on two cores a third of the time of numpy.linalg.solve for 12 000 rows.
    """
    import numpy as np

    blocks = [slice(start, min(start + _BLOCK, len(kernel))) for start in range(0, len(kernel), _BLOCK)]
    solution = targets.copy()
    for block in blocks:
        before, after = slice(0, block.start), slice(block.stop, None)
        kernel[block.start :, block] -= kernel[block.start :, before] @ kernel[block, before].T
        kernel[block, block] = np.linalg.cholesky(kernel[block, block])
        kernel[after, block] = kernel[after, block] @ np.linalg.inv(kernel[block, block]).T
        solution[block] = np.linalg.solve(
            kernel[block, block], solution[block] - kernel[block, before] @ solution[before]
        )
    for block in reversed(blocks):
        after = slice(block.stop, None)
        solution[block] = np.linalg.solve(
            kernel[block, block].T, solution[block] - kernel[after, block].T @ solution[after]
        )
    return solution

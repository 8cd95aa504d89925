"""Kernel ridge: scores a vector for each kind, from examples of every kind (kernel ridge regression)."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

KERNEL_SHARPNESS = 3.0
"""The rate at which an example's weight falls with a vector's distance from it."""

REGULARISATION = 0.05
"""The smoothing of the fit for an example of weight 1. Both constants are from cross-validation over our questions."""


_PANEL_ROWS = 1_024
"""The rows of the equations that one thread works on at a time. Their number never depends on the threads, so that the
solution has the same bits with any."""

_BLOCK_COLUMNS = 256
"""The columns that are factored at a time: nearly all work is then products of matrices, which are fastest."""


def fit_kernel_ridge(examples: Floats, targets: Floats, weights: Floats, jobs: int = 1) -> Floats:
    """Return the coefficient of each example for each kind: one row an example, for vectors of length 1.

    `targets` has one row an example and one column a kind: 1 where the example is of the kind, 0 elsewhere. `jobs` is
    the number of threads.
    """
    with ThreadPoolExecutor(jobs) as threads:
        compute_panel = partial(_compute_panel, examples, REGULARISATION / weights)
        panels = list(threads.map(compute_panel, range(0, len(examples), _PANEL_ROWS)))
        solution = targets.T.copy()
        for block in _list_blocks(len(examples)):
            _factor_block(block, panels, solution, threads)
        for block in reversed(_list_blocks(len(examples))):
            _solve_block(block, panels, solution)
    return solution.T.copy()


def score_kinds(vectors: Floats, examples: Floats, fit: Floats) -> Floats:
    """Return a score for each kind, about 1 if it fits and 0 if not: one row a vector, one column a kind."""
    return compute_kernel(vectors, examples) @ fit


def compute_kernel(vectors: Floats, examples: Floats) -> Floats:
    """Return how near each vector is to each example, at most 1: one row a vector, one column an example."""
    return weigh_cosines(vectors @ examples.T)


def weigh_cosines(cosines: Floats) -> Floats:
    """Return how near vectors of length 1 are with these products, at most 1. The products are overwritten."""
    import numpy as np

    np.subtract(cosines, 1, out=cosines)
    np.multiply(cosines, KERNEL_SHARPNESS, out=cosines)
    return np.exp(cosines, out=cosines)


def _list_blocks(n_examples: int) -> list[slice]:
    return [slice(start, min(start + _BLOCK_COLUMNS, n_examples)) for start in range(0, n_examples, _BLOCK_COLUMNS)]


def _compute_panel(examples: Floats, ridge: Floats, start: int) -> Floats:
    """Return some rows of the equations as far as the diagonal needs them: what is right of it is the same as below."""
    import numpy as np

    rows = slice(start, min(start + _PANEL_ROWS, len(examples)))
    panel = compute_kernel(examples[rows], examples[: rows.stop])
    panel[np.arange(len(panel)), np.arange(rows.start, rows.stop)] += ridge[rows]
    return panel


def _factor_block(block: slice, panels: list[Floats], solution: Floats, threads: ThreadPoolExecutor) -> None:
    """Replace some columns of the equations, and of their right sides, by those of Cholesky's method.

    The right sides are the rows of `solution`: they are treated as if they stood below the last panel.
    """
    import numpy as np

    first, top = divmod(block.start, _PANEL_ROWS)
    bottom = top + block.stop - block.start
    left = panels[first][top:bottom, : block.start]
    diagonal = np.linalg.cholesky(panels[first][top:bottom, block] - left @ left.T)
    panels[first][top:bottom, block] = diagonal
    divisor = np.linalg.inv(diagonal).T

    def eliminate(rows: Floats) -> None:
        rows[:, block] = (rows[:, block] - rows[:, : block.start] @ left.T) @ divisor

    for _ in threads.map(eliminate, [panels[first][bottom:], *panels[first + 1 :], solution]):
        pass


def _solve_block(block: slice, panels: list[Floats], solution: Floats) -> None:
    """Replace some columns of `solution` by those that solve the equations; what is right of them is solved already."""
    import numpy as np

    first, top = divmod(block.start, _PANEL_ROWS)
    bottom = top + block.stop - block.start
    rest = solution[:, block]
    for solved, rows in _list_rows_below(block.stop, panels):
        rest -= solution[:, solved] @ rows[:, block]
    solution[:, block] = np.linalg.solve(panels[first][top:bottom, block].T, rest.T).T


def _list_rows_below(start: int, panels: list[Floats]) -> Iterator[tuple[slice, Floats]]:
    """Yield all rows from one on in parts, each with its place."""
    first, top = divmod(start, _PANEL_ROWS)
    for number, panel in enumerate(panels[first:], first):
        rows = panel[top:] if number == first else panel
        stop = number * _PANEL_ROWS + len(panel)
        yield slice(stop - len(rows), stop), rows

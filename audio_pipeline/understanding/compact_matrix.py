"""Compact matrix: a matrix of int16 numbers with a scale for each row, which takes half the memory of floats.

It is multiplied in blocks that fit into the cache of a processor: that takes no longer than with floats.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_GREATEST_INT16 = 32_767

_BLOCK_ROWS = 512


class CompactMatrix:
    """A matrix, of which a number is off by no more than 1/65,000 of the greatest in its row."""

    def __init__(self, matrix: NDArray[np.floating[Any]]) -> None:
        """Copy a matrix of floats of any size; only a block of it is widened at a time."""
        import numpy as np

        self._n_columns = matrix.shape[1]
        self._numbers = np.empty(matrix.shape, dtype=np.int16)
        self._scales = np.empty(len(matrix), dtype=np.float32)
        for block in self._list_blocks():
            rows = matrix[block].astype(np.float32)
            greatest = np.abs(rows).max(axis=1)
            self._scales[block] = np.where(greatest > 0, greatest, 1) / _GREATEST_INT16
            self._numbers[block] = np.rint(rows / self._scales[block, None])

    def multiply(self, vector: Floats) -> Floats:
        """Return the product of each row with a vector."""
        import numpy as np

        buffer = np.empty((_BLOCK_ROWS, self._n_columns), dtype=np.float32)
        products = np.empty(len(self._numbers), dtype=np.float32)
        for block in self._list_blocks():
            numbers = self._numbers[block]
            rows = buffer[: len(numbers)]
            np.copyto(rows, numbers)
            np.dot(rows, vector, out=products[block])
        return products * self._scales

    def widen(self) -> Floats:
        """Return the matrix as floats."""
        import numpy as np

        return np.asarray(self._numbers * self._scales[:, None], dtype=np.float32)

    def _list_blocks(self) -> Iterator[slice]:
        yield from (slice(start, start + _BLOCK_ROWS) for start in range(0, len(self._numbers), _BLOCK_ROWS))

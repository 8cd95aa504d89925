"""Compact matrix: a matrix of int8 or int16 numbers with a scale for each row, which takes less memory than floats.

It is multiplied in blocks that fit into the cache of a processor: that takes no longer than with floats.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

_BLOCK_ROWS = 512


@dataclass(frozen=True, slots=True)
class CompactMatrix:
    """A matrix as whole numbers and, for each row, the scale that they are multiplied with."""

    numbers: NDArray[np.signedinteger[Any]]
    scales: Floats

    def multiply(self, vector: Floats) -> Floats:
        """Return the product of each row with a vector."""
        import numpy as np

        products = np.empty(len(self.numbers), dtype=np.float32)
        for block, rows in self._widen_blocks():
            np.dot(rows, vector, out=products[block])
        return products * self.scales

    def add_rows(self, weights: Floats) -> Floats:
        """Return the sum of all rows, each multiplied with its weight."""
        import numpy as np

        total, scaled = np.zeros(self.numbers.shape[1], dtype=np.float32), weights * self.scales
        for block, rows in self._widen_blocks():
            total += scaled[block] @ rows
        return total

    def widen(self) -> Floats:
        """Return the matrix as floats."""
        import numpy as np

        return np.asarray(self.numbers * self.scales[:, None], dtype=np.float32)

    def _widen_blocks(self) -> Iterator[tuple[slice, Floats]]:
        """Yield the numbers as floats: where a block of rows stands, and its rows, until the next is asked for."""
        import numpy as np

        buffer = np.empty((_BLOCK_ROWS, self.numbers.shape[1]), dtype=np.float32)
        for start in range(0, len(self.numbers), _BLOCK_ROWS):
            block = slice(start, start + _BLOCK_ROWS)
            rows = buffer[: len(self.numbers[block])]
            np.copyto(rows, self.numbers[block])
            yield block, rows


def round_rows(matrix: NDArray[np.floating[Any]], n_bits: int) -> CompactMatrix:
    """Return a matrix with its numbers rounded to 8 or 16 bits: the greatest of each row becomes 127 or 32 767."""
    import numpy as np

    rows, greatest_number = matrix.astype(np.float32), 2 ** (n_bits - 1) - 1
    greatest = np.abs(rows).max(axis=1)
    scales = (np.where(greatest > 0, greatest, 1) / greatest_number).astype(np.float32)
    return CompactMatrix(np.rint(rows / scales[:, None]).astype(f"int{n_bits}"), scales)

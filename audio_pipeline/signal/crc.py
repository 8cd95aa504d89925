"""Crc: the checksum of the LAME tag (CRC-16/ARC), quick for an hour of music.

Every block is reckoned beside all others, and then two neighbours at a time become one: the checksum of A and B in a
row is that of A, moved on over the length of B, and that of B.
"""

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_POLYNOMIAL = 0xA001
"""x^16 + x^15 + x^2 + 1, its bits the other way round."""

_BLOCK_BYTES = 384


def crc16(data: bytes) -> int:
    """The checksum of any number of bytes."""
    import numpy as np

    # Nothing in front of it changes nothing.
    blocks = 1 << max(0, -(-len(data) // _BLOCK_BYTES) - 1).bit_length()
    padded = np.frombuffer(data.rjust(blocks * _BLOCK_BYTES, b"\0"), dtype="<u2")
    sums = np.zeros(blocks, dtype=np.uint16)
    for pair in np.ascontiguousarray(padded.reshape(blocks, -1).T):
        sums = _table()[sums ^ pair]
    moved = _over_a_block()
    while len(sums) > 1:
        sums, moved = _moved(sums[::2], moved) ^ sums[1::2], _moved(moved, moved)
    return int(sums[0])


@functools.cache
def _table() -> "NDArray[np.uint16]":
    """What becomes of a checksum over two bytes, by the two of them together."""
    import numpy as np

    sums = np.arange(1 << 16, dtype=np.uint16)
    for _ in range(16):
        sums = np.where(sums & 1, sums >> 1 ^ _POLYNOMIAL, sums >> 1).astype(np.uint16)
    return sums


@functools.cache
def _over_a_block() -> "NDArray[np.uint16]":
    """What becomes of each single bit of a checksum over a block of nothing."""
    import numpy as np

    bits = np.uint16(1) << np.arange(16, dtype=np.uint16)
    for _ in range(_BLOCK_BYTES // 2):
        bits = _table()[bits]
    return bits


def _moved(sums: "NDArray[np.uint16]", over: "NDArray[np.uint16]") -> "NDArray[np.uint16]":
    """Checksums, moved on as each of their single bits is."""
    import numpy as np

    after = np.zeros_like(sums)
    for bit, becomes in enumerate(over):
        after ^= (sums >> bit & 1) * becomes
    return after

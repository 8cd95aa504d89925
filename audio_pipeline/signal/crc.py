"""Crc: the checksum of the LAME tag (CRC-16/ARC), quick for much music, and additive: stretches are summed apart.

Every block is reckoned beside all others, and then two neighbours at a time become one: the checksum of A and B in a
row is that of A, moved on over the length of B, and that of B.
"""

import functools
import operator
from collections.abc import Iterable, Sequence
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
    moved = np.array(_over(_BLOCK_BYTES), dtype=np.uint16)
    while len(sums) > 1:
        sums, moved = _moved(sums[::2], moved) ^ sums[1::2], _moved(moved, moved)
    return int(sums[0])


def joined(stretches: Iterable[tuple[int, int]]) -> int:
    """The checksum of stretches in a row, of each of which its own is known, and its number of bytes."""
    whole = 0
    for its_own, n_bytes in stretches:
        whole = _carried(whole, _over(n_bytes)) ^ its_own
    return whole


@functools.cache
def _over(n_bytes: int) -> tuple[int, ...]:
    """What becomes of each single bit of a checksum over so many bytes of nothing."""
    bits, doubling = tuple(1 << bit for bit in range(16)), _over_a_byte()
    while n_bytes:
        if n_bytes & 1:
            bits = tuple(_carried(each, doubling) for each in bits)
        doubling = tuple(_carried(each, doubling) for each in doubling)
        n_bytes >>= 1
    return bits


def _over_a_byte() -> tuple[int, ...]:
    bits = []
    for bit in range(16):
        one = 1 << bit
        for _ in range(8):
            one = one >> 1 ^ _POLYNOMIAL if one & 1 else one >> 1
        bits.append(one)
    return tuple(bits)


def _carried(checksum: int, over: Sequence[int]) -> int:
    """A checksum, moved on as each of its single bits is."""
    return functools.reduce(operator.xor, (becomes for bit, becomes in enumerate(over) if checksum >> bit & 1), 0)


@functools.cache
def _table() -> "NDArray[np.uint16]":
    """What becomes of a checksum over two bytes, by the two of them together."""
    import numpy as np

    sums = np.arange(1 << 16, dtype=np.uint16)
    for _ in range(16):
        sums = np.where(sums & 1, sums >> 1 ^ _POLYNOMIAL, sums >> 1).astype(np.uint16)
    return sums


def _moved(sums: "NDArray[np.uint16]", over: "NDArray[np.uint16]") -> "NDArray[np.uint16]":
    """Checksums, moved on as each of their single bits is."""
    import numpy as np

    after = np.zeros_like(sums)
    for bit, becomes in enumerate(over):
        after ^= (sums >> bit & 1) * becomes
    return after

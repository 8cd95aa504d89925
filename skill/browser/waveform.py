"""Waveform: estimates how loud an MP3 is along its length, without decoding it (pure).

Each granule of a frame says by how much its spectrum is scaled, and from which tables its values are taken, which
bounds the largest of them. Both together tell how strong the spectrum is: ISO 11172-3, 2.4.2.7 and 2.4.3.4.
"""

from collections.abc import Iterator
from itertools import pairwise

MAX_SAMPLED_FRAMES = 16
"""The most frames that are read for one bar: a bar of two seconds has 80 of them."""

_BIT_RATES_KBPS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_SAMPLE_RATES_HZ = (44_100, 48_000, 32_000)
_SYNC_BYTES = (b"\xff\xfa", b"\xff\xfb")
"""The first two bytes of a frame of MPEG-1 Layer III, with and without a checksum."""

_MONO = 3
_HEADER_BYTES, _CHECKSUM_BYTES, _SIDE_BYTES = 4, 2, 32
_GRANULE_BITS = 59
_UNITY_GAIN = 210
_FIRST_LONG_TABLE = 16
_LARGEST_VALUES = (0, 1, 2, 2, 0, 3, 3, 5, 5, 5, 7, 7, 7, 15, 0, 15)
"""The largest value of each Huffman table without extra bits."""

_EXTRA_BITS = (1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13)
"""The extra bits of the other tables: half of what they can add is assumed."""


def estimate_levels(mp3: bytes, n_bars: int) -> list[float]:
    """Return how loud each of equally long parts is, 1 being the loudest; empty if it is not MPEG-1 Layer III."""
    frames = list(_find_frames(mp3))
    if len(frames) < n_bars:
        return []
    edges = [len(frames) * bar // n_bars for bar in range(n_bars + 1)]
    levels = [_estimate_level(mp3, frames[start:end]) for start, end in pairwise(edges)]
    loudest = max(levels)
    return [level / loudest for level in levels] if loudest else []


def _find_frames(mp3: bytes) -> Iterator[int]:
    """Yield the place of each frame, up to the first byte that belongs to none."""
    place = _skip_tag(mp3)
    while mp3[place : place + 2] in _SYNC_BYTES and place + _HEADER_BYTES + _SIDE_BYTES <= len(mp3):
        bit_rate, sample_rate, padding = mp3[place + 2] >> 4, mp3[place + 2] >> 2 & 3, mp3[place + 2] >> 1 & 1
        if not 0 < bit_rate < len(_BIT_RATES_KBPS) or sample_rate >= len(_SAMPLE_RATES_HZ):
            return
        yield place
        place += 144_000 * _BIT_RATES_KBPS[bit_rate] // _SAMPLE_RATES_HZ[sample_rate] + padding


def _skip_tag(mp3: bytes) -> int:
    """Return the place after an ID3 tag, whose length is in seven bits of each byte."""
    if mp3[:3] != b"ID3":
        return 0
    return 10 + sum((byte & 127) << shift for byte, shift in zip(mp3[6:10], (21, 14, 7, 0), strict=False))


def _estimate_level(mp3: bytes, frames: list[int]) -> float:
    """Return the mean amplitude of the granules of some of these frames."""
    sampled = frames[:: max(1, len(frames) // MAX_SAMPLED_FRAMES)]
    amplitudes = [amplitude for frame in sampled for amplitude in _estimate_amplitudes(mp3, frame)]
    return sum(amplitudes) / len(amplitudes)


def _estimate_amplitudes(mp3: bytes, frame: int) -> Iterator[float]:
    """Yield the amplitude of each granule of each channel of a frame."""
    start = frame + _HEADER_BYTES + (0 if mp3[frame + 1] & 1 else _CHECKSUM_BYTES)
    side = int.from_bytes(mp3[start : start + _SIDE_BYTES], "big")
    is_mono = mp3[frame + 3] >> 6 == _MONO
    first_bit, n_granules = (18, 2) if is_mono else (20, 4)
    for n in range(1, n_granules + 1):
        yield _estimate_amplitude(side >> (8 * _SIDE_BYTES - first_bit - n * _GRANULE_BITS))


def _estimate_amplitude(granule: int) -> float:
    """Return the amplitude of the largest value that a granule can have; its fields are in the last 59 bits."""
    n_bits, n_big_values, gain = granule >> 47 & 4095, granule >> 38 & 511, granule >> 30 & 255
    if not n_bits:
        return 0.0
    is_switched = granule >> 25 & 1
    tables = [granule >> shift & 31 for shift in ((17, 12) if is_switched else (20, 15, 10))]
    largest = max(map(_find_largest_value, tables)) if n_big_values else 1
    amplitude: float = 2 ** ((gain - _UNITY_GAIN) / 4) * largest ** (4 / 3)
    return amplitude


def _find_largest_value(table: int) -> int:
    if table < _FIRST_LONG_TABLE:
        return _LARGEST_VALUES[table]
    return 15 + (1 << _EXTRA_BITS[table - _FIRST_LONG_TABLE]) // 2

"""True peak: measure the highest point of the curve between the samples (BS.1770-4, annex 2: four times oversampled).

Every point depends only on samples at most 8 away: a stretch with its surroundings has the same peaks as in the whole.
"""

import functools
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BIN_SAMPLES = SAMPLE_RATE_HZ // 1_000
"""1 ms: an MP3 frame has a whole number of bins."""

_OVERSAMPLING, _TAPS = 4, 16
_SHARPNESS = 6.0
"""The shape of the Kaiser window of the interpolation, which is flat to 18 kHz."""

_SLACK = 1.005
"""A margin for the rounding of single precision."""

_NEGLIGIBLE_SHARE = 0.49
"""If no sample is above this share of a level, the curve between the samples does not reach the level."""


def measure_true_peak(sound: "NDArray[np.float32]") -> float:
    """Return the highest point of sound shaped (samples, channels), linear."""
    import numpy as np

    highest = float(np.abs(sound).max(initial=0.0))
    return float(measure_bin_peaks(sound, highest).max(initial=0.0))


def measure_bin_peaks(sound: "NDArray[np.float32]", threshold: float) -> "NDArray[np.float64]":
    """Return the highest point of any channel in each bin.

    The curve between the samples is calculated only where it may be above the threshold.
    """
    import numpy as np

    n_bins = -(-len(sound) // BIN_SAMPLES)
    margin = _TAPS // 2
    padded = np.zeros((n_bins * BIN_SAMPLES + 2 * margin, sound.shape[1]), dtype=np.float32)
    padded[margin : margin + len(sound)] = sound
    bins = padded[margin : margin + n_bins * BIN_SAMPLES].reshape(n_bins, BIN_SAMPLES, sound.shape[1])
    peaks = np.abs(bins).max(axis=(1, 2), initial=0.0).astype(np.float64)
    if not n_bins:
        return np.asarray(peaks)
    loud = np.flatnonzero(functools.reduce(np.maximum, stack_neighbours(peaks, 1)) > _NEGLIGIBLE_SHARE * threshold)
    windows = padded[loud[:, np.newaxis] * BIN_SAMPLES + np.arange(BIN_SAMPLES + 2 * margin)]
    above = _bound_curve(windows) > threshold
    high = loud[above]
    peaks[high] = np.maximum(peaks[high], _interpolate_peaks(windows[above]))
    return np.asarray(peaks)


def _bound_curve(windows: "NDArray[np.float32]") -> "NDArray[np.float64]":
    """Return a bound for the curve through each window: its samples, and the most that their bends can add.

    Windows are shaped (bins, samples with their margin, channels).
    """
    import numpy as np

    margin = _TAPS // 2
    highest = np.abs(windows[:, margin : margin + BIN_SAMPLES + 1]).max(axis=(1, 2), initial=0.0)
    bends = np.abs(np.diff(windows, n=2, axis=1)).max(axis=(1, 2), initial=0.0)
    return np.asarray(_SLACK * (highest.astype(np.float64) + _calculate_bend_factor() * bends))


@functools.cache
def _calculate_bend_factor() -> float:
    """Return the most that a curve may rise above its samples, as a share of the strongest bend (second difference).

    A kernel that keeps straight lines straight weighs only the distances from the line through the two nearest samples;
    the distance of each other sample is the sum of the bends between, each times the number of steps to it.
    """
    taps = range(1 - _TAPS // 2, _TAPS // 2 + 1)

    def weigh_bend(kernel: tuple[float, ...], bend: int) -> float:
        beyond = (
            abs(tap - bend) * weight for tap, weight in zip(taps, kernel, strict=True) if (tap > bend) == (bend > 0)
        )
        return abs(sum(beyond))

    return max(sum(weigh_bend(kernel, bend) for bend in taps) for kernel in _build_kernels())


def stack_neighbours(row: "NDArray[np.float64]", distance: int) -> "list[NDArray[np.float64]]":
    """Return the row shifted by each number of places up to `distance` either way; its end values are repeated."""
    import numpy as np

    padded = np.pad(row, distance, mode="edge")
    return [padded[shift : shift + len(row)] for shift in range(2 * distance + 1)]


def _interpolate_peaks(windows: "NDArray[np.float32]") -> "NDArray[np.float64]":
    """Return the highest point of the curve through each window (bins, samples with their margin, channels)."""
    import numpy as np

    highest = np.zeros(len(windows))
    for kernel in _build_kernels():
        curve = np.zeros((len(windows), BIN_SAMPLES, windows.shape[2]), dtype=np.float32)
        for tap, weight in enumerate(kernel):
            curve += np.float32(weight) * windows[:, tap + 1 : tap + 1 + BIN_SAMPLES]
        highest = np.maximum(highest, np.abs(curve).max(axis=(1, 2)))
    return highest


@functools.cache
def _build_kernels() -> tuple[tuple[float, ...], ...]:
    """Return the weights of the samples around a point a quarter, a half and three quarters on (BS.1770-4, annex 2).

    They are rounded, so that every machine has the same bits.
    """
    import numpy as np

    def build_kernel(phase: float) -> tuple[float, ...]:
        offset = np.arange(_TAPS) - (_TAPS // 2 - 1) - phase
        shape = np.sinc(offset) * np.i0(_SHARPNESS * np.sqrt(1 - np.square(offset / (_TAPS // 2)))) / np.i0(_SHARPNESS)
        return tuple(round(float(weight), 6) for weight in shape)

    return tuple(build_kernel(step / _OVERSAMPLING) for step in range(1, _OVERSAMPLING))

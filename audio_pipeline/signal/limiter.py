"""Limiter: hold true peaks under a ceiling, with look-ahead; sound under the ceiling is unchanged.

Every sample depends only on those within 20 ms: a stretch that is limited with its surroundings gets the same bits as
in the whole.
"""

import functools
from typing import TYPE_CHECKING

from audio_pipeline.signal.true_peak import BIN_SAMPLES, measure_bin_peaks, stack_neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 2
"""Increased whenever a limited sound would differ."""

HOLD_BINS = 8
"""The look-ahead and release: slow enough not to distort a low voice, and well within a chunk's lead and tail."""


def limit_peaks(sound: "NDArray[np.float32]", ceiling: float) -> "NDArray[np.float32]":
    """Return sound shaped (samples, channels) with no true peak above the linear ceiling; channels share one gain."""
    import numpy as np

    peaks = measure_bin_peaks(sound, ceiling)
    needed = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    # The minimum reaches one bin further than the average, so that neither the average nor the line between two bins
    # is above the gain that a peak needs.
    lowest = functools.reduce(np.minimum, stack_neighbours(needed, HOLD_BINS + 1))
    neighbours = stack_neighbours(lowest, HOLD_BINS)
    gain = _interpolate_gain(sum(neighbours[1:], start=neighbours[0]) / len(neighbours), len(sound))
    return np.asarray(sound * gain[:, np.newaxis], dtype=np.float32)


def _interpolate_gain(gains: "NDArray[np.float64]", n_samples: int) -> "NDArray[np.float32]":
    """Return a gain for every sample: straight lines between the middles of the bins."""
    import numpy as np

    before, after = np.roll(gains, 1), np.roll(gains, -1)
    before[0], after[-1] = gains[0], gains[-1]
    offset = (np.arange(BIN_SAMPLES) + 0.5) / BIN_SAMPLES - 0.5
    to_before, to_after = np.maximum(-offset, 0.0), np.maximum(offset, 0.0)
    interpolated = gains[:, np.newaxis] * (1 - to_before - to_after)
    interpolated += before[:, np.newaxis] * to_before
    interpolated += after[:, np.newaxis] * to_after
    return np.asarray(interpolated.reshape(-1)[:n_samples], dtype=np.float32)

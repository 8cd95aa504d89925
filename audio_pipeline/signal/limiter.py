"""A look-ahead limiter on true peaks: what stays under the ceiling is not touched.

Every sample is reckoned by itself, from what is at most 20 ms away: a stretch limited with its surroundings has the
very bits that it has in the whole.
"""

import functools
from typing import TYPE_CHECKING

from audio_pipeline.signal.true_peak import BIN_SAMPLES, measure_bin_peaks, stack_neighbours

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 2
"""Grows whenever a limited sound would differ."""

HOLD_BINS = 8
"""How far it looks either way: slow enough not to rattle on a low voice, well within a chunk's lead and tail."""


def limit_peaks(sound: "NDArray[np.float32]", ceiling: float) -> "NDArray[np.float32]":
    """Sound shaped (samples, channels) with no true peak above the linear ceiling; its channels move together."""
    import numpy as np

    peaks = measure_bin_peaks(sound, ceiling)
    wanted = np.minimum(1.0, ceiling / np.maximum(peaks, 1e-9))
    # Held down one bin further than it is averaged: so neither the average nor the line between two of them is above
    # what a peak needs.
    held = functools.reduce(np.minimum, stack_neighbours(wanted, HOLD_BINS + 1))
    around = stack_neighbours(held, HOLD_BINS)
    gain = _interpolate_gain(sum(around[1:], start=around[0]) / len(around), len(sound))
    return np.asarray(sound * gain[:, np.newaxis], dtype=np.float32)


def _interpolate_gain(gains: "NDArray[np.float64]", n_samples: int) -> "NDArray[np.float32]":
    """A gain for every sample: straight lines between the middles of the bins."""
    import numpy as np

    before, after = np.roll(gains, 1), np.roll(gains, -1)
    before[0], after[-1] = gains[0], gains[-1]
    way = (np.arange(BIN_SAMPLES) + 0.5) / BIN_SAMPLES - 0.5
    to_before, to_after = np.maximum(-way, 0.0), np.maximum(way, 0.0)
    drawn = gains[:, np.newaxis] * (1 - to_before - to_after)
    drawn += before[:, np.newaxis] * to_before
    drawn += after[:, np.newaxis] * to_after
    return np.asarray(drawn.reshape(-1)[:n_samples], dtype=np.float32)

"""A look-ahead limiter on true peaks: what stays under the ceiling is not touched."""

from typing import TYPE_CHECKING

from audio_pipeline.model import SAMPLE_RATE_HZ, samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 1
"""Grows whenever a limited sound would differ."""

HOLD_MS = 8
"""How far it looks either way: slow enough not to rattle on a low voice, well within a chunk's lead and tail."""

_OVERSAMPLING = 4


def limited(sound: "NDArray[np.float32]", ceiling: float) -> "NDArray[np.float32]":
    """Sound shaped (samples, 2) with no true peak above the linear ceiling; both sides move together."""
    import numpy as np
    from scipy.ndimage import minimum_filter1d, uniform_filter1d

    wanted = np.minimum(1.0, ceiling / np.maximum(_peaks(sound), 1e-9))
    width = 2 * samples(HOLD_MS) + 1
    # Held down over the whole width first, so that its average over the same width is never above what a peak needs.
    gain = uniform_filter1d(minimum_filter1d(wanted, width, mode="nearest"), width, mode="nearest")
    return np.asarray(sound * gain[:, np.newaxis], dtype=np.float32)


def _peaks(sound: "NDArray[np.float32]") -> "NDArray[np.float64]":
    """The highest point of either side around each sample, oversampled as BS.1770-4, annex 2, asks."""
    import numpy as np
    import soxr

    finer = np.abs(soxr.resample(sound, SAMPLE_RATE_HZ, _OVERSAMPLING * SAMPLE_RATE_HZ, quality="MQ")).max(axis=1)
    whole = np.zeros(_OVERSAMPLING * len(sound))
    whole[: len(finer)] = finer[: len(whole)]
    return np.asarray(np.maximum(whole.reshape(-1, _OVERSAMPLING).max(axis=1), np.abs(sound).max(axis=1)))

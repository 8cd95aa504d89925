"""Treble: a voice with softer high frequencies and without sharp sibilants. Mono float32 at the engine's rate.

Synthetic voices have 4 to 8 dB more above 5 kHz than people who speak (Byrne et al. 1994), which is heard as harshness.
"""

import functools
from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHELF_HZ = 4_000.0, 9_000.0
"""The shelf begins at the first frequency, and is at its level from the second on."""

_SIBILANT_HZ = 4_000.0, 6_250.0
"""The beginning and the end of the slope above which a sibilant has its energy."""

_SIBILANT_DB = -12.0
"""The level of the sibilants, against the voice as a whole, from which they are held back by half of what is above."""

_STEPS_A_SECOND = 400
"""How often the level of the sibilants is measured."""

_WINDOW_STEPS = 5
"""The steps over which a level and a gain are averaged: 12 ms, slow enough to be heard as softness alone."""

_TAPS = 41
_BINS = 1_024
"""The length of the filters in samples, and the number of frequencies from which they are made."""

_SPOKEN_DB = -30.0
"""The level of a moment, against the loudest one, from which it counts as spoken."""


def soften_treble(sound: "NDArray[np.float32]", rate_hz: int, treble_db: float) -> "NDArray[np.float32]":
    """Return a voice whose highest frequencies are changed by this level, and whose sibilants are held back."""
    import numpy as np

    step = rate_hz // _STEPS_A_SECOND
    if len(sound) < _TAPS + step:
        return sound
    shelved, sibilants = (np.convolve(sound, each, mode="same") for each in _make_filters(rate_hz, treble_db))
    return np.asarray(shelved - sibilants * _calculate_cut(shelved, sibilants, step), dtype=np.float32)


@functools.cache
def _make_filters(rate_hz: int, treble_db: float) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
    """Return a filter that gives the softened voice, and one that gives its sibilants; neither moves phases."""
    shelf = 10 ** (treble_db / 20 * _make_slope(rate_hz, _SHELF_HZ))
    return _make_filter(shelf), _make_filter(shelf * _make_slope(rate_hz, _SIBILANT_HZ))


def _make_filter(response: "NDArray[np.float64]") -> "NDArray[np.float32]":
    """Return a short symmetrical filter with about this response."""
    import numpy as np

    middle = slice(_BINS - 1 - _TAPS // 2, _BINS + _TAPS // 2)
    return (np.fft.fftshift(np.fft.irfft(response))[middle] * np.hanning(_TAPS)).astype(np.float32)


def _make_slope(rate_hz: int, hz: tuple[float, float]) -> "NDArray[np.float64]":
    """Return a curve over frequency that rises from 0 at one frequency to 1 at the other."""
    import numpy as np

    low_hz, high_hz = hz
    octaves = np.log2(np.maximum(np.linspace(0, rate_hz / 2, _BINS), 1.0) / low_hz)
    share = np.clip(octaves / np.log2(high_hz / low_hz), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def _calculate_cut(voice: "NDArray[np.float32]", sibilants: "NDArray[np.float32]", step: int) -> "NDArray[np.float32]":
    """Return the share of the sibilants to take away at each sample."""
    import numpy as np

    spoken, sharp = _measure_energies(voice, step), _measure_energies(sibilants, step)
    threshold = (
        spoken[spoken >= spoken.max() * db_to_amplitude(_SPOKEN_DB) ** 2].mean() * db_to_amplitude(_SIBILANT_DB) ** 2
    )
    # A root of amplitudes, which are roots of energies: half of the decibels above the threshold stay.
    gain = _average(np.minimum(1.0, threshold / np.maximum(_average(sharp), 1e-12)) ** 0.25)
    middles = (np.arange(len(gain)) + 0.5) * step
    return np.asarray(1 - np.interp(np.arange(len(voice)), middles, gain), dtype=np.float32)


def _measure_energies(sound: "NDArray[np.float32]", step: int) -> "NDArray[np.float64]":
    """Return the mean square of each step; the rest after the last whole one is left out."""
    import numpy as np

    whole = len(sound) // step * step
    return np.asarray(np.square(sound[:whole]).reshape(-1, step).mean(axis=1, dtype=np.float64))


def _average(steps: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return each value averaged with its neighbours; beyond its ends a row goes on as it is there."""
    import numpy as np

    around = np.pad(steps, _WINDOW_STEPS // 2, mode="edge")
    return np.convolve(around, np.full(_WINDOW_STEPS, 1 / _WINDOW_STEPS), mode="valid")

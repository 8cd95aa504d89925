"""Normalise: bring a sound to a loudness, on average or at its loudest moment."""

from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude, energy_to_lufs, measure_energies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK_STEPS = 4
"""The number of 100 ms steps in a gating block of BS.1770."""


def normalise_average(sound: "NDArray[np.float64]", target_lufs: float) -> "NDArray[np.float32]":
    """Return a sound, shaped (samples, 2), at this average loudness."""
    import numpy as np

    single = sound.astype(np.float32)
    return _set_loudness(single, float(np.mean(measure_energies(single))), target_lufs)


def normalise_loudest_moment(sound: "NDArray[np.float64]", target_lufs: float) -> "NDArray[np.float32]":
    """Return a sound, shaped (samples, 2), at this loudness in its loudest 400 ms."""
    import numpy as np

    single = sound.astype(np.float32)
    blocks = np.convolve(measure_energies(single), np.full(_BLOCK_STEPS, 1 / _BLOCK_STEPS), mode="valid")
    return _set_loudness(single, float(blocks.max()), target_lufs)


def _set_loudness(sound: "NDArray[np.float32]", energy: float, target_lufs: float) -> "NDArray[np.float32]":
    """Apply a gain in whole hundredths of a decibel: the last bits of a measurement differ between machines."""
    import numpy as np

    return np.asarray(sound * np.float32(db_to_amplitude(round(target_lufs - energy_to_lufs(energy), 2))))

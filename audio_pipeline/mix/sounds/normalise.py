"""Normalise: how loud a made sound is, on average or at its fullest."""

from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude, energy_to_lufs, measure_energies

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK_STEPS = 4
"""Of 100 ms: the moment by which BS.1770 tells how loud something is."""


def normalise_average(sound: "NDArray[np.float64]", target_lufs: float) -> "NDArray[np.float32]":
    """A sound, shaped (samples, 2), as loud as that over its whole length."""
    import numpy as np

    single = sound.astype(np.float32)
    return _raise_to(single, float(np.mean(measure_energies(single))), target_lufs)


def normalise_loudest_moment(sound: "NDArray[np.float64]", target_lufs: float) -> "NDArray[np.float32]":
    """A sound, shaped (samples, 2), as loud as that in the loudest 400 ms of it."""
    import numpy as np

    single = sound.astype(np.float32)
    blocks = np.convolve(measure_energies(single), np.full(_BLOCK_STEPS, 1 / _BLOCK_STEPS), mode="valid")
    return _raise_to(single, float(blocks.max()), target_lufs)


def _raise_to(sound: "NDArray[np.float32]", energy: float, target_lufs: float) -> "NDArray[np.float32]":
    """To a hundredth of a decibel: the meter reckons in single precision, not on every machine to the last bit."""
    import numpy as np

    return np.asarray(sound * np.float32(db_to_amplitude(round(target_lufs - energy_to_lufs(energy), 2))))

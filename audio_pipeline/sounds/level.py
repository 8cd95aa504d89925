"""Level: how loud a made sound is, on average or at its fullest."""

from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import energies, lufs, ratio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK_STEPS = 4
"""Of 100 ms: the moment by which BS.1770 tells how loud something is."""


def on_average(sound: "NDArray[np.float64]", wanted_lufs: float) -> "NDArray[np.float32]":
    """A sound, shaped (samples, 2), as loud as that over its whole length."""
    import numpy as np

    single = sound.astype(np.float32)
    return _raised(single, float(np.mean(energies(single))), wanted_lufs)


def at_its_fullest(sound: "NDArray[np.float64]", wanted_lufs: float) -> "NDArray[np.float32]":
    """A sound, shaped (samples, 2), as loud as that in the loudest 400 ms of it."""
    import numpy as np

    single = sound.astype(np.float32)
    blocks = np.convolve(energies(single), np.full(_BLOCK_STEPS, 1 / _BLOCK_STEPS), mode="valid")
    return _raised(single, float(blocks.max()), wanted_lufs)


def _raised(sound: "NDArray[np.float32]", energy: float, wanted_lufs: float) -> "NDArray[np.float32]":
    """To a hundredth of a decibel: the meter reckons in single precision, not on every machine to the last bit."""
    import numpy as np

    return np.asarray(sound * np.float32(ratio(round(wanted_lufs - lufs(energy), 2))))

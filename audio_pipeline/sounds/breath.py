"""Breaths: a soft rise to breathe in with and a fall to breathe out with, told apart with the eyes closed."""

from typing import TYPE_CHECKING

from audio_pipeline.model import SAMPLE_RATE_HZ, samples
from audio_pipeline.signal.voice import SPEECH_LUFS
from audio_pipeline.sounds.level import at_its_fullest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BREATH_LUFS = SPEECH_LUFS - 19.0
"""How loud the fullest moment is: below the gate of BS.1770 even where only a fifth is spoken, so that breaths do not
count as programme and make the voice louder; and far above a bed at the pitches where the bed has little to say."""

_RISE_DB = 11.0
"""From the first that is heard to the fullest moment, evenly: no part of a breath seems to stand still."""

_TURN_MS = 400
"""At either end, to and from nothing: where one breath turns into the next it is silent for a moment."""

_LOW_HZ, _HIGH_HZ = 220.0, 330.0
"""The tone goes a fifth up and comes down again, both of them notes of the pad."""

_DARK_HZ, _BRIGHT_HZ = (180.0, 500.0), (800.0, 2_000.0)
_AIR = 0.9
"""How much noise there is to the tone."""

_SEEDS = {"in": 31, "out": 37}


def in_breath(ms: int) -> str:
    """The name of a rise of this length."""
    return f"in-{ms}"


def out_breath(ms: int) -> str:
    """The name of a fall of this length."""
    return f"out-{ms}"


def breathed(name: str) -> "NDArray[np.float32]":
    """The sound of one breath, shaped (samples, 2); KeyError if that is no breath's name."""
    import numpy as np

    way, _, length_ms = name.partition("-")
    rng = np.random.default_rng(_SEEDS[way])
    n_samples = samples(int(length_ms))
    full = np.linspace(0, 1, n_samples)
    if way == "out":
        full = full[::-1]
    sound = _level(full) * (_tone(full) + _AIR * _air(full, rng))
    return at_its_fullest(sound, BREATH_LUFS)


def _level(full: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """As loud as the breath is full; nothing at either end, and no corner."""
    import numpy as np

    turn = np.sin(np.linspace(0, np.pi / 2, samples(_TURN_MS))) ** 2
    level = 10 ** (_RISE_DB / 20 * (full - 1))
    level[: len(turn)] *= turn
    level[-len(turn) :] *= turn[::-1]
    return np.asarray(level[:, np.newaxis])


def _tone(full: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """A warm tone whose pitch follows the breath, the same on both sides."""
    import numpy as np

    turn = 2 * np.pi * np.cumsum(_LOW_HZ * (_HIGH_HZ / _LOW_HZ) ** full) / SAMPLE_RATE_HZ
    return np.asarray((np.sin(turn) + 0.25 * full * np.sin(2 * turn))[:, np.newaxis])


def _air(full: "NDArray[np.float64]", rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Noise that grows brighter as the breath grows fuller."""
    import numpy as np

    dark, bright = (_noise(len(full), band_hz, rng) for band_hz in (_DARK_HZ, _BRIGHT_HZ))
    share = full[:, np.newaxis]
    return np.asarray(dark * np.sqrt(1 - share) + bright * np.sqrt(share))


def _noise(n_samples: int, band_hz: tuple[float, float], rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Noise between two pitches with soft shoulders, of one strength, its sides a little apart."""
    import numpy as np

    hz = np.maximum(np.fft.rfftfreq(n_samples, 1 / SAMPLE_RATE_HZ), 1.0)
    shoulders = 1 / np.sqrt((1 + (band_hz[0] / hz) ** 8) * (1 + (hz / band_hz[1]) ** 8))
    middle, *sides = rng.standard_normal((3, n_samples))
    white = np.stack([middle + 0.5 * side for side in sides], axis=1)
    noise = np.fft.irfft(np.fft.rfft(white, axis=0) * shoulders[:, np.newaxis], n_samples, axis=0)
    return np.asarray(noise / noise.std())

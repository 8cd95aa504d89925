"""Breath: a soft rise to breathe in with and a fall to breathe out with, told apart with the eyes closed."""

from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.mix.sounds.normalise import normalise_loudest_moment
from audio_pipeline.signal.clip_processing import SPEECH_LUFS

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
_AIR_LEVEL = 0.9
"""How much noise there is to the tone."""

_SEEDS = {"in": 31, "out": 37}


def name_in_breath(ms: int) -> str:
    """The name of a rise of this length."""
    return f"in-{ms}"


def name_out_breath(ms: int) -> str:
    """The name of a fall of this length."""
    return f"out-{ms}"


def make_breath(name: str) -> "NDArray[np.float32]":
    """The sound of one breath, shaped (samples, 2); KeyError if that is no breath's name."""
    import numpy as np

    way, _, length_ms = name.partition("-")
    rng = np.random.default_rng(_SEEDS[way])
    n_samples = ms_to_samples(int(length_ms))
    full = np.linspace(0, 1, n_samples)
    if way == "out":
        full = full[::-1]
    sound = _make_level_curve(full) * (_make_tone(full) + _AIR_LEVEL * _make_air(full, rng))
    return normalise_loudest_moment(sound, BREATH_LUFS)


def _make_level_curve(fullness: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """As loud as the breath is full; nothing at either end, and no corner."""
    import numpy as np

    turn = np.sin(np.linspace(0, np.pi / 2, ms_to_samples(_TURN_MS))) ** 2
    level = 10 ** (_RISE_DB / 20 * (fullness - 1))
    level[: len(turn)] *= turn
    level[-len(turn) :] *= turn[::-1]
    return np.asarray(level[:, np.newaxis])


def _make_tone(fullness: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """A warm tone whose pitch follows the breath, the same on both sides."""
    import numpy as np

    turn = 2 * np.pi * np.cumsum(_LOW_HZ * (_HIGH_HZ / _LOW_HZ) ** fullness) / SAMPLE_RATE_HZ
    return np.asarray((np.sin(turn) + 0.25 * fullness * np.sin(2 * turn))[:, np.newaxis])


def _make_air(fullness: "NDArray[np.float64]", rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Noise that grows brighter as the breath grows fuller."""
    import numpy as np

    dark, bright = (_make_noise(len(fullness), band_hz, rng) for band_hz in (_DARK_HZ, _BRIGHT_HZ))
    share = fullness[:, np.newaxis]
    return np.asarray(dark * np.sqrt(1 - share) + bright * np.sqrt(share))


def _make_noise(n_samples: int, band_hz: tuple[float, float], rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Noise between two pitches with soft shoulders, of one strength, its sides a little apart."""
    import numpy as np

    hz = np.maximum(np.fft.rfftfreq(n_samples, 1 / SAMPLE_RATE_HZ), 1.0)
    shoulders = 1 / np.sqrt((1 + (band_hz[0] / hz) ** 8) * (1 + (hz / band_hz[1]) ** 8))
    middle, *sides = rng.standard_normal((3, n_samples))
    white = np.stack([middle + 0.5 * side for side in sides], axis=1)
    noise = np.fft.irfft(np.fft.rfft(white, axis=0) * shoulders[:, np.newaxis], n_samples, axis=0)
    return np.asarray(noise / noise.std())

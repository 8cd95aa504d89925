"""Breath: a soft rising sound to breathe in with, and a falling one to breathe out with."""

from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.mix.sounds.normalise import normalise_loudest_moment
from audio_pipeline.signal.clip_processing import SPEECH_LUFS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BREATH_LUFS = SPEECH_LUFS - 16.5
"""The loudness of the loudest moment: below the gate of BS.1770 where a quarter or more is spoken, so that breaths do
not count as programme; and 9 dB above a bed, which goes down under breaths."""

_RISE_DB = 10.0
"""The even rise from the first audible moment to the loudest one."""

_FADE_MS = 400
"""The fade at either end: between two breaths it is silent for a moment."""

_LOW_HZ, _HIGH_HZ = 220.0, 330.0
"""The tone rises by a fifth and falls again; both are notes of the pad."""

_DARK_HZ, _BRIGHT_HZ = (180.0, 500.0), (800.0, 2_000.0)
_AIR_LEVEL = 1.1
"""The level of the noise relative to the tone."""

_SEEDS = {"in": 31, "out": 37}


def name_in_breath(ms: int) -> str:
    """Return the name of a breath in of this length."""
    return f"in-{ms}"


def name_out_breath(ms: int) -> str:
    """Return the name of a breath out of this length."""
    return f"out-{ms}"


def make_breath(name: str) -> "NDArray[np.float32]":
    """Return the sound of one breath, shaped (samples, 2); KeyError if that is no breath's name."""
    import numpy as np

    direction, _, length_ms = name.partition("-")
    rng = np.random.default_rng(_SEEDS[direction])
    n_samples = ms_to_samples(int(length_ms))
    fullness = np.linspace(0, 1, n_samples)
    if direction == "out":
        fullness = fullness[::-1]
    sound = _make_level_curve(fullness) * (_make_tone(fullness) + _AIR_LEVEL * _make_air(fullness, rng))
    return normalise_loudest_moment(sound, BREATH_LUFS)


def _make_level_curve(fullness: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return a level that follows the fullness of the breath, with faded ends."""
    import numpy as np

    fade = np.sin(np.linspace(0, np.pi / 2, ms_to_samples(_FADE_MS))) ** 2
    level = 10 ** (_RISE_DB / 20 * (fullness - 1))
    level[: len(fade)] *= fade
    level[-len(fade) :] *= fade[::-1]
    return np.asarray(level[:, np.newaxis])


def _make_tone(fullness: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return a tone whose pitch follows the fullness of the breath, the same on both sides."""
    import numpy as np

    phase = 2 * np.pi * np.cumsum(_LOW_HZ * (_HIGH_HZ / _LOW_HZ) ** fullness) / SAMPLE_RATE_HZ
    return np.asarray((np.sin(phase) + 0.25 * fullness * np.sin(2 * phase))[:, np.newaxis])


def _make_air(fullness: "NDArray[np.float64]", rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return noise that is brighter the fuller the breath is."""
    import numpy as np

    dark, bright = (_make_noise(len(fullness), band_hz, rng) for band_hz in (_DARK_HZ, _BRIGHT_HZ))
    share = fullness[:, np.newaxis]
    return np.asarray(dark * np.sqrt(1 - share) + bright * np.sqrt(share))


def _make_noise(n_samples: int, band_hz: tuple[float, float], rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return noise of standard deviation 1 between two frequencies, a little different on the two sides."""
    import numpy as np

    hz = np.maximum(np.fft.rfftfreq(n_samples, 1 / SAMPLE_RATE_HZ), 1.0)
    shoulders = 1 / np.sqrt((1 + (band_hz[0] / hz) ** 8) * (1 + (hz / band_hz[1]) ** 8))
    middle, *sides = rng.standard_normal((3, n_samples))
    white = np.stack([middle + 0.5 * side for side in sides], axis=1)
    noise = np.fft.irfft(np.fft.rfft(white, axis=0) * shoulders[:, np.newaxis], n_samples, axis=0)
    return np.asarray(noise / noise.std())

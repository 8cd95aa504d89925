"""Beds: seamless minutes of soft sound to lie under a voice.

Seamless because noise is made in the frequency domain, periodic over the loop, and every tone and every slow
wave has a whole number of cycles in it.
"""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from audio_pipeline.model import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.signal.loudness import energies, lufs, ratio

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOP_SAMPLES = 2_500 * FRAME_SAMPLES
"""A minute, and a whole number of MP3 frames."""

BED_LUFS = -22.0
"""How loud every bed is made, leaving room for its peaks."""

_LOOP_HZ = SAMPLE_RATE_HZ / LOOP_SAMPLES
_TOP_HZ = 5_000
"""Nothing above: a bed must leave the air of the voice alone."""


def pad() -> "NDArray[np.float32]":
    """A warm open chord that breathes slowly."""
    import numpy as np

    rng = np.random.default_rng(7)
    spectrum = np.zeros((LOOP_SAMPLES // 2 + 1, 2), dtype=np.complex128)
    notes_hz = (110.0, 164.81, 220.0, 277.18, 329.63, 440.0, 493.88)
    weights = (1.0, 0.8, 0.75, 0.45, 0.5, 0.25, 0.16)
    for note_hz, weight in zip(notes_hz, weights, strict=True):
        for harmonic, share in ((1, 1.0), (2, 0.22), (3, 0.07)):
            for cents in (-4, 4):
                tone_hz = note_hz * harmonic * 2 ** (cents / 1200)
                _breathing(spectrum, tone_hz, weight * share, rng)
    tones = np.fft.irfft(spectrum, axis=0)
    air = _noise(300, 1_800, -6, rng) * _swell(3, 0.5, rng)
    return _even(tones / tones.std() + 0.06 * air / air.std())


def _breathing(spectrum: "NDArray[np.complex128]", tone_hz: float, strength: float, rng: "np.random.Generator") -> None:
    """Add a tone that swells and fades a few times a loop: in the spectrum, a line with one beside it on each side."""
    import numpy as np

    line, swells, phase = round(tone_hz / _LOOP_HZ), int(rng.integers(2, 7)), rng.uniform(0, 2 * math.pi)
    for side in range(2):
        at, slow = phase + rng.uniform(0, 1.4), rng.uniform(0, 2 * math.pi)
        spectrum[line, side] += strength * np.exp(1j * at)
        for beside in (-1, 1):
            spectrum[line + beside * swells, side] += 0.2 * strength * np.exp(1j * (at + beside * slow))


def ocean() -> "NDArray[np.float32]":
    """Slow waves on a beach, about six a minute."""
    import numpy as np

    rng = np.random.default_rng(11)
    deep, bright = _noise(60, 600, -6, rng), _noise(500, _TOP_HZ, -5, rng)
    wave = _swell(6, 0.8, rng) * _swell(1, 0.25, rng)
    return _even(deep / deep.std() * (0.4 + 0.6 * wave) + 0.5 * bright / bright.std() * np.square(wave))


def rain() -> "NDArray[np.float32]":
    """Steady soft rain, and single drops near by."""
    import numpy as np

    rng = np.random.default_rng(13)
    steady = _noise(300, _TOP_HZ, -3, rng)
    drops = np.zeros((LOOP_SAMPLES, 2))
    at = rng.integers(0, LOOP_SAMPLES, 9_000)
    drops[at] = rng.uniform(0.3, 1.0, (len(at), 1)) * rng.uniform(0.3, 1.0, (len(at), 2))
    near = _shaped(np.fft.rfft(drops, axis=0), 500, 2_500, 0)
    return _even(steady / steady.std() * _swell(2, 0.15, rng) + 0.3 * near / near.std())


def night() -> "NDArray[np.float32]":
    """A mild night: low air, and crickets far away."""
    import numpy as np

    rng = np.random.default_rng(17)
    air = _noise(50, 500, -6, rng) * _swell(4, 0.3, rng)
    far = np.zeros((LOOP_SAMPLES, 2))
    for voice_hz, chirps in ((3_900.0, 90), (4_300.0, 66)):
        pulse = np.maximum(0.0, _wave(chirps, rng)) ** 6 * np.maximum(0.0, _wave(chirps * 24, rng))
        far += _tone(voice_hz, rng) * pulse * _swell(3, 0.6, rng)
    return _even(air / air.std() + 0.12 * far / far.std())


def brown() -> "NDArray[np.float32]":
    """Deep even noise, like a distant waterfall."""
    import numpy as np

    return _even(_noise(40, 1_500, -6, np.random.default_rng(19)))


BEDS: Mapping[str, Callable[[], "NDArray[np.float32]"]] = {
    "pad": pad, "ocean": ocean, "rain": rain, "night": night, "brown": brown,
}  # fmt: skip


def _turns(cycles: int) -> "NDArray[np.float64]":
    """The phase of a wave with this many whole cycles in the loop, in radians, for every sample."""
    import numpy as np

    return np.arange(LOOP_SAMPLES, dtype=np.float64) * (2 * math.pi * cycles / LOOP_SAMPLES)


def _wave(cycles: int, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """A sine, shaped (samples, 1)."""
    import numpy as np

    return np.sin(_turns(cycles) + rng.uniform(0, 2 * math.pi))[:, np.newaxis]


def _tone(tone_hz: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """A sine near this pitch, at another phase on either side."""
    import numpy as np

    turns = _turns(round(tone_hz / _LOOP_HZ)) + rng.uniform(0, 2 * math.pi)
    return np.stack([np.sin(turns + rng.uniform(0, 1.4)) for _ in range(2)], axis=1)


def _swell(cycles: int, depth: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """A slow rise and fall between 1 - depth and 1, a little later on one side than the other."""
    import numpy as np

    start = rng.uniform(0, 2 * math.pi)
    sides = [np.cos(_turns(cycles) + start + lag) for lag in (0.0, 0.5)]
    return 1 - depth * (1 + np.stack(sides, axis=1)) / 2


def _noise(low_hz: float, high_hz: float, slope_db: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Noise between two pitches, falling by slope_db an octave, its two sides mostly apart."""
    import numpy as np

    bins = LOOP_SAMPLES // 2 + 1
    sides = rng.standard_normal((3, bins)) + 1j * rng.standard_normal((3, bins))
    shared, left, right = sides
    spectrum = np.stack([0.5 * shared + left, 0.5 * shared + right], axis=1)
    return _shaped(spectrum, low_hz, high_hz, slope_db)


def _shaped(
    spectrum: "NDArray[np.complex128]", low_hz: float, high_hz: float, slope_db: float
) -> "NDArray[np.float64]":
    """A spectrum, kept between two pitches with soft shoulders, as sound."""
    import numpy as np

    hz = np.maximum(np.arange(len(spectrum)) * _LOOP_HZ, _LOOP_HZ)
    shoulders = 1 / np.sqrt((1 + (low_hz / hz) ** 8) * (1 + (hz / high_hz) ** 8))
    return np.fft.irfft(spectrum * (shoulders * (hz / low_hz) ** (slope_db / 6.0206))[:, np.newaxis], axis=0)


def _even(sound: "NDArray[np.float64]") -> "NDArray[np.float32]":
    """Without an offset, at BED_LUFS on average: the mix sets the level from there."""
    import numpy as np

    centred = sound - sound.mean(axis=0)
    louder = ratio(BED_LUFS - lufs(float(np.mean(energies(centred.astype(np.float32))))))
    return np.asarray(centred * louder, dtype=np.float32)

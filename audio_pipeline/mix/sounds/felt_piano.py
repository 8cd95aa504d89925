"""Felt piano: a struck note with a soft hammer, and a bowed one to go with it. Arrays are shaped (2, samples)."""

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import SKETCH_HZ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RING_S = 4.5
"""The longest time that a note rings."""

_TOP_HZ = 3_600.0
_STIFFNESS = 0.0003
"""How far the overtones of a string lie above whole multiples."""

_DARK_HZ, _BRIGHT_HZ = 480.0, 1_100.0
"""The frequency by which an overtone is 8.7 dB softer: at a soft stroke, and what a strong stroke adds."""

_DECAY_S, _ONSET_MS = 1.5, 26.0
_RELEASE_S = 0.22
"""The time by which a damped string is 8.7 dB softer."""

_WIDTH = 0.5
"""How far the phases of the two sides are apart, in radians."""

_BOW_OVERTONES = (1.0, 0.45, 0.2, 0.08)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tone:
    """A struck note as it rings undamped: at the softest stroke, and what a strong stroke adds."""

    soft: "NDArray[np.float64]"
    bright: "NDArray[np.float64]"


def find_hz(pitch: int) -> float:
    """Return the frequency of a MIDI number, in equal temperament."""
    return float(440 * 2 ** ((pitch - 69) / 12))


@functools.lru_cache(maxsize=64)
def make_tone(pitch: int) -> Tone:
    """Return the tone of a pitch, always the same."""
    import numpy as np

    rng, hz = np.random.default_rng([41, pitch]), find_hz(pitch)
    seconds = np.arange(round(RING_S * SKETCH_HZ)) / SKETCH_HZ
    onset = np.sin(np.pi / 2 * np.minimum(seconds * 1_000 / _ONSET_MS, 1)) ** 2
    soft, bright = np.zeros((2, len(seconds))), np.zeros((2, len(seconds)))
    number = 1
    while (overtone_hz := number * hz * (1 + _STIFFNESS * number * number)) < _TOP_HZ:
        decay_s = _DECAY_S * (220 / hz) ** 0.4 / number**0.6
        fall = np.exp(-seconds / decay_s) * 0.75 + np.exp(-seconds / (3 * decay_s)) * 0.25
        wave = onset * fall * np.sin(_make_phases(overtone_hz, seconds, rng))
        soft += np.exp(-overtone_hz / _DARK_HZ) / number**0.4 * wave
        bright += (np.exp(-overtone_hz / _BRIGHT_HZ) - np.exp(-overtone_hz / _DARK_HZ)) / number * wave
        number += 1
    evened = np.exp(hz / _DARK_HZ) * (220 / hz) ** 0.2  # a high note is as strong as a low one, and a little softer
    return Tone(soft=soft * evened, bright=bright * evened)


def strike(pitch: int, strength: float, length_s: float) -> "NDArray[np.float64]":
    """Return a note of this strength, from 0 to 1, whose string is damped after its length."""
    import numpy as np

    tone, held = make_tone(pitch), round(length_s * SKETCH_HZ)
    end = min(held + round(4 * _RELEASE_S * SKETCH_HZ), tone.soft.shape[1])
    sound = strength * (tone.soft[:, :end] + strength * tone.bright[:, :end])
    if end > held:
        damped = np.arange(1, end - held + 1) / SKETCH_HZ
        sound[:, held:] *= np.exp(-damped / _RELEASE_S) * (1 - damped / damped[-1])
    return np.asarray(sound)


@functools.lru_cache(maxsize=64)
def bow(pitch: int, length_s: float, fade_s: float) -> "NDArray[np.float64]":
    """Return a bowed note that swells, stays and fades within this length."""
    import numpy as np

    rng, hz = np.random.default_rng([43, pitch]), find_hz(pitch)
    seconds = np.arange(round(length_s * SKETCH_HZ)) / SKETCH_HZ
    edge = np.minimum(np.minimum(seconds, length_s - seconds) / fade_s, 1)
    sound = np.zeros((2, len(seconds)))
    for number, level in enumerate(_BOW_OVERTONES, start=1):
        sound += level * np.sin(_make_phases(number * hz, seconds, rng))
    return np.asarray(sound * np.sin(np.pi / 2 * edge) ** 2)


def _make_phases(hz: float, seconds: "NDArray[np.float64]", rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return the phase of a tone on each side: not quite the same, so that it is wide and one speaker plays it too."""
    import numpy as np

    apart = rng.uniform(-_WIDTH, _WIDTH) * np.array([[-1.0], [1.0]])
    return np.asarray(2 * np.pi * hz * seconds + rng.uniform(0, 2 * np.pi) + apart)

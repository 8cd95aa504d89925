"""Pad: warm chords of bowed strings that slowly change into one another."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import (
    LOOP_S,
    SKETCH_HZ,
    SKETCH_SAMPLES,
    finish_bed,
    list_frequencies_hz,
    make_slow_curve,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHORDS: tuple[tuple[float, Mapping[float, float]], ...] = (
    (22.0, {110.0: 0.6, 165.0: 0.5, 220.0: 0.6, 275.0: 0.5, 330.0: 0.45, 495.0: 0.16}),
    (19.5, {110.0: 0.4, 146.667: 0.55, 183.333: 0.4, 220.0: 0.5, 275.0: 0.4, 330.0: 0.4}),
    (23.5, {91.667: 0.45, 137.5: 0.5, 165.0: 0.35, 220.0: 0.6, 275.0: 0.5, 330.0: 0.45}),
    (19.0, {110.0: 0.4, 165.0: 0.6, 247.5: 0.5, 330.0: 0.5, 495.0: 0.2}),
)
"""The length of each chord in seconds, and its notes in Hz with their strengths: A, D, F sharp minor, and E over A.

They are tuned in whole ratios, so that no two notes of a chord beat; the tone of the breaths, A to E, fits all four.
"""

_FADE_S = (4.0, 7.0)
"""The shortest and longest fade of a note: the notes of a chord change one after another."""

_OVERLAP_S = 1.5
"""The time by which a new note may come before its chord: neighbouring notes would beat against each other."""

_HARMONICS = (1.0, 0.5, 0.3, 0.17, 0.09, 0.045)
"""The strengths of a note's overtones, which a small speaker plays where it cannot play the note."""

_SPREAD, _SPREAD_HZ = 0.35, 0.3
"""The share of a tone that is spread around its pitch, and the width: it sounds like many strings, without a beat."""

_WANDER, _QUICKEST_S = 3.0, 5.0
"""How far the phase of a note wanders, in radians, and the period of its quickest turn: a bow is never quite steady,
and a chord that comes again is never the same."""

_LEVELLING, _LEVELLING_HZ = 0.7, 0.12
"""The share of the level differences between chords that is removed, and the highest frequency of those."""

_LOW_HZ, _HIGH_HZ = 200.0, 420.0
"""The strings are full between the two. A small speaker plays the upper half of that. Above it they would lie over the
vowels and consonants of the voice; below it they would make the bed louder on large speakers alone, so the roots of the
chords stay, but soft: 11 dB at 110 Hz."""


def make_pad() -> "NDArray[np.float32]":
    """Return the bed: four chords in a loop."""
    import numpy as np

    rng = np.random.default_rng(7)
    sketch = np.zeros((2, SKETCH_SAMPLES))
    for note_hz in sorted({note_hz for _, notes in _CHORDS for note_hz in notes}):
        sketch += _make_strings(note_hz, rng) * _make_presence_curve(note_hz, rng.uniform(*_FADE_S))
    return finish_bed(_smooth_level(np.fft.irfft(np.fft.rfft(sketch) * _weigh_frequencies())))


def _weigh_frequencies() -> "NDArray[np.float64]":
    """Return the gain for every frequency of a sketch: it falls by 12 dB an octave below and by 24 dB above."""
    import numpy as np

    hz = list_frequencies_hz()
    return np.asarray(1 / np.sqrt((1 + (_LOW_HZ / hz) ** 4) * (1 + (hz / _HIGH_HZ) ** 8)))


def _make_presence_curve(note_hz: float, fade_s: float) -> "NDArray[np.float64]":
    """Return the level of a note over the loop; a new note comes when the old ones are nearly gone."""
    import numpy as np

    strengths = [notes.get(note_hz, 0.0) / math.hypot(*notes.values()) for _, notes in _CHORDS]
    corners_s: list[float] = []
    levels: list[float] = []
    at_s = 0.0
    for (length_s, _), level, next_level in zip(_CHORDS, strengths, (*strengths[1:], strengths[0]), strict=True):
        at_s += length_s
        before_s = _OVERLAP_S if next_level and not level else fade_s
        after_s = _OVERLAP_S if level and not next_level else fade_s
        corners_s += [at_s - before_s, at_s + after_s]
        levels += [level, next_level]
    return np.interp(np.arange(SKETCH_SAMPLES) / SKETCH_HZ, corners_s, levels, period=LOOP_S)


def _smooth_level(strings: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Return the strings at a more even level: a chord with fewer notes becomes a little louder."""
    import numpy as np

    power = np.square(strings).mean(axis=0)
    slow_power = np.fft.irfft(np.fft.rfft(power) * np.exp(-0.5 * (list_frequencies_hz() / _LEVELLING_HZ) ** 2))
    return np.asarray(strings * (slow_power / slow_power.mean()) ** (-_LEVELLING / 2))


def _make_strings(note_hz: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return a tone and its harmonics, each a line with a narrow random spread, different on the two sides."""
    import numpy as np

    seconds = np.arange(SKETCH_SAMPLES) / SKETCH_HZ
    wander = _WANDER * make_slow_curve(_QUICKEST_S, rng)
    note = np.exp(1j * (2 * np.pi * round(note_hz * LOOP_S) / LOOP_S * seconds + wander))
    sound, tone = _make_mist(note_hz, rng), np.ones(SKETCH_SAMPLES, dtype=np.complex128)
    for strength in _HARMONICS:
        tone *= note
        phase = rng.uniform(0, 2 * np.pi) + np.array([[-0.5], [0.5]]) * rng.uniform(-1.4, 1.4)
        sound += strength * (np.cos(phase) * tone.real - np.sin(phase) * tone.imag)
    return sound


def _make_mist(note_hz: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return noise around a tone and each of its harmonics."""
    import numpy as np

    spectrum = np.zeros((2, SKETCH_SAMPLES // 2 + 1), dtype=np.complex128)
    width = round(4 * _SPREAD_HZ * LOOP_S)
    spread = np.exp(-0.5 * (np.arange(-width, width + 1) / (_SPREAD_HZ * LOOP_S)) ** 2)
    spread *= _SPREAD / np.sqrt(2 * np.sum(spread * spread))
    for harmonic, strength in enumerate(_HARMONICS, start=1):
        line = round(note_hz * harmonic * LOOP_S)
        noise = rng.standard_normal((2, len(spread))) + 1j * rng.standard_normal((2, len(spread)))
        spectrum[:, line - width : line + width + 1] += strength * noise * spread
    return np.asarray(np.fft.irfft(spectrum) * (SKETCH_SAMPLES / 2))

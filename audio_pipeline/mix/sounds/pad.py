"""Pad: a warm chord that slowly becomes another, as if a few bowed strings took turns."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import (
    LOOP_S,
    SKETCH_HZ,
    SKETCH_SAMPLES,
    finish_bed,
    list_frequencies_hz,
    make_noise,
    make_slow_curve,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHORDS: tuple[tuple[float, Mapping[float, float]], ...] = (
    (22.0, {110.0: 1.0, 165.0: 0.8, 220.0: 0.7, 275.0: 0.5, 330.0: 0.45, 495.0: 0.16}),
    (19.5, {110.0: 0.7, 146.667: 0.9, 183.333: 0.6, 220.0: 0.6, 275.0: 0.4, 330.0: 0.4}),
    (23.5, {91.667: 0.8, 137.5: 0.8, 165.0: 0.5, 220.0: 0.7, 275.0: 0.5, 330.0: 0.45}),
    (19.0, {110.0: 0.7, 165.0: 0.9, 247.5: 0.6, 330.0: 0.5, 495.0: 0.2}),
)
"""How long each lasts, in seconds, and how strong its notes are: A, D, F sharp minor, and E over A. Tuned in whole
ratios, as a choir sings, so that no two notes of one beat; the tone of the breaths, A to E, agrees with all four."""

_TURN_S = (4.0, 7.0)
"""How long a note takes to come or to go: the chord moves voice by voice."""

_OVERLAP_S = 1.5
"""How long before one chord ends the new notes of the next may come: neighbours would rattle against each other."""

_HARMONICS = (1.0, 0.36, 0.14, 0.05)
_SPREAD, _SPREAD_HZ = 0.35, 0.3
"""How much of a tone strays around its pitch, and how far: what makes many strings of one, without a beat to count."""

_LEVELLING, _LEVELLING_HZ = 0.7, 0.12
"""How much of the rise and fall of the level from chord to chord is taken away, and how slow that is."""

_AIR_LEVEL = 0.07


def make_pad() -> "NDArray[np.float32]":
    """Four chords in a loop, and a little air."""
    import numpy as np

    rng = np.random.default_rng(7)
    sketch = np.zeros((2, SKETCH_SAMPLES))
    for note_hz in sorted({note_hz for _, notes in _CHORDS for note_hz in notes}):
        sketch += _make_strings(note_hz, rng) * _make_presence_curve(note_hz, rng.uniform(*_TURN_S))
    strings = _smooth_level(sketch)
    air = make_noise(300, 2_500, -6, rng) * 10 ** (3 / 20 * make_slow_curve(6, rng))
    return finish_bed(strings / strings.std() + _AIR_LEVEL * air)


def _make_presence_curve(note_hz: float, turn_s: float) -> "NDArray[np.float64]":
    """How strong a note is over the loop: a new one comes when those that go are nearly gone."""
    import numpy as np

    strengths = [notes.get(note_hz, 0.0) / math.hypot(*notes.values()) for _, notes in _CHORDS]
    turns_s: list[float] = []
    levels: list[float] = []
    at_s = 0.0
    for (length_s, _), here, then in zip(_CHORDS, strengths, (*strengths[1:], strengths[0]), strict=True):
        at_s += length_s
        comes_s = _OVERLAP_S if then and not here else turn_s
        leaves_s = _OVERLAP_S if here and not then else turn_s
        turns_s += [at_s - comes_s, at_s + leaves_s]
        levels += [here, then]
    return np.interp(np.arange(SKETCH_SAMPLES) / SKETCH_HZ, turns_s, levels, period=LOOP_S)


def _smooth_level(strings: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """The strings at a more even level: a chord with fewer notes is played a little louder."""
    import numpy as np

    power = np.square(strings).mean(axis=0)
    slowly = np.fft.irfft(np.fft.rfft(power) * np.exp(-0.5 * (list_frequencies_hz() / _LEVELLING_HZ) ** 2))
    return np.asarray(strings * (slowly / slowly.mean()) ** (-_LEVELLING / 2))


def _make_strings(note_hz: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """A tone and its harmonics, each a line with a little mist around it, another on either side."""
    import numpy as np

    spectrum = np.zeros((2, SKETCH_SAMPLES // 2 + 1), dtype=np.complex128)
    reach = round(4 * _SPREAD_HZ * LOOP_S)
    mist = np.exp(-0.5 * (np.arange(-reach, reach + 1) / (_SPREAD_HZ * LOOP_S)) ** 2)
    mist *= _SPREAD / np.sqrt(2 * np.sum(mist * mist))
    for harmonic, strength in enumerate(_HARMONICS, start=1):
        line = round(note_hz * harmonic * LOOP_S)
        turn = rng.uniform(0, 2 * np.pi) + np.array([[-0.5], [0.5]]) * rng.uniform(-1.4, 1.4)
        loose = rng.standard_normal((2, len(mist))) + 1j * rng.standard_normal((2, len(mist)))
        spectrum[:, line - reach : line + reach + 1] += strength * np.exp(1j * turn) * loose * mist
        spectrum[:, [line]] += strength * np.exp(1j * turn)
    return np.asarray(np.fft.irfft(spectrum) * SKETCH_SAMPLES)

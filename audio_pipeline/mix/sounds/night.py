"""Night: mild air, leaves that stir at times, and distant crickets."""

from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import (
    LOOP_S,
    SKETCH_HZ,
    SKETCH_SAMPLES,
    add_wrapped,
    finish_bed,
    make_noise,
    make_slow_curve,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CRICKETS = ((3_150.0, 0.30, 1.0), (3_480.0, 0.62, 0.7), (2_870.0, 0.75, 0.55))
"""Each cricket: its pitch in Hz, its position between left (0) and right (1), and its level."""

_PULSE_RATE_HZ = 24.0
_ECHO_S = 0.35
"""The length of the echoes: without them the crickets would sound near and sharp."""


def make_night() -> "NDArray[np.float32]":
    """Return the bed: low air, leaves above it, and distant crickets."""
    import numpy as np

    rng = np.random.default_rng(17)
    air = make_noise(100, 900, -4, rng) * 10 ** (1.5 / 20 * make_slow_curve(5, rng))
    leaves = make_noise(500, 2_200, -4, rng) * 10 ** (8 / 20 * make_slow_curve(3.5, rng))
    field = np.zeros((2, SKETCH_SAMPLES))
    for pitch_hz, place, nearness in _CRICKETS:
        _add_cricket(field, pitch_hz, place, nearness, rng)
    crickets = _add_echoes(field, rng)
    return finish_bed(air + 0.08 * leaves + 0.05 * crickets / crickets.std())


def _add_cricket(
    field: "NDArray[np.float64]", pitch_hz: float, place: float, nearness: float, rng: "np.random.Generator"
) -> None:
    """Add the chirps of one cricket: a few in a row, then a pause, again and again."""
    import numpy as np

    sides = np.array([[np.cos(place * np.pi / 2)], [np.sin(place * np.pi / 2)]])
    at_s = float(rng.uniform(0, 4))
    while at_s < LOOP_S:
        for _ in range(rng.integers(3, 9)):
            chirp = _make_chirp(pitch_hz * rng.uniform(0.995, 1.005), int(rng.integers(3, 6)))
            add_wrapped(field, at_s, sides * (nearness * rng.uniform(0.5, 1) * chirp))
            at_s += rng.uniform(0.55, 1.0)
        at_s += rng.uniform(1.5, 7)


def _make_chirp(pitch_hz: float, pulses: int) -> "NDArray[np.float64]":
    """Return a few soft pulses of one tone, the middle ones strongest."""
    import numpy as np

    seconds = np.arange(round(pulses / _PULSE_RATE_HZ * SKETCH_HZ)) / SKETCH_HZ
    pulse = np.sin(np.pi * _PULSE_RATE_HZ * seconds) ** 2
    whole = np.sin(np.pi * _PULSE_RATE_HZ / pulses * seconds)
    return np.asarray(np.sin(2 * np.pi * pitch_hz * seconds) * pulse * whole)


def _add_echoes(field: "NDArray[np.float64]", rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return the sound with many soft echoes, different on the two sides, as heard across a field."""
    import numpy as np

    seconds = np.arange(SKETCH_SAMPLES) / SKETCH_HZ
    echoes = rng.standard_normal((2, SKETCH_SAMPLES)) * np.exp(-6.9 * seconds / _ECHO_S)
    return np.asarray(np.fft.irfft(np.fft.rfft(field) * np.fft.rfft(echoes)))

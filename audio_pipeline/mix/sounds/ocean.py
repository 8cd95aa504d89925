"""Ocean: waves on a beach, each with swell, breaking and foam."""

from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import (
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

_FIRST_S = 8.0
_APART_S = (8.4, 13.3, 9.6, 8.6, 10.9, 12.6, 8.9, 11.7)
"""The times from each wave to the next: they fill the loop, and are too uneven to count along."""

_SIZES_DB = (0.0, -2.1, -0.4, -2.5, -0.8, -1.6, 0.0, -2.0)
_DRIFT_S = 0.35
"""The time between the two sides for each wave; the side that is first alternates."""


def make_ocean() -> "NDArray[np.float32]":
    """Return the bed: eight waves, and a soft distant surf."""
    import numpy as np

    rng = np.random.default_rng(11)
    far = make_noise(60, 700, -5, rng) * 10 ** (1 / 20 * make_slow_curve(5, rng))
    swell = make_noise(70, 450, -4, rng) * _make_waves(-0.6, 5.0, 5.5)
    breaking = make_noise(300, 1_500, -4, rng) * _make_waves(0.0, 3.4, 5.0)
    foam = make_noise(1_000, 3_000, -3, rng) * _make_waves(0.7, 2.8, 6.0)
    fizz = (
        make_noise(2_400, 5_000, -2, rng) * _make_waves(1.6, 3.2, 7.5) * 10 ** (1.5 / 20 * make_slow_curve(0.25, rng))
    )
    return finish_bed(0.55 * far + 0.7 * swell + 0.6 * breaking + 0.26 * foam + 0.1 * fizz)


def _make_waves(delay_s: float, rise_s: float, fall_s: float) -> "NDArray[np.float64]":
    """Return the level of one part of the waves on both sides; its crest is `delay_s` after that of the wave."""
    import numpy as np

    wave, power = _make_wave(rise_s, fall_s), np.zeros((2, SKETCH_SAMPLES))
    start_s, ahead_s = _FIRST_S + delay_s - rise_s, _DRIFT_S / 2
    for apart_s, size_db in zip(_APART_S, _SIZES_DB, strict=True):
        sized = (10 ** (size_db / 20) * wave[np.newaxis]) ** 2
        add_wrapped(power[:1], start_s - ahead_s, sized)
        add_wrapped(power[1:], start_s + ahead_s, sized)
        start_s, ahead_s = start_s + apart_s, -ahead_s
    return np.asarray(np.sqrt(power))


def _make_wave(rise_s: float, fall_s: float) -> "NDArray[np.float64]":
    """Return a smooth level that rises from 0 to 1 at the crest, and falls back to 0."""
    import numpy as np

    seconds = np.arange(round((rise_s + fall_s) * SKETCH_HZ)) / SKETCH_HZ - rise_s
    distance = np.where(seconds < 0, -seconds / rise_s, seconds / fall_s)
    return np.asarray(np.cos(np.pi / 2 * distance) ** 2)

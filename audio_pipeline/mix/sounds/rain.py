"""Rain: steady and soft, with single drops near by."""

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

_DROPS = 1_300
_ONSET_MS = 3.0
"""The onset of a drop: a shorter one would click."""


def make_rain() -> "NDArray[np.float32]":
    """Return the bed: rain that grows a little heavier and lighter, and single drops."""
    import numpy as np

    rng = np.random.default_rng(13)
    curtain = make_noise(300, 1_500, -5, rng) * 10 ** (1 / 20 * make_slow_curve(4, rng))
    ground = make_noise(80, 400, -4, rng)
    drops = np.zeros((2, SKETCH_SAMPLES))
    for at_s in rng.uniform(0, LOOP_S, _DROPS):
        add_wrapped(drops, float(at_s), _make_drop(rng))
    return finish_bed(curtain + 0.3 * ground + 0.3 * drops / drops.std())


def _make_drop(rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return one drop, shaped (2, samples): a soft tap that rings for a moment, between left and right."""
    import numpy as np

    pitch_hz, ring_ms = 400 * 4 ** rng.uniform(), rng.uniform(6, 22)
    ms = np.arange(round(8 * ring_ms * SKETCH_HZ / 1_000)) * (1_000 / SKETCH_HZ)
    rise = np.sin(np.pi / 2 * np.minimum(ms / _ONSET_MS, 1)) ** 2
    # The pitch of a bubble rises while it rings.
    ring = np.sin(2 * np.pi * pitch_hz * (1 + 0.12 * ms / ms[-1]) * ms / 1_000) * np.exp(-ms / ring_ms)
    place = rng.uniform(0.1, 0.9) * np.pi / 2
    sides = np.array([[np.cos(place)], [np.sin(place)]])
    return np.asarray(rng.uniform(0.15, 1) ** 2 * sides * rise * ring)

"""Chimes: struck sounds that open and close an exercise. Soft at the onset, so that nobody is startled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.model import samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Chime:
    """How a struck sound is made, and how long the words wait for it."""

    pitch_hz: float
    partials: tuple[tuple[float, float, float], ...]
    """Of each: its ratio to the pitch, its strength, and the seconds until it has fallen by 60 dB."""
    onset_ms: int
    rings_ms: int
    wait_ms: int
    """From the stroke until the next words; the rest rings on under them."""
    seed: int

    @property
    def n_samples(self) -> int:
        """How long it rings."""
        return samples(self.rings_ms)


CHIMES: Mapping[str, Chime] = {
    "bowl": Chime(
        pitch_hz=196.0,
        partials=((1.0, 1.0, 11.0), (2.71, 0.55, 7.0), (5.15, 0.22, 4.0), (8.43, 0.07, 2.2)),
        onset_ms=30,
        rings_ms=9_000,
        wait_ms=4_000,
        seed=23,
    ),
    "soft": Chime(
        pitch_hz=523.25,
        partials=((1.0, 1.0, 4.0), (2.0, 0.3, 2.6), (3.01, 0.12, 1.6)),
        onset_ms=20,
        rings_ms=4_000,
        wait_ms=2_000,
        seed=29,
    ),
}


def struck(chime: Chime) -> "NDArray[np.float32]":
    """The sound of one stroke, shaped (samples, 2); each partial is a pair that beats slowly."""
    import numpy as np

    rng = np.random.default_rng(chime.seed)
    seconds = np.arange(chime.n_samples) / samples(1_000)
    sound = np.zeros((chime.n_samples, 2))
    for partial, strength, fall_s in chime.partials:
        decay = strength * np.exp(-6.9078 * seconds / fall_s)
        turn = 2 * np.pi * chime.pitch_hz * partial * seconds + rng.uniform(0, 2 * np.pi)
        for side in range(2):
            # A pair of tones 0.7 Hz apart, full at the stroke. Both sides turn together: one speaker has to play them.
            beat = np.cos(2 * np.pi * 0.35 * seconds + rng.uniform(-0.6, 0.6))
            sound[:, side] += decay * beat * np.sin(turn)
    sound *= _onset(chime)[:, np.newaxis]
    peak = float(np.abs(sound).max())
    return np.asarray(0.18 * sound / peak, dtype=np.float32)


def _onset(chime: Chime) -> "NDArray[np.float64]":
    """Up within the onset, down to nothing over the last quarter."""
    import numpy as np

    up, down = samples(chime.onset_ms), chime.n_samples // 4
    shape = np.ones(chime.n_samples)
    shape[:up] = np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    shape[-down:] = np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return shape

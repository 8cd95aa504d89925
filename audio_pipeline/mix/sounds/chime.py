"""Chime: struck sounds that open and close an exercise. Soft at the onset, so that nobody is startled."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.mix.sounds.normalise import normalise_loudest_moment
from audio_pipeline.signal.clip_processing import SPEECH_LUFS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


CHIME_LUFS = SPEECH_LUFS - 4.0
"""How loud a stroke is, at its fullest: softer than the words, so that nobody reaches for the volume. A second later it
is below the gate of BS.1770, and its ring does not count as programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """One of the tones a struck thing sings with: two pitches close together, for nothing is quite round."""

    ratio: float
    """To the pitch of the whole."""
    strength: float
    decay_s: float
    """Until it is 60 dB softer."""
    beat_s: float
    """From one swell of the two together to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChimeSound:
    """How a struck sound is made, and how long the words wait for it."""

    pitch_hz: float
    """A note of the pad, which may lie under it."""
    partials: tuple[Partial, ...]
    """The higher ones are most of the stroke, and soon gone; the lowest rings on."""
    onset_ms: int
    ring_ms: int
    wait_ms: int
    """From the stroke until the next words; the rest rings on under them."""
    seed: int

    @property
    def n_samples(self) -> int:
        """How long it rings."""
        return ms_to_samples(self.ring_ms)


CHIMES: Mapping[str, ChimeSound] = {
    "bowl": ChimeSound(
        pitch_hz=220.0,
        partials=(
            Partial(ratio=1.0, strength=0.5, decay_s=24.0, beat_s=2.9),
            Partial(ratio=2.71, strength=0.7, decay_s=5.0, beat_s=1.7),
            Partial(ratio=5.15, strength=0.22, decay_s=2.8, beat_s=1.3),
            Partial(ratio=8.13, strength=0.04, decay_s=1.6, beat_s=0.9),
        ),
        onset_ms=90,
        ring_ms=9_000,
        wait_ms=4_000,
        seed=23,
    ),
    "soft": ChimeSound(
        pitch_hz=660.0,
        partials=(
            Partial(ratio=1.0, strength=0.7, decay_s=7.0, beat_s=3.1),
            Partial(ratio=2.0, strength=0.35, decay_s=2.2, beat_s=1.9),
            Partial(ratio=3.01, strength=0.08, decay_s=1.4, beat_s=1.1),
        ),
        onset_ms=50,
        ring_ms=4_000,
        wait_ms=2_000,
        seed=29,
    ),
}

_SECOND_STRENGTH = 0.3
"""How strong the second of two pitches is: the swells are heard, and the tone never stops between them."""


def make_chime(chime: ChimeSound) -> "NDArray[np.float32]":
    """The sound of one stroke, shaped (samples, 2)."""
    import numpy as np

    rng = np.random.default_rng(chime.seed)
    sound = np.zeros((chime.n_samples, 2))
    for partial in chime.partials:
        sound += _make_partial(chime, partial, rng)
    return normalise_loudest_moment(sound * _make_envelope(chime)[:, np.newaxis], CHIME_LUFS)


def _make_partial(chime: ChimeSound, partial: Partial, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """One partial, shaped (samples, 2); its sides swell at other moments, but turn together: one speaker plays both."""
    import numpy as np

    seconds = (np.arange(chime.n_samples) / ms_to_samples(1_000))[:, np.newaxis]
    turn = 2 * np.pi * chime.pitch_hz * partial.ratio * seconds + rng.uniform(0, 2 * np.pi)
    # Full at the stroke, a little sooner on one side than on the other.
    apart = 2 * np.pi * seconds / partial.beat_s + rng.uniform(0.4, 0.9) * np.array([-1.0, 1.0])
    decay = partial.strength * 10 ** (-3 * seconds / partial.decay_s)
    return np.asarray(decay * (np.sin(turn) + _SECOND_STRENGTH * np.sin(turn + apart)))


def _make_envelope(chime: ChimeSound) -> "NDArray[np.float64]":
    """Up within the onset, down to nothing over the last third."""
    import numpy as np

    up, down = ms_to_samples(chime.onset_ms), chime.n_samples // 3
    shape = np.ones(chime.n_samples)
    shape[:up] = np.sin(np.linspace(0, np.pi / 2, up)) ** 2
    shape[-down:] = np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return shape

"""Chime: struck sounds that open and close a programme, with a soft onset that startles nobody."""

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
"""The loudness of the loudest moment: softer than the words. A second later the ring is below the gate of BS.1770, so
that it does not count as programme."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial:
    """One tone of a struck sound: two frequencies close together, which beat."""

    ratio: float
    """The ratio of its frequency to the pitch of the chime."""
    strength: float
    decay_s: float
    """The time until it is 60 dB softer."""
    beat_s: float
    """The period of the beat."""
    start_ms: int = 0
    """The time after the stroke at which it begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChimeSound:
    """The parameters of a struck sound, and the time before the next words."""

    pitch_hz: float
    """A note of the pad, which may sound at the same time."""
    partials: tuple[Partial, ...]
    """The higher ones decay soon, and the lowest rings on."""
    onset_ms: int
    ring_ms: int
    lufs: float = CHIME_LUFS
    """The loudness of its loudest moment."""
    wait_ms: int
    """The time from the stroke to the next words; the rest rings on under them."""
    seed: int

    @property
    def n_samples(self) -> int:
        """The length of its sound."""
        return ms_to_samples(self.ring_ms)


CHIMES: Mapping[str, ChimeSound] = {
    "bowl": ChimeSound(
        pitch_hz=220.0,
        partials=(
            Partial(ratio=1.0, strength=0.5, decay_s=24.0, beat_s=2.9),
            Partial(ratio=2.71, strength=0.55, decay_s=5.0, beat_s=1.7),
            Partial(ratio=5.15, strength=0.12, decay_s=2.8, beat_s=1.3),
        ),
        onset_ms=700,
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
        onset_ms=160,
        ring_ms=4_000,
        wait_ms=2_000,
        seed=29,
    ),
    "mark": ChimeSound(
        pitch_hz=440.0,
        partials=(
            Partial(ratio=1.0, strength=0.6, decay_s=5.0, beat_s=3.3),
            Partial(ratio=2.0, strength=0.1, decay_s=2.0, beat_s=2.9),
            Partial(ratio=1.5, strength=0.6, decay_s=6.0, beat_s=3.7, start_ms=320),
            Partial(ratio=3.0, strength=0.08, decay_s=2.0, beat_s=2.7, start_ms=320),
        ),
        onset_ms=130,
        ring_ms=2_400,
        lufs=SPEECH_LUFS - 7.0,
        wait_ms=1_700,
        seed=46,
    ),
}
"""The bowl, the small chime, and the mark of the show: two notes, A and the E above it."""

_SECOND_STRENGTH = 0.3
"""The strength of the second frequency relative to the first: the beat is heard, but the tone never stops."""


def make_chime(chime: ChimeSound) -> "NDArray[np.float32]":
    """Return the sound of one stroke, shaped (samples, 2)."""
    import numpy as np

    rng = np.random.default_rng(chime.seed)
    sound = np.zeros((chime.n_samples, 2))
    for partial in chime.partials:
        sound += _make_partial(chime, partial, rng)
    return normalise_loudest_moment(sound * _make_fade(chime)[:, np.newaxis], chime.lufs)


def _make_partial(chime: ChimeSound, partial: Partial, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return one partial, shaped (samples, 2).

    The beats of its sides differ, but their tones are in phase, because one speaker may play both.
    """
    import numpy as np

    seconds = (np.arange(chime.n_samples) / ms_to_samples(1_000))[:, np.newaxis]
    phase = 2 * np.pi * chime.pitch_hz * partial.ratio * seconds + rng.uniform(0, 2 * np.pi)
    # The beat is loudest near the stroke, a little sooner on one side than on the other.
    beat_phase = 2 * np.pi * seconds / partial.beat_s + rng.uniform(0.4, 0.9) * np.array([-1.0, 1.0])
    since = np.maximum(seconds - partial.start_ms / 1_000, 0)
    onset = np.sin(np.pi / 2 * np.minimum(since * 1_000 / chime.onset_ms, 1)) ** 2
    decay = partial.strength * onset * 10 ** (-3 * since / partial.decay_s)
    return np.asarray(decay * (np.sin(phase) + _SECOND_STRENGTH * np.sin(phase + beat_phase)))


def _make_fade(chime: ChimeSound) -> "NDArray[np.float64]":
    """Return a level that falls to 0 in the last third."""
    import numpy as np

    down = chime.n_samples // 3
    shape = np.ones(chime.n_samples)
    shape[-down:] = np.cos(np.linspace(0, np.pi / 2, down)) ** 2
    return shape

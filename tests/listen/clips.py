"""Clips: what was spoken, read from the cache, and found again in the decoded sound to the sample."""

import io
import wave
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.model import TimelineItem
from audio_pipeline.stores.checksummed import get_checked
from audio_pipeline.stores.store import Store
from tests.meter import Sound

Mono = NDArray[np.float32]

REACH = ms_to_samples(60)
"""So far to either side a clip is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a clip is heard."""

    late_samples: int
    """After where it should begin; negative: before."""
    likeness: float
    """How much what is heard there is the clip: 1 is the clip and nothing else."""
    louder: float
    """How many times as high it is there as it was spoken: what the master did to it."""


def clip(key: str, cache: Store) -> Mono:
    """The sound of a clip. SystemExit if the cache has lost it."""
    file = get_checked(cache, key)
    if file is None:
        raise SystemExit(f"{key}: the cache has lost this clip. Delete the built folder, and build again.")
    with wave.open(io.BytesIO(file)) as spoken:
        frames = spoken.readframes(spoken.getnframes())
    return np.frombuffer(frames, dtype="<i2").astype(np.float32) / np.float32(32_767)


def found(spoken: Mono, middle: Mono, placed: TimelineItem) -> Found:
    """Where a clip is in the decoded sound, by cross-correlation with the middle of its two sides."""
    heard = around(middle, placed.start_sample - REACH, placed.end_sample + REACH)
    n_fast = 1 << (len(heard) - 1).bit_length()
    matched = np.fft.irfft(np.fft.rfft(heard, n_fast) * np.conj(np.fft.rfft(spoken, n_fast)), n_fast)[: 2 * REACH + 1]
    at = int(matched.argmax())
    energy = float(np.square(spoken).sum())
    strength = np.sqrt(energy * float(np.square(heard[at : at + len(spoken)]).sum()))
    return Found(
        late_samples=at - REACH,
        likeness=float(matched[at] / strength) if strength else 0.0,
        louder=float(matched[at] / energy) if energy else 0.0,
    )


def around(middle: Mono, start: int, end: int) -> Mono:
    """A stretch of sound that may reach beyond either end, where there is nothing."""
    inside = middle[max(0, start) : max(0, end)]
    return np.pad(inside, (max(0, -start), end - max(0, start) - len(inside)))


def middle_of(sound: Sound) -> Mono:
    """What one speaker plays of two sides."""
    return np.asarray(sound.mean(axis=1), dtype=np.float32)

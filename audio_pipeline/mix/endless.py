"""Endless: a bed that never comes round: parts of its loop, one after another, in an order that nobody can learn.

Each part begins at a random place of the loop, and blends into the next. Every part can be found without those before.
A piece of music is played from its beginning to its end, then again.
"""

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.mix.sounds.bed_synthesis import LOOP_SAMPLES
from audio_pipeline.mix.sounds.beds import PIECES
from audio_pipeline.mix.sounds.song import SONG_SAMPLES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 1
"""Increased whenever other parts of a loop would be heard, or would blend otherwise."""

PART_SAMPLES = 1_500 * FRAME_SAMPLES
"""36 s from the start of one part to the start of the next."""

BLEND_SAMPLES = 250 * FRAME_SAMPLES
"""The 6 s in which a part fades in while the one before it fades out, both as random as noise: power stays even."""

_SEED = 12
"""With this seed no bed is by chance like itself later, in its first ten minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopPart:
    """A part of a loop: start and end count from where the bed starts."""

    start_sample: int
    end_sample: int
    """Where it has faded out."""
    loop_sample: int = 0
    """The sample of the loop that sounds at its start."""
    loop_samples: int
    """The length of the loop."""
    blend_samples: int = 0
    """For how long it fades in, unless it is the first, and fades out."""


def find_parts(bed: str, start: int, end: int) -> list[LoopPart]:
    """Return the parts of a bed that sound from one of its samples to another."""
    find_part, step = (_find_round, SONG_SAMPLES) if bed in PIECES else (_find_part, PART_SAMPLES)
    first = max(0, (start - BLEND_SAMPLES) // step)
    parts = (find_part(bed, number) for number in range(first, -(-end // step)))
    return [part for part in parts if part.end_sample > start]


def _find_round(_: str, number: int) -> LoopPart:
    """Return one time that a piece is played."""
    start = number * SONG_SAMPLES
    return LoopPart(start_sample=start, end_sample=start + SONG_SAMPLES, loop_samples=SONG_SAMPLES)


@functools.lru_cache(maxsize=256)
def _find_part(bed: str, number: int) -> LoopPart:
    import numpy as np

    start = number * PART_SAMPLES
    rng = np.random.default_rng([_SEED, number, *bed.encode()])
    return LoopPart(
        start_sample=start,
        end_sample=start + PART_SAMPLES + BLEND_SAMPLES,
        loop_sample=int(rng.integers(LOOP_SAMPLES)),
        loop_samples=LOOP_SAMPLES,
        blend_samples=BLEND_SAMPLES,
    )


def list_corners(part: LoopPart) -> tuple[int, ...]:
    """Return the samples of the bed at which a part starts, ends, blends otherwise or goes round the loop."""
    wraps = range(part.start_sample + part.loop_samples - part.loop_sample, part.end_sample, part.loop_samples)
    start, end, blend = part.start_sample, part.end_sample, part.blend_samples
    return (start, start + blend, end - blend, end, *wraps)


def read_part(
    part: LoopPart, loop: "NDArray[np.int16]", start: int, end: int
) -> "tuple[NDArray[np.int16], NDArray[np.float64]]":
    """Return the stretch of the loop from one sample of the bed to another, and its level; no corner is between."""
    at = (part.loop_sample + start - part.start_sample) % len(loop)
    return loop[at : at + end - start], _blend(part, start, end)


def _blend(part: LoopPart, start: int, end: int) -> "NDArray[np.float64]":
    """Return the level of a part, shaped (samples, 1), or (1, 1) where it is even; the first part does not fade in."""
    import numpy as np

    into, out_of = start - part.start_sample, part.end_sample - end
    if (into >= part.blend_samples or not part.start_sample) and out_of >= part.blend_samples:
        return np.ones((1, 1))
    n_samples = end - start
    ramp = (
        np.arange(into, into + n_samples)
        if into < part.blend_samples and part.start_sample
        else out_of + np.arange(n_samples, 0, -1)
    )
    share = ramp / part.blend_samples
    return np.asarray(np.sqrt(share * share * (3 - 2 * share)))[:, np.newaxis]

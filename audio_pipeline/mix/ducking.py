"""Ducking: how far the beds go down under a voice and under breaths, and how slowly (pure)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.content.model import Curve, TimelineItem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

OPEN, UNDER_VOICE, UNDER_BREATHS = 1, 0, -1
"""The heights of a bed."""

DOWN_FRAMES, UP_FRAMES = 64, 128
"""The MP3 frames from one height to the next: 1.5 s down, which end where the voice begins, and 3 s up after it. A
quicker change is heard by itself, where nothing covers it."""

HOLD_MS = 6_000
"""The bed stays down in pauses shorter than this: a bed that rises in every short pause is heard to pump."""

Ducked = tuple[TimelineItem, int]
"""A sound, and the height of a bed under it."""


def build_duck_curve(sounds: Iterable[Ducked], n_frames: int) -> Curve:
    """Return the height of the beds over time; the sounds are in the order of their starts."""
    import numpy as np

    # Counted in the frames of a rise, so that all steps are whole numbers.
    heights = _list_heights(sounds, n_frames) * UP_FRAMES
    rise, fall = np.arange(n_frames), np.arange(n_frames) * (UP_FRAMES // DOWN_FRAMES)
    risen = np.minimum.accumulate(heights - rise) + rise
    fallen = np.minimum.accumulate((risen + fall)[::-1])[::-1] - fall
    return _find_corners(fallen)


def _list_heights(sounds: Iterable[Ducked], n_frames: int) -> "NDArray[np.int64]":
    """Return the highest place that each frame allows a bed."""
    import numpy as np

    heights, end, last = np.full(n_frames, OPEN), -ms_to_samples(HOLD_MS), OPEN
    for sound, height in sounds:
        if sound.start_sample - end < ms_to_samples(HOLD_MS):
            _lower(heights, end, sound.start_sample, max(last, height))
        _lower(heights, sound.start_sample, sound.end_sample, height)
        end, last = max(end, sound.end_sample), height
    return heights


def _lower(heights: "NDArray[np.int64]", start: int, end: int, height: int) -> None:
    """Lower every frame that has a sample from `start` to `end`, and the one after them."""
    import numpy as np

    frames = slice(start // FRAME_SAMPLES, -(-end // FRAME_SAMPLES) + 1)
    heights[frames] = np.minimum(heights[frames], height)


def _find_corners(heights: "NDArray[np.int64]") -> Curve:
    """Return the points at which the slope of a curve with one height for each frame changes, and its ends."""
    import numpy as np

    steps = np.diff(heights, prepend=heights[:1], append=heights[-1:])
    turns = np.flatnonzero(np.diff(steps))
    return tuple((int(frame) * FRAME_SAMPLES, int(heights[frame]) / UP_FRAMES) for frame in turns)

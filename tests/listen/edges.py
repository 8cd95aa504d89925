"""Edges: no click where a sentence begins or ends."""

from collections.abc import Sequence

import numpy as np

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import TimelineItem
from tests.bench.figures import Figure
from tests.listen.finding import Finding, clock
from tests.meter import Sound

_NEAR = ms_to_samples(1)
"""An encoder spreads a jump: so far to either side it is looked for."""

_USUAL = 99.9
"""Percent of all steps from one sample to the next are smaller than what an edge may have."""


def edges(sound: Sound, placed: Sequence[TimelineItem]) -> tuple[Finding, ...]:
    """The greatest step at an edge, in units of the programme's own 99.9th percentile."""
    steps = np.abs(np.diff(sound, axis=0)).max(axis=1, initial=0.0)
    usual = float(np.percentile(steps, _USUAL)) if len(steps) else 0.0
    found = [(_near(steps, at), at) for each in placed for at in (each.start_sample, each.end_sample)]
    greatest, where = max(found, default=(0.0, 0))
    return (
        Finding(
            key="edge_jump",
            figure=Figure(
                what="greatest jump at an edge, in steps of the 99.9th percentile",
                measured=greatest / usual if usual else 0.0,
                at_most=1.0,
            ),
            where=clock(where, SAMPLE_RATE_HZ),
        ),
    )


def _near(steps: np.ndarray[tuple[int], np.dtype[np.float32]], at: int) -> float:
    return float(steps[max(0, at - _NEAR) : at + _NEAR].max(initial=0.0))

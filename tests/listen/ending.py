"""Ending: a programme does not stop with its last syllable, and it stops in silence."""

from collections.abc import Sequence

import numpy as np

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import TimelineItem
from tests.bench.figures import Figure
from tests.listen.finding import Finding
from tests.meter import Sound, decibels

LEAST_S, SILENT_DBFS = 1.4, -50.0

_LAST = ms_to_samples(50)


def ending(sound: Sound, placed: Sequence[TimelineItem]) -> tuple[Finding, ...]:
    """The time from the last word to the end, and the level of the last moment."""
    after_s = (len(sound) - placed[-1].end_sample) / SAMPLE_RATE_HZ
    last_dbfs = decibels(float(np.sqrt(np.square(sound[-_LAST:].astype(np.float64)).mean())))
    return (
        Finding(
            key="ending_s",
            figure=Figure(what="from the last word to the end", measured=after_s, unit="s", at_least=LEAST_S),
        ),
        Finding(
            key="ending_dbfs",
            figure=Figure(what="level of the last moment", measured=last_dbfs, unit="dBFS", at_most=SILENT_DBFS),
        ),
    )

"""Ducking: how far and how quickly a bed goes down and comes up, which should not be heard by itself."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Mix, TimelineItem
from audio_pipeline.signal.loudness import STEP_SAMPLES
from audio_pipeline.stores.store import Store
from tests import timelines
from tests.bench.figures import Figure
from tests.listen.beds import Energies, bed_energies
from tests.listen.finding import Finding, clock

DEEPEST_DB, QUICKEST_DB = 3.5, 3.5

_A_SECOND = SAMPLE_RATE_HZ // STEP_SAMPLES

_FAINT = 1e-9
"""An energy below this is that of a bed at the very ends of its fades, where no gain can be measured."""


def ducking(mix: Mix, cache: Store) -> tuple[Finding, ...]:
    """The bed as it is mixed, against the same bed without ducking; nothing of a programme without a bed."""
    if not any(chunk.beds for chunk in mix.chunks):
        return ()
    ducked, still = (
        np.concatenate([bed_energies(chunk, cache) for chunk in chunks])
        for chunks in (mix.chunks, [replace(chunk, duck=()) for chunk in mix.chunks])
    )
    gains_db = _gains_db(ducked, still)
    changes_db = np.abs(gains_db[_A_SECOND:] - gains_db[:-_A_SECOND])
    quickest = int(changes_db.argmax()) if len(changes_db) else 0
    return (
        Finding(
            key="duck_depth_db",
            figure=Figure(
                what="a bed goes down under words by",
                measured=_deepest_db(gains_db, timelines.clips(mix)),
                unit="dB",
                at_most=DEEPEST_DB,
            ),
        ),
        Finding(
            key="duck_speed_db",
            figure=Figure(
                what="greatest change of a bed by ducking, within a second",
                measured=float(changes_db.max(initial=0.0)),
                unit="dB",
                at_most=QUICKEST_DB,
            ),
            where=clock(quickest * STEP_SAMPLES, SAMPLE_RATE_HZ),
        ),
    )


def _gains_db(ducked: Energies, still: Energies) -> Energies:
    heard = still > _FAINT
    return np.where(heard, 10 * np.log10(np.maximum(ducked, _FAINT * 1e-3) / np.where(heard, still, 1.0)), 0.0)


def _deepest_db(gains_db: Energies, placed: Sequence[TimelineItem]) -> float:
    """The median under each sentence, of the sentence under which it is lowest."""
    under = [gains_db[each.start_sample // STEP_SAMPLES : each.end_sample // STEP_SAMPLES + 1] for each in placed]
    return max((-float(np.median(each)) for each in under if len(each)), default=0.0)

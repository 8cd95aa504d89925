"""Levels: the loudness of a published programme over time, and of its beds against its voice (pure).

They come from the 100 ms energies of the decoded sound. The timeline only says where to measure: between two sentences
that are close together, a bed is ducked as under them, and no voice covers it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from audio_pipeline.report.timeline import Timeline
from audio_pipeline.signal.intervals import Interval, merge_intervals
from audio_pipeline.signal.loudness import energy_to_lufs, measure_integrated_lufs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP_MS = 100

MOMENTARY_STEPS, SHORT_TERM_STEPS = 4, 30
"""400 ms and 3 s (EBU Tech 3341)."""

_EDGE_MS = 30
"""The time for which the encoder smears a sentence over its edges."""

_SILENCE_LUFS = -99.0

_ABSOLUTE_GATE_LUFS = -70.0
"""The absolute gate of BS.1770: softer sound does not count."""


def compute_loudness_curve(energies: Sequence[float], steps: int) -> tuple[float, ...]:
    """Return the loudness of a window of `steps` steps around each step."""
    import numpy as np

    if not energies:
        return ()
    means = np.convolve(np.asarray(energies), np.full(steps, 1 / steps), mode="same")
    return tuple(max(_SILENCE_LUFS, round(energy_to_lufs(float(energy)), 2)) for energy in means)


def measure_ducked_bed_db(energies: Sequence[float], timeline: Timeline) -> float | None:
    """Return the loudest 400 ms of a ducked bed against the voice; None if no ducked bed is heard alone."""
    ducked = merge_intervals(interval for bed in timeline.beds for interval in bed.ducked_intervals)
    loudest_energies = [
        float(windows.max())
        for stretch in _intersect_intervals(_find_quiet_intervals(timeline), ducked)
        if len(windows := _compute_window_means(energies, stretch))
    ]
    return _compare_with_voice(max(loudest_energies, default=0.0), energies, timeline)


def measure_open_bed_db(energies: Sequence[float], timeline: Timeline) -> float | None:
    """Return the mean level of open beds against the voice; None if no open bed is heard alone."""
    undisturbed = merge_intervals(interval for bed in timeline.beds for interval in bed.open_intervals)
    open_energies = [
        energy
        for stretch in _intersect_intervals(_find_quiet_intervals(timeline), undisturbed)
        for energy in energies[_find_steps(stretch)]
    ]
    return _compare_with_voice(sum(open_energies) / len(open_energies) if open_energies else 0.0, energies, timeline)


def _compare_with_voice(energy: float, energies: Sequence[float], timeline: Timeline) -> float | None:
    """Return a level in dB against the spoken moments; None if either is too soft to count."""
    spoken = [step for each in timeline.words for step in energies[_find_steps((each.start_ms, each.end_ms))]]
    bed_lufs, voice_lufs = energy_to_lufs(energy), measure_integrated_lufs(spoken)
    return bed_lufs - voice_lufs if min(bed_lufs, voice_lufs) > _ABSOLUTE_GATE_LUFS else None


def _find_quiet_intervals(timeline: Timeline) -> list[Interval]:
    return [(each.start_ms + _EDGE_MS, each.end_ms - _EDGE_MS) for each in timeline.quiet]


def _intersect_intervals(intervals: Iterable[Interval], others: Sequence[Interval]) -> Iterator[Interval]:
    """Yield the overlaps of two sets of intervals."""
    for start, end in intervals:
        for first, past in others:
            if max(start, first) < min(end, past):
                yield max(start, first), min(end, past)


def _find_steps(interval: Interval) -> slice:
    """Return the steps that lie completely within an interval."""
    first = -(-interval[0] // STEP_MS)
    return slice(first, max(first, interval[1] // STEP_MS))


def _compute_window_means(energies: Sequence[float], interval: Interval) -> "NDArray[np.float64]":
    """Return the mean energy of each 400 ms within an interval."""
    import numpy as np

    steps = energies[_find_steps(interval)]
    if len(steps) < MOMENTARY_STEPS:
        return np.zeros(0)
    return np.convolve(steps, np.full(MOMENTARY_STEPS, 1 / MOMENTARY_STEPS), mode="valid")

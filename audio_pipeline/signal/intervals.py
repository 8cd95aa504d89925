"""Intervals of time, in milliseconds or in samples: merge and subtract them (pure)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Interval = tuple[int, int]
"""Its start, and the first moment after it."""


def merge_intervals(intervals: Iterable[Interval]) -> list[Interval]:
    """Return the intervals in order, with those that touch merged."""
    merged: list[Interval] = []
    for start, end in sorted(intervals):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def subtract_intervals(interval: Interval, merged: Sequence[Interval]) -> Iterator[Interval]:
    """Yield the parts of an interval that none of some merged intervals covers."""
    at, past = interval
    for start, end in merged[bisect_right(merged, at, key=lambda each: each[1]) :]:
        if start >= past:
            break
        if start > at:
            yield at, start
        at = end
    if at < past:
        yield at, past

"""Intervals: merge and subtract intervals of time, in milliseconds or samples."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

Interval = tuple[int, int]
"""The start of an interval, and the first moment after it."""


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
    position, stop = interval
    for start, end in merged[bisect_right(merged, position, key=lambda covered: covered[1]) :]:
        if start >= stop:
            break
        if start > position:
            yield position, start
        position = end
    if position < stop:
        yield position, stop

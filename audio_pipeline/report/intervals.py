"""Intervals: merge and subtract intervals of milliseconds (pure)."""

from collections.abc import Iterable, Iterator

MsInterval = tuple[int, int]


def merge_intervals(intervals: Iterable[MsInterval]) -> list[MsInterval]:
    """Return the intervals in order, with those that touch merged."""
    found: list[MsInterval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def subtract_intervals(interval: MsInterval, others: Iterable[MsInterval]) -> Iterator[MsInterval]:
    """Yield the parts of an interval that none of the others covers."""
    at, past = interval
    for start, end in merge_intervals(others):
        if min(start, past) > at:
            yield at, min(start, past)
        at = max(at, end)
    if at < past:
        yield at, past

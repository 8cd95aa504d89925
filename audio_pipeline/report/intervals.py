"""Intervals: from when until when, in milliseconds: put together, and what is left between them (pure)."""

from collections.abc import Iterable, Iterator

MsInterval = tuple[int, int]


def merge_intervals(intervals: Iterable[MsInterval]) -> list[MsInterval]:
    """In order, those that touch made one."""
    found: list[MsInterval] = []
    for start, end in sorted(intervals):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def subtract_intervals(interval: MsInterval, others: Iterable[MsInterval]) -> Iterator[MsInterval]:
    """What none of the covers lies over."""
    at, past = interval
    for start, end in merge_intervals(others):
        if min(start, past) > at:
            yield at, min(start, past)
        at = max(at, end)
    if at < past:
        yield at, past

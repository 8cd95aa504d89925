"""Stretches: from when until when, in milliseconds: put together, and what is left between them (pure)."""

from collections.abc import Iterable, Iterator

Stretch = tuple[int, int]


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order, those that touch made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(whole: Stretch, covers: Iterable[Stretch]) -> Iterator[Stretch]:
    """What none of the covers lies over."""
    at, past = whole
    for start, end in joined(covers):
        if min(start, past) > at:
            yield at, min(start, past)
        at = max(at, end)
    if at < past:
        yield at, past

"""Pruning: what lies in a cache's folder, by kind and last use, and taking away what was used least recently."""

import math
import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.stores.folder import MARK_INTERVAL_S

KINDS = (
    *("clips", "chunks", "measures", "sounds", "artwork"),
    *("index", "standing", "speeds", "heard", "vectors", "reports"),
)
"""The folders of a cache. Nothing else is counted or taken: a wrong --cache must not cost anybody a file."""

IN_USE_FOR_S = MARK_INTERVAL_S + 3_600
"""Whose mark is older than this was not read in the last hour: a mark is renewed once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheEntry:
    """One thing in a cache: the files that differ in their ending only, since none is of use without the others."""

    kind: str
    """One of KINDS."""
    name: str
    """As a store has it, without the ending."""
    paths: tuple[Path, ...]
    """Facts before the sound they are about: whatever this ends between, the facts do not speak of what is gone."""
    size_bytes: int
    used_at: float
    """When it was put there or last read, to the day: seconds since the epoch."""


def list_entries(root: Path) -> tuple[CacheEntry, ...]:
    """Everything in a cache; nothing if there is none."""
    return tuple(thing for kind in KINDS for thing in _list_entries_of_kind(root, kind))


def _list_entries_of_kind(root: Path, kind: str) -> Iterator[CacheEntry]:
    things: dict[str, list[os.DirEntry[str]]] = {}
    for file in _list_files(root / kind):
        things.setdefault(Path(file.name).stem, []).append(file)
    for stem, files in things.items():
        facts = [fact for file in files if (fact := _read_stat(file))]
        yield CacheEntry(
            kind=kind,
            name=f"{kind}/{stem}",
            paths=tuple(sorted(Path(file.path) for file in files)),
            size_bytes=sum(fact.st_size for fact in facts),
            used_at=max((fact.st_mtime for fact in facts), default=0.0),
        )


def prune(root: Path, keep_bytes: int, *, is_alone: bool) -> tuple[CacheEntry, ...]:
    """Take away the least recently used until no more than so many bytes are kept; gives what was taken.

    Where somebody else is at work, what may have been used in the last hour stays. A cache is whole after any of its
    things is gone, so there is nothing to undo if this ends in the middle.
    """
    things = sorted(list_entries(root), key=lambda each: each.used_at)
    taken = _select_excess(things, keep_bytes, math.inf if is_alone else time.time() - IN_USE_FOR_S)
    for thing in taken:
        for path in thing.paths:
            path.unlink(missing_ok=True)
    return taken


def _select_excess(entries: Sequence[CacheEntry], keep_bytes: int, used_before: float) -> tuple[CacheEntry, ...]:
    """The first of these things that are more than is to be kept."""
    excess = sum(thing.size_bytes for thing in entries) - keep_bytes
    taken = []
    for thing in entries:
        if excess <= 0 or thing.used_at > used_before:
            break
        taken.append(thing)
        excess -= thing.size_bytes
    return tuple(taken)


def _list_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files in a folder; links and hidden ones are not ours."""
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except FileNotFoundError:
        return
    yield from (each for each in found if each.is_file(follow_symlinks=False) and not each.name.startswith("."))


def _read_stat(file: os.DirEntry[str]) -> os.stat_result | None:
    """What the disk knows of a file; None if it has just gone."""
    try:
        return file.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None

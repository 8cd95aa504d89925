"""Pruning: list the entries of a cache by kind and last use, and delete those used least recently."""

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
"""The folders of a cache. Nothing else is counted or deleted, so that a wrong --cache loses nobody's files."""

IN_USE_FOR_S = MARK_INTERVAL_S + 3_600
"""Entries with an mtime older than 25 h are not in use: a read renews the mtime at most once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheEntry:
    """Files of a cache that differ only in their ending: none of them is of use without the others."""

    kind: str
    """One of KINDS."""
    name: str
    """The name in the store, without the ending."""
    paths: tuple[Path, ...]
    """Facts before the sound that they describe: deleting that stops half-way leaves no facts without their sound."""
    size_bytes: int
    used_at: float
    """The time it was stored or last read, to the day, in seconds since the epoch."""


def list_entries(root: Path) -> tuple[CacheEntry, ...]:
    """Return all entries of a cache; none if the folder does not exist."""
    return tuple(entry for kind in KINDS for entry in _list_entries_of_kind(root, kind))


def _list_entries_of_kind(root: Path, kind: str) -> Iterator[CacheEntry]:
    entries: dict[str, list[os.DirEntry[str]]] = {}
    for file in _list_files(root / kind):
        entries.setdefault(Path(file.name).stem, []).append(file)
    for stem, files in entries.items():
        facts = [fact for file in files if (fact := _read_stat(file))]
        yield CacheEntry(
            kind=kind,
            name=f"{kind}/{stem}",
            paths=tuple(sorted(Path(file.path) for file in files)),
            size_bytes=sum(fact.st_size for fact in facts),
            used_at=max((fact.st_mtime for fact in facts), default=0.0),
        )


def prune(root: Path, keep_bytes: int, *, is_alone: bool) -> tuple[CacheEntry, ...]:
    """Delete the least recently used entries until at most `keep_bytes` are left; return the deleted ones.

    Unless this process is alone, entries that may have been used in the last hour stay. A cache stays valid without any
    of its entries, so nothing needs to be undone if this stops half-way.
    """
    entries = sorted(list_entries(root), key=lambda entry: entry.used_at)
    deleted = _select_excess(entries, keep_bytes, math.inf if is_alone else time.time() - IN_USE_FOR_S)
    for entry in deleted:
        for path in entry.paths:
            path.unlink(missing_ok=True)
    return deleted


def _select_excess(entries: Sequence[CacheEntry], keep_bytes: int, used_before: float) -> tuple[CacheEntry, ...]:
    """Return the first of these entries, up to the number that exceeds `keep_bytes`."""
    excess = sum(entry.size_bytes for entry in entries) - keep_bytes
    deleted = []
    for entry in entries:
        if excess <= 0 or entry.used_at > used_before:
            break
        deleted.append(entry)
        excess -= entry.size_bytes
    return tuple(deleted)


def _list_files(folder: Path) -> Iterator[os.DirEntry[str]]:
    """Yield the files of a folder, without links and hidden files, which a cache never has."""
    try:
        with os.scandir(folder) as files:
            entries = list(files)
    except FileNotFoundError:
        return
    yield from (file for file in entries if file.is_file(follow_symlinks=False) and not file.name.startswith("."))


def _read_stat(file: os.DirEntry[str]) -> os.stat_result | None:
    """Return the status of a file; None if it was just deleted."""
    try:
        return file.stat(follow_symlinks=False)
    except FileNotFoundError:
        return None

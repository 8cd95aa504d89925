"""Cache lock: mark a cache as in use, so that entries in use are not pruned."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audio_pipeline.stores.file_lock import acquire_lock

LOCK = ".in-use"
"""The file in a cache that is locked."""


@contextmanager
def lock_cache_shared(root: Path) -> Iterator[None]:
    """Mark a cache as in use; any number of processes may do so at once.

    A folder that does not exist yet or cannot be written to is not locked: the first write creates it or says why not.
    """
    try:
        lock = (root / LOCK).open("ab")
    except OSError:
        yield
        return
    with lock:
        acquire_lock(lock, shared=True)
        yield


@contextmanager
def try_lock_cache(root: Path) -> Iterator[bool]:
    """Lock a cache if no other process uses it, and give whether it is locked; other processes then wait."""
    with (root / LOCK).open("ab") as lock:
        yield acquire_lock(lock, wait=False)

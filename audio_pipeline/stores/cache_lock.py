"""Cache lock: who is at work in a cache, so that nobody prunes away what they hold. Locks fall with their process."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = ".in-use"
"""The file in a cache that is locked."""


@contextmanager
def lock_cache_shared(root: Path) -> Iterator[None]:
    """Be at work in a cache, with any number of others.

    A folder that is not there yet, or cannot be written to, has no lock: what is put there first makes it, or says why.
    """
    try:
        lock = (root / LOCK).open("ab")
    except OSError:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


@contextmanager
def try_lock_cache(root: Path) -> Iterator[bool]:
    """Whether nobody is at work in a cache; if so, whoever comes meanwhile waits."""
    with (root / LOCK).open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True

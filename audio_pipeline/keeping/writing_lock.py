"""Writing lock: one build at a time in a folder. The lock falls with the process that holds it, however it ends."""

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from audio_pipeline.errors import StoreError

LOCK = ".build-lock"
"""The file that is locked; in it stands who did so last."""


@contextmanager
def only_builder(folder: Path, waiting: Callable[[str], None] | None) -> Iterator[None]:
    """Be the only one who builds in a folder.

    Where somebody else does, `waiting` is told who, and the end of it is waited for; without it, StoreError says so.
    """
    with _opened(folder) as lock:
        if not _taken(lock, fcntl.LOCK_NB):
            _be_second(folder, _holder(lock), waiting)
            _taken(lock, 0)
        lock.truncate(0)
        lock.write(f"since {time.strftime('%Y-%m-%d %H:%M:%S')}, process {os.getpid()}".encode())
        lock.flush()
        yield


def _opened(folder: Path) -> BinaryIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / LOCK).open("a+b")
    except OSError as refusal:
        words = (refusal.strerror or str(refusal)).lower()
        mend = "Give yourself the right to write there, or choose another folder"
        raise StoreError(f'the disk said "{words}"', where=str(folder / LOCK), mend=mend) from refusal


def _taken(lock: BinaryIO, patience: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | patience)
    except BlockingIOError:
        return False
    return True


def _holder(lock: BinaryIO) -> str:
    lock.seek(0)
    return lock.read().decode(errors="replace") or "since just now"


def _be_second(folder: Path, holder: str, waiting: Callable[[str], None] | None) -> None:
    if not waiting:
        mend = "Let it end, then run this again, or add --wait"
        raise StoreError(f"another build is at work there {holder}", where=str(folder), mend=mend)
    waiting(f"{folder}: another build is at work there {holder}. Waiting for it to end.")

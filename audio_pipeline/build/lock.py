"""Lock: one build at a time in a folder. The lock falls with the process that holds it, however it ends."""

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
def lock_build(folder: Path, report_waiting: Callable[[str], None] | None) -> Iterator[None]:
    """Be the only one who builds in a folder.

    Where somebody else does, `waiting` is told who, and the end of it is waited for; without it, StoreError says so.
    """
    with _open_lock(folder) as lock:
        if not _try_lock(lock, fcntl.LOCK_NB):
            _report_or_refuse(folder, _read_holder(lock), report_waiting)
            _try_lock(lock, 0)
        lock.truncate(0)
        lock.write(f"since {time.strftime('%Y-%m-%d %H:%M:%S')}, process {os.getpid()}".encode())
        lock.flush()
        yield


def _open_lock(folder: Path) -> BinaryIO:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / LOCK).open("a+b")
    except OSError as refusal:
        words = (refusal.strerror or str(refusal)).lower()
        mend = "Give yourself the right to write there, or choose another folder"
        raise StoreError(f'the disk said "{words}"', where=str(folder / LOCK), hint=mend) from refusal


def _try_lock(lock: BinaryIO, flags: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | flags)
    except BlockingIOError:
        return False
    return True


def _read_holder(lock: BinaryIO) -> str:
    lock.seek(0)
    return lock.read().decode(errors="replace") or "since just now"


def _report_or_refuse(folder: Path, holder: str, report_waiting: Callable[[str], None] | None) -> None:
    if not report_waiting:
        mend = "Let it end, then run this again, or add --wait"
        raise StoreError(f"another build is at work there {holder}", where=str(folder), hint=mend)
    report_waiting(f"{folder}: another build is at work there {holder}. Waiting for it to end.")

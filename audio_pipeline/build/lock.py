"""Lock: allow one build at a time in a folder. The lock of a killed build ends with it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.disk_errors import translate_os_errors
from audio_pipeline.stores.file_lock import acquire_lock

LOCK = ".build-lock"
"""The file that is locked; it names the process that locked it last, and the time."""


@contextmanager
def lock_build(folder: Path, report_waiting: Callable[[str], None] | None) -> Iterator[None]:
    """Hold the lock of a folder while building in it.

    If another build holds it, `report_waiting` is called with a text about that build, and this waits for its end; if
    `report_waiting` is None, StoreError has the text.
    """
    with _open_lock(folder) as lock:
        if not acquire_lock(lock, wait=False):
            _report_or_refuse(folder, _read_holder(lock), report_waiting)
            acquire_lock(lock)
        lock.truncate(0)
        lock.write(f"since {time.strftime('%Y-%m-%d %H:%M:%S')}, process {os.getpid()}".encode())
        lock.flush()
        yield


def _open_lock(folder: Path) -> BinaryIO:
    with translate_os_errors(folder / LOCK):
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / LOCK).open("a+b")


def _read_holder(lock: BinaryIO) -> str:
    lock.seek(0)
    return lock.read().decode(errors="replace") or "since just now"


def _report_or_refuse(folder: Path, holder: str, report_waiting: Callable[[str], None] | None) -> None:
    if not report_waiting:
        hint = "Wait until it ends, then run this again, or add --wait"
        raise StoreError(f"another build is running there {holder}", where=str(folder), hint=hint)
    report_waiting(f"{folder}: another build is running there {holder}. Waiting for it to end.")

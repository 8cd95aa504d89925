"""Atomic write: replace a file so that a reader gets the whole old or the whole new one."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from audio_pipeline.stores.disk_errors import translate_os_errors


def write_atomically(
    path: Path, data: bytes, *, unfinished_folder: Path | None = None, durable: bool = False
) -> os.stat_result:
    """Write a whole file in place of the one before, with its permissions; StoreError says why that failed.

    Return the status of the new file, which keeps its inode, size and time of modification when it gets its name.
    The bytes are first written to another file: in `unfinished_folder`, which must be on the same disk, or beside the
    file. If `durable` is set, the file outlives a power cut as soon as this returns.
    """
    unfinished = (unfinished_folder or path.parent) / f".{os.urandom(8).hex()}.unfinished"
    with translate_os_errors(path):
        try:
            stat = _write_new_file(unfinished, data, durable=durable)
            with suppress(FileNotFoundError):
                shutil.copymode(path, unfinished)
            unfinished.replace(path)
        finally:  # a full disk or a Ctrl-C leaves nothing behind
            unfinished.unlink(missing_ok=True)
        if durable:
            _flush_folder(path.parent)
    return stat


def _write_new_file(path: Path, data: bytes, *, durable: bool) -> os.stat_result:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())
        return os.fstat(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

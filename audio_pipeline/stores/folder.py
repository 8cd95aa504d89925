"""A store in a folder: every item is a file, whole or not there."""

import contextlib
import errno
import fcntl
import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.names import check_name
from audio_pipeline.stores.store import Blob, StoredBlob

UNFINISHED_FOLDER = ".unfinished"
"""Where items are written before they get their name: on the same disk, so that the move is one step."""

ABANDONED_AFTER_S = 3_600
"""No writer takes this long: what is older was left by one that was killed."""

MARK_INTERVAL_S = 86_400
"""What a cache reads is marked as used if its last mark is older than this."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Named bytes as files under one folder, safe among many processes and through a kill at any moment."""

    root: Path
    durable: bool = field(default=True, kw_only=True)
    """Last through a power cut: what is published must. A cache that proves what it reads need not, and is quicker; it
    marks what it reads as used, so that pruning it takes the rest first."""

    @classmethod
    def from_address(cls, address: str) -> Self:
        """The store that "folder:DIR" names."""
        if not (found := re.fullmatch(r"folder:(.+)", address)):
            raise StoreError("this names no folder", where=address, hint="Write it as folder:DIR, as in folder:build")
        try:
            return cls(Path(found[1]).expanduser())
        except RuntimeError as nobody:
            raise StoreError(
                "nobody here has that home", where=address, hint="Write the folder's whole path"
            ) from nobody

    def has(self, name: str) -> bool:
        """Whether something is kept under this name."""
        path = self._resolve_path(name)
        with _translate_os_errors(path):
            return path.is_file()

    def get(self, name: str) -> StoredBlob | None:
        """What is kept under this name; None if nothing is."""
        path = self._resolve_path(name)
        with _translate_os_errors(path):
            try:
                with path.open("rb", buffering=0) as file:
                    data = file.readall()
                    if not self.durable:
                        _mark_as_used(file.fileno())
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
                return None
        return StoredBlob(data=data, etag=hashlib.sha256(data).hexdigest())

    def put(self, blob: Blob) -> None:
        """Keep it, in place of what was there."""
        path = self._resolve_path(blob.name)
        unfinished = self.root / UNFINISHED_FOLDER / os.urandom(8).hex()
        with _translate_os_errors(path):
            try:
                self._write(unfinished, blob.data)
                path.parent.mkdir(parents=True, exist_ok=True)
                unfinished.replace(path)
            finally:  # of a full disk, or of a Ctrl-C in the middle, nothing is left
                unfinished.unlink(missing_ok=True)
            if self.durable:
                _flush_folder(path.parent)

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Keep it only if the etag under its name is still the expected one (None: still nothing there)."""
        with self._lock_writes():
            held = self.get(blob.name)
            if (held.etag if held else None) != expected_etag:
                return False
            self.put(blob)
            return True

    def url_for(self, name: str) -> str:
        """A path relative to the folder."""
        return check_name(name)

    def _resolve_path(self, name: str) -> Path:
        return self.root / check_name(name)

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path.parent)
        with path.open("xb") as file:
            file.write(data)
            if self.durable:
                file.flush()
                os.fsync(file.fileno())

    @contextmanager
    def _lock_writes(self) -> Iterator[None]:
        """One at a time, over all processes; a lock falls with the process that holds it."""
        path = self.root / ".lock"
        with _translate_os_errors(path):
            self.root.mkdir(parents=True, exist_ok=True)
            lock = path.open("wb")
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _remove_abandoned(folder: Path) -> None:
    """Remove what killed writers left."""
    too_old = time.time() - ABANDONED_AFTER_S
    for left in os.scandir(folder):
        try:
            if left.stat().st_mtime < too_old:
                Path(left.path).unlink()
        except FileNotFoundError:  # its writer has just finished
            continue


def _mark_as_used(number: int) -> None:
    """Give an open file the time of now: once a day is often enough, and costs nothing."""
    if time.time() - os.fstat(number).st_mtime < MARK_INTERVAL_S:
        return
    # Somebody else's file, or a disk that may only be read: it can be used without a mark.
    with contextlib.suppress(OSError):
        os.utime(number)


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder last through a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


_FULL_HINT = "Make room there or choose another folder, then run it again: what is finished is kept"
_RIGHTS_HINT = "Give yourself the right to read and write there, or choose another folder"
_IN_THE_WAY_HINT = "A file stands where a folder is needed: move it away, or choose another folder"
_HINTS = {
    errno.ENOSPC: _FULL_HINT,
    errno.EDQUOT: _FULL_HINT,
    errno.EACCES: _RIGHTS_HINT,
    errno.EPERM: _RIGHTS_HINT,
    errno.EROFS: _RIGHTS_HINT,
    errno.ENOTDIR: _IN_THE_WAY_HINT,
    errno.EEXIST: _IN_THE_WAY_HINT,
}


@contextmanager
def _translate_os_errors(path: Path) -> Iterator[None]:
    """Turn what the disk says into what a person can mend."""
    try:
        yield
    except OSError as refusal:
        words = (refusal.strerror or str(refusal)).lower()
        mend = _HINTS.get(refusal.errno or 0, "Check the disk, then run it again")
        raise StoreError(f'the disk said "{words}"', where=str(path), hint=mend) from refusal

"""Folder store: keep every blob as a file in a folder."""

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.atomic_write import write_atomically
from audio_pipeline.stores.disk_errors import translate_os_errors
from audio_pipeline.stores.file_lock import acquire_lock
from audio_pipeline.stores.names import check_name, is_name
from audio_pipeline.stores.store import Blob, StoredBlob, StoredName

UNFINISHED_FOLDER = ".unfinished"
"""The folder for files that are still being written: on the same disk, so that renaming them is one step."""

ABANDONED_AFTER_S = 3_600
"""No write takes this long: an unfinished file that is older was left by a process that was killed."""

MARK_INTERVAL_S = 86_400
"""A cache marks a file that it reads as used if the last mark is older than this."""


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Blobs as files in a folder. Many processes may share it, and any of them may be killed at any moment."""

    root: Path
    durable: bool = field(default=True, kw_only=True)
    """True if blobs must survive a power cut, as published ones must. False is quicker, for a cache, whose bytes are
    checked when read; then blobs that are read are marked as used, for pruning."""

    @classmethod
    def from_address(cls, address: str) -> Self:
        """Return the store that "folder:DIR" names."""
        if not (match := re.fullmatch(r"folder:(.+)", address)):
            raise StoreError(
                "this names no folder", where=address, hint="Write it as folder:DIR, for example folder:build"
            )
        try:
            return cls(Path(match[1]).expanduser())
        except RuntimeError as unknown_user:
            raise StoreError(
                "that user has no home folder here", where=address, hint="Write the folder's whole path"
            ) from unknown_user

    def has(self, name: str) -> bool:
        """Return whether a blob of this name exists."""
        path = self._resolve_path(name)
        with translate_os_errors(path):
            return path.is_file()

    def get(self, name: str) -> StoredBlob | None:
        """Return the blob of this name; None if there is none."""
        path = self._resolve_path(name)
        with translate_os_errors(path):
            try:
                with path.open("rb", buffering=0) as file:
                    data = file.readall()
                    if not self.durable:
                        _mark_as_used(file.fileno())
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
                return None
        return StoredBlob(data=data, etag=hashlib.sha256(data).hexdigest())

    def put(self, blob: Blob) -> str:
        """Store a blob in place of the one before; return the etag that a listing gives it."""
        path = self._resolve_path(blob.name)
        unfinished = self.root / UNFINISHED_FOLDER
        with translate_os_errors(path):
            unfinished.mkdir(parents=True, exist_ok=True)
            _remove_abandoned(unfinished)
            path.parent.mkdir(parents=True, exist_ok=True)
        return _make_etag(write_atomically(path, blob.data, unfinished_folder=unfinished, durable=self.durable))

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        """Store a blob if the one before still has this etag (None: does not exist); return whether it did."""
        with self._lock_writes():
            existing = self.get(blob.name)
            if (existing.etag if existing else None) != expected_etag:
                return False
            self.put(blob)
            return True

    def list(self, prefix: str) -> Iterable[StoredName]:
        """List the blobs whose names begin with this, in order of their names."""
        with translate_os_errors(self.root):
            names = sorted(name for name in _walk(self.root, prefix) if name.startswith(prefix) and is_name(name))
            stats = {name: stat for name in names if (stat := _read_stat(self.root / name))}
        return tuple(_describe(name, stat) for name, stat in stats.items())

    def delete(self, names: Iterable[str]) -> None:
        """Delete blobs; it is no error if one does not exist."""
        for path in map(self._resolve_path, names):
            with translate_os_errors(path), contextlib.suppress(FileNotFoundError, NotADirectoryError):
                path.unlink()

    def url_for(self, name: str) -> str:
        """Return the path relative to the folder."""
        return check_name(name)

    def _resolve_path(self, name: str) -> Path:
        return self.root / check_name(name)

    @contextmanager
    def _lock_writes(self) -> Iterator[None]:
        """Keep every other process from writing on a condition."""
        path = self.root / ".lock"
        with translate_os_errors(path):
            self.root.mkdir(parents=True, exist_ok=True)
            lock = path.open("wb")
        with lock:
            acquire_lock(lock)
            yield


def _walk(root: Path, prefix: str) -> Iterator[str]:
    """Yield the path in the root of every file that may have a name with this prefix."""
    for parent, folders, files in os.walk(root / prefix.rpartition("/")[0], onerror=_raise_unless_absent):
        folders[:] = filter(is_name, folders)
        yield from ((Path(parent) / file).relative_to(root).as_posix() for file in files)


def _raise_unless_absent(failure: OSError) -> None:
    if not isinstance(failure, FileNotFoundError | NotADirectoryError):
        raise failure


def _read_stat(path: Path) -> os.stat_result | None:
    """Return the status of a file; None if it was just deleted."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _describe(name: str, stat: os.stat_result) -> StoredName:
    return StoredName(name=name, size_bytes=stat.st_size, modified_at=stat.st_mtime, etag=_make_etag(stat))


def _make_etag(stat: os.stat_result) -> str:
    # A file that is stored again is another file on the disk: it is renamed to the name.
    return f"{stat.st_ino}-{stat.st_mtime_ns}-{stat.st_size}"


def _remove_abandoned(folder: Path) -> None:
    """Remove unfinished files that killed processes left."""
    too_old = time.time() - ABANDONED_AFTER_S
    for entry in os.scandir(folder):
        try:
            if entry.stat().st_mtime < too_old:
                Path(entry.path).unlink()
        except FileNotFoundError:  # it has just been renamed
            continue


def _mark_as_used(descriptor: int) -> None:
    """Set the modification time of an open file to now, at most once a day."""
    if time.time() - os.fstat(descriptor).st_mtime < MARK_INTERVAL_S:
        return
    # A file of another user or on a read-only disk is used without a mark.
    with contextlib.suppress(OSError):
        os.utime(descriptor)

"""Bookmarks in a SQLite file: they outlive the process, and several processes can share them."""

import sqlite3
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from skill.playback.bookmarks import sqlite_rows
from skill.playback.bookmarks.bookmark_json import name_broken_record
from skill.playback.bookmarks.bookmarks import BookmarksError, Change, ListenerState
from skill.playback.bookmarks.changes import select_newer
from skill.playback.bookmarks.old_rows import move_old_rows
from skill.playback.bookmarks.secret import hash_device, hash_listener

_OPEN_TIMEOUT_S = 1.5
"""Seconds that a process waits for another one that opens the file too; less than a start waits for the bookmarks."""

_PAGE = 500
"""Listeners whose keys are read at once."""

_PAUSE_S = 0.01
_Result = TypeVar("_Result")
_PRIMARY_CODE = 0xFF
"""The bits of an error code of SQLite that say the kind of error."""


class SqliteBookmarks:
    """Bookmarks in the file at this path, which is created with its folder if it is missing.

    Listeners and devices are stored by keys that the secret makes of their ids. An operation waits up to lock_timeout_s
    for another process's lock. Every error is a BookmarksError.
    """

    def __init__(self, path: Path, *, secret: bytes, lock_timeout_s: float) -> None:
        self._path, self._secret, self._lock = path, secret, threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _open_file(path, secret, lock_timeout_s)
            self._inode = path.stat().st_ino
        except (OSError, sqlite3.Error) as refusal:
            raise self._make_error(refusal) from refusal
        weakref.finalize(self, self._file.close)

    def load(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it; an empty one if the listener is not known."""
        key = hash_listener(self._secret, listener)
        device_key = hash_device(self._secret, key, device)
        return self._use_file(lambda file: sqlite_rows.read(file, key, device_key))

    def save(self, listener: str, change: Change) -> bool:
        """Save a change and return True; False if a later bookmark of a device is saved, which stays."""
        key = hash_listener(self._secret, listener)
        device_keys = {each: hash_device(self._secret, key, each) for each in change.bookmarks}
        is_newest = self._write_file(lambda file: sqlite_rows.write(file, key, change, device_keys))
        if change.forgotten_at_ms:
            self._empty_log()
        return is_newest

    def count_listeners(self) -> int:
        """Return of how many listeners anything is kept."""
        return self._use_file(sqlite_rows.count_listeners)

    def read_all(self) -> Iterator[tuple[str, Change]]:
        """Yield the key of each listener, and what is kept of them."""
        last = ""
        while keys := self._list_listeners(last):
            for last in keys:
                yield last, self._use_file(partial(self._read_listener, last))

    def _list_listeners(self, after: str) -> tuple[str, ...]:
        return self._use_file(lambda file: sqlite_rows.list_listeners(file, after, _PAGE))

    def _read_listener(self, key: str, file: sqlite3.Connection) -> Change:
        with name_broken_record(f"sqlite:{self._path}", key):
            return sqlite_rows.read_all(file, key)

    def add(self, key: str, copied: Change) -> bool:
        """Add what is newer in another store's record of a listener; return whether anything is."""

        def add_newer(file: sqlite3.Connection) -> bool:
            newer = select_newer(copied, sqlite_rows.read_all(file, key))
            if newer != Change():
                # What is copied names its devices by their keys already.
                sqlite_rows.write(file, key, newer, {each: each for each in newer.bookmarks})
            return newer != Change()

        return self._write_file(add_newer)

    def delete_unused(self, before_ms: int, forgotten_before_ms: int) -> None:
        """Delete what was last used before a time; of a listener who was forgotten before another time, that too."""
        self._write_file(lambda file: sqlite_rows.delete_unused(file, before_ms, forgotten_before_ms))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()

    def _use_file(self, operation: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Use the file, unless it was replaced: SQLite would go on with a deleted one."""
        with self._lock:
            try:
                if self._path.stat().st_ino != self._inode:
                    raise FileNotFoundError("the file was replaced by another one")
                return operation(self._file)
            except (OSError, sqlite3.Error) as refusal:
                raise self._make_error(refusal) from refusal

    def _write_file(self, operation: Callable[[sqlite3.Connection], _Result]) -> _Result:
        """Use the file in one transaction."""

        def transact(file: sqlite3.Connection) -> _Result:
            file.execute("BEGIN IMMEDIATE")
            with file:
                return operation(file)

        return self._use_file(transact)

    def _empty_log(self) -> None:
        """Empty the write-ahead log, which still has what was deleted, unless another process reads it now."""
        with self._lock, suppress(sqlite3.Error):
            self._file.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _make_error(self, refusal: Exception) -> BookmarksError:
        return BookmarksError(
            f"{self._path}: bookmarks cannot be kept there ({refusal}). Free disk space, move the file away, or name "
            "another file that can be written: --state sqlite:PATH."
        )


def _open_file(path: Path, secret: bytes, lock_timeout_s: float) -> sqlite3.Connection:
    """Open the file in write-ahead logging, so that it can be read while another process writes.

    Several processes may open a new file, or one of an older version, at the same moment: they wait for one another
    for longer than any later operation may.
    """
    file = sqlite3.connect(path, timeout=_OPEN_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    try:
        _switch_to_write_ahead_logging(file)
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute("PRAGMA secure_delete = ON")
        sqlite_rows.create_tables(file)
        move_old_rows(file, secret)
        file.execute(f"PRAGMA busy_timeout = {round(lock_timeout_s * 1_000)}")
    except sqlite3.Error:
        file.close()
        raise
    return file


def _switch_to_write_ahead_logging(file: sqlite3.Connection) -> None:
    """Switch the file, and try again while another process has a lock: here SQLite itself does not wait for one."""
    give_up_at_s = time.monotonic() + _OPEN_TIMEOUT_S
    while True:
        try:
            file.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as refusal:
            is_locked = refusal.sqlite_errorcode & _PRIMARY_CODE == sqlite3.SQLITE_BUSY
            if not is_locked or time.monotonic() > give_up_at_s:
                raise
            time.sleep(_PAUSE_S)
        else:
            return

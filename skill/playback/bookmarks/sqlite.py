"""Bookmarks in a SQLite file: they outlive the process, and several processes can share them."""

import sqlite3
import threading
import weakref
from pathlib import Path

from skill.playback.bookmarks.bookmarks import Bookmark, BookmarksError, PlaybackState, hash_listener

_TABLE = """
CREATE TABLE IF NOT EXISTS bookmarks (
  listener TEXT PRIMARY KEY,
  release_id TEXT NOT NULL,
  offset_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  state TEXT NOT NULL,
  loops INTEGER NOT NULL,
  failures INTEGER NOT NULL,
  stop_at_ms INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID
"""

_ADD_TIMER = "ALTER TABLE bookmarks ADD COLUMN stop_at_ms INTEGER NOT NULL DEFAULT 0"
"""Brings the file of an older version up to date."""

_LOAD = "SELECT release_id, offset_ms, at_ms, state, loops, failures, stop_at_ms FROM bookmarks WHERE listener = ?"

_SAVE = """
INSERT INTO bookmarks VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (listener) DO UPDATE SET
  release_id = excluded.release_id, offset_ms = excluded.offset_ms, at_ms = excluded.at_ms,
  state = excluded.state, loops = excluded.loops, failures = excluded.failures, stop_at_ms = excluded.stop_at_ms
WHERE excluded.at_ms >= bookmarks.at_ms
"""

_DELETE = "DELETE FROM bookmarks WHERE listener = ?"


class SqliteBookmarks:
    """Bookmarks in the file at this path, which is created with its folder if it is missing.

    An operation waits up to lock_timeout_s for another process's lock. Every error is a BookmarksError.
    """

    def __init__(self, path: Path, *, lock_timeout_s: float) -> None:
        self._path, self._lock = path, threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = _open_file(path, lock_timeout_s)
            self._inode = path.stat().st_ino
        except (OSError, sqlite3.Error) as refusal:
            raise self._make_error(refusal) from refusal
        weakref.finalize(self, self._file.close)

    def load(self, listener: str) -> Bookmark | None:
        """Return the listener's bookmark; None if the listener is not known."""
        with self._lock:
            row = self._execute(_LOAD, (hash_listener(listener),)).fetchone()
        return None if row is None else _parse_row(row)

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Save the bookmark and return True, unless a later one is saved."""
        row = (
            hash_listener(listener),
            bookmark.release_id,
            bookmark.offset_ms,
            bookmark.at_ms,
            bookmark.state.value,
            bookmark.loops,
            bookmark.failures,
            bookmark.stop_at_ms,
        )
        with self._lock:
            return self._execute(_SAVE, row).rowcount == 1

    def delete(self, listener: str) -> None:
        """Delete the listener's bookmark."""
        with self._lock:
            self._execute(_DELETE, (hash_listener(listener),))

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()

    def _execute(self, statement: str, values: tuple[object, ...]) -> sqlite3.Cursor:
        """Execute a statement, unless the file was replaced: SQLite would go on writing to a deleted one."""
        try:
            if self._path.stat().st_ino != self._inode:
                raise FileNotFoundError("the file was replaced by another one")
            return self._file.execute(statement, values)
        except (OSError, sqlite3.Error) as refusal:
            raise self._make_error(refusal) from refusal

    def _make_error(self, refusal: Exception) -> BookmarksError:
        return BookmarksError(
            f"{self._path}: bookmarks cannot be kept there ({refusal}). Free disk space, move the file away, or name "
            "another file that can be written: --state sqlite:PATH."
        )


def _open_file(path: Path, lock_timeout_s: float) -> sqlite3.Connection:
    """Open the file in write-ahead logging, so that it can be read while another process writes."""
    file = sqlite3.connect(path, timeout=lock_timeout_s, isolation_level=None, check_same_thread=False)
    try:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute("PRAGMA synchronous = NORMAL")
        file.execute(_TABLE)
        if "stop_at_ms" not in {name for _, name, *_ in file.execute("PRAGMA table_info(bookmarks)")}:
            file.execute(_ADD_TIMER)
    except sqlite3.Error:
        file.close()
        raise
    return file


def _parse_row(row: tuple[str, int, int, str, int, int, int]) -> Bookmark:
    release_id, offset_ms, at_ms, state, loops, failures, stop_at_ms = row
    return Bookmark(
        release_id=release_id,
        offset_ms=offset_ms,
        at_ms=at_ms,
        state=PlaybackState(state),
        loops=bool(loops),
        failures=failures,
        stop_at_ms=stop_at_ms,
    )

"""SQLite rows: the tables of the bookmarks, and the rows in them."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import fields

from skill.playback.bookmarks.bookmarks import Bookmark, ListenerState, Place, PlaybackState
from skill.playback.bookmarks.changes import set_bookmark, sort_newest_first
from skill.playback.bookmarks.secret import rekey

_TABLES = (
    """CREATE TABLE IF NOT EXISTS devices (
  listener TEXT NOT NULL,
  device TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  bookmark TEXT NOT NULL,
  PRIMARY KEY (listener, device)
)""",
    """CREATE TABLE IF NOT EXISTS places (
  listener TEXT NOT NULL,
  content_id TEXT NOT NULL,
  release_id TEXT NOT NULL,
  offset_ms INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  is_favourite INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (listener, content_id)
)""",
    "CREATE INDEX IF NOT EXISTS devices_by_time ON devices (at_ms)",
    "CREATE INDEX IF NOT EXISTS places_by_time ON places (at_ms)",
)
"""A bookmark is JSON, so that a field that is added later needs no new column."""

_READ_BOOKMARKS = "SELECT device, bookmark FROM devices WHERE listener = ?"
_READ_PLACES = "SELECT content_id, release_id, offset_ms, at_ms, is_favourite FROM places WHERE listener = ?"

_WRITE_BOOKMARK = """
INSERT INTO devices VALUES (?, ?, ?, ?)
ON CONFLICT (listener, device) DO UPDATE SET at_ms = excluded.at_ms, bookmark = excluded.bookmark
WHERE excluded.at_ms >= devices.at_ms
"""
_WRITE_PLACE = """
INSERT INTO places (listener, content_id, release_id, offset_ms, at_ms) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (listener, content_id) DO UPDATE SET
  release_id = excluded.release_id, offset_ms = excluded.offset_ms, at_ms = excluded.at_ms
WHERE excluded.at_ms >= places.at_ms
"""
_WRITE_FAVOURITE = "UPDATE places SET is_favourite = ? WHERE listener = ? AND content_id = ?"

_FIND_OLD_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'bookmarks'"
_READ_OLD_TABLE = "SELECT listener, release_id, offset_ms, at_ms, state, loops, failures FROM bookmarks"

_FIELDS = tuple(each.name for each in fields(Bookmark))


def create_tables(file: sqlite3.Connection) -> None:
    """Create the tables that are missing."""
    for each in _TABLES:
        file.execute(each)


def read(file: sqlite3.Connection, listener: str, device: str) -> ListenerState:
    """Read a listener's state as this device sees it; both are named by their keys."""
    bookmarks = {key: _parse_bookmark(text) for key, text in file.execute(_READ_BOOKMARKS, (listener,))}
    rows = file.execute(_READ_PLACES, (listener,)).fetchall()
    own = bookmarks.get(device) or bookmarks.get("")
    return ListenerState(
        bookmark=own,
        elsewhere=sort_newest_first(each for each in bookmarks.values() if each is not own),
        places={
            content_id: Place(release_id=release_id, offset_ms=offset_ms, at_ms=at_ms)
            for content_id, release_id, offset_ms, at_ms, _ in rows
        },
        favourites=frozenset(row[0] for row in rows if row[-1]),
    )


def write_bookmarks(file: sqlite3.Connection, listener: str, bookmarks: Mapping[str, Bookmark]) -> bool:
    """Write bookmarks by the keys of their devices; return False if a later one is there, which stays."""
    rows = [(listener, device, each.at_ms, _format_bookmark(each)) for device, each in bookmarks.items()]
    n_written = sum(file.execute(_WRITE_BOOKMARK, row).rowcount for row in rows)
    return n_written == len(rows)


def write_places(file: sqlite3.Connection, listener: str, places: Mapping[str, Place]) -> None:
    """Write places, unless later ones are there."""
    rows = [(listener, key, each.release_id, each.offset_ms, each.at_ms) for key, each in places.items()]
    file.executemany(_WRITE_PLACE, rows)


def write_favourites(file: sqlite3.Connection, listener: str, favourites: Mapping[str, bool]) -> None:
    """Make programmes that have a place favourites, or none."""
    file.executemany(_WRITE_FAVOURITE, [(is_liked, listener, key) for key, is_liked in favourites.items()])


def delete(file: sqlite3.Connection, listener: str) -> None:
    """Delete everything of a listener."""
    file.execute("DELETE FROM devices WHERE listener = ?", (listener,))
    file.execute("DELETE FROM places WHERE listener = ?", (listener,))


def delete_unused(file: sqlite3.Connection, before_ms: int) -> None:
    """Delete every row that was last used before this time."""
    file.execute("DELETE FROM devices WHERE at_ms < ?", (before_ms,))
    file.execute("DELETE FROM places WHERE at_ms < ?", (before_ms,))


def move_old_rows(file: sqlite3.Connection, secret: bytes) -> None:
    """Move the rows of the table of an older version, in which a listener has one bookmark, and delete that table.

    A bookmark is then that of every device without one. Another process may do it at the same time, so the table is
    looked for again when the file is locked.
    """
    if _has_old_table(file):
        file.execute("BEGIN IMMEDIATE")
        with file:
            if _has_old_table(file):
                _move_rows(file, secret)


def _has_old_table(file: sqlite3.Connection) -> bool:
    return file.execute(_FIND_OLD_TABLE).fetchone() is not None


def _move_rows(file: sqlite3.Connection, secret: bytes) -> None:
    for listener, release_id, offset_ms, at_ms, state, loops, failures in file.execute(_READ_OLD_TABLE).fetchall():
        bookmark = Bookmark(
            release_id=release_id,
            offset_ms=offset_ms,
            at_ms=at_ms,
            state=PlaybackState(state),
            loops=bool(loops),
            failures=failures,
        )
        key, change = rekey(secret, listener), set_bookmark("", bookmark)
        write_bookmarks(file, key, change.bookmarks)
        write_places(file, key, change.places)
    file.execute("DROP TABLE bookmarks")


def _format_bookmark(bookmark: Bookmark) -> str:
    return json.dumps({name: getattr(bookmark, name) for name in _FIELDS})


def _parse_bookmark(text: str) -> Bookmark:
    """Parse a bookmark; a field that this version does not know is ignored."""
    values = {name: each for name, each in json.loads(text).items() if name in _FIELDS}
    for name, each in values.items():
        values[name] = tuple(each) if isinstance(each, list) else each
    values["state"] = PlaybackState(values["state"])
    return Bookmark(**values)

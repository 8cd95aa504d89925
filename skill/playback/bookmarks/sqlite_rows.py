"""SQLite rows: the tables of the bookmarks, and the rows in them."""

import json
import sqlite3
from collections.abc import Mapping

from skill.playback.bookmarks.bookmark_json import format_bookmark, parse_bookmark
from skill.playback.bookmarks.bookmarks import Bookmark, Change, Counts, ListenerState, Place
from skill.playback.bookmarks.changes import leave_forgotten, merge_counts, sort_newest_first

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
    """CREATE TABLE IF NOT EXISTS listeners (
  listener TEXT PRIMARY KEY,
  said TEXT NOT NULL,
  forgotten_at_ms INTEGER NOT NULL
)""",
    # Of an older version: each write changed them, and only what deletes unused rows once a day read them.
    "DROP INDEX IF EXISTS devices_by_time",
    "DROP INDEX IF EXISTS places_by_time",
)
"""A bookmark is JSON, so that a field that is added later needs no new column."""

_READ = """
SELECT 'device', device, bookmark, 0, 0, 0 FROM devices WHERE listener = ?1
UNION ALL SELECT 'place', content_id, release_id, offset_ms, at_ms, is_favourite FROM places WHERE listener = ?1
UNION ALL SELECT 'listener', said, '', forgotten_at_ms, 0, 0 FROM listeners WHERE listener = ?1
"""
"""One statement, which sees all tables at the same moment without a transaction of its own."""

_EACH_LISTENER = """
SELECT listener FROM devices WHERE listener > ?1 UNION SELECT listener FROM places WHERE listener > ?1
UNION SELECT listener FROM listeners WHERE listener > ?1
"""
_LIST_LISTENERS = f"{_EACH_LISTENER} ORDER BY listener LIMIT ?2"
_COUNT_LISTENERS = f"SELECT COUNT(*) FROM ({_EACH_LISTENER.replace('?1', repr(''))})"  # noqa: S608 - nothing of a user

_READ_LISTENER = "SELECT said, forgotten_at_ms FROM listeners WHERE listener = ?"
_IS_KNOWN = """
SELECT EXISTS (SELECT 1 FROM devices WHERE listener = ?1) OR EXISTS (SELECT 1 FROM places WHERE listener = ?1)
"""

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

_WRITE_LISTENER = "INSERT OR REPLACE INTO listeners VALUES (?, ?, ?)"

_DELETE_COUNTS_OF_NOBODY = """
UPDATE listeners SET said = '[]' WHERE said <> '[]'
AND NOT EXISTS (SELECT 1 FROM devices WHERE devices.listener = listeners.listener)
AND NOT EXISTS (SELECT 1 FROM places WHERE places.listener = listeners.listener)
"""


def create_tables(file: sqlite3.Connection) -> None:
    """Create the tables that are missing."""
    for each in _TABLES:
        file.execute(each)


def read(file: sqlite3.Connection, listener: str, device: str) -> ListenerState:
    """Read a listener's state as this device sees it; both are named by their keys."""
    kept = read_all(file, listener)
    own = kept.bookmarks.get(device) or kept.bookmarks.get("")
    return ListenerState(
        bookmark=own,
        elsewhere=sort_newest_first(each for each in kept.bookmarks.values() if each is not own),
        places=kept.places,
        favourites=frozenset(kept.favourites),
        said=kept.said,
        forgotten_at_ms=kept.forgotten_at_ms,
    )


def count_listeners(file: sqlite3.Connection) -> int:
    """Count the listeners of whom anything is kept."""
    (count,) = file.execute(_COUNT_LISTENERS).fetchone()
    return int(count)


def list_listeners(file: sqlite3.Connection, after: str, n_most: int) -> tuple[str, ...]:
    """Return the keys of the next listeners, in the order of their keys; "" is before all of them."""
    return tuple(key for (key,) in file.execute(_LIST_LISTENERS, (after, n_most)))


def read_all(file: sqlite3.Connection, listener: str) -> Change:
    """Read all that is kept of a listener, as the one change that makes it."""
    bookmarks: dict[str, Bookmark] = {}
    places: dict[str, Place] = {}
    favourites: dict[str, bool] = {}
    said, forgotten_at_ms = "[]", 0
    for kind, key, text, number, at_ms, is_favourite in file.execute(_READ, (listener,)).fetchall():
        if kind == "device":
            bookmarks[key] = parse_bookmark(text)
        elif kind == "listener":
            said, forgotten_at_ms = key, number
        else:
            places[key] = Place(release_id=text, offset_ms=number, at_ms=at_ms)
            favourites.update({key: True} if is_favourite else {})
    return Change(
        bookmarks=bookmarks,
        places=places,
        favourites=favourites,
        said=tuple(json.loads(said)),
        forgotten_at_ms=forgotten_at_ms,
    )


def write(file: sqlite3.Connection, listener: str, change: Change, device_keys: Mapping[str, str]) -> bool:
    """Write a change, its devices by their keys; return False if a later bookmark is there, which stays."""
    said, forgotten_at_ms = _read_listener(file, listener)
    if change.forgotten_at_ms > forgotten_at_ms:
        said, forgotten_at_ms = (), change.forgotten_at_ms
        _forget(file, listener, forgotten_at_ms)
    if forgotten_at_ms:
        is_known = not change.is_report or _is_known(file, listener)
        change = leave_forgotten(change, forgotten_at_ms, is_known=is_known)
    bookmarks = {device_keys[device]: each for device, each in change.bookmarks.items()}
    is_newest = _write_bookmarks(file, listener, bookmarks)
    _write_places(file, listener, change.places)
    if change.favourites:
        _write_favourites(file, listener, change.favourites)
    counts = merge_counts(said, change.said) if change.said else said
    # Of a listener of whom nothing else is kept, they are not kept either.
    if counts != said and (change.bookmarks or change.places or _is_known(file, listener)):
        file.execute(_WRITE_LISTENER, (listener, json.dumps(counts), forgotten_at_ms))
    return is_newest


def _write_bookmarks(file: sqlite3.Connection, listener: str, bookmarks: Mapping[str, Bookmark]) -> bool:
    """Write bookmarks by the keys of their devices; return False if a later one is there, which stays."""
    rows = [(listener, device, each.at_ms, format_bookmark(each)) for device, each in bookmarks.items()]
    n_written = sum(file.execute(_WRITE_BOOKMARK, row).rowcount for row in rows)
    return n_written == len(rows)


def _write_places(file: sqlite3.Connection, listener: str, places: Mapping[str, Place]) -> None:
    """Write places, unless later ones are there."""
    for key, each in places.items():
        file.execute(_WRITE_PLACE, (listener, key, each.release_id, each.offset_ms, each.at_ms))


def _write_favourites(file: sqlite3.Connection, listener: str, favourites: Mapping[str, bool]) -> None:
    """Make programmes that have a place favourites, or none."""
    file.executemany(_WRITE_FAVOURITE, [(is_liked, listener, key) for key, is_liked in favourites.items()])


def _is_known(file: sqlite3.Connection, listener: str) -> bool:
    """Return whether a bookmark or a place of the listener is kept."""
    (is_known,) = file.execute(_IS_KNOWN, (listener,)).fetchone()
    return bool(is_known)


def _forget(file: sqlite3.Connection, listener: str, at_ms: int) -> None:
    """Delete everything of a listener up to a time, and write that time."""
    # A change that the store was slow to take is written twice: what came between is newer, and stays.
    file.execute("DELETE FROM devices WHERE listener = ? AND at_ms <= ?", (listener, at_ms))
    file.execute("DELETE FROM places WHERE listener = ? AND at_ms <= ?", (listener, at_ms))
    file.execute(_WRITE_LISTENER, (listener, "[]", at_ms))


def delete_unused(file: sqlite3.Connection, before_ms: int, forgotten_before_ms: int) -> None:
    """Delete every row that was last used before a time; of a listener who was forgotten before another, that too."""
    file.execute("DELETE FROM devices WHERE at_ms < ?", (before_ms,))
    file.execute("DELETE FROM places WHERE at_ms < ?", (before_ms,))
    file.execute(_DELETE_COUNTS_OF_NOBODY)
    file.execute("UPDATE listeners SET forgotten_at_ms = 0 WHERE forgotten_at_ms < ?", (forgotten_before_ms,))
    file.execute("DELETE FROM listeners WHERE said = '[]' AND forgotten_at_ms = 0")


def _read_listener(file: sqlite3.Connection, listener: str) -> tuple[Counts, int]:
    """Read the counts of phrasings, and the time at which the listener was forgotten."""
    row = file.execute(_READ_LISTENER, (listener,)).fetchone()
    return (tuple(json.loads(row[0])), row[1]) if row else ((), 0)

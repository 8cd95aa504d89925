"""Old rows: moves what a file of the first version has into the tables of today."""

import sqlite3

from skill.playback.bookmarks import sqlite_rows
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.bookmarks.changes import set_bookmark
from skill.playback.bookmarks.secret import rekey

_FIND_OLD_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'bookmarks'"
_READ_OLD_TABLE = "SELECT listener, release_id, offset_ms, at_ms, state, loops, failures FROM bookmarks"


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
        sqlite_rows.write(file, rekey(secret, listener), set_bookmark("", bookmark), {"": ""})
    file.execute("DROP TABLE bookmarks")

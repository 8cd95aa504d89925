"""Bookmarks in a SQLite file keep the promises, and outlive whoever wrote them."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.contracts.bookmarks_contract import HERE, BookmarksContract

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.contracts.bookmarks_contract import HERE
bookmarks = SqliteBookmarks(Path(sys.argv[1]), lock_timeout_s=5)
for at in range(int(sys.argv[2]), 1_000_000):
    bookmarks.save("somebody", replace(HERE, at_ms=at))
    print(at, flush=True)
"""

ROOT = Path(__file__).parents[4]


class TestSqliteBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self, tmp_path: Path) -> Iterator[Bookmarks]:
        opened = SqliteBookmarks(tmp_path / "a new folder" / "bookmarks.sqlite", lock_timeout_s=5)
        yield opened
        opened.close()


def test_a_bookmark_outlives_the_process(tmp_path: Path) -> None:
    first = SqliteBookmarks(tmp_path / "bookmarks.sqlite", lock_timeout_s=5)
    first.save("somebody", HERE)
    first.close()
    second = SqliteBookmarks(tmp_path / "bookmarks.sqlite", lock_timeout_s=5)
    assert second.load("somebody") == HERE
    second.close()


def test_a_file_from_before_the_sleep_timer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    bookmarks = SqliteBookmarks(path, lock_timeout_s=5)
    bookmarks.save("somebody", HERE)
    bookmarks.close()
    with closing(sqlite3.connect(path)) as file:
        file.execute("ALTER TABLE bookmarks DROP COLUMN stop_at_ms")
    for _ in range(2):
        again = SqliteBookmarks(path, lock_timeout_s=5)
        assert again.load("somebody") == replace(HERE, stop_at_ms=0)
        again.close()


def test_nothing_of_the_listener_is_written_down(tmp_path: Path) -> None:
    bookmarks = SqliteBookmarks(tmp_path / "bookmarks.sqlite", lock_timeout_s=5)
    bookmarks.save("amzn1.ask.account.SECRET", HERE)
    bookmarks.close()
    assert all(b"SECRET" not in each.read_bytes() for each in tmp_path.iterdir())


def writer(path: Path, first: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(path), str(first)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def acknowledged(process: "subprocess.Popen[str]", at_least: int) -> int:
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= at_least:
            break
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read().splitlines()
    process.wait()
    process.stdout.close()
    # A last line without its end was not acknowledged yet, but it may well have been saved.
    return int(rest[-2]) if len(rest) > 1 else int(line)


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    last = acknowledged(writer(path, 0), 300)
    bookmarks = SqliteBookmarks(path, lock_timeout_s=5)
    kept = bookmarks.load("somebody")
    bookmarks.close()
    assert kept is not None
    assert kept.at_ms >= last


def test_several_processes_share_a_file_and_the_latest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    writers = [writer(path, first) for first in (0, 100_000, 200_000)]
    last = max(acknowledged(each, first + 100) for each, first in zip(writers, (0, 100_000, 200_000), strict=True))
    bookmarks = SqliteBookmarks(path, lock_timeout_s=5)
    kept = bookmarks.load("somebody")
    bookmarks.close()
    assert kept is not None
    assert kept.at_ms >= last


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(BookmarksError, match=r"a file/bookmarks.sqlite.*--state sqlite:PATH"):
        SqliteBookmarks(tmp_path / "a file" / "bookmarks.sqlite", lock_timeout_s=5)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "bookmarks.sqlite").write_text("Dear diary, " * 100)
    with pytest.raises(BookmarksError, match=r"bookmarks.sqlite.*not a database"):
        SqliteBookmarks(tmp_path / "bookmarks.sqlite", lock_timeout_s=5)

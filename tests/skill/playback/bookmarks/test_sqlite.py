"""Bookmarks in a SQLite file keep the promises, and outlive whoever wrote them."""

import hashlib
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

import pytest

from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError
from skill.playback.bookmarks.changes import forget_before
from skill.playback.bookmarks.secret import load_or_create_secret
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.contracts.bookmarks_contract import (
    BEDROOM,
    HEART,
    HERE,
    IN_RECALL,
    KITCHEN,
    BookmarksContract,
    find,
    like,
    stop,
)
from tests.skill.playback.bookmarks.stores import SECRET

WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.contracts.bookmarks_contract import HERE, stop
from tests.skill.playback.bookmarks.stores import SECRET
bookmarks = SqliteBookmarks(Path(sys.argv[1]), secret=SECRET, lock_timeout_s=5)
for at in range(int(sys.argv[2]), 1_000_000):
    stop(bookmarks, replace(HERE, at_ms=at))
    print(at, flush=True)
"""

ROOT = Path(__file__).parents[4]


class TestSqliteBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self, tmp_path: Path) -> Iterator[Bookmarks]:
        opened = SqliteBookmarks(tmp_path / "a new folder" / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)
        yield opened
        opened.close()


def test_a_bookmark_outlives_the_process(tmp_path: Path) -> None:
    first = SqliteBookmarks(tmp_path / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)
    stop(first, HERE)
    first.close()
    second = SqliteBookmarks(tmp_path / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)
    assert find(second) == HERE
    second.close()


def test_nothing_of_the_listener_is_written_down(tmp_path: Path) -> None:
    bookmarks = SqliteBookmarks(tmp_path / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)
    stop(bookmarks, HERE, listener="amzn1.ask.account.SECRET", device="amzn1.ask.device.SECRET")
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
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    kept = find(bookmarks)
    bookmarks.close()
    assert kept is not None
    assert kept.at_ms >= last


def test_several_processes_share_a_file_and_the_latest_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    writers = [writer(path, first) for first in (0, 100_000, 200_000)]
    last = max(acknowledged(each, first + 100) for each, first in zip(writers, (0, 100_000, 200_000), strict=True))
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    kept = find(bookmarks)
    bookmarks.close()
    assert kept is not None
    assert kept.at_ms >= last


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "a file").write_text("in the way")
    with pytest.raises(BookmarksError, match=r"a file/bookmarks.sqlite.*--state sqlite:PATH"):
        SqliteBookmarks(tmp_path / "a file" / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "bookmarks.sqlite").write_text("Dear diary, " * 100)
    with pytest.raises(BookmarksError, match=r"bookmarks.sqlite.*not a database"):
        SqliteBookmarks(tmp_path / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)


# --- a file of the version before ---------------------------------------------------------------------------------

OLD_TABLE = """
CREATE TABLE bookmarks (
  listener TEXT PRIMARY KEY, release_id TEXT NOT NULL, offset_ms INTEGER NOT NULL, at_ms INTEGER NOT NULL,
  state TEXT NOT NULL, loops INTEGER NOT NULL, failures INTEGER NOT NULL
) WITHOUT ROWID
"""


def write_old_file(path: Path, *listeners: str) -> None:
    """Write a file as the version before left it: one bookmark a listener, by a hash without a secret."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("PRAGMA journal_mode = WAL")
        file.execute(OLD_TABLE)
        file.execute("BEGIN")
        for n, each in enumerate(listeners):
            row = (hashlib.sha256(each.encode()).hexdigest(), HERE.release_id, n, 1_000, "stopped", 1, 1)
            file.execute("INSERT INTO bookmarks VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        file.execute("COMMIT")


def test_every_place_in_an_old_file_is_still_there_on_every_device(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    listeners = [f"listener {n}" for n in range(100)]
    write_old_file(path, *listeners)
    for _ in range(2):
        bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
        for n, listener in enumerate(listeners):
            for device in (KITCHEN, BEDROOM):
                state = bookmarks.load(listener, device)
                assert state.bookmark == replace(HERE, offset_ms=n, stop_at_ms=0, queue=())
                assert state.places["guided-recall"].offset_ms == n
        bookmarks.close()


def test_a_file_of_the_version_before_keeps_no_index_that_each_write_would_change(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    stop(bookmarks, HERE)
    bookmarks.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("CREATE INDEX devices_by_time ON devices (at_ms)")
        file.execute("CREATE INDEX places_by_time ON places (at_ms)")
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    assert find(bookmarks) == HERE
    bookmarks.delete_unused(HERE.at_ms + 1, 0)
    assert find(bookmarks) is None
    bookmarks.close()
    with closing(sqlite3.connect(path)) as file:
        made = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        assert file.execute(made).fetchall() == []


OPENER = """
import sys
from pathlib import Path
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.skill.playback.bookmarks.stores import SECRET
print("ready", flush=True)
sys.stdin.readline()
SqliteBookmarks(Path(sys.argv[1]), secret=SECRET, lock_timeout_s=0.05).close()
print("opened", flush=True)
"""


def open_at_once(path: Path, n_processes: int) -> list[str]:
    """Open a file in several processes at the same moment, each with little patience; what each says of it."""
    with ExitStack() as finish:
        command = [sys.executable, "-c", OPENER, str(path)]
        processes = [
            finish.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
            )
            for _ in range(n_processes)
        ]
        assert [each.stdout.readline() for each in processes if each.stdout] == ["ready\n"] * n_processes
        for each in processes:
            assert each.stdin is not None
            each.stdin.write("go\n")
            each.stdin.flush()
        return [each.stdout.readline() for each in processes if each.stdout]


def test_processes_that_open_an_old_file_at_the_same_moment_all_have_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    # To move so many places takes longer than a request may wait for a lock.
    listeners = [f"listener {n}" for n in range(5_000)]
    write_old_file(path, *listeners)
    assert open_at_once(path, 3) == ["opened\n"] * 3
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    assert all(bookmarks.load(each, KITCHEN).bookmark for each in (listeners[0], listeners[-1]))
    bookmarks.close()


@pytest.mark.parametrize("attempt", range(3))
def test_processes_that_make_a_new_file_at_the_same_moment_all_have_it_at_once(tmp_path: Path, attempt: int) -> None:
    assert open_at_once(tmp_path / f"{attempt}.sqlite", 4) == ["opened\n"] * 4


def test_an_old_file_keeps_no_hash_that_a_list_of_ids_would_reveal(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    write_old_file(path, "somebody")
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    bookmarks.close()
    plain = hashlib.sha256(b"somebody").hexdigest().encode()
    assert all(plain not in each.read_bytes() for each in tmp_path.iterdir())


def test_what_an_older_process_still_writes_is_found_later_and_overwrites_nothing_newer(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    stop(bookmarks, replace(HERE, at_ms=9_000))
    bookmarks.close()
    write_old_file(path, "somebody", "somebody else")
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    assert find(bookmarks) == replace(HERE, at_ms=9_000)
    assert bookmarks.load("somebody", BEDROOM).places["guided-recall"].at_ms == 9_000
    assert bookmarks.load("somebody else", KITCHEN).is_known
    bookmarks.close()


def test_a_field_that_a_newer_version_has_added_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    stop(bookmarks, HERE)
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("""UPDATE devices SET bookmark = json_set(bookmark, '$.mood', 'calm')""")
    assert find(bookmarks) == HERE
    bookmarks.close()


# --- the secret, and who is forgotten -----------------------------------------------------------------------------


def test_the_keys_of_another_secret_are_other_keys(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    for secret, is_known in ((SECRET, True), (b"another secret, as long as the first one", False)):
        bookmarks = SqliteBookmarks(path, secret=secret, lock_timeout_s=5)
        if is_known:
            stop(bookmarks, HERE)
        assert bookmarks.load("somebody", KITCHEN).is_known == is_known
        bookmarks.close()


def test_a_device_of_two_listeners_has_two_keys(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    bookmarks = SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5)
    for listener in ("somebody", "somebody else"):
        stop(bookmarks, HERE, listener=listener)
    bookmarks.close()
    with closing(sqlite3.connect(path)) as file:
        devices = [device for (device,) in file.execute("SELECT device FROM devices")]
    assert len(set(devices)) == 2


def test_nothing_of_who_is_forgotten_is_left_in_any_file(tmp_path: Path) -> None:
    bookmarks = SqliteBookmarks(tmp_path / "bookmarks.sqlite", secret=SECRET, lock_timeout_s=5)
    stop(bookmarks, HEART, listener="somebody else")
    like(bookmarks, IN_RECALL)
    for n in range(50):
        stop(bookmarks, replace(HERE, at_ms=1_000 + n), device=f"device {n}")
    bookmarks.save("somebody", forget_before(HERE.at_ms + 50))
    assert all(b"guided-recall" not in each.read_bytes() for each in tmp_path.iterdir())
    assert find(bookmarks, "somebody else") == HEART
    bookmarks.close()


def test_the_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "a new folder" / "secret"
    with ThreadPoolExecutor(8) as pool:
        secrets = set(pool.map(lambda _: load_or_create_secret(path), range(40)))
    assert secrets == {path.read_bytes()}
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["secret"]


@pytest.mark.parametrize("text", ["", "short\n"])
def test_a_secret_that_is_none_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "secret").write_text(text)
    with pytest.raises(BookmarksError, match=r"secret.*too short.*WARM_RECALL_SECRET"):
        load_or_create_secret(tmp_path / "secret")

"""What is kept of listeners can be copied from any file or table to any other, again and again."""

import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from skill.__main__ import main
from skill.app import SQLITE, open_to_copy
from skill.playback.bookmarks.bookmarks import Bookmarks, Change, Place
from skill.playback.bookmarks.changes import forget_before, set_bookmark, set_favourite
from skill.playback.bookmarks.copying import copy_bookmarks
from skill.playback.bookmarks.dynamodb import DynamoBookmarks
from skill.playback.bookmarks.expiry import UNUSED_MS
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from skill.settings import DYNAMODB, SECRET_VARIABLE
from tests.contracts.bookmarks_contract import BEDROOM, HEART, HERE, IN_RECALL, KITCHEN, find, stop
from tests.dynamodb_server import create_client, create_table
from tests.skill.playback.bookmarks.stores import SECRET

NOW_MS = 10_000

Store = SqliteBookmarks | DynamoBookmarks


@pytest.fixture(params=["sqlite", "dynamodb"])
def old(request: pytest.FixtureRequest, tmp_path: Path, dynamodb_address: str) -> Store:
    return make_store(request.param, tmp_path / "old.sqlite", dynamodb_address)


@pytest.fixture(params=["sqlite", "dynamodb"])
def new(request: pytest.FixtureRequest, tmp_path: Path, dynamodb_address: str) -> Store:
    return make_store(request.param, tmp_path / "new.sqlite", dynamodb_address)


def make_store(kind: str, path: Path, address: str) -> Store:
    if kind == "sqlite":
        return SqliteBookmarks(path, secret=SECRET, lock_timeout_s=10)
    return DynamoBookmarks(create_client(address), create_table(address), secret=SECRET)


def copied(old: Store, new: Store, now_ms: int = NOW_MS) -> tuple[int, int]:
    """Copy; gives how many listeners were read, and how many had something newer."""
    counts = list(copy_bookmarks(old, new, now_ms))
    return sum(read for read, _ in counts), sum(added for _, added in counts)


def test_everything_of_every_listener_arrives_on_every_device(old: Store, new: Store) -> None:
    stop(old, HERE)
    stop(old, HEART, device=BEDROOM)
    stop(old, replace(HEART, at_ms=3_000), device="")
    old.save("somebody", set_favourite(IN_RECALL, is_liked=True))
    old.save("somebody", Change(said=(1, 0, 3)))
    stop(old, HEART, listener="another")
    old.save("gone", forget_before(9_000))
    assert copied(old, new) == (3, 3)
    for listener in ("somebody", "another", "gone"):
        for device in (KITCHEN, BEDROOM, "a new one"):
            assert new.load(listener, device) == old.load(listener, device)
    assert new.load("somebody", KITCHEN).favourites == {"guided-recall"}
    assert new.load("gone", KITCHEN).forgotten_at_ms == 9_000


def test_a_second_copy_finds_nothing_newer(old: Store, new: Store) -> None:
    stop(old, HERE)
    old.save("somebody", set_favourite(IN_RECALL, is_liked=True))
    old.save("somebody", Change(said=(1, 2)))
    old.save("gone", forget_before(9_000))
    copied(old, new)
    assert copied(old, new) == (2, 0)
    assert copied(new, old) == (2, 0)


def test_of_two_places_the_newer_one_wins_with_its_heart(old: Store, new: Store) -> None:
    earlier, later = replace(IN_RECALL, at_ms=2_000), replace(IN_RECALL, at_ms=3_000, offset_ms=9)
    heart = Place(release_id=HEART.release_id, offset_ms=0, at_ms=5_000)
    old.save("somebody", set_favourite(earlier, is_liked=True))
    new.save("somebody", set_favourite(later, is_liked=False))
    old.save("somebody", set_favourite(replace(heart, at_ms=6_000), is_liked=False))
    new.save("somebody", set_favourite(heart, is_liked=True))
    copied(old, new)
    state = new.load("somebody", KITCHEN)
    assert state.places == {"guided-recall": later, "hand-on-heart": replace(heart, at_ms=6_000)}
    assert state.favourites == frozenset()


def test_of_two_bookmarks_of_a_device_the_newer_one_wins(old: Store, new: Store) -> None:
    stop(old, HERE)
    stop(new, replace(HERE, at_ms=2_000, offset_ms=5))
    stop(old, replace(HEART, at_ms=4_000), device=BEDROOM)
    stop(new, replace(HEART, at_ms=3_000, offset_ms=5), device=BEDROOM)
    copied(old, new)
    assert find(new) == replace(HERE, at_ms=2_000, offset_ms=5)
    assert find(new, device=BEDROOM) == replace(HEART, at_ms=4_000)


def test_what_is_of_the_same_time_stays_as_the_new_store_has_it(old: Store, new: Store) -> None:
    stop(old, HERE)
    stop(new, replace(HERE, offset_ms=5))
    assert copied(old, new) == (1, 0)
    assert find(new) == replace(HERE, offset_ms=5)


def test_who_was_forgotten_in_the_new_store_stays_forgotten(old: Store, new: Store) -> None:
    stop(old, HERE)
    old.save("somebody", Change(said=(4,)))
    new.save("somebody", forget_before(9_000))
    assert copied(old, new) == (1, 0)
    state = new.load("somebody", KITCHEN)
    assert not state.is_known
    assert state.said == ()


def test_who_was_forgotten_in_the_old_store_is_forgotten_in_the_new_one(old: Store, new: Store) -> None:
    stop(new, HERE)
    stop(new, replace(HEART, at_ms=9_500), device=BEDROOM)
    new.save("somebody", Change(said=(4,)))
    old.save("somebody", forget_before(9_000))
    copied(old, new)
    state = new.load("somebody", BEDROOM)
    assert (state.bookmark, state.elsewhere, state.said) == (replace(HEART, at_ms=9_500), (), ())


def test_what_nobody_used_for_18_months_is_not_copied(old: Store, new: Store) -> None:
    stop(old, HERE)
    stop(old, HEART, device=BEDROOM)
    copied(old, new, now_ms=HEART.at_ms + UNUSED_MS)
    assert find(new) is None or find(new) == HEART
    assert new.load("somebody", BEDROOM).bookmark == HEART
    assert "guided-recall" not in new.load("somebody", BEDROOM).places


def test_a_copy_that_was_cut_off_leaves_whole_listeners_and_is_completed(tmp_path: Path, table: str) -> None:
    old = SqliteBookmarks(tmp_path / "old.sqlite", secret=SECRET, lock_timeout_s=10)
    new = open_to_copy(f"{DYNAMODB}{table}", SECRET)
    assert isinstance(new, DynamoBookmarks)
    for number in range(450):
        stop(old, HERE, listener=f"listener {number}")
        stop(old, HEART, listener=f"listener {number}", device=BEDROOM)
    cut = copy_bookmarks(old, new, NOW_MS)
    next(cut)
    cut.close()
    there = list(new.read_all())
    assert len(there) == 200
    assert all(len(kept.bookmarks) == len(kept.places) == 2 for _, kept in there)
    assert copied(old, new) == (450, 250)
    assert dict(new.read_all()) == dict(old.read_all())
    assert old.count_listeners() == 450


# --- the command --------------------------------------------------------------------------------------------------


def run(*words: str, secret: str = "") -> Result:
    return CliRunner(env={SECRET_VARIABLE: secret or None}).invoke(main, ["copy", *words])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of bookmarks with its secret beside it."""
    path = tmp_path / "state/bookmarks.sqlite"
    fill(SqliteBookmarks(path, secret=SECRET, lock_timeout_s=10))
    path.with_name("secret").write_bytes(SECRET)
    return path


def fill(bookmarks: Bookmarks) -> None:
    bookmarks.save("somebody", set_bookmark(KITCHEN, replace(HERE, at_ms=time.time_ns() // 1_000_000)))


def test_a_file_becomes_a_table_that_knows_its_listeners(file: Path, table: str, dynamodb_address: str) -> None:
    done = run(f"{SQLITE}{file}", f"{DYNAMODB}{table}", secret=SECRET.decode())
    assert done.exit_code == 0, done.output
    assert f"1 listeners: 1 had something newer, which {DYNAMODB}{table} has now.\n" in done.output
    assert find(DynamoBookmarks(create_client(dynamodb_address), table, secret=SECRET))
    again = run(f"{SQLITE}{file}", f"{DYNAMODB}{table}", secret=SECRET.decode())
    assert "1 listeners: 0 had something newer" in again.output


def test_a_file_takes_its_secret_along_to_another_file(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there/bookmarks.sqlite"
    assert run(f"{SQLITE}{file}", f"{SQLITE}{there}").exit_code == 0
    secret = there.with_name("secret")
    assert (secret.read_bytes(), secret.stat().st_mode & 0o777) == (SECRET, 0o600)
    assert find(SqliteBookmarks(there, secret=secret.read_bytes(), lock_timeout_s=1))


Refusals = dict[str, tuple[Callable[[Path], tuple[str, str]], str, str]]

REFUSALS: Refusals = {
    "no file": (lambda at: (f"{SQLITE}{at}.gone", f"{DYNAMODB}warm"), SECRET.decode(), "there is no such file"),
    "the same": (lambda at: (f"{SQLITE}{at}", f"{SQLITE}{at}"), "", "cannot be copied to itself"),
    "memory": (lambda at: (f"{SQLITE}{at}", "memory:"), "", "memory: cannot be copied"),
    "another home": (lambda at: (f"{SQLITE}{at}", "redis:x"), "", "Write sqlite:PATH or dynamodb:TABLE"),
    "a table without the secret": (lambda at: (f"{SQLITE}{at}", f"{DYNAMODB}warm"), "", "Set WARM_RECALL_SECRET"),
    "another secret": (
        lambda at: (f"{SQLITE}{at}", f"{DYNAMODB}warm"),
        "x" * 40,
        "another one than WARM_RECALL_SECRET",
    ),
    "a table that is not there": (
        lambda at: (f"{SQLITE}{at}", f"{DYNAMODB}no-such-table"),
        SECRET.decode(),
        "create it with the partition key listener",
    ),
}


@pytest.mark.parametrize("name", REFUSALS)
@pytest.mark.usefixtures("dynamodb_address")
def test_what_cannot_be_copied_is_said_with_the_way_out_and_nothing_is_made(name: str, file: Path) -> None:
    words, secret, told = REFUSALS[name]
    before = sorted(file.parent.iterdir())
    refused = run(*words(file), secret=secret)
    assert refused.exit_code == 1
    assert told in refused.output
    assert sorted(each.name for each in file.parent.iterdir() if each.name.count(".") < 2) == sorted(
        each.name for each in before if each.name.count(".") < 2
    )


def test_a_folder_with_another_secret_is_no_place_for_a_copy(file: Path, tmp_path: Path) -> None:
    there = tmp_path / "there/bookmarks.sqlite"
    there.parent.mkdir()
    there.with_name("secret").write_bytes(b"y" * 40)
    refused = run(f"{SQLITE}{file}", f"{SQLITE}{there}")
    assert refused.exit_code == 1
    assert f"{there.with_name('secret')} has another one than" in refused.output
    assert there.with_name("secret").read_bytes() == b"y" * 40


def test_a_record_that_cannot_be_read_is_named_and_no_traceback(file: Path, table: str, dynamodb_address: str) -> None:
    create_client(dynamodb_address).put_item(
        TableName=table, Item={"listener": {"S": "x"}, "state": {"S": json.dumps([])}, "written": {"S": "1"}}
    )
    refused = run(f"{DYNAMODB}{table}", f"{SQLITE}{file}", secret=SECRET.decode())
    assert refused.exit_code == 1
    assert f"{DYNAMODB}{table}: the record with the key x cannot be read" in refused.output


def test_a_row_that_cannot_be_read_is_named_too(file: Path, table: str) -> None:
    with closing(sqlite3.connect(file)) as rows, rows:
        rows.execute("UPDATE devices SET bookmark = '{'")
        ((key,),) = rows.execute("SELECT listener FROM devices").fetchall()
    refused = run(f"{SQLITE}{file}", f"{DYNAMODB}{table}", secret=SECRET.decode())
    assert refused.exit_code == 1
    assert f"{SQLITE}{file}: the record with the key {key} cannot be read" in refused.output

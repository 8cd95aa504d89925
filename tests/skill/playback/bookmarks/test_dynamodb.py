"""Bookmarks in a table of DynamoDB keep the promises, and its troubles keep nobody waiting."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from skill.app import create_bookmarks
from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError, Change, ListenerState
from skill.playback.bookmarks.bounded import BoundedBookmarks
from skill.playback.bookmarks.changes import forget_before, set_bookmark
from skill.playback.bookmarks.dynamodb import DynamoBookmarks
from skill.playback.bookmarks.dynamodb_client import TTL, check_table
from skill.playback.bookmarks.expiry import FORGOTTEN_MS, UNUSED_MS
from skill.playback.bookmarks.request_scope import REQUEST_TIMEOUT_S, limit_request_time
from skill.settings import Settings, SettingsError
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
from tests.dynamodb_proxy import Trouble, be_slow, throttle, troubled
from tests.dynamodb_server import create_client, create_table
from tests.skill.browser.browsers import until
from tests.skill.playback.bookmarks.stores import SECRET

ROOT = Path(__file__).parents[4]

A_BUSY_MACHINE_S = 30
"""More than a table may ever take here."""

DAY_MS = 24 * 60 * 60 * 1_000

WRITER = """
import sys
from dataclasses import replace
from tests.contracts.bookmarks_contract import HERE, stop
from tests.dynamodb_proxy import Trouble, be_slow, throttle, troubled
from tests.dynamodb_server import create_client
from tests.skill.playback.bookmarks.stores import SECRET
from skill.playback.bookmarks.dynamodb import DynamoBookmarks
bookmarks = DynamoBookmarks(create_client(sys.argv[1]), sys.argv[2], secret=SECRET)
for n in range(40):
    stop(bookmarks, replace(HERE, at_ms=1_000 + n), device=f"{sys.argv[3]} {n}")
"""


def open_table(address: str, table: str, secret: bytes = SECRET) -> DynamoBookmarks:
    """Open a table with patience: a busy machine is no fault of the table."""
    return DynamoBookmarks(create_client(address), table, secret=secret)


def read_items(address: str, table: str) -> list[Any]:
    items: list[Any] = create_client(address).scan(TableName=table)["Items"]
    return items


class TestDynamoBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self, dynamodb_address: str, table: str) -> Bookmarks:
        return open_table(dynamodb_address, table)


class TestBoundedDynamoBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self, dynamodb_address: str, table: str) -> Iterator[Bookmarks]:
        bounded = BoundedBookmarks(lambda: open_table(dynamodb_address, table), timeout_s=A_BUSY_MACHINE_S)
        yield bounded
        bounded.close()


# --- what is in the table -----------------------------------------------------------------------------------------


def test_what_one_machine_saves_another_one_loads(dynamodb_address: str, table: str) -> None:
    stop(open_table(dynamodb_address, table), HERE)
    assert find(open_table(dynamodb_address, table)) == HERE


def test_of_processes_that_write_one_listener_at_once_nothing_is_lost(dynamodb_address: str, table: str) -> None:
    command = [sys.executable, "-c", WRITER, dynamodb_address, table]
    writers = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("one", "two", "three")]
    assert [each.wait(120) for each in writers] == [0, 0, 0]
    state = open_table(dynamodb_address, table).load("somebody", KITCHEN)
    assert len(state.elsewhere) == 120


def test_nothing_of_the_listener_is_written_down(dynamodb_address: str, table: str) -> None:
    stop(
        open_table(dynamodb_address, table),
        HERE,
        listener="amzn1.ask.account.SECRET",
        device="amzn1.ask.device.SECRET",
    )
    assert "SECRET" not in json.dumps(read_items(dynamodb_address, table))


def test_the_keys_of_another_secret_are_other_keys(dynamodb_address: str, table: str) -> None:
    stop(open_table(dynamodb_address, table), HERE)
    other = open_table(dynamodb_address, table, b"another secret, as long as the first one")
    assert not other.load("somebody", KITCHEN).is_known


def test_nothing_of_who_is_forgotten_is_left_but_the_time(dynamodb_address: str, table: str) -> None:
    bookmarks = open_table(dynamodb_address, table)
    like(bookmarks, IN_RECALL)
    stop(bookmarks, HERE)
    bookmarks.save("somebody", Change(said=(1, 2)))
    bookmarks.save("somebody", forget_before(HERE.at_ms))
    (item,) = read_items(dynamodb_address, table)
    assert json.loads(item["state"]["S"]) == {
        "bookmarks": {},
        "places": {},
        "favourites": [],
        "said": [],
        "forgotten_at_ms": HERE.at_ms,
    }


def test_who_is_forgotten_on_one_machine_is_not_brought_back_by_another(dynamodb_address: str, table: str) -> None:
    one, other = (open_table(dynamodb_address, table) for _ in range(2))
    stop(one, HERE)
    other.load("somebody", KITCHEN)
    one.save("somebody", forget_before(HERE.at_ms + 1))
    other.save("somebody", replace(set_bookmark(KITCHEN, HERE), is_report=True))
    assert other.load("somebody", KITCHEN) == ListenerState(forgotten_at_ms=HERE.at_ms + 1)


def test_a_field_that_a_newer_version_has_added_is_no_fault(dynamodb_address: str, table: str) -> None:
    bookmarks = open_table(dynamodb_address, table)
    stop(bookmarks, HERE)
    (item,) = read_items(dynamodb_address, table)
    state = json.loads(item["state"]["S"])
    for each in (*state["bookmarks"].values(), *state["places"].values(), state):
        each["mood"] = "calm"
    item["state"]["S"] = json.dumps(state)
    create_client(dynamodb_address).put_item(TableName=table, Item=item)
    assert find(bookmarks) == HERE


# --- when the table deletes it ------------------------------------------------------------------------------------


def read_expiry_ms(address: str, table: str) -> int:
    (item,) = read_items(address, table)
    return int(item[TTL]["N"]) * 1_000


def test_an_item_expires_a_day_after_its_newest_part_is_unused(dynamodb_address: str, table: str) -> None:
    bookmarks, now_ms = open_table(dynamodb_address, table), 1_800_000_000_000
    stop(bookmarks, replace(HERE, at_ms=now_ms))
    stop(bookmarks, replace(HEART, at_ms=now_ms - DAY_MS), device=BEDROOM)
    assert read_expiry_ms(dynamodb_address, table) == now_ms + UNUSED_MS + DAY_MS
    bookmarks.save("somebody", forget_before(now_ms + 1_000))
    assert read_expiry_ms(dynamodb_address, table) == now_ms + 1_000 + FORGOTTEN_MS + DAY_MS


def test_what_the_table_was_slow_to_delete_is_not_found_and_the_next_write_drops_it(
    dynamodb_address: str, table: str
) -> None:
    bookmarks = open_table(dynamodb_address, table)
    stop(bookmarks, HERE)
    bookmarks.delete_unused(HEART.at_ms, 0)
    assert bookmarks.load("somebody", KITCHEN) == ListenerState()
    assert len(read_items(dynamodb_address, table)) == 1
    stop(bookmarks, HEART, device=BEDROOM)
    (item,) = read_items(dynamodb_address, table)
    assert HERE.release_id not in item["state"]["S"]


def test_an_item_of_which_nothing_is_left_is_deleted(dynamodb_address: str, table: str) -> None:
    bookmarks = open_table(dynamodb_address, table)
    stop(bookmarks, HERE)
    bookmarks.delete_unused(HEART.at_ms, 0)
    bookmarks.save("somebody", Change(said=(1,)))
    assert read_items(dynamodb_address, table) == []


# --- what is wrong with it ----------------------------------------------------------------------------------------


def create(table: str) -> Bookmarks:
    """Create the bookmarks as the command does."""
    return create_bookmarks(Settings(catalog="build", state=f"dynamodb:{table}", secret=SECRET.decode()))


@pytest.mark.parametrize("trouble", [be_slow, throttle])
def test_a_table_in_trouble_costs_a_request_no_more_than_a_file(
    dynamodb_address: str,
    table: str,
    trouble: Trouble,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with troubled(dynamodb_address, trouble) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", server.address)
        bookmarks = create(table)
        for listener in ("somebody", "somebody else", "a third one"):
            began_s = time.monotonic()
            with limit_request_time():
                with pytest.raises(BookmarksError, match="cannot be reached now"):
                    bookmarks.load(listener, KITCHEN)
                stop(bookmarks, HERE, listener=listener)
            # What comes on top of the limit is what a busy machine takes to wake a thread.
            assert time.monotonic() - began_s < REQUEST_TIMEOUT_S + 0.35
        assert find(bookmarks) == HERE
        server.is_mended = True
        bookmarks.close()
    assert [each for each in caplog.messages if "the skill goes on without them" in each]


def test_what_a_table_in_trouble_did_not_take_is_in_it_when_it_is_back(
    dynamodb_address: str, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with troubled(dynamodb_address, throttle) as server:
        monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", server.address)
        bookmarks = create(table)
        stop(bookmarks, HERE)
        assert read_items(dynamodb_address, table) == []
        server.is_mended = True
        until(lambda: len(read_items(dynamodb_address, table)) == 1)
        bookmarks.close()
    assert find(open_table(dynamodb_address, table)) == HERE


def test_a_table_that_is_missing_is_named_with_what_to_do(dynamodb_address: str) -> None:
    with pytest.raises(BookmarksError, match=r"dynamodb:nowhere.*create it with the partition key listener"):
        open_table(dynamodb_address, "nowhere")


def test_a_table_with_another_key_is_named_with_what_to_do(dynamodb_address: str) -> None:
    table = create_table(dynamodb_address, key="somebody")
    with pytest.raises(BookmarksError, match=r"its one key must be listener, a text"):
        open_table(dynamodb_address, table)


def test_a_table_that_cannot_be_reached_is_named(dynamodb_address: str) -> None:
    del dynamodb_address
    with pytest.raises(BookmarksError, match=r"dynamodb:somewhere.*look at region, network and credentials"):
        open_table("http://127.0.0.1:9", "somewhere")


# --- what can be known before -------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["", "ab", "my table", "arn:aws:dynamodb"])
def test_what_is_no_name_of_a_table_is_refused(table: str) -> None:
    with pytest.raises(SettingsError, match=r"no name of a table. Write dynamodb:TABLE"):
        check_table(table)


def test_without_a_region_the_skill_does_not_start_and_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION", raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", "/dev/null")
    with pytest.raises(SettingsError, match=r"no region is set. Set AWS_DEFAULT_REGION"):
        check_table("warm-recall")


def test_whoever_shares_a_table_needs_the_same_secret() -> None:
    with pytest.raises(SettingsError, match=r"needs the same secret. Set WARM_RECALL_SECRET"):
        Settings(catalog="build", state="dynamodb:warm-recall")


def test_the_library_of_aws_is_loaded_only_for_a_table() -> None:
    code = "import sys, skill.__main__; print([each for each in sys.modules if each.startswith('boto')])"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert told.stdout == "[]\n"

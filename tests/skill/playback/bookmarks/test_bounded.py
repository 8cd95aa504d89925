"""Bookmarks that keep nobody waiting keep the promises, and lose nothing while their store is away."""

import gc
import logging
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from skill.playback.bookmarks import outage
from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError
from skill.playback.bookmarks.bounded import REQUEST_TIMEOUT_S, BoundedBookmarks, limit_request_time
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.sqlite import SqliteBookmarks
from tests.contracts.bookmarks_contract import HERE, BookmarksContract
from tests.skill.browser.browsers import until
from tests.skill.playback.bookmarks.stores import Faulty, Full, Hanging, Odd, Slow, Unreachable

LATER = replace(HERE, at_ms=2_000, offset_ms=5)

A_BUSY_MACHINE_S = 30
"""More than a store that answers may ever take here."""


class TestBoundedSqliteBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self, tmp_path: Path) -> Iterator[Bookmarks]:
        path = tmp_path / "a new folder" / "bookmarks.sqlite"
        bounded = BoundedBookmarks(lambda: SqliteBookmarks(path, lock_timeout_s=5), timeout_s=A_BUSY_MACHINE_S)
        yield bounded
        bounded.close()


class TestBoundedMemoryBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self) -> Iterator[Bookmarks]:
        bounded = BoundedBookmarks(MemoryBookmarks, timeout_s=A_BUSY_MACHINE_S)
        yield bounded
        bounded.close()


@pytest.fixture
def store() -> MemoryBookmarks:
    return MemoryBookmarks()


def behind(faulty: Faulty, retry_s: float = 0.05) -> BoundedBookmarks:
    patience_s = REQUEST_TIMEOUT_S if isinstance(faulty, Hanging | Slow) else A_BUSY_MACHINE_S
    return BoundedBookmarks(lambda: faulty, timeout_s=patience_s, retry_s=retry_s)


def never_tried_again(faulty: Faulty) -> BoundedBookmarks:
    return behind(faulty, retry_s=3_600)


@pytest.mark.parametrize("fault", [Hanging, Unreachable, Odd])
def test_what_cannot_be_saved_is_found_here_and_is_written_when_the_store_is_back(
    store: MemoryBookmarks, fault: type[Faulty]
) -> None:
    faulty = fault(store)
    bookmarks = behind(faulty)
    assert bookmarks.save("somebody", HERE)
    assert bookmarks.save("somebody", LATER)
    assert not bookmarks.save("somebody", HERE)
    assert bookmarks.load("somebody") == LATER
    assert store.load("somebody") is None
    faulty.mend()
    until(lambda: store.load("somebody") == LATER)
    until(lambda: is_back(bookmarks))
    assert bookmarks.load("somebody else") is None


def is_back(bookmarks: BoundedBookmarks) -> bool:
    try:
        bookmarks.load("a third one")
    except BookmarksError:
        return False
    return True


@pytest.mark.parametrize("fault", [Hanging, Unreachable, Odd])
def test_where_somebody_stopped_is_unknown_and_not_nowhere(store: MemoryBookmarks, fault: type[Faulty]) -> None:
    store.save("somebody", HERE)
    bookmarks = never_tried_again(fault(store))
    for _ in range(3):
        with pytest.raises(BookmarksError):
            bookmarks.load("somebody")


def test_what_comes_late_never_overwrites_what_is_kept_by_then(store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    bookmarks = behind(faulty)
    bookmarks.save("somebody", HERE)
    store.save("somebody", LATER)
    faulty.mend()
    until(lambda: is_back(bookmarks) and bookmarks.load("somebody") == LATER)


def test_who_is_forgotten_meanwhile_is_forgotten_when_the_store_is_back(store: MemoryBookmarks) -> None:
    store.save("somebody", LATER)
    store.save("somebody else", LATER)
    faulty = Unreachable(store)
    bookmarks = behind(faulty)
    bookmarks.delete("somebody")
    bookmarks.delete("somebody else")
    bookmarks.save("somebody else", HERE)
    assert bookmarks.load("somebody") is None
    faulty.mend()
    until(lambda: store.load("somebody") is None and store.load("somebody else") == HERE)


def test_a_full_store_is_still_read(store: MemoryBookmarks) -> None:
    store.save("somebody", HERE)
    bookmarks = never_tried_again(Full(store))
    bookmarks.save("somebody else", LATER)
    assert bookmarks.load("somebody") == HERE
    assert bookmarks.load("nobody") is None


def test_a_store_that_is_away_is_not_asked_again_for_every_listener(store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    bookmarks = never_tried_again(faulty)
    for n in range(50):
        bookmarks.save(str(n), HERE)
        assert bookmarks.load(str(n)) == HERE
    assert faulty.n_asked == 1


def test_a_slow_store_has_one_moment_for_all_that_a_request_asks(store: MemoryBookmarks) -> None:
    faulty = Slow(store)
    bookmarks = never_tried_again(faulty)
    with limit_request_time(0.15):
        for n in range(20):
            bookmarks.save(str(n), HERE)
    assert faulty.n_asked <= 2


def test_a_store_that_stays_slow_is_written_in_the_background_and_stays_out(
    store: MemoryBookmarks, caplog: pytest.LogCaptureFixture
) -> None:
    bookmarks = behind(Slow(store))
    with caplog.at_level(logging.INFO), limit_request_time(0.1):
        bookmarks.save("somebody", HERE)
        until(lambda: store.load("somebody") == HERE)
    assert not is_back(bookmarks)
    assert len(caplog.records) == 1


def test_many_at_once_wait_for_a_hung_store_no_longer_than_one_and_leave_no_thread(store: MemoryBookmarks) -> None:
    hanging = Hanging(store)
    bookmarks = never_tried_again(hanging)
    n_threads = threading.active_count()
    crowd = [threading.Thread(target=bookmarks.save, args=(str(n), HERE)) for n in range(100)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(A_BUSY_MACHINE_S)
    assert threading.active_count() <= n_threads
    assert bookmarks.load("99") == HERE
    hanging.mend()


def test_the_log_tells_of_an_outage_once_and_of_its_end(
    store: MemoryBookmarks, caplog: pytest.LogCaptureFixture
) -> None:
    faulty = Unreachable(store)
    with caplog.at_level(logging.INFO):
        bookmarks = behind(faulty)
        for n in range(20):
            bookmarks.save(f"amzn1.ask.account.{n}", HERE)
        faulty.mend()
        until(lambda: is_back(bookmarks))
        until(lambda: len(caplog.records) > 1)
    assert [each.levelname for each in caplog.records] == ["WARNING", "INFO"]
    assert "the network is down" in caplog.text
    assert "amzn1" not in caplog.text


def test_what_is_never_saved_is_told_at_the_end(store: MemoryBookmarks, caplog: pytest.LogCaptureFixture) -> None:
    bookmarks = never_tried_again(Unreachable(store))
    bookmarks.save("somebody", HERE)
    bookmarks.close()
    assert "1 bookmarks are lost" in caplog.text


def test_an_endless_outage_takes_no_endless_memory(store: MemoryBookmarks, caplog: pytest.LogCaptureFixture) -> None:
    bookmarks = never_tried_again(Unreachable(store))
    for n in range(outage.MAX_UNSAVED + 10):
        bookmarks.save(str(n), HERE)
    with pytest.raises(BookmarksError):
        bookmarks.load("0")
    assert bookmarks.load("10") == HERE
    assert caplog.text.count("the oldest are lost") == 1


def test_a_store_that_is_not_used_any_more_lets_its_thread_go(store: MemoryBookmarks) -> None:
    before = set(threading.enumerate())
    bookmarks = BoundedBookmarks(lambda: store)
    bookmarks.save("somebody", HERE)
    (thread,) = set(threading.enumerate()) - before
    gone = weakref.ref(bookmarks)
    del bookmarks
    gc.collect()
    assert gone() is None
    thread.join(A_BUSY_MACHINE_S)
    assert not thread.is_alive()

"""Bookmarks that keep nobody waiting keep the promises, and lose nothing while their store is away."""

import gc
import logging
import sqlite3
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from skill.app import LOCK_TIMEOUT_S
from skill.playback.bookmarks import outage
from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError, ListenerState
from skill.playback.bookmarks.bounded import BoundedBookmarks
from skill.playback.bookmarks.changes import forget_before
from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.request_scope import REQUEST_TIMEOUT_S, limit_request_time
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
from tests.skill.browser.browsers import until
from tests.skill.playback.bookmarks.stores import SECRET, FailingLate, Faulty, Full, Hanging, Odd, Slow, Unreachable

FORGET = forget_before(HERE.at_ms)
LATER = replace(HERE, at_ms=2_000, offset_ms=5)

A_BUSY_MACHINE_S = 30
"""More than a store that answers may ever take here."""


class TestBoundedSqliteBookmarks(BookmarksContract):
    @pytest.fixture
    def bookmarks(self, tmp_path: Path) -> Iterator[Bookmarks]:
        path = tmp_path / "a new folder" / "bookmarks.sqlite"
        bounded = BoundedBookmarks(
            lambda: SqliteBookmarks(path, secret=SECRET, lock_timeout_s=5), timeout_s=A_BUSY_MACHINE_S
        )
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
    return BoundedBookmarks(lambda: faulty, timeout_s=patience_s, retry_s=retry_s, end_timeout_s=0)


def never_tried_again(faulty: Faulty) -> BoundedBookmarks:
    return behind(faulty, retry_s=3_600)


@pytest.mark.parametrize("fault", [Hanging, Unreachable, Odd])
def test_what_cannot_be_saved_is_found_here_and_is_written_when_the_store_is_back(
    store: MemoryBookmarks, fault: type[Faulty]
) -> None:
    faulty = fault(store)
    bookmarks = behind(faulty)
    assert stop(bookmarks, HERE)
    assert stop(bookmarks, LATER)
    assert not stop(bookmarks, HERE)
    assert find(bookmarks) == LATER
    assert find(store) is None
    faulty.mend()
    until(lambda: find(store) == LATER)
    until(lambda: is_back(bookmarks))
    assert find(bookmarks, "somebody else") is None


def is_back(bookmarks: BoundedBookmarks) -> bool:
    try:
        find(bookmarks, "a third one")
    except BookmarksError:
        return False
    return True


@pytest.mark.parametrize("fault", [Hanging, Unreachable, Odd])
def test_where_somebody_stopped_is_unknown_and_not_nowhere(store: MemoryBookmarks, fault: type[Faulty]) -> None:
    stop(store, HERE)
    bookmarks = never_tried_again(fault(store))
    for _ in range(3):
        with pytest.raises(BookmarksError):
            find(bookmarks)


def test_what_comes_late_never_overwrites_what_is_kept_by_then(store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    bookmarks = behind(faulty)
    stop(bookmarks, HERE)
    stop(store, LATER)
    faulty.mend()
    until(lambda: is_back(bookmarks) and find(bookmarks) == LATER)


def test_who_is_forgotten_meanwhile_is_forgotten_when_the_store_is_back(store: MemoryBookmarks) -> None:
    stop(store, HERE)
    stop(store, HERE, listener="somebody else")
    faulty = Unreachable(store)
    bookmarks = behind(faulty)
    bookmarks.save("somebody", FORGET)
    bookmarks.save("somebody else", FORGET)
    stop(bookmarks, LATER, listener="somebody else")
    assert find(bookmarks) is None
    faulty.mend()
    until(lambda: find(store) is None and find(store, "somebody else") == LATER)


def test_a_change_that_fails_late_does_not_overtake_a_newer_one(store: MemoryBookmarks) -> None:
    late = FailingLate(store)
    bookmarks = behind(late)
    like(bookmarks, IN_RECALL)
    like(bookmarks, IN_RECALL, is_liked=False)
    late.mend()
    until(lambda: store.load("somebody", KITCHEN).is_known and is_back(bookmarks))
    assert store.load("somebody", KITCHEN).favourites == frozenset()


def test_a_full_store_is_still_read(store: MemoryBookmarks) -> None:
    stop(store, HERE)
    bookmarks = never_tried_again(Full(store))
    stop(bookmarks, LATER, listener="somebody else")
    assert find(bookmarks) == HERE
    assert find(bookmarks, "nobody") is None


def test_a_store_that_is_away_is_not_asked_again_for_every_listener(store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    bookmarks = never_tried_again(faulty)
    for n in range(50):
        stop(bookmarks, HERE, listener=str(n))
        assert find(bookmarks, str(n)) == HERE
    assert faulty.n_asked == 2  # one save and one load


def test_a_slow_store_has_one_moment_for_all_that_a_request_asks(store: MemoryBookmarks) -> None:
    faulty = Slow(store)
    bookmarks = never_tried_again(faulty)
    with limit_request_time(0.15):
        for n in range(20):
            stop(bookmarks, HERE, listener=str(n))
    assert faulty.n_asked <= 2


def test_a_request_reads_what_is_kept_once(store: MemoryBookmarks) -> None:
    bookmarks = BoundedBookmarks(lambda: store, timeout_s=A_BUSY_MACHINE_S)
    with limit_request_time(A_BUSY_MACHINE_S):
        assert find(bookmarks) is None
        stop(store, HERE)
        assert find(bookmarks) is None
    with limit_request_time(A_BUSY_MACHINE_S):
        assert find(bookmarks) == HERE


def test_a_request_sees_what_it_saved_and_writes_it_once_at_its_end(store: MemoryBookmarks) -> None:
    faulty = Faulty(store)
    bookmarks = BoundedBookmarks(lambda: faulty, timeout_s=A_BUSY_MACHINE_S)
    with limit_request_time(A_BUSY_MACHINE_S):
        assert find(bookmarks) is None
        assert stop(bookmarks, HERE)
        assert stop(bookmarks, LATER)
        assert not stop(bookmarks, HERE)
        like(bookmarks, IN_RECALL)
        assert find(bookmarks) == LATER
        assert bookmarks.load("somebody", BEDROOM).elsewhere == (LATER,)
        assert find(store) is None
    assert find(store) == LATER
    assert store.load("somebody", KITCHEN).favourites == {"guided-recall"}
    assert faulty.n_asked == 3  # one load for each device, and one save


def test_a_request_that_fails_has_saved_what_it_saved_before(store: MemoryBookmarks) -> None:
    bookmarks = BoundedBookmarks(lambda: store, timeout_s=A_BUSY_MACHINE_S)

    def fail() -> None:
        with limit_request_time(A_BUSY_MACHINE_S):
            stop(bookmarks, HERE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert find(store) == HERE


def test_a_store_that_stays_slow_is_written_in_the_background_and_stays_out(
    store: MemoryBookmarks, caplog: pytest.LogCaptureFixture
) -> None:
    bookmarks = behind(Slow(store))
    with caplog.at_level(logging.INFO):
        with limit_request_time(0.1):
            stop(bookmarks, HERE)
        until(lambda: find(store) == HERE)
    assert not is_back(bookmarks)
    assert caplog.text.count("cannot be reached") == 1
    assert "reached again" not in caplog.text


def test_many_at_once_wait_for_a_hung_store_no_longer_than_one_and_leave_no_thread(store: MemoryBookmarks) -> None:
    hanging = Hanging(store)
    bookmarks = never_tried_again(hanging)
    n_threads = threading.active_count()
    crowd = [threading.Thread(target=stop, args=(bookmarks, HERE), kwargs={"listener": str(n)}) for n in range(100)]
    for each in crowd:
        each.start()
    for each in crowd:
        each.join(A_BUSY_MACHINE_S)
    assert threading.active_count() <= n_threads
    assert find(bookmarks, "99") == HERE
    hanging.mend()


def test_the_log_tells_of_an_outage_once_and_of_its_end(
    store: MemoryBookmarks, caplog: pytest.LogCaptureFixture
) -> None:
    faulty = Unreachable(store)
    with caplog.at_level(logging.INFO):
        bookmarks = behind(faulty)
        for n in range(20):
            stop(bookmarks, HERE, listener=f"amzn1.ask.account.{n}")
        faulty.mend()
        until(lambda: is_back(bookmarks))
        until(lambda: len(caplog.records) > 1)
    assert [each.levelname for each in caplog.records] == ["WARNING", "INFO"]
    assert "the network is down" in caplog.text
    assert "amzn1" not in caplog.text


# --- a file that is busy for a moment -----------------------------------------------------------------------------


@contextmanager
def busy(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process is writing the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def open_worker(path: Path) -> BoundedBookmarks:
    """The bookmarks of a worker, as it is served."""
    return BoundedBookmarks(lambda: SqliteBookmarks(path, secret=SECRET, lock_timeout_s=LOCK_TIMEOUT_S))


def test_what_one_worker_could_not_write_for_a_moment_the_other_finds_soon(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    one, other = open_worker(path), open_worker(path)
    with busy(path):
        assert stop(one, HERE)
    until(lambda: find(other) == HERE, within_s=2)
    one.close()
    other.close()


def test_what_waits_to_be_written_is_written_when_the_worker_stops(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    one, other = open_worker(path), open_worker(path)
    with busy(path) as lock:
        stop(one, HERE)
        end = threading.Thread(target=one.close)
        end.start()
        time.sleep(0.5)
        lock.execute("ROLLBACK")
        end.join(A_BUSY_MACHINE_S)
    assert find(other) == HERE
    other.close()


def test_many_that_wait_for_one_lock_do_not_wait_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    worker = open_worker(path)
    with busy(path):
        crowd = [threading.Thread(target=stop, args=(worker, HERE), kwargs={"listener": str(n)}) for n in range(8)]
        for each in crowd:
            each.start()
        for each in crowd:
            each.join(A_BUSY_MACHINE_S)
        # The file can be read meanwhile.
        assert worker.load("somebody else", KITCHEN) == ListenerState()
    until(lambda: all(find(worker, str(n)) == HERE for n in range(8)))
    worker.close()


def test_a_report_waits_until_the_store_has_it(store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    bookmarks = behind(faulty)
    threading.Timer(0.3, faulty.mend).start()
    with limit_request_time(A_BUSY_MACHINE_S, patience_s=A_BUSY_MACHINE_S):
        stop(bookmarks, HERE)
    assert find(store) == HERE


def test_a_report_does_not_wait_for_a_store_that_is_away_for_long(store: MemoryBookmarks) -> None:
    bookmarks = never_tried_again(Unreachable(store))
    for n in range(20):
        began_s = time.monotonic()
        with limit_request_time(A_BUSY_MACHINE_S, patience_s=0.5):
            stop(bookmarks, HERE, listener=str(n))
        waited_s = time.monotonic() - began_s
        assert (waited_s > 0.4) == (n == 0)
    bookmarks.close()


def test_reports_that_wait_leave_threads_for_listeners(store: MemoryBookmarks) -> None:
    faulty = Unreachable(store)
    bookmarks, n_over = behind(faulty), threading.Semaphore(0)

    def report(listener: str) -> None:
        with limit_request_time(A_BUSY_MACHINE_S, patience_s=A_BUSY_MACHINE_S):
            stop(bookmarks, HERE, listener=listener)
        n_over.release()

    crowd = [threading.Thread(target=report, args=(str(n),)) for n in range(outage.MAX_WAITING + 3)]
    for each in crowd:
        each.start()
    for _ in range(3):
        assert n_over.acquire(timeout=A_BUSY_MACHINE_S / 3)
    assert not n_over.acquire(timeout=0.2)
    faulty.mend()
    for each in crowd:
        each.join(A_BUSY_MACHINE_S)
    assert find(store, "0") == HERE


def test_what_is_never_saved_is_told_at_the_end(store: MemoryBookmarks, caplog: pytest.LogCaptureFixture) -> None:
    bookmarks = never_tried_again(Unreachable(store))
    stop(bookmarks, HERE)
    bookmarks.close()
    assert "changes of 1 listeners are lost" in caplog.text


def test_an_endless_outage_takes_no_endless_memory(store: MemoryBookmarks, caplog: pytest.LogCaptureFixture) -> None:
    bookmarks = never_tried_again(Unreachable(store))
    for n in range(outage.MAX_UNSAVED + 10):
        stop(bookmarks, HERE, listener=str(n))
    with pytest.raises(BookmarksError):
        find(bookmarks, "0")
    assert find(bookmarks, "10") == HERE
    assert caplog.text.count("the oldest are lost") == 1


def test_a_store_that_is_not_used_any_more_lets_its_thread_go(store: MemoryBookmarks) -> None:
    before = set(threading.enumerate())
    bookmarks = BoundedBookmarks(lambda: store)
    stop(bookmarks, HERE)
    (thread,) = set(threading.enumerate()) - before
    gone = weakref.ref(bookmarks)
    del bookmarks
    gc.collect()
    assert gone() is None
    thread.join(A_BUSY_MACHINE_S)
    assert not thread.is_alive()


# --- what is known in part ----------------------------------------------------------------------------------------


def test_what_is_known_in_part_says_so(store: MemoryBookmarks) -> None:
    stop(store, HEART, device=BEDROOM)
    bookmarks = never_tried_again(Unreachable(store))
    stop(bookmarks, HERE)
    here, there = bookmarks.load("somebody", KITCHEN), bookmarks.load("somebody", BEDROOM)
    assert (here.bookmark, here.is_whole) == (HERE, False)
    assert (there.bookmark, there.elsewhere, there.is_whole) == (None, (HERE,), False)


def test_what_a_full_store_does_not_take_is_seen_over_what_it_has(store: MemoryBookmarks) -> None:
    stop(store, HEART, device=BEDROOM)
    bookmarks = never_tried_again(Full(store))
    like(bookmarks, IN_RECALL)
    stop(bookmarks, HERE)
    state = bookmarks.load("somebody", KITCHEN)
    assert (state.bookmark, state.elsewhere, state.is_whole) == (HERE, (HEART,), True)
    assert state.favourites == {"guided-recall"}
    assert state.places.keys() == {"guided-recall", "hand-on-heart"}


def test_of_who_is_forgotten_meanwhile_nothing_is_unknown(store: MemoryBookmarks) -> None:
    stop(store, HEART)
    bookmarks = never_tried_again(Unreachable(store))
    bookmarks.save("somebody", FORGET)
    assert bookmarks.load("somebody", KITCHEN) == ListenerState(forgotten_at_ms=HERE.at_ms)


def test_favourites_and_places_meanwhile_are_written_when_the_store_is_back(store: MemoryBookmarks) -> None:
    like(store, IN_RECALL)
    faulty = Unreachable(store)
    bookmarks = behind(faulty)
    stop(bookmarks, HEART)
    like(bookmarks, replace(IN_RECALL, at_ms=9_000), is_liked=False)
    faulty.mend()
    until(lambda: store.load("somebody", KITCHEN).favourites == frozenset() and find(store) == HEART)
    assert store.load("somebody", KITCHEN).places["guided-recall"].at_ms == 9_000


def test_nobody_waits_until_what_is_unused_is_deleted(store: MemoryBookmarks) -> None:
    stop(store, HERE)
    hanging = Hanging(store)
    hanging.mend()
    bookmarks = behind(hanging)
    bookmarks.delete_unused(HERE.at_ms + 1, 0)
    until(lambda: not store.load("somebody", KITCHEN).is_known)

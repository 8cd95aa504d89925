"""A thread that waits is woken by another, however late or often that comes."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from skill.playback.bookmarks.memory import MemoryBookmarks
from skill.playback.bookmarks.outage import Outage
from skill.playback.bookmarks.store_thread import StoreThread
from skill.playback.bookmarks.wakeup import Wakeup

A_BUSY_MACHINE_S = 30

OPEN_FILES = Path("/proc/self/fd")


@pytest.mark.parametrize("timeout_s", [None, A_BUSY_MACHINE_S])
def test_who_waits_is_woken(timeout_s: float | None) -> None:
    wakeup = Wakeup()
    threading.Timer(0.05, wakeup.wake).start()
    assert wakeup.wait(timeout_s)


def test_who_is_woken_before_waiting_does_not_wait() -> None:
    wakeup = Wakeup()
    wakeup.wake()
    assert wakeup.wait(0)
    assert not wakeup.wait(0)


def test_who_is_not_woken_waits_no_longer_than_was_said() -> None:
    began_s = time.monotonic()
    assert not Wakeup().wait(0.05)
    assert 0.05 <= time.monotonic() - began_s < A_BUSY_MACHINE_S


def test_to_wake_somebody_who_never_wakes_up_holds_nobody_up() -> None:
    wakeup = Wakeup()

    def wake_often() -> None:
        for _ in range(100_000):
            wakeup.wake()

    crowd = threading.Thread(target=wake_often, daemon=True)
    crowd.start()
    crowd.join(A_BUSY_MACHINE_S)
    assert not crowd.is_alive()
    assert wakeup.wait(0)


def count_open_files() -> int:
    return len(list(OPEN_FILES.iterdir()))


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="only Linux lists the open files of a process there")
def test_what_nobody_waits_with_any_more_leaves_no_file_open() -> None:
    n_before = count_open_files()
    wakeups = [Wakeup() for _ in range(10)]
    assert count_open_files() > n_before
    wakeups.clear()
    assert count_open_files() == n_before


def test_what_a_store_does_too_late_wakes_nobody_who_waits_for_something_else() -> None:
    thread = StoreThread(MemoryBookmarks, Outage(), retry_s=1, max_load_s=1)
    may_go_on = threading.Event()
    with pytest.raises(TimeoutError):
        thread.ask(lambda _: may_go_on.wait(), 0.05)
    may_go_on.set()

    def answer_slowly(_: object) -> str:
        time.sleep(0.1)
        return "mine"

    assert thread.ask(answer_slowly, A_BUSY_MACHINE_S) == "mine"
    thread.end(A_BUSY_MACHINE_S, 0)


def test_who_asks_gets_their_own_result_whether_it_is_there_before_they_wait_or_after() -> None:
    thread = StoreThread(MemoryBookmarks, Outage(), retry_s=1, max_load_s=1)

    def ask(number: int) -> int:
        return thread.ask(lambda _: number, A_BUSY_MACHINE_S)

    numbers = range(4_000)
    with ThreadPoolExecutor(8) as crowd:
        assert [*crowd.map(ask, numbers)] == [*numbers]
    thread.end(A_BUSY_MACHINE_S, 0)

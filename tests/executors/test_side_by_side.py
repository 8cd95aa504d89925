"""Work side by side: its results, its first failure, and nobody who has to wait for it."""

import signal
import subprocess
import sys
import threading
import time

import pytest

from audio_pipeline.executors.side_by_side import run_in_lanes, run_side_by_side

WAITING = """
import time
from audio_pipeline.executors.side_by_side import run_side_by_side
print("ready", flush=True)
list(run_side_by_side(lambda _: time.sleep(60), range(8), 4))
"""


def test_every_result_comes() -> None:
    assert sorted(run_side_by_side(lambda number: number * number, range(9), 4)) == [n * n for n in range(9)]
    assert list(run_side_by_side(str, (), 4)) == []


def test_no_more_work_is_under_way_than_there_are_jobs() -> None:
    lock, under_way, most = threading.Lock(), 0, 0

    def work(_: int) -> None:
        nonlocal under_way, most
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.01)
        with lock:
            under_way -= 1

    list(run_side_by_side(work, range(12), 3))
    assert most == 3


def test_the_items_of_two_lanes_are_under_way_at_the_same_time() -> None:
    together = threading.Barrier(3, timeout=10)

    def meet(item: str) -> str:
        together.wait()
        return item

    assert sorted(run_in_lanes(meet, [(["a"], 1), (["b", "c"], 2)])) == ["a", "b", "c"]


def test_a_lane_has_no_more_under_way_than_it_may() -> None:
    lock, under_way, most = threading.Lock(), 0, 0

    def work(item: int) -> None:
        nonlocal under_way, most
        if item < 0:
            return
        with lock:
            under_way += 1
            most = max(most, under_way)
        time.sleep(0.01)
        with lock:
            under_way -= 1

    list(run_in_lanes(work, [(range(8), 2), ([-1] * 8, 6)]))
    assert most == 2


def test_after_a_failure_nothing_else_is_begun() -> None:
    begun: list[int] = []

    def work(number: int) -> None:
        begun.append(number)
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - it has no words
        list(run_side_by_side(work, range(100), 1))
    assert begun == [0]


def test_ctrl_c_does_not_wait_for_what_is_under_way() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as command:
        assert command.stdout
        assert command.stdout.readline() == b"ready\n"
        time.sleep(0.3)
        command.send_signal(signal.SIGINT)
        assert command.wait(timeout=20) == -signal.SIGINT

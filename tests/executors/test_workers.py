"""Workers: where work is done, and how it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager

import pytest

from audio_pipeline.errors import PipelineError
from audio_pipeline.executors.workers import (
    MIN_TASKS_FOR_PROCESSES,
    DeduplicatingExecutor,
    open_serial_queue,
    open_thread_pool,
    open_worker_pool,
)


def pids(pool: Executor, tasks: int) -> set[int]:
    return set(pool.map(pid, range(tasks)))


def pid(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def test_little_work_is_done_here() -> None:
    with open_worker_pool(2, MIN_TASKS_FOR_PROCESSES - 1) as pool:
        assert pids(pool, MIN_TASKS_FOR_PROCESSES - 1) == {os.getpid()}


def test_little_work_is_done_by_as_many_hands_as_there_are_jobs() -> None:
    met = threading.Barrier(2, timeout=10)
    with open_worker_pool(2, 2) as pool:
        assert sorted(pool.map(lambda _: met.wait(), range(2))) == [0, 1]


def test_one_job_is_done_here_however_much_it_is() -> None:
    with open_worker_pool(1, 1_000) as pool:
        assert pids(pool, 10) == {os.getpid()}


def dying(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_a_worker_that_is_killed_is_told_in_one_line() -> None:
    def build() -> None:
        with open_worker_pool(2, 1_000) as pool:
            for job in as_completed([pool.submit(dying, number) for number in range(1_000)]):
                job.result()

    with pytest.raises(PipelineError, match=r"^--jobs 2: a worker process was killed\. Run it again"):
        build()


# --- what several ask for -------------------------------------------------------------------------------------


class Asked:
    """Work that cannot end before it is let."""

    def __init__(self) -> None:
        self.times = 0
        self.let = threading.Event()

    def work(self, thing: str) -> str:
        self.times += 1
        assert self.let.wait(10)
        return thing.upper()


def test_what_is_asked_for_again_while_it_is_under_way_is_done_once() -> None:
    asked = Asked()
    with ThreadPoolExecutor(4) as pool:
        shared = DeduplicatingExecutor(pool)
        answers = [shared.submit(asked.work, "a") for _ in range(5)]
        asked.let.set()
        assert [each.result() for each in answers] == ["A"] * 5
    assert asked.times == 1


def test_other_work_is_other_work_and_what_is_done_can_be_done_again() -> None:
    asked = Asked()
    asked.let.set()
    with ThreadPoolExecutor(1) as pool:
        shared = DeduplicatingExecutor(pool)
        assert [shared.submit(asked.work, thing).result() for thing in ("a", "b", "a")] == ["A", "B", "A"]
    assert asked.times == 3


def test_what_fails_fails_for_all_who_asked_and_may_be_asked_for_again() -> None:
    with ThreadPoolExecutor(1) as pool:
        shared = DeduplicatingExecutor(pool)
        for _ in range(2):
            with pytest.raises(ValueError, match="3"):
                shared.submit(failing, 3).result()


def test_side_by_side_work_comes_back_in_order_and_what_fails_ends_the_rest() -> None:
    begun: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        return failing(number)

    with open_thread_pool(2) as many:
        assert list(many.map(failing, range(3))) == [0, 1, 2]
    with pytest.raises(ValueError, match="3"), open_thread_pool(2) as many:
        list(many.map(work, range(1_000)))
    assert len(begun) < 200


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_work_needs_no_worker(jobs: int) -> None:
    before = threading.active_count()
    with open_worker_pool(jobs, 0):
        assert threading.active_count() == before


def test_much_work_is_done_by_others() -> None:
    with open_worker_pool(2, MIN_TASKS_FOR_PROCESSES) as pool:
        found = pids(pool, 40)
    assert os.getpid() not in found
    assert 1 <= len(found) <= 2


def test_after_the_work_no_worker_is_left() -> None:
    with open_worker_pool(2, 100) as pool:
        found = pids(pool, 20)
    assert not any(lives(each) for each in found)


def failing(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    time.sleep(0.05)
    return number


def test_what_fails_in_a_worker_fails_here_and_the_rest_is_dropped() -> None:
    begun = time.monotonic()
    with pytest.raises(ValueError, match="3"), open_worker_pool(2, 1_000) as pool:
        list(pool.map(failing, range(1_000)))
    assert time.monotonic() - begun < 10


# --- one by one -----------------------------------------------------------------------------------------------


def test_what_is_given_one_by_one_is_done_beside_us_and_never_two_at_a_time() -> None:
    began: list[str] = []
    gate = threading.Event()

    def first() -> int:
        assert gate.wait(5)
        began.append("first")
        return 1

    def second() -> int:
        began.append("second")
        return 2

    with open_serial_queue() as begin:
        one = begin(first)
        assert not one.done()
        threading.Timer(0.05, gate.set).start()
        two = begin(second)
        assert began[0] == "first"
    assert (one.result(), two.result(), began) == (1, 2, ["first", "second"])


@pytest.mark.parametrize("more", [0, 1])
def test_what_fails_beside_us_fails_here(more: int) -> None:
    def given() -> None:
        with open_serial_queue() as begin:
            begin(lambda: failing(3))
            for _ in range(more):
                begin(lambda: failing(1))

    with pytest.raises(ValueError, match="3"):
        given()


# --- how it ends ----------------------------------------------------------------------------------------------

ENOUGH_S = 1 + 1
"""A second, and one for a machine that has other things to do."""

CHIEF = """
import os, sys, time
from audio_pipeline.executors.ctrl_c import install_interrupt_hook
from audio_pipeline.executors.workers import open_worker_pool
from tests.executors.test_workers import at_work

install_interrupt_hook()
try:
    with open_worker_pool(int(sys.argv[1]), 200) as pool:
        lines = [pool.submit(at_work, seconds) for seconds in [0.3] * 6 + [float(sys.argv[2])] * 200]
        for line in lines[:6]:
            print(line.result(), flush=True)
        lines[6].result()
        time.sleep(60)
except KeyboardInterrupt:
    sys.exit(130)
"""


def at_work(seconds: float) -> str:
    """A sentence spoken, or a chunk encoded; gives the worker and who started it."""
    time.sleep(seconds)
    return f"{os.getpid()} {os.getppid()}"


@contextmanager
def chief(jobs: int, task_s: float) -> Iterator[tuple[subprocess.Popen[str], set[int]]]:
    """A build in the middle of its work, and its workers; it is no child of theirs, and has its own terminal group."""
    command = [sys.executable, "-c", CHIEF, str(jobs), str(task_s)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as build:
        try:
            assert build.stdout is not None
            lines = [build.stdout.readline() for _ in range(6)]
            yield build, {int(number) for line in lines for number in line.split()} - {os.getpid()}
        finally:
            build.kill()


def lives(number: int) -> bool:
    """Whether a process runs; one that is dead and not yet buried does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


def left(numbers: set[int], *, within_s: float) -> set[int]:
    """Which of these still live after so long."""
    until = time.monotonic() + within_s
    while (living := {number for number in numbers if lives(number)}) and time.monotonic() < until:
        time.sleep(0.1)
    return living


def test_a_killed_build_leaves_no_worker_behind() -> None:
    with chief(2, 60) as (build, family):
        others = family - {build.pid}
        assert len(others) >= 2
        assert left(others, within_s=0) == others
        build.send_signal(signal.SIGKILL)
        # Nobody has asked yet how it ended, as under a shell that does not wait: it is gone all the same.
        assert left(others, within_s=4) == set()


@pytest.mark.parametrize(("jobs", "task_s"), [(1, 0.3), (2, 60), (2, 0)])
def test_ctrl_c_ends_a_build_within_a_second(jobs: int, task_s: float) -> None:
    # This process ends what it has begun; others are not waited for, and say nothing even where they are idle.
    with chief(jobs, task_s) as (build, family):
        begun = time.monotonic()
        os.killpg(build.pid, signal.SIGINT)
        assert build.wait(timeout=10) == 130
        assert time.monotonic() - begun < ENOUGH_S
        assert left(family, within_s=2) == set()
        assert build.stderr is not None
        assert build.stderr.read() == ""

"""Workers: where work is done, and how it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

import pytest

from audio_pipeline.workers import WORTH_A_PROCESS, workers


def pids(pool: Executor, tasks: int) -> set[int]:
    return set(pool.map(pid, range(tasks)))


def pid(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def test_little_work_is_done_here() -> None:
    with workers(2, WORTH_A_PROCESS - 1) as pool:
        assert pids(pool, WORTH_A_PROCESS - 1) == {os.getpid()}


def test_one_job_is_done_here_however_much_it_is() -> None:
    with workers(1, 1_000) as pool:
        assert pids(pool, 10) == {os.getpid()}


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_work_needs_no_worker(jobs: int) -> None:
    before = threading.active_count()
    with workers(jobs, 0):
        assert threading.active_count() == before


def test_much_work_is_done_by_others() -> None:
    with workers(2, WORTH_A_PROCESS) as pool:
        found = pids(pool, 40)
    assert os.getpid() not in found
    assert 1 <= len(found) <= 2


def test_after_the_work_no_worker_is_left() -> None:
    with workers(2, 100) as pool:
        found = pids(pool, 20)
    assert not any(lives(each) for each in found)


def failing(number: int) -> int:
    if number == 3:
        raise ValueError(number)
    time.sleep(0.05)
    return number


def test_what_fails_in_a_worker_fails_here_and_the_rest_is_dropped() -> None:
    begun = time.monotonic()
    with pytest.raises(ValueError, match="3"), workers(2, 1_000) as pool:
        list(pool.map(failing, range(1_000)))
    assert time.monotonic() - begun < 10


# --- how it ends ----------------------------------------------------------------------------------------------

CHIEF = """
import os, sys, time
from audio_pipeline.workers import workers
from tests.test_workers import at_work

try:
    with workers(int(sys.argv[1]), 200) as pool:
        lines = pool.map(at_work, [0.3] * 6 + [float(sys.argv[2])] * 200)
        for _ in range(6):
            print(next(lines), flush=True)
        next(lines)
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


@pytest.mark.parametrize(("jobs", "task_s"), [(1, 0.6), (2, 60), (2, 0)])
def test_ctrl_c_ends_a_build_within_two_seconds(jobs: int, task_s: float) -> None:
    # This process ends what it has begun; others are not waited for, and say nothing even where they are idle.
    with chief(jobs, task_s) as (build, family):
        begun = time.monotonic()
        os.killpg(build.pid, signal.SIGINT)
        assert build.wait(timeout=10) == 130
        assert time.monotonic() - begun < 2
        assert left(family, within_s=2) == set()
        assert build.stderr is not None
        assert build.stderr.read() == ""

"""Workers: where speaking and encoding happen. Processes for much work, threads for little, a cluster on demand."""

import os
import signal
import threading
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import Any, ParamSpec, TypeVar

from audio_pipeline.errors import PipelineError
from audio_pipeline.executors.cluster import on_cluster

WORTH_A_PROCESS = 24
"""Fewer sentences than this are spoken here before a new process would have loaded its libraries."""

_SIDE_BY_SIDE = 32

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def workers(jobs: int, tasks: int, cluster: str = "", worth_a_process: int = WORTH_A_PROCESS) -> Iterator[Executor]:
    """An executor for so many tasks on so many cores, or on a cluster; on Ctrl-C what has not begun is dropped."""
    if cluster and tasks:
        with on_cluster(cluster) as pool:
            yield pool
        return
    jobs = min(jobs, tasks)
    pool = _processes(jobs) if jobs > 1 and tasks >= worth_a_process else ThreadPoolExecutor(max(1, jobs))
    try:
        yield pool
    except KeyboardInterrupt:
        # A worker may be in the middle of a long sentence: nobody waits for it.
        for worker in active_children():
            worker.terminate()
        raise
    except BrokenExecutor as broken:
        mend = "Run it again: what is done is kept. If it had no memory left, fewer --jobs need less"
        raise PipelineError("a worker process was killed", where=f"--jobs {jobs}", mend=mend) from broken
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def side_by_side() -> Iterator[Executor]:
    """Hands for what waits for workers more than it works: so many at once, and only so many."""
    hands = ThreadPoolExecutor(_SIDE_BY_SIDE)
    try:
        yield hands
    finally:
        hands.shutdown(cancel_futures=True)


@contextmanager
def one_by_one() -> Iterator[Callable[[Callable[[], T]], Future[T]]]:
    """Gives what to call with work to be done beside ours: it begins when what was given before is done.

    What is being done is ended first, on Ctrl-C too: let each be short.
    """
    hand = ThreadPoolExecutor(1)
    before: Future[Any] | None = None

    def begin(work: Callable[[], T]) -> Future[T]:
        nonlocal before
        if before:
            before.result()
        before = found = hand.submit(work)
        return found

    try:
        yield begin
        if before:
            before.result()
    finally:
        hand.shutdown(cancel_futures=True)


class Shared(Executor):
    """Workers that several ask for the same: it is done once, and whoever asks meanwhile gets the same answer."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._under_way: dict[Hashable, Future[Any]] = {}
        self._one_at_a_time = threading.Lock()

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin it, unless it is under way: the same work on equal arguments."""
        task = (work, args, tuple(kwargs.items()))
        with self._one_at_a_time:
            if task in self._under_way:
                return self._under_way[task]
            answer = self._under_way[task] = self._pool.submit(work, *args, **kwargs)
        answer.add_done_callback(lambda _: self._under_way.pop(task, None))
        return answer


def _processes(number: int) -> Executor:
    return ProcessPoolExecutor(number, mp_context=get_context("forkserver"), initializer=_begin)


def _begin() -> None:
    """What a worker does first: leave Ctrl-C to the chief, and watch that it lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_chief, daemon=True).start()


def _leave_with_the_chief() -> None:
    """End when the chief is gone: a killed build leaves nobody behind."""
    if chief := parent_process():
        chief.join()
    os._exit(1)

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
from audio_pipeline.executors.cluster import connect_cluster

MIN_TASKS_FOR_PROCESSES = 24
"""Fewer sentences than this are spoken here before a new process would have loaded its libraries."""

_WAITING_THREADS = 32

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def open_worker_pool(
    jobs: int, tasks: int, cluster: str = "", min_tasks_for_processes: int = MIN_TASKS_FOR_PROCESSES
) -> Iterator[Executor]:
    """An executor for so many tasks on so many cores, or on a cluster; on Ctrl-C what has not begun is dropped."""
    if cluster and tasks:
        with connect_cluster(cluster) as pool:
            yield pool
        return
    jobs = min(jobs, tasks)
    pool = (
        _create_process_pool(jobs)
        if jobs > 1 and tasks >= min_tasks_for_processes
        else ThreadPoolExecutor(max(1, jobs))
    )
    try:
        yield pool
    except KeyboardInterrupt:
        # A worker may be in the middle of a long sentence: nobody waits for it.
        for worker in active_children():
            worker.terminate()
        raise
    except BrokenExecutor as broken:
        mend = "Run it again: what is done is kept. If it had no memory left, fewer --jobs need less"
        raise PipelineError("a worker process was killed", where=f"--jobs {jobs}", hint=mend) from broken
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def open_thread_pool() -> Iterator[Executor]:
    """Hands for what waits for workers more than it works: so many at once, and only so many."""
    hands = ThreadPoolExecutor(_WAITING_THREADS)
    try:
        yield hands
    finally:
        hands.shutdown(cancel_futures=True)


@contextmanager
def open_serial_queue() -> Iterator[Callable[[Callable[[], T]], Future[T]]]:
    """Gives what to call with work to be done beside ours: it begins when what was given before is done.

    What is being done is ended first, on Ctrl-C too: let each be short.
    """
    hand = ThreadPoolExecutor(1)
    before: Future[Any] | None = None

    def submit_next(work: Callable[[], T]) -> Future[T]:
        nonlocal before
        if before:
            before.result()
        before = found = hand.submit(work)
        return found

    try:
        yield submit_next
        if before:
            before.result()
    finally:
        hand.shutdown(cancel_futures=True)


class DeduplicatingExecutor(Executor):
    """Workers that several ask for the same: it is done once, and whoever asks meanwhile gets the same answer."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._under_way: dict[Hashable, Future[Any]] = {}
        self._lock = threading.Lock()

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin it, unless it is under way: the same work on equal arguments."""
        task = (work, args, tuple(kwargs.items()))
        with self._lock:
            if task in self._under_way:
                return self._under_way[task]
            answer = self._under_way[task] = self._pool.submit(work, *args, **kwargs)
        answer.add_done_callback(lambda _: self._under_way.pop(task, None))
        return answer


def _create_process_pool(number: int) -> Executor:
    return ProcessPoolExecutor(number, mp_context=get_context("forkserver"), initializer=_initialise_worker)


def _initialise_worker() -> None:
    """What a worker does first: leave Ctrl-C to the chief, and watch that it lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    """End when the chief is gone: a killed build leaves nobody behind."""
    if chief := parent_process():
        chief.join()
    os._exit(1)

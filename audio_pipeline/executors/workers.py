"""Worker pools for speaking and encoding: processes for much work, threads for little, a cluster on demand."""

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
"""With fewer sentences, this process is done before a new one would have loaded its libraries."""

P = ParamSpec("P")
T = TypeVar("T")


@contextmanager
def open_worker_pool(
    jobs: int, tasks: int, cluster: str = "", min_tasks_for_processes: int = MIN_TASKS_FOR_PROCESSES
) -> Iterator[Executor]:
    """Give an executor for these tasks on these cores, or on a cluster; Ctrl-C drops tasks that have not begun."""
    if cluster and tasks:
        with connect_cluster(cluster) as pool:
            yield pool
        return
    jobs = min(jobs, tasks)
    pool = (
        ProcessPoolExecutor(jobs, mp_context=get_context("forkserver"), initializer=_initialise_worker)
        if jobs > 1 and tasks >= min_tasks_for_processes
        else ThreadPoolExecutor(max(1, jobs))
    )
    try:
        yield pool
    except KeyboardInterrupt:
        # A worker may be in the middle of a long sentence: do not wait for it.
        for worker in active_children():
            worker.terminate()
        raise
    except BrokenExecutor as broken:
        hint = "Run it again: what is finished is kept. If memory ran out, fewer --jobs need less"
        raise PipelineError("a worker process was killed", where=f"--jobs {jobs}", hint=hint) from broken
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def open_thread_pool(n_threads: int) -> Iterator[Executor]:
    """Give this number of threads; at the end, tasks that have not begun are dropped."""
    pool = ThreadPoolExecutor(n_threads)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def open_serial_queue() -> Iterator[Callable[[Callable[[], T]], Future[T]]]:
    """Give a function that submits work to one thread, and waits for the work submitted before it.

    Running work is finished even on Ctrl-C, so each piece should be short.
    """
    thread = ThreadPoolExecutor(1)
    previous: Future[Any] | None = None

    def submit_next(work: Callable[[], T]) -> Future[T]:
        nonlocal previous
        if previous:
            previous.result()
        previous = future = thread.submit(work)
        return future

    try:
        yield submit_next
        if previous:
            previous.result()
    finally:
        thread.shutdown(cancel_futures=True)


class DeduplicatingExecutor(Executor):
    """An executor that runs equal work once: work that is submitted again while it runs gets the same future."""

    def __init__(self, pool: Executor) -> None:
        self._pool = pool
        self._running: dict[Hashable, Future[Any]] = {}
        self._lock = threading.Lock()

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Submit the work, unless the same function is running on equal arguments."""
        task = (work, args, tuple(kwargs.items()))
        with self._lock:
            if task in self._running:
                return self._running[task]
            future = self._running[task] = self._pool.submit(work, *args, **kwargs)
        future.add_done_callback(lambda _: self._running.pop(task, None))
        return future


def _initialise_worker() -> None:
    """Prepare a worker process: leave Ctrl-C to the main process, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    """End this process when the main one has ended: a killed build leaves no workers behind."""
    if parent := parent_process():
        parent.join()
    os._exit(1)

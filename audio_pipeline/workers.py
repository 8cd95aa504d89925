"""Workers: where speaking and encoding happen. Processes for much work, this one for little."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

WORTH_A_PROCESS = 6
"""Fewer tasks than this are done here before a new process would have loaded its libraries."""


@contextmanager
def workers(jobs: int, tasks: int) -> Iterator[Executor]:
    """An executor for so many tasks on so many cores; on Ctrl-C what has not begun is dropped."""
    pool = _pool(min(jobs, tasks)) if min(jobs, tasks) > 1 and tasks >= WORTH_A_PROCESS else ThreadPoolExecutor(1)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(processes: int) -> Executor:
    context = get_context("forkserver")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin, initargs=(os.getpid(),))


def _begin(chief: int) -> None:
    """What a worker does first: leave Ctrl-C to the chief, and watch that it lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with, args=(chief,), daemon=True).start()


def _leave_with(chief: int) -> None:
    """End when the chief is gone: a killed build leaves nobody behind."""
    while True:
        time.sleep(0.5)
        try:
            os.kill(chief, 0)
        except ProcessLookupError:
            os._exit(1)

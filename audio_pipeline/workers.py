"""Workers: where speaking and encoding happen. Processes for much work, this one for little."""

import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process

WORTH_A_PROCESS = 6
"""Fewer tasks than this are done here before a new process would have loaded its libraries."""


@contextmanager
def workers(jobs: int, tasks: int) -> Iterator[Executor]:
    """An executor for so many tasks on so many cores; on Ctrl-C what has not begun is dropped."""
    pool = _pool(min(jobs, tasks)) if min(jobs, tasks) > 1 and tasks >= WORTH_A_PROCESS else ThreadPoolExecutor(1)
    try:
        yield pool
    except KeyboardInterrupt:
        # A worker may be in the middle of a long sentence: nobody waits for it.
        for worker in active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _pool(processes: int) -> Executor:
    return ProcessPoolExecutor(processes, mp_context=get_context("forkserver"), initializer=_begin)


def _begin() -> None:
    """What a worker does first: leave Ctrl-C to the chief, and watch that it lives."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_the_chief, daemon=True).start()


def _leave_with_the_chief() -> None:
    """End when the chief is gone: a killed build leaves nobody behind."""
    if chief := parent_process():
        chief.join()
    os._exit(1)

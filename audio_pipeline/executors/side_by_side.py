"""Side by side: do work that waits for other machines in threads which nobody has to wait for."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_END_S = 2.0
"""After a failure, the time given to work that has begun."""

Item = TypeVar("Item")
Result = TypeVar("Result")


def run_side_by_side(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Yield the results of work on each item as they come, from as many threads as there are jobs.

    The first failure is raised here; then no other item is begun. The threads do not keep the process alive: Ctrl-C
    ends it at once, whatever they wait for.
    """
    waiting: queue.SimpleQueue[Item] = queue.SimpleQueue()
    for item in items:
        waiting.put(item)
    n_items, stopped = waiting.qsize(), threading.Event()
    results: queue.SimpleQueue[tuple[Result] | BaseException] = queue.SimpleQueue()

    def serve() -> None:
        while not stopped.is_set():
            try:
                results.put((work(waiting.get_nowait()),))
            except queue.Empty:
                return
            except BaseException as failure:  # noqa: BLE001 - it is raised again in the thread that waits
                stopped.set()
                results.put(failure)

    threads = [threading.Thread(target=serve, daemon=True) for _ in range(min(jobs, n_items))]
    for thread in threads:
        thread.start()
    try:
        for _ in range(n_items):
            yield _open_result(results.get())
    except Exception:
        stopped.set()
        for thread in threads:
            thread.join(_END_S / len(threads))
        raise
    finally:
        stopped.set()


def _open_result(result: tuple[Result] | BaseException) -> Result:
    if isinstance(result, BaseException):
        raise result
    return result[0]

"""Side by side: do work that waits for other machines in threads which nobody has to wait for."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

_END_S = 2.0
"""After a failure, the time given to work that has begun."""

Item = TypeVar("Item")
Result = TypeVar("Result")

Lane = tuple[Iterable[Item], int]
"""Items, and how many of them are under way at once."""


def run_side_by_side(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """Yield the results of work on each item as they come, from as many threads as there are jobs.

    The first failure is raised here; then no other item is begun. The threads do not keep the process alive: Ctrl-C
    ends it at once, whatever they wait for.
    """
    return run_in_lanes(work, [(items, jobs)])


def run_in_lanes(work: Callable[[Item], Result], lanes: Sequence[Lane[Item]]) -> Iterator[Result]:
    """Yield the results as `run_side_by_side` does, with the items of all lanes under way at the same time."""
    results: queue.SimpleQueue[tuple[Result] | BaseException] = queue.SimpleQueue()
    stopped = threading.Event()

    def serve(waiting: queue.SimpleQueue[Item]) -> None:
        while not stopped.is_set():
            try:
                results.put((work(waiting.get_nowait()),))
            except queue.Empty:
                return
            except BaseException as failure:  # noqa: BLE001 - it is raised again in the thread that waits
                stopped.set()
                results.put(failure)

    queues = [(_make_queue(items), jobs) for items, jobs in lanes]
    n_items = sum(waiting.qsize() for waiting, _ in queues)
    threads = [
        threading.Thread(target=serve, args=(waiting,), daemon=True)
        for waiting, jobs in queues
        for _ in range(min(jobs, waiting.qsize()))
    ]
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


def _make_queue(items: Iterable[Item]) -> queue.SimpleQueue[Item]:
    waiting: queue.SimpleQueue[Item] = queue.SimpleQueue()
    for item in items:
        waiting.put(item)
    return waiting


def _open_result(result: tuple[Result] | BaseException) -> Result:
    if isinstance(result, BaseException):
        raise result
    return result[0]

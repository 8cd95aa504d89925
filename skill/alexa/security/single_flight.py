"""Single flight: work that several threads ask for at the same time is done once."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class TaskLimitError(Exception):
    """The most tasks that may run at a time are running."""


class SingleFlight(Generic[_Result]):
    """The running tasks, by key. Results are not kept: that is for a cache."""

    def __init__(self, max_running: int | None = None) -> None:
        self._max_running = max_running
        self._running: dict[str, Future[_Result]] = {}
        self._lock = threading.Lock()

    def run(self, key: str, work: Callable[[], _Result]) -> _Result:
        """Return the result of the work, or raise its error; wait if work of the same key is running."""
        with self._lock:
            future = self._running.get(key)
            if future is None:
                mine = self._start(key)
        return self._finish(key, work, mine) if future is None else future.result()

    def _start(self, key: str) -> "Future[_Result]":
        if self._max_running is not None and len(self._running) >= self._max_running:
            raise TaskLimitError
        self._running[key] = Future()
        return self._running[key]

    def _finish(self, key: str, work: Callable[[], _Result], future: "Future[_Result]") -> _Result:
        try:
            future.set_result(work())
        except BaseException as fault:
            future.set_exception(fault)
            raise
        finally:
            with self._lock:
                del self._running[key]
        return future.result()

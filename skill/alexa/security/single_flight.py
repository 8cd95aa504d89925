"""Single flight: work that several threads ask for at the same time is done once."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_Result = TypeVar("_Result")


class TaskLimitError(Exception):
    """The most tasks that may run at a time are running."""


class _Task(Generic[_Result]):
    """Work that somebody does and others may wait for; a Future does the same in ten times the time."""

    __slots__ = ("_done", "_fault", "_result")

    def __init__(self) -> None:
        self._result: tuple[_Result] | None = None
        self._fault: BaseException | None = None
        self._done = threading.Lock()
        self._done.acquire()

    def run(self, work: Callable[[], _Result]) -> _Result:
        """Do the work, and return its result or raise its error."""
        try:
            self._result = (work(),)
        except BaseException as fault:
            self._fault = fault
            raise
        finally:
            self._done.release()
        return self._result[0]

    def wait(self) -> _Result:
        """Wait until it is done, and return its result or raise its error."""
        with self._done:
            if self._result is None:
                raise self._fault or RuntimeError
            return self._result[0]


class SingleFlight(Generic[_Result]):
    """The running tasks, by key. Results are not kept: that is for a cache."""

    def __init__(self, max_running: int | None = None) -> None:
        self._max_running = max_running
        self._running: dict[str, _Task[_Result]] = {}
        self._lock = threading.Lock()

    def run(self, key: str, work: Callable[[], _Result]) -> _Result:
        """Return the result of the work, or raise its error; wait if work of the same key is running."""
        with self._lock:
            running = self._running.get(key)
            if running is None:
                mine = self._start(key)
        return self._finish(key, work, mine) if running is None else running.wait()

    def _start(self, key: str) -> _Task[_Result]:
        if self._max_running is not None and len(self._running) >= self._max_running:
            raise TaskLimitError
        self._running[key] = _Task()
        return self._running[key]

    def _finish(self, key: str, work: Callable[[], _Result], mine: _Task[_Result]) -> _Result:
        try:
            return mine.run(work)
        finally:
            with self._lock:
                del self._running[key]

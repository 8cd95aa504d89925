"""Store thread: the one thread that uses a store, so that a slow store blocks nothing else."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from skill.playback.bookmarks.bookmarks import Bookmarks
from skill.playback.bookmarks.outage import Outage
from skill.playback.bookmarks.wakeup import Wakeup

log = logging.getLogger(__name__)

_Result = TypeVar("_Result")
_Job = Callable[[], None]
_Ids = tuple[str, str]
_NOBODY: _Ids = ("", "")
"""The ids of a listener and a device that no store knows."""

_LONGEST_RETRY_S = 5.0
"""The longest pause between two attempts to reach a store again; each pause is twice as long as the one before."""

_END_PAUSE_S = 0.05
"""Seconds between two attempts at the end."""


class _Task(Generic[_Result]):
    """An operation on the store that somebody waits for."""

    __slots__ = ("_done", "_fault", "_first", "_is_dropped", "_operation", "_result")

    def __init__(self, operation: Callable[[Bookmarks], _Result], done: Wakeup) -> None:
        self._operation, self._done, self._is_dropped = operation, done, False
        # Whoever comes first takes it: who is to wait before the operation is done, or the store, and nobody waits.
        self._first = threading.Lock()
        self._result: tuple[_Result] | None = None
        self._fault: Exception | None = None

    def run(self, open_store: Callable[[], Bookmarks]) -> None:
        """Run the operation, unless nobody waits for it any more."""
        if self._is_dropped:
            return
        try:
            self._result = (self._operation(open_store()),)
        except Exception as fault:  # noqa: BLE001 - get_result() raises it again
            self._fault = fault
        if not self._first.acquire(blocking=False):
            self._done.wake()

    def wait(self, timeout_s: float) -> bool:
        """Wait until the operation was run and return True; False if it takes longer than timeout_s."""
        return not self._first.acquire(blocking=False) or self._done.wait(timeout_s)

    def drop(self) -> None:
        """Leave the operation out if it has not begun: nobody waits for it any more."""
        self._is_dropped = True

    def get_result(self) -> _Result:
        """Return the result of the operation that was run, or raise its error."""
        if self._result is None:
            raise self._fault or RuntimeError
        return self._result[0]


class StoreThread:
    """A thread that opens the store, runs operations on it, and retries while it cannot be reached."""

    def __init__(
        self, open_store: Callable[[], Bookmarks], outage: Outage, *, retry_s: float, max_load_s: float
    ) -> None:
        self._open_store, self._outage, self._retry_s, self._max_load_s = open_store, outage, retry_s, max_load_s
        self._pause_s = retry_s
        self._jobs: deque[_Job | None] = deque()
        self._has_jobs, self._unused = Wakeup(), deque[Wakeup]()
        self._store: Bookmarks | None = None
        self._failed_load = _NOBODY
        self._retry_at_s = 0.0
        self._thread = threading.Thread(target=self._run, name="bookmarks", daemon=True)
        self._thread.start()

    def ask(self, operation: Callable[[Bookmarks], _Result], timeout_s: float) -> _Result:
        """Return the result of an operation on the store, or raise its error; TimeoutError if it takes longer."""
        done = self._take_wakeup()
        task = _Task(operation, done)
        self._put(lambda: task.run(self._get_store))
        if not task.wait(timeout_s):
            # It may be woken later: nobody else may wait with it.
            task.drop()
            raise TimeoutError
        self._unused.append(done)
        return task.get_result()

    def ask_without_waiting(self, operation: Callable[[Bookmarks], None]) -> None:
        """Start an operation on the store after those asked for so far; nobody hears of its error."""

        def run() -> None:
            with suppress(Exception):
                operation(self._get_store())

        self._put(run)

    def retry(self, failed_load: _Ids | None = None) -> None:
        """Retry the store soon: first the load that failed, then the unsaved changes; see _LONGEST_RETRY_S."""
        self._failed_load = failed_load or self._failed_load
        self._pause_s = self._retry_s
        self._retry_at_s = time.monotonic() + self._pause_s
        self._put(lambda: None)

    def end(self, timeout_s: float, unsaved_timeout_s: float) -> None:
        """Close the store after the operations asked for so far; wait up to timeout_s.

        While there are unsaved changes, retry the store until unsaved_timeout_s, and wait for that too.
        """
        self._put(lambda: self._save_at_end(unsaved_timeout_s))
        self._put(None)
        if self._thread is not threading.current_thread():
            self._thread.join(timeout_s + (0 if self._outage.is_over else unsaved_timeout_s))
        if unsaved := self._outage.list_unsaved():
            log.error("the store did not come back: the changes of %d listeners are lost", len(unsaved))

    def _save_at_end(self, timeout_s: float) -> None:
        end_s = time.monotonic() + timeout_s
        while self._outage.list_unsaved() and time.monotonic() < end_s:
            self._try_again()
            time.sleep(0 if self._outage.is_over else min(_END_PAUSE_S, timeout_s))

    def _put(self, job: _Job | None) -> None:
        self._jobs.append(job)
        self._has_jobs.wake()

    def _take_wakeup(self) -> Wakeup:
        """Take one that nobody waits with, or a new one: there are as many as threads that ask at once."""
        try:
            return self._unused.pop()
        except IndexError:
            return Wakeup()

    def _run(self) -> None:
        while True:
            if self._jobs:
                job = self._jobs.popleft()
                if job is None:
                    break
                job()
            elif not self._has_jobs.wait(self._find_pause_s()):
                self._try_again()
        if self._store is not None:
            self._store.close()

    def _find_pause_s(self) -> float | None:
        """Return the seconds until the store is to be tried again; None if it can be reached."""
        return None if self._outage.is_over else max(0.0, self._retry_at_s - time.monotonic())

    def _get_store(self) -> Bookmarks:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _try_again(self) -> None:
        """Open the store again and save the unsaved changes; end the outage if a load is quick enough."""
        self._pause_s = min(2 * self._pause_s, max(self._retry_s, _LONGEST_RETRY_S))
        self._retry_at_s = time.monotonic() + self._pause_s
        try:
            store = self._open_again()
            is_quick = self._is_load_quick(store)
            if is_quick:
                self._outage.end_loading()
            self._save(store)
            while is_quick and not self._outage.end_saving():
                self._save(store)
        except Exception:  # noqa: BLE001 - the outage is in the log already
            return

    def _open_again(self) -> Bookmarks:
        old, self._store = self._store, self._open_store()
        if old is not None:
            old.close()
        return self._store

    def _is_load_quick(self, store: Bookmarks) -> bool:
        """Repeat the load that failed; return whether it leaves time for a request's other operations."""
        began_s = time.monotonic()
        store.load(*self._failed_load)
        self._failed_load = _NOBODY
        return time.monotonic() - began_s < self._max_load_s

    def _save(self, store: Bookmarks) -> None:
        for listener, change in self._outage.list_unsaved():
            store.save(listener, change)
            self._outage.forget(listener, change)

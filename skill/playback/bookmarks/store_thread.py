"""Store thread: the one thread that uses a store, so that a slow store blocks nothing else."""

import logging
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from skill.playback.bookmarks.bookmarks import Bookmarks
from skill.playback.bookmarks.outage import Outage

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
    """An operation on the store that somebody waits for; a Future does the same in three times the time."""

    __slots__ = ("_done", "_fault", "_is_dropped", "_operation", "_result")

    def __init__(self, operation: Callable[[Bookmarks], _Result]) -> None:
        self._operation, self._is_dropped = operation, False
        self._result: tuple[_Result] | None = None
        self._fault: Exception | None = None
        self._done = threading.Lock()
        self._done.acquire()

    def run(self, open_store: Callable[[], Bookmarks]) -> None:
        """Run the operation, unless nobody waits for it any more."""
        if self._is_dropped:
            return
        try:
            self._result = (self._operation(open_store()),)
        except Exception as fault:  # noqa: BLE001 - wait() raises it again
            self._fault = fault
        self._done.release()

    def wait(self, timeout_s: float) -> _Result:
        """Return the result, or raise its error; TimeoutError if it takes longer, and it is dropped if it can be."""
        if not self._done.acquire(timeout=timeout_s):
            self._is_dropped = True
            raise TimeoutError
        if self._result is None:
            raise self._fault or TimeoutError
        return self._result[0]


class StoreThread:
    """A thread that opens the store, runs operations on it, and retries while it cannot be reached."""

    def __init__(
        self, open_store: Callable[[], Bookmarks], outage: Outage, *, retry_s: float, max_load_s: float
    ) -> None:
        self._open_store, self._outage, self._retry_s, self._max_load_s = open_store, outage, retry_s, max_load_s
        self._pause_s = retry_s
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._store: Bookmarks | None = None
        self._failed_load = _NOBODY
        self._retry_at_s = 0.0
        self._thread = threading.Thread(target=self._run, name="bookmarks", daemon=True)
        self._thread.start()

    def ask(self, operation: Callable[[Bookmarks], _Result], timeout_s: float) -> _Result:
        """Return the result of an operation on the store, or raise its error; TimeoutError if it takes longer."""
        task = _Task(operation)
        self._jobs.put(lambda: task.run(self._get_store))
        return task.wait(timeout_s)

    def ask_without_waiting(self, operation: Callable[[Bookmarks], None]) -> None:
        """Start an operation on the store after those asked for so far; nobody hears of its error."""
        self._jobs.put(lambda: _Task(operation).run(self._get_store))

    def retry(self, failed_load: _Ids | None = None) -> None:
        """Retry the store soon: first the load that failed, then the unsaved changes; see _LONGEST_RETRY_S."""
        self._failed_load = failed_load or self._failed_load
        self._pause_s = self._retry_s
        self._retry_at_s = time.monotonic() + self._pause_s
        self._jobs.put(lambda: None)

    def end(self, timeout_s: float, unsaved_timeout_s: float) -> None:
        """Close the store after the operations asked for so far; wait up to timeout_s.

        While there are unsaved changes, retry the store until unsaved_timeout_s, and wait for that too.
        """
        self._jobs.put(lambda: self._save_at_end(unsaved_timeout_s))
        self._jobs.put(None)
        if self._thread is not threading.current_thread():
            self._thread.join(timeout_s + (0 if self._outage.is_over else unsaved_timeout_s))
        if unsaved := self._outage.list_unsaved():
            log.error("the store did not come back: the changes of %d listeners are lost", len(unsaved))

    def _save_at_end(self, timeout_s: float) -> None:
        end_s = time.monotonic() + timeout_s
        while self._outage.list_unsaved() and time.monotonic() < end_s:
            self._try_again()
            time.sleep(0 if self._outage.is_over else min(_END_PAUSE_S, timeout_s))

    def _run(self) -> None:
        while True:
            try:
                wait_s = None if self._outage.is_over else max(0.0, self._retry_at_s - time.monotonic())
                job = self._jobs.get(timeout=wait_s)
            except Empty:
                self._try_again()
                continue
            if job is None:
                break
            job()
        if self._store is not None:
            self._store.close()

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

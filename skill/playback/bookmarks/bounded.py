"""Bounded bookmarks: a store that may take only a moment, and without which the skill goes on."""

import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TypeVar

from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError, Change, ListenerState
from skill.playback.bookmarks.changes import apply_change
from skill.playback.bookmarks.outage import Outage
from skill.playback.bookmarks.store_thread import StoreThread

REQUEST_TIMEOUT_S = 0.15
"""Seconds for all operations of one request."""

RETRY_S = 5.0
"""Seconds between two attempts to reach a store again."""

START_TIMEOUT_S = 2.0
"""Seconds for opening the store at the start, when no listener waits yet."""

_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Request:
    """What the operations of one request share: the time that they may take, and what was loaded."""

    left_s: float
    loaded: dict[tuple[str, str], ListenerState] = field(default_factory=dict)
    """The states that were loaded since the request last saved anything, by listener and device."""


_REQUEST: ContextVar[_Request | None] = ContextVar("request", default=None)


@contextmanager
def limit_request_time(timeout_s: float = REQUEST_TIMEOUT_S) -> Iterator[None]:
    """Limit the time of all store operations in this context together; what is loaded twice is read once."""
    token = _REQUEST.set(_Request(timeout_s))
    try:
        yield
    finally:
        _REQUEST.reset(token)


class BoundedBookmarks:
    """The bookmarks of a store that may be slow, locked, full, broken or gone.

    Changes that the store does not take in time are kept in memory, and are written when the store is back.
    """

    def __init__(
        self, open_store: Callable[[], Bookmarks], *, timeout_s: float = REQUEST_TIMEOUT_S, retry_s: float = RETRY_S
    ) -> None:
        self._timeout_s, self._outage = timeout_s, Outage()
        self._thread = StoreThread(open_store, self._outage, retry_s=retry_s, max_load_s=timeout_s / 3)
        self._finalizer = weakref.finalize(self, self._thread.end, timeout_s)
        try:
            self._thread.ask(lambda _: None, START_TIMEOUT_S)
        except Exception as fault:  # noqa: BLE001 - after any fault the skill is served without the store
            self._outage.begin(_describe_fault(fault), loading=True, saving=True)
            self._thread.retry()

    def load(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it; only what is in memory if the store cannot be reached.

        BookmarksError if nothing is in memory then.
        """
        request = _get_request(self._timeout_s)
        state = request.loaded.get((listener, device))
        if state is None:
            state = request.loaded[listener, device] = self._load(listener, device)
        return state

    def _load(self, listener: str, device: str) -> ListenerState:
        change = self._outage.find_change(listener)
        try:
            state = self._load_from_store(listener, device)
        except BookmarksError:
            if change is None:
                raise
            state = ListenerState(is_whole=False)
        return apply_change(state, change, device) if change else state

    def save(self, listener: str, change: Change) -> bool:
        """Save a change, or keep it in memory until it can be saved; return False if a later bookmark is saved."""
        _get_request(self._timeout_s).loaded.clear()
        if not self._outage.can_save:
            return self._outage.remember(listener, change, "")
        try:
            return self._ask(lambda store: store.save(listener, change))
        except Exception as fault:  # noqa: BLE001 - after any fault the listener is answered
            if isinstance(fault, TimeoutError):
                self._outage.begin(_describe_fault(fault), loading=True, saving=True)
            is_newest = self._outage.remember(listener, change, _describe_fault(fault))
            self._thread.retry()
            return is_newest

    def delete_unused(self, before_ms: int) -> None:
        """Delete all bookmarks and places that were last used before this time; nobody waits for it."""
        self._thread.ask_without_waiting(lambda store: store.delete_unused(before_ms))

    def close(self) -> None:
        """Close the store."""
        self._finalizer()

    def _load_from_store(self, listener: str, device: str) -> ListenerState:
        if not self._outage.can_load:
            raise BookmarksError("the bookmarks cannot be reached now")
        try:
            return self._ask(lambda store: store.load(listener, device))
        except Exception as fault:
            self._outage.begin(_describe_fault(fault), loading=True, saving=isinstance(fault, TimeoutError))
            self._thread.retry(failed_load=(listener, device))
            raise BookmarksError("the bookmarks cannot be reached now") from fault

    def _ask(self, operation: Callable[[Bookmarks], _Result]) -> _Result:
        request = _get_request(self._timeout_s)
        began_s = time.monotonic()
        try:
            return self._thread.ask(operation, request.left_s)
        finally:
            request.left_s = max(0.0, request.left_s - (time.monotonic() - began_s))


def _get_request(timeout_s: float) -> _Request:
    """Return the request of this context; outside of one, each operation is a request."""
    return _REQUEST.get() or _Request(timeout_s)


def _describe_fault(fault: Exception) -> str:
    """Return the reason for the log; it names no listener."""
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    return str(fault) if isinstance(fault, BookmarksError) else type(fault).__name__

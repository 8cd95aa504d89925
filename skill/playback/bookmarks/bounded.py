"""Bounded bookmarks: a store that may take only a moment, and without which the skill goes on."""

import threading
import time
import weakref
from collections.abc import Callable
from typing import TypeVar

from skill.playback.bookmarks.bookmarks import Bookmarks, BookmarksError, Change, ListenerState
from skill.playback.bookmarks.changes import apply_change
from skill.playback.bookmarks.outage import Outage
from skill.playback.bookmarks.request_scope import REQUEST_TIMEOUT_S, find_request, get_request
from skill.playback.bookmarks.store_thread import StoreThread

RETRY_S = 0.05
"""Seconds before the first attempt to reach a store again: most are busy for a moment only."""

START_TIMEOUT_S = 2.0
"""Seconds for opening the store at the start, when no listener waits yet."""

END_TIMEOUT_S = 5.0
"""Seconds at the end for the changes that the store has not taken yet; less than a stopped worker has."""

_Result = TypeVar("_Result")


class BoundedBookmarks:
    """The bookmarks of a store that may be slow, locked, full, broken or gone.

    Changes that the store does not take in time are kept in memory, and are written when the store is back.
    """

    def __init__(
        self,
        open_store: Callable[[], Bookmarks],
        *,
        timeout_s: float = REQUEST_TIMEOUT_S,
        retry_s: float = RETRY_S,
        end_timeout_s: float = END_TIMEOUT_S,
        on_fault: Callable[[], None] = lambda: None,
    ) -> None:
        self._timeout_s, self._outage = timeout_s, Outage(on_fault)
        self._thread = StoreThread(open_store, self._outage, retry_s=retry_s, max_load_s=timeout_s / 3)
        self._finalizer = weakref.finalize(self, self._thread.end, timeout_s, end_timeout_s)
        try:
            self._thread.ask(lambda _: None, START_TIMEOUT_S)
        except Exception as fault:  # noqa: BLE001 - after any fault the skill is served without the store
            self._outage.begin(_describe_fault(fault), loading=True, saving=True)
            self._thread.retry()

    def load(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it; only what is in memory if the store cannot be reached.

        BookmarksError if nothing is in memory then.
        """
        return get_request(self._timeout_s).load_once(self, listener, device)

    def load_now(self, listener: str, device: str) -> ListenerState:
        """Return the state that is saved, with what could not be saved yet; otherwise like load()."""
        change = self._outage.find_change(listener)
        try:
            state = self._load_from_store(listener, device)
        except BookmarksError:
            if change is None:
                raise
            state = ListenerState(is_whole=False)
        return apply_change(state, change, device) if change else state

    def save(self, listener: str, change: Change) -> bool:
        """Save a change, or keep it in memory until it can be saved; return False if a later bookmark is known."""
        request = find_request()
        return self.save_now(listener, change) if request is None else request.add_change(self, listener, change)

    def save_now(self, listener: str, change: Change) -> bool:
        """Save a change without waiting for others of the same request; otherwise like save()."""
        is_newest = self._save(listener, change)
        self._outage.wait_until_saved(get_request(self._timeout_s).patience_s)
        return is_newest

    def _save(self, listener: str, change: Change) -> bool:
        if not self._outage.can_save:
            return self._outage.remember(listener, change, "")
        # The thread keeps its latest operation: one that named these bookmarks would keep them too.
        outage, thread, remember_once = self._outage, self._thread, _RememberOnce(self._outage)
        try:
            return self._ask(lambda store: _write(store, listener, change, outage, thread, remember_once))
        except Exception as fault:  # noqa: BLE001 - after any fault the listener is answered
            self._outage.begin(_describe_fault(fault), loading=True, saving=True)
            self._thread.retry()
            return remember_once(listener, change, "")

    def delete_unused(self, before_ms: int, forgotten_before_ms: int) -> None:
        """Delete what was last used before a time, as Bookmarks say; nobody waits for it."""
        self._thread.ask_without_waiting(lambda store: store.delete_unused(before_ms, forgotten_before_ms))

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
        request = get_request(self._timeout_s)
        began_s = time.monotonic()
        try:
            return self._thread.ask(operation, request.left_s)
        finally:
            request.left_s = max(0.0, request.left_s - (time.monotonic() - began_s))


class _RememberOnce:
    """Remembers a change once: the second time, a newer change may be there, which it would overtake."""

    def __init__(self, outage: Outage) -> None:
        self._outage, self._is_remembered = outage, threading.Lock()

    def __call__(self, listener: str, change: Change, reason: str) -> bool:
        """Keep a change in memory, unless that was done before; return False if a later bookmark is kept already."""
        is_first = self._is_remembered.acquire(blocking=False)
        return not is_first or self._outage.remember(listener, change, reason)


def _write(
    store: Bookmarks,
    listener: str,
    change: Change,
    outage: Outage,
    thread: StoreThread,
    remember_once: _RememberOnce,
) -> bool:
    """Write a change, or keep it in memory, as save() does.

    If another change has failed since this one was asked for, it is not tried: each would wait for the same lock.
    """
    if not outage.can_save:
        return remember_once(listener, change, "")
    try:
        return store.save(listener, change)
    except Exception as fault:  # noqa: BLE001 - after any fault the listener is answered
        thread.retry()
        return remember_once(listener, change, _describe_fault(fault))


def _describe_fault(fault: Exception) -> str:
    """Return the reason for the log; it names no listener."""
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    return str(fault) if isinstance(fault, BookmarksError) else type(fault).__name__

"""Bookmarks that keep nobody waiting: a store gets a moment, and without it the skill goes on."""

import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from skill.bookmarks.bookmarks import Bookmark, Bookmarks, BookmarksError
from skill.bookmarks.outage import Change, Outage
from skill.bookmarks.store_thread import StoreThread

PATIENCE_S = 0.15
"""What all that one request asks of the store may take."""

RETRY_S = 5.0
"""After how long a store that could not be reached is tried again."""

START_S = 2.0
"""What opening the store may take at the start, when nobody waits for an answer yet."""

_Result = TypeVar("_Result")


@dataclass(slots=True)
class _Budget:
    left_s: float


_OF_THIS_REQUEST: ContextVar[_Budget | None] = ContextVar("of_this_request", default=None)


@contextmanager
def one_request(patience_s: float = PATIENCE_S) -> Iterator[None]:
    """All that is asked of a store in here may take this long together."""
    token = _OF_THIS_REQUEST.set(_Budget(patience_s))
    try:
        yield
    finally:
        _OF_THIS_REQUEST.reset(token)


class BoundedBookmarks:
    """The bookmarks of a store that may be slow, locked, full, broken or gone.

    What the store does not take in time is remembered here, is found here, and is written when the store is back.
    """

    def __init__(
        self, open_store: Callable[[], Bookmarks], *, patience_s: float = PATIENCE_S, retry_s: float = RETRY_S
    ) -> None:
        self._patience_s, self._outage = patience_s, Outage()
        self._thread = StoreThread(open_store, self._outage, retry_s=retry_s, quick_s=patience_s / 3)
        self._end = weakref.finalize(self, self._thread.end, patience_s)
        try:
            self._thread.ask(lambda _: None, START_S)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the skill is served without the store
            self._outage.begin(_reason(fault), loading=True, saving=True)
            self._thread.retry()

    def load(self, listener: str) -> Bookmark | None:
        """Where the listener stopped; None if never heard of; BookmarksError if that cannot be known just now."""
        if (change := self._outage.change(listener)) is not None:
            return change.bookmark
        if not self._outage.can_load:
            raise BookmarksError("bookmarks cannot be reached just now")
        try:
            return self._ask(lambda store: store.load(listener))
        except Exception as fault:
            self._outage.begin(_reason(fault), loading=True, saving=isinstance(fault, TimeoutError))
            self._thread.retry(failed_load=listener)
            raise BookmarksError("bookmarks cannot be reached just now") from fault

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Keep it, unless a later one is kept."""
        change = Change(bookmark=bookmark)
        return self._changed(listener, change, lambda store: store.save(listener, bookmark))

    def delete(self, listener: str) -> None:
        """Forget the listener."""

        def delete(store: Bookmarks) -> bool:
            store.delete(listener)
            return True

        self._changed(listener, Change(bookmark=None, deletes=True), delete)

    def close(self) -> None:
        """Let go of the store."""
        self._end()

    def _changed(self, listener: str, change: Change, make: Callable[[Bookmarks], bool]) -> bool:
        """Make a change, or remember it until it can be made."""
        if not self._outage.can_save:
            return self._outage.remember(listener, change, "")
        try:
            return self._ask(make)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the listener is answered
            if isinstance(fault, TimeoutError):
                self._outage.begin(_reason(fault), loading=True, saving=True)
            remembered = self._outage.remember(listener, change, _reason(fault))
            self._thread.retry()
            return remembered

    def _ask(self, operation: Callable[[Bookmarks], _Result]) -> _Result:
        budget = _OF_THIS_REQUEST.get() or _Budget(self._patience_s)
        began_s = time.monotonic()
        try:
            return self._thread.ask(operation, budget.left_s)
        finally:
            budget.left_s = max(0.0, budget.left_s - (time.monotonic() - began_s))


def _reason(fault: Exception) -> str:
    """Why, for the log; a store's own message names no listener."""
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    return str(fault) if isinstance(fault, BookmarksError) else type(fault).__name__

"""Request scope: what the bookmark operations of one request share: their time, what is loaded, and what is saved."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Protocol

from skill.playback.bookmarks.bookmarks import Bookmark, Change, ListenerState
from skill.playback.bookmarks.changes import apply_change, has_later_bookmark, merge_changes

REQUEST_TIMEOUT_S = 0.15
"""Seconds for all operations of one request."""

REPORT_PATIENCE_S = 2.0
"""Seconds for which a device's report is held back after a fault, until the store has it: nobody hears its answer."""


class _Store(Protocol):
    def load_now(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it."""

    def save_now(self, listener: str, change: Change) -> bool:
        """Save a change."""


@dataclass(slots=True)
class RequestScope:
    """What the operations of one request share."""

    left_s: float
    """The seconds that they may still take together."""
    patience_s: float = 0.0
    """The seconds that a change which could not be saved may wait for the store; see REPORT_PATIENCE_S."""
    loaded: dict[tuple[str, str], ListenerState] = field(default_factory=dict)
    """The states that were loaded, by listener and device."""
    changes: dict[tuple[_Store, str], Change] = field(default_factory=dict)
    """All changes of each listener as one; they are saved before the request is answered."""

    def load_once(self, store: _Store, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it, with what was changed since it was loaded."""
        state = self.loaded.get((listener, device))
        if state is None:
            state = self.loaded[listener, device] = store.load_now(listener, device)
        change = self.changes.get((store, listener))
        return apply_change(state, change, device) if change else state

    def add_change(self, store: _Store, listener: str, change: Change) -> bool:
        """Add a change; return False if a later bookmark of a device is known."""
        before = self.changes.get((store, listener))
        self.changes[store, listener] = merge_changes(before, change) if before else change
        return not (before and has_later_bookmark(before, change)) and not any(
            loaded_listener == listener and _is_later(state.bookmark, change.bookmarks.get(device))
            for (loaded_listener, device), state in self.loaded.items()
        )


_SCOPE: ContextVar[RequestScope | None] = ContextVar("scope", default=None)


@contextmanager
def limit_request_time(timeout_s: float = REQUEST_TIMEOUT_S, *, patience_s: float = 0.0) -> Iterator[None]:
    """Limit the time of all store operations in this context together.

    What is loaded twice is read once; all that is saved of a listener is written at once, at the end. What could not be
    saved waits up to patience_s until the store, which is tried again, has it.
    """
    scope = RequestScope(timeout_s, patience_s)
    token = _SCOPE.set(scope)
    try:
        yield
    finally:
        for (store, listener), change in scope.changes.items():
            store.save_now(listener, change)
        _SCOPE.reset(token)


def find_request() -> RequestScope | None:
    """Return the request of this context; None outside of one."""
    return _SCOPE.get()


def get_request(timeout_s: float) -> RequestScope:
    """Return the request of this context; outside of one, each operation is a request."""
    return _SCOPE.get() or RequestScope(timeout_s)


def _is_later(one: Bookmark | None, other: Bookmark | None) -> bool:
    return bool(one and other and one.at_ms > other.at_ms)

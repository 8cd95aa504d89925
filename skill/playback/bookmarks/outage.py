"""Outage: records whether the store can be reached, and keeps the changes that are not in it yet."""

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from skill.playback.bookmarks.bookmarks import Change
from skill.playback.bookmarks.changes import has_later_bookmark, merge_changes

log = logging.getLogger(__name__)

MAX_WAITING = 4
"""Threads that may wait for the end of an outage at once, half of what a worker has: the others answer listeners."""

MAX_UNSAVED = 10_000
"""Listeners whose changes are kept until the store is back; beyond that the oldest change is dropped."""


class Outage:
    """The state of a store; loading and saving fail separately: a full disk can be read. Logs each change once."""

    def __init__(self, on_fault: Callable[[], None] = lambda: None) -> None:
        self._lock, self._on_fault = threading.Lock(), on_fault
        self._saved, self._waiting = threading.Condition(self._lock), threading.Semaphore(MAX_WAITING)
        self._can_load = self._can_save = True
        self._cannot_save_since_s = 0.0
        self._unsaved: OrderedDict[str, Change] = OrderedDict()
        self._n_given_up = 0

    @property
    def can_load(self) -> bool:
        """True if the store can be loaded from."""
        return self._can_load

    @property
    def can_save(self) -> bool:
        """True if the store can be saved to, and has all changes."""
        return self._can_save

    @property
    def is_over(self) -> bool:
        """True if the store can be loaded from and saved to."""
        return self._can_load and self._can_save

    def find_change(self, listener: str) -> Change | None:
        """Return the newest change of this listener that is not in the store."""
        return self._unsaved.get(listener)

    def list_unsaved(self) -> tuple[tuple[str, Change], ...]:
        """Return every listener's change that is not in the store, the oldest first."""
        with self._lock:
            return tuple(self._unsaved.items())

    def begin(self, reason: str, *, loading: bool = False, saving: bool = False) -> None:
        """Record that loading or saving fails, with the reason for the log."""
        with self._lock:
            self._begin(reason, loading=loading, saving=saving)

    def remember(self, listener: str, change: Change, reason: str) -> bool:
        """Keep a change until the store is back; return False if a later bookmark is kept already."""
        with self._lock:
            self._begin(reason, saving=True)
            before = self._unsaved.pop(listener, Change())
            self._unsaved[listener] = merge_changes(before, change)
            self._make_room()
            return not has_later_bookmark(before, change)

    def forget(self, listener: str, change: Change) -> None:
        """Drop a change that the store has now, unless a newer one has replaced it."""
        with self._lock:
            if self._unsaved.get(listener) is change:
                del self._unsaved[listener]

    def wait_until_saved(self, patience_s: float) -> None:
        """Wait until the store has all changes, but no longer than so many seconds after saving began to fail."""
        if self._can_save or not self._waiting.acquire(blocking=False):
            return
        try:
            with self._lock:
                left_s = self._cannot_save_since_s + patience_s - time.monotonic()
                self._saved.wait_for(lambda: self._can_save, max(0.0, left_s))
        finally:
            self._waiting.release()

    def end_loading(self) -> None:
        """Record that the store can be loaded from again."""
        with self._lock:
            self._end(loading=True)

    def end_saving(self) -> bool:
        """Record that the store can be saved to again; return False if a change is still not in it."""
        with self._lock:
            if not self._unsaved:
                self._end(saving=True)
            return self._can_save

    def _begin(self, reason: str, *, loading: bool = False, saving: bool = False) -> None:
        self._on_fault()
        was_over = self.is_over
        if self._can_save and saving:
            self._cannot_save_since_s = time.monotonic()
        self._can_load, self._can_save = self._can_load and not loading, self._can_save and not saving
        if was_over:
            log.warning("bookmarks cannot be reached, the skill goes on without them reason=%s", reason)

    def _end(self, *, loading: bool = False, saving: bool = False) -> None:
        was_over = self.is_over
        self._can_load, self._can_save = self._can_load or loading, self._can_save or saving
        self._saved.notify_all()
        if self.is_over and not was_over:
            self._n_given_up = 0
            log.info("bookmarks can be reached again, and all of them are saved")

    def _make_room(self) -> None:
        if len(self._unsaved) > MAX_UNSAVED:
            self._unsaved.popitem(last=False)
            self._n_given_up += 1
            if self._n_given_up == 1:
                log.error("more than %d bookmarks wait to be saved: the oldest are lost", MAX_UNSAVED)

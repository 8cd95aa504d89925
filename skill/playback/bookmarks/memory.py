"""Bookmarks in memory: they are lost when the process ends."""

import threading

from skill.playback.bookmarks.bookmarks import Change, ListenerState
from skill.playback.bookmarks.changes import apply_change, has_later_bookmark, merge_changes, select_used


class MemoryBookmarks:
    """Bookmarks in a dictionary: for each listener, all changes merged into one."""

    def __init__(self) -> None:
        self._changes: dict[str, Change] = {}
        self._lock = threading.Lock()

    def load(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it; an empty one if the listener is not known."""
        return apply_change(ListenerState(), self._changes.get(listener, Change()), device)

    def save(self, listener: str, change: Change) -> bool:
        """Save a change and return True; False if a later bookmark of a device is saved, which stays."""
        with self._lock:
            before = self._changes.pop(listener, Change())
            merged = merge_changes(before, change)
            if _is_anything(merged):
                self._changes[listener] = merged
            return not has_later_bookmark(before, change)

    def delete_unused(self, before_ms: int, forgotten_before_ms: int) -> None:
        """Delete what was last used before a time; of a listener who was forgotten before another time, that too."""
        with self._lock:
            used = {key: select_used(each, before_ms, forgotten_before_ms) for key, each in self._changes.items()}
            self._changes = {listener: each for listener, each in used.items() if _is_anything(each)}

    def close(self) -> None:
        """Delete all bookmarks."""
        self._changes.clear()


def _is_anything(change: Change) -> bool:
    return bool(change.bookmarks or change.places or change.forgotten_at_ms)

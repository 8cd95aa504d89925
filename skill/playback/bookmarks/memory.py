"""Bookmarks in memory: they are lost when the process ends."""

import threading

from skill.playback.bookmarks.bookmarks import Bookmark, hash_listener


class MemoryBookmarks:
    """Bookmarks in a dictionary."""

    def __init__(self) -> None:
        self._bookmarks: dict[str, Bookmark] = {}
        self._lock = threading.Lock()

    def load(self, listener: str) -> Bookmark | None:
        """Return the listener's bookmark; None if the listener is not known."""
        return self._bookmarks.get(hash_listener(listener))

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Save the bookmark and return True, unless a later one is saved."""
        key = hash_listener(listener)
        with self._lock:
            saved = self._bookmarks.get(key)
            if saved is not None and saved.at_ms > bookmark.at_ms:
                return False
            self._bookmarks[key] = bookmark
            return True

    def delete(self, listener: str) -> None:
        """Delete the listener's bookmark."""
        with self._lock:
            self._bookmarks.pop(hash_listener(listener), None)

    def close(self) -> None:
        """Delete all bookmarks."""
        self._bookmarks.clear()

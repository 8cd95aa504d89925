"""Bookmarks in memory: gone with the process."""

import threading

from skill.playback.bookmarks.bookmarks import Bookmark, hash_listener


class MemoryBookmarks:
    """Bookmarks in a dictionary."""

    def __init__(self) -> None:
        self._bookmarks: dict[str, Bookmark] = {}
        self._lock = threading.Lock()

    def load(self, listener: str) -> Bookmark | None:
        """Return where the listener stopped; None if never heard of."""
        return self._bookmarks.get(hash_listener(listener))

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Keep it, unless a later one is kept."""
        key = hash_listener(listener)
        with self._lock:
            kept = self._bookmarks.get(key)
            if kept is not None and kept.at_ms > bookmark.at_ms:
                return False
            self._bookmarks[key] = bookmark
            return True

    def delete(self, listener: str) -> None:
        """Forget the listener."""
        with self._lock:
            self._bookmarks.pop(hash_listener(listener), None)

    def close(self) -> None:
        """Forget everything."""
        self._bookmarks.clear()

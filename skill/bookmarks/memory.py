"""Bookmarks in memory: gone with the process."""

import threading

from skill.bookmarks.bookmarks import Bookmark, listener_key


class MemoryBookmarks:
    """Bookmarks in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, Bookmark] = {}
        self._turn = threading.Lock()

    def load(self, listener: str) -> Bookmark | None:
        """Where the listener stopped; None if never heard of."""
        return self._kept.get(listener_key(listener))

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Keep it, unless a later one is kept."""
        key = listener_key(listener)
        with self._turn:
            kept = self._kept.get(key)
            if kept is not None and kept.at_ms > bookmark.at_ms:
                return False
            self._kept[key] = bookmark
            return True

    def delete(self, listener: str) -> None:
        """Forget the listener."""
        with self._turn:
            self._kept.pop(listener_key(listener), None)

    def close(self) -> None:
        """Forget everything."""
        self._kept.clear()

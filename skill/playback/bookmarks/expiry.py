"""Expiry: deletes what a listener has not used for a year and a half."""

from skill.playback.bookmarks.bookmarks import Bookmarks

_DAY_MS = 24 * 60 * 60 * 1_000

UNUSED_MS = 548 * _DAY_MS
"""Eighteen months: bookmarks and places that were not used for so long are deleted."""


class Expiry:
    """Deletes unused bookmarks and places, at the first request of each day; the requests are its clock."""

    def __init__(self, bookmarks: Bookmarks) -> None:
        self._bookmarks, self._next_at_ms = bookmarks, 0

    def run(self, now_ms: int) -> None:
        """Delete what was not used for 18 months, unless that was done less than a day ago."""
        if now_ms < self._next_at_ms:
            return
        self._next_at_ms = now_ms + _DAY_MS
        self._bookmarks.delete_unused(now_ms - UNUSED_MS)

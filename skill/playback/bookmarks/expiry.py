"""Expiry: deletes what a listener has not used for a year and a half."""

from skill.playback.bookmarks.bookmarks import Bookmarks, Change

_HOUR_MS = 60 * 60 * 1_000
_DAY_MS = 24 * _HOUR_MS

UNUSED_MS = 548 * _DAY_MS
"""Eighteen months: bookmarks and places that were not used for so long are deleted."""

FORGOTTEN_MS = _HOUR_MS
"""An hour: for so long, what devices report of sound from before their listener was forgotten is not kept."""


class Expiry:
    """Deletes unused bookmarks and places, at the first request of each day; the requests are its clock."""

    def __init__(self, bookmarks: Bookmarks) -> None:
        self._bookmarks, self._next_at_ms = bookmarks, 0

    def run(self, now_ms: int) -> None:
        """Delete what was not used for 18 months, and who was forgotten, unless that was done less than a day ago."""
        if now_ms < self._next_at_ms:
            return
        self._next_at_ms = now_ms + _DAY_MS
        self._bookmarks.delete_unused(now_ms - UNUSED_MS, now_ms - FORGOTTEN_MS)


def find_expiry_ms(kept: Change) -> int:
    """Return the time from which nothing that is kept of a listener is needed; a day later than Expiry deletes it."""
    used_at_ms = [each.at_ms for each in kept.bookmarks.values()] + [each.at_ms for each in kept.places.values()]
    unused_ms = max(used_at_ms) + UNUSED_MS if used_at_ms else 0
    return max(unused_ms, kept.forgotten_at_ms + FORGOTTEN_MS) + _DAY_MS

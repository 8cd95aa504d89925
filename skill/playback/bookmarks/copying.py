"""Copying: all that one store keeps of listeners, added to what another one keeps.

The keys of listeners and devices are copied as they are, so both stores need the same secret.
"""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import Protocol

from skill.playback.bookmarks.bookmarks import Change
from skill.playback.bookmarks.changes import select_used
from skill.playback.bookmarks.expiry import FORGOTTEN_MS, UNUSED_MS

_AT_ONCE = 8
"""Listeners whose records are added at the same time: a table is far away."""

_BATCH = 200
"""Listeners after which the caller is told; as many may be read before they are added."""


class KeyedBookmarks(Protocol):
    """Bookmarks by the keys of their listeners, as they are stored; BookmarksError if the store cannot be reached."""

    def count_listeners(self) -> int | None:
        """Return of how many listeners there is a record; None if counting would cost as much as reading."""

    def read_all(self) -> Iterator[tuple[str, Change]]:
        """Yield the key of each listener, and what is kept of them, as the one change that makes it."""

    def add(self, key: str, copied: Change) -> bool:
        """Add what is newer in another store's record of a listener; return whether anything is."""

    def close(self) -> None:
        """Close the store."""


def copy_bookmarks(
    source: KeyedBookmarks, target: KeyedBookmarks, now_ms: int
) -> Generator[tuple[int, int], None, None]:
    """Copy all that is still kept at this time; yield of each batch how many listeners were read, and how many added.

    Each listener is added whole or not at all, so a copy that was killed is completed by another one.
    """

    def add(record: tuple[str, Change]) -> bool:
        key, kept = record
        return target.add(key, select_used(kept, now_ms - UNUSED_MS, now_ms - FORGOTTEN_MS))

    records = source.read_all()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        while batch := list(islice(records, _BATCH)):
            yield len(batch), sum(pool.map(add, batch))

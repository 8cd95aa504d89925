"""The seam: one Bookmark a listener, and a later one is never overwritten by an earlier one."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PlaybackState(StrEnum):
    """What the listener's player does, as far as we were told."""

    PLAYING = "playing"
    STOPPED = "stopped"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """Where a listener stopped."""

    release_id: str
    """Empty: the listener has been here, and has not played anything yet."""
    offset_ms: int
    at_ms: int
    """When the device said so, in milliseconds since 1970."""
    state: PlaybackState = PlaybackState.STOPPED
    loops: bool = False
    """Whether it starts again when it ends."""
    failures: int = 0
    """How often it failed since the listener asked for it."""


class BookmarksError(Exception):
    """Bookmarks cannot be read or kept; the message says why and how to mend it."""


class Bookmarks(Protocol):
    """One Bookmark a listener, kept whole; BookmarksError if the place where they are kept cannot be reached."""

    def load(self, listener: str) -> Bookmark | None:
        """Return where the listener stopped; None if never heard of."""

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Keep it, unless a later one is kept (devices count whole seconds: an equal one gives way)."""

    def delete(self, listener: str) -> None:
        """Forget the listener."""

    def close(self) -> None:
        """Close the place where bookmarks are kept."""


def hash_listener(listener: str) -> str:
    """Return the name under which a listener is kept: the id itself is not written down."""
    return hashlib.sha256(listener.encode("utf-8", "surrogatepass")).hexdigest()

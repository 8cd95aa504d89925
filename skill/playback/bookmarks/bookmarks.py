"""Bookmarks: the interface of a store with one Bookmark a listener."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PlaybackState(StrEnum):
    """The state of the listener's player, as last reported."""

    PLAYING = "playing"
    STOPPED = "stopped"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """The place where a listener stopped."""

    release_id: str
    """The Release that was played; empty if the listener has not played anything yet."""
    offset_ms: int
    at_ms: int
    """The time of the device's report, in milliseconds since 1970."""
    state: PlaybackState = PlaybackState.STOPPED
    loops: bool = False
    """True if the programme plays again each time it ends."""
    failures: int = 0
    """Failures of the stream since the listener asked for it."""
    stop_at_ms: int = 0
    """The time of the sleep timer, in milliseconds since 1970: nothing begins after it. 0: there is no timer."""


class BookmarksError(Exception):
    """Bookmarks cannot be read or saved; the message says why and what to do."""


class Bookmarks(Protocol):
    """A store with one Bookmark a listener; BookmarksError if the store cannot be reached."""

    def load(self, listener: str) -> Bookmark | None:
        """Return the listener's bookmark; None if the listener is not known."""

    def save(self, listener: str, bookmark: Bookmark) -> bool:
        """Save the bookmark and return True, unless a later one is saved; one of the same time is replaced."""

    def delete(self, listener: str) -> None:
        """Delete the listener's bookmark."""

    def close(self) -> None:
        """Close the store."""


def hash_listener(listener: str) -> str:
    """Return the key of a listener's bookmark: the id itself is not stored."""
    return hashlib.sha256(listener.encode("utf-8", "surrogatepass")).hexdigest()

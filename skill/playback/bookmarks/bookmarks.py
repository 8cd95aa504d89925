"""Bookmarks: the interface of a store of what each listener played, and where they stopped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

Counts = tuple[int, ...]
"""How often a listener has heard each of the sentences with several phrasings; see phrasing_counts.py."""


class PlaybackState(StrEnum):
    """The state of a device's player, as last reported."""

    PLAYING = "playing"
    STOPPED = "stopped"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """What a device played last, and the place where it stopped."""

    release_id: str
    """The Release that was played; empty if the device has not played anything yet."""
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
    queue: tuple[str, ...] = ()
    """The content ids of the programmes that play after this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place where a listener stopped in one programme, on whichever device."""

    release_id: str
    offset_ms: int
    """The place; 0 if the programme was played to its end."""
    at_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListenerState:
    """All that is kept of a listener, as one of their devices sees it."""

    bookmark: Bookmark | None = None
    """The bookmark of this device."""
    elsewhere: tuple[Bookmark, ...] = ()
    """The bookmarks of the listener's other devices, the newest first."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """The listener's place in each programme, by content id."""
    favourites: frozenset[str] = frozenset()
    """The content ids of the programmes that the listener likes."""
    said: Counts = ()
    forgotten_at_ms: int = 0
    """The time at which the listener asked to be forgotten, kept for an hour or a day; 0 if they did not."""
    is_whole: bool = True
    """False if the store cannot be read now, so that there may be more."""

    @property
    def is_known(self) -> bool:
        """True if anything is kept of the listener."""
        return bool(self.bookmark or self.elsewhere or self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of what is kept of a listener."""

    bookmarks: Mapping[str, Bookmark] = field(default_factory=dict)
    """New bookmarks, by device; the device "" stands for every device that has none of its own."""
    places: Mapping[str, Place] = field(default_factory=dict)
    """New places, by content id."""
    favourites: Mapping[str, bool] = field(default_factory=dict)
    """Whether a programme is a favourite from now on, by content id; one without a place cannot be."""
    said: Counts = ()
    """New counts of phrasings: of two, the greater one is kept, because they only grow."""
    forgotten_at_ms: int = 0
    """The time at which the listener asks to be forgotten: everything up to it is deleted. 0: they do not."""
    is_report: bool = False
    """True if devices only report it: of a listener who was just forgotten, that makes nobody known again."""


class BookmarksError(Exception):
    """Bookmarks cannot be read or saved; the message says why and what to do."""


class Bookmarks(Protocol):
    """A store with the state of each listener; BookmarksError if the store cannot be reached."""

    def load(self, listener: str, device: str) -> ListenerState:
        """Return the listener's state as this device sees it; an empty one if the listener is not known."""

    def save(self, listener: str, change: Change) -> bool:
        """Save a change and return True; False if a later bookmark of a device is saved, which stays.

        Of two bookmarks of a device, and of two places in a programme, the later one is kept; of two of the same time,
        the one that comes last.
        """

    def delete_unused(self, before_ms: int, forgotten_before_ms: int) -> None:
        """Delete the bookmarks and places that were last used before a time, and all that only belongs to them.

        Of a listener who was forgotten before another time, delete that too.
        """

    def close(self) -> None:
        """Close the store."""

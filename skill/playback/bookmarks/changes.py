"""Changes: makes, merges and applies changes of what is kept of a listener (pure)."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from skill.playback.bookmarks.bookmarks import Bookmark, Change, ListenerState, Place
from skill.playback.programmes import parse_content_id

FORGET = Change(forgets=True)
"""The change that deletes everything."""


def set_bookmark(device: str, bookmark: Bookmark) -> Change:
    """Return the change that saves a device's bookmark, and with it the listener's place in that programme."""
    return Change(bookmarks={device: bookmark}, places=_make_places(bookmark))


def set_place(bookmark: Bookmark) -> Change:
    """Return the change that saves a place only: the device plays another programme by now."""
    return Change(places=_make_places(bookmark))


def set_favourite(place: Place, *, is_liked: bool) -> Change:
    """Return the change that makes the programme of this place a favourite, or makes it none."""
    content_id = parse_content_id(place.release_id)
    return Change(places={content_id: place}, favourites={content_id: is_liked})


def merge_changes(before: Change, after: Change) -> Change:
    """Return one change with the effect of two in a row."""
    if after.forgets:
        return after
    return Change(
        bookmarks=_keep_later(before.bookmarks, after.bookmarks),
        places=_keep_later(before.places, after.places),
        favourites={**before.favourites, **after.favourites},
        forgets=before.forgets,
    )


def apply_change(state: ListenerState, change: Change, device: str) -> ListenerState:
    """Return what this device sees of a listener after a change."""
    base = ListenerState() if change.forgets else state
    saved = {} if base.bookmark is None else {device: base.bookmark}
    bookmarks = _keep_later(saved, change.bookmarks)
    own = bookmarks.get(device) or bookmarks.get("")
    others = [each for each in bookmarks.values() if each is not own]
    return ListenerState(
        bookmark=own,
        elsewhere=sort_newest_first((*others, *base.elsewhere)),
        places=_keep_later(base.places, change.places),
        favourites=_update_favourites(base.favourites, change.favourites),
        is_whole=base.is_whole,
    )


def has_later_bookmark(before: Change, after: Change) -> bool:
    """Return whether the first of two changes has a later bookmark of a device than the second."""
    return not after.forgets and any(
        device in before.bookmarks and before.bookmarks[device].at_ms > each.at_ms
        for device, each in after.bookmarks.items()
    )


def select_used(change: Change, before_ms: int) -> Change:
    """Return the change without the bookmarks and places from before this time, and without their favourites."""
    places = {key: each for key, each in change.places.items() if each.at_ms >= before_ms}
    return Change(
        bookmarks={key: each for key, each in change.bookmarks.items() if each.at_ms >= before_ms},
        places=places,
        favourites={key: is_liked for key, is_liked in change.favourites.items() if key in places},
    )


def sort_newest_first(bookmarks: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
    """Return the bookmarks in the order of their times, the newest first."""
    return tuple(sorted(bookmarks, key=lambda each: -each.at_ms))


_Timed = TypeVar("_Timed", Bookmark, Place)


def _keep_later(before: Mapping[str, _Timed], after: Mapping[str, _Timed]) -> Mapping[str, _Timed]:
    later = {key: new for key, new in after.items() if key not in before or before[key].at_ms <= new.at_ms}
    return {**before, **later}


def _make_places(bookmark: Bookmark) -> Mapping[str, Place]:
    if not bookmark.release_id:
        return {}
    place = Place(release_id=bookmark.release_id, offset_ms=bookmark.offset_ms, at_ms=bookmark.at_ms)
    return {parse_content_id(bookmark.release_id): place}


def _update_favourites(favourites: frozenset[str], changed: Mapping[str, bool]) -> frozenset[str]:
    kept = {each for each in favourites if changed.get(each, True)}
    return frozenset(kept | {each for each, is_liked in changed.items() if is_liked})

"""Changes: makes, merges and applies changes of what is kept of a listener (pure)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import TypeVar

from skill.playback.bookmarks.bookmarks import Bookmark, Change, Counts, ListenerState, Place
from skill.playback.bookmarks.expiry import FORGOTTEN_MS
from skill.playback.programmes import parse_content_id


def forget_before(at_ms: int) -> Change:
    """Return the change that deletes everything up to this time."""
    return Change(forgotten_at_ms=at_ms)


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
    if after.forgotten_at_ms > before.forgotten_at_ms:
        before = _forget(before, after.forgotten_at_ms)
    is_known = _makes_known(before)
    after = leave_forgotten(after, before.forgotten_at_ms, is_known=is_known)
    return Change(
        bookmarks=_keep_later(before.bookmarks, after.bookmarks),
        places=_keep_later(before.places, after.places),
        favourites={**before.favourites, **after.favourites},
        said=merge_counts(before.said, after.said),
        forgotten_at_ms=before.forgotten_at_ms,
        is_report=(before.is_report or not is_known) and (after.is_report or not _makes_known(after)),
    )


def apply_change(state: ListenerState, change: Change, device: str) -> ListenerState:
    """Return what this device sees of a listener after a change."""
    base = _forget_state(state, change.forgotten_at_ms) if change.forgotten_at_ms > state.forgotten_at_ms else state
    change = leave_forgotten(change, base.forgotten_at_ms, is_known=base.is_known)
    saved = {} if base.bookmark is None else {device: base.bookmark}
    bookmarks = _keep_later(saved, change.bookmarks)
    own = bookmarks.get(device) or bookmarks.get("")
    others = (*(each for each in bookmarks.values() if each is not own), *base.elsewhere)
    places = _keep_later(base.places, change.places)
    return ListenerState(
        bookmark=own,
        elsewhere=sort_newest_first(others),
        places=places,
        favourites=_update_favourites(base.favourites, change.favourites),
        # Of a listener of whom nothing else is kept, these are not kept either.
        said=merge_counts(base.said, change.said) if bookmarks or others or places or not base.is_whole else (),
        forgotten_at_ms=base.forgotten_at_ms,
        is_whole=base.is_whole,
    )


def has_later_bookmark(before: Change, after: Change) -> bool:
    """Return whether the first of two changes has a later bookmark of a device than the second."""
    return any(
        device in before.bookmarks and before.bookmarks[device].at_ms > each.at_ms
        for device, each in after.bookmarks.items()
    )


def leave_forgotten(change: Change, forgotten_at_ms: int, *, is_known: bool) -> Change:
    """Return the change without what is from before the time at which the listener was forgotten.

    If nothing is known of the listener since, what devices report in the hour after it is left out too.
    """
    if not forgotten_at_ms:
        return change
    is_late_report = change.is_report and not is_known
    return _select_later(change, forgotten_at_ms + (FORGOTTEN_MS + 1 if is_late_report else 0))


def select_used(change: Change, before_ms: int, forgotten_before_ms: int) -> Change:
    """Return what is left of a change after Bookmarks.delete_unused()."""
    used = _select_later(change, before_ms)
    return replace(
        used,
        said=used.said if used.bookmarks or used.places else (),
        forgotten_at_ms=used.forgotten_at_ms if used.forgotten_at_ms >= forgotten_before_ms else 0,
    )


def select_newer(copied: Change, kept: Change) -> Change:
    """Return what is newer in another store's record of a listener than in this one's; a favourite goes with its place.

    It is empty if that has nothing new, so that a copy may be made again.
    """
    places = _select_newer(copied.places, kept.places)
    is_forgotten_since = kept.forgotten_at_ms > copied.forgotten_at_ms
    newer = Change(
        bookmarks=_select_newer(copied.bookmarks, kept.bookmarks),
        places=places,
        favourites={key: copied.favourites.get(key, False) for key in places},
        said=() if is_forgotten_since or merge_counts(kept.said, copied.said) == kept.said else copied.said,
        forgotten_at_ms=0 if copied.forgotten_at_ms <= kept.forgotten_at_ms else copied.forgotten_at_ms,
    )
    return leave_forgotten(newer, kept.forgotten_at_ms, is_known=True)


def merge_counts(*counts: Counts) -> Counts:
    """Return the greatest of each count."""
    return tuple(map(max, zip_longest(*counts, fillvalue=0)))


def sort_newest_first(bookmarks: Iterable[Bookmark]) -> tuple[Bookmark, ...]:
    """Return the bookmarks in the order of their times, the newest first."""
    return tuple(sorted(bookmarks, key=lambda each: -each.at_ms))


_Timed = TypeVar("_Timed", Bookmark, Place)


def _keep_later(before: Mapping[str, _Timed], after: Mapping[str, _Timed]) -> Mapping[str, _Timed]:
    later = {key: new for key, new in after.items() if key not in before or before[key].at_ms <= new.at_ms}
    return {**before, **later}


def _select_newer(copied: Mapping[str, _Timed], kept: Mapping[str, _Timed]) -> Mapping[str, _Timed]:
    return {key: each for key, each in copied.items() if key not in kept or each.at_ms > kept[key].at_ms}


def _select_later(change: Change, since_ms: int) -> Change:
    """Return the change without the bookmarks and places from before this time, and without their favourites."""
    places = {key: each for key, each in change.places.items() if each.at_ms >= since_ms}
    dropped = change.places.keys() - places.keys()
    return replace(
        change,
        bookmarks={key: each for key, each in change.bookmarks.items() if each.at_ms >= since_ms},
        places=places,
        favourites={key: is_liked for key, is_liked in change.favourites.items() if key not in dropped},
    )


def _makes_known(change: Change) -> bool:
    return bool(change.bookmarks or change.places)


def _forget(change: Change, at_ms: int) -> Change:
    """Return what is left of a change when the listener is forgotten after it, perhaps as of an earlier time."""
    return replace(_select_later(change, at_ms + 1), said=(), forgotten_at_ms=at_ms)


def _forget_state(state: ListenerState, at_ms: int) -> ListenerState:
    """Return what is left of a state when the listener is forgotten, perhaps as of an earlier time."""
    places = {key: each for key, each in state.places.items() if each.at_ms > at_ms}
    return ListenerState(
        bookmark=state.bookmark if state.bookmark and state.bookmark.at_ms > at_ms else None,
        elsewhere=tuple(each for each in state.elsewhere if each.at_ms > at_ms),
        places=places,
        favourites=state.favourites & places.keys(),
        forgotten_at_ms=at_ms,
    )


def _make_places(bookmark: Bookmark) -> Mapping[str, Place]:
    if not bookmark.release_id:
        return {}
    place = Place(release_id=bookmark.release_id, offset_ms=bookmark.offset_ms, at_ms=bookmark.at_ms)
    return {parse_content_id(bookmark.release_id): place}


def _update_favourites(favourites: frozenset[str], changed: Mapping[str, bool]) -> frozenset[str]:
    kept = {each for each in favourites if changed.get(each, True)}
    return frozenset(kept | {each for each, is_liked in changed.items() if is_liked})

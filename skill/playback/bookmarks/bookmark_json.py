"""Bookmark JSON: what is kept of a listener as text, so that a field that is added later needs no new column."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields
from typing import Any

from skill.playback.bookmarks.bookmarks import Bookmark, BookmarksError, Change, Place, PlaybackState

_FIELDS = tuple(each.name for each in fields(Bookmark))
_KNOWN = frozenset(_FIELDS)


def format_bookmark(bookmark: Bookmark) -> str:
    """Return a bookmark as JSON."""
    return json.dumps({name: getattr(bookmark, name) for name in _FIELDS})


def parse_bookmark(text: str) -> Bookmark:
    """Parse a bookmark; a field that this version does not know is ignored."""
    return _read_bookmark(json.loads(text))


def format_all(change: Change) -> str:
    """Return all that is kept of a listener as JSON."""
    return json.dumps(
        {
            "bookmarks": {key: asdict(each) for key, each in change.bookmarks.items()},
            "places": {key: asdict(each) for key, each in change.places.items()},
            "favourites": [key for key, is_liked in change.favourites.items() if is_liked and key in change.places],
            "said": change.said,
            "forgotten_at_ms": change.forgotten_at_ms,
        },
        separators=(",", ":"),
    )


def parse_all(text: str) -> Change:
    """Parse what format_all() wrote, as the one change that makes it."""
    found: Mapping[str, Any] = json.loads(text)
    return Change(
        bookmarks={key: _read_bookmark(each) for key, each in found["bookmarks"].items()},
        places={key: _read_place(each) for key, each in found["places"].items()},
        favourites=dict.fromkeys(found["favourites"], True),
        said=tuple(found["said"]),
        forgotten_at_ms=found["forgotten_at_ms"],
    )


@contextmanager
def name_broken_record(where: str, key: str) -> Iterator[None]:
    """Raise a BookmarksError that names the record of a listener, if what is kept in it cannot be read."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise BookmarksError(
            f"{where}: the record with the key {key} cannot be read ({type(fault).__name__}). Mend it, or delete it."
        ) from fault


def _read_bookmark(found: Mapping[str, Any]) -> Bookmark:
    values: dict[str, Any] = {
        name: tuple(each) if isinstance(each, list) else each for name, each in found.items() if name in _KNOWN
    }
    values["state"] = PlaybackState(values["state"])
    return Bookmark(**values)


def _read_place(found: Mapping[str, Any]) -> Place:
    return Place(release_id=found["release_id"], offset_ms=found["offset_ms"], at_ms=found["at_ms"])

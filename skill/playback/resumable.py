"""Resumable: finds what a listener can go on with: a withdrawn programme only until its end (pure)."""

from audio_pipeline.catalog import Catalog, Release
from skill.playback.bookmarks.bookmarks import Bookmark, Place, PlaybackState
from skill.playback.programmes import find_release


def find_resumable(catalog: Catalog, bookmark: Bookmark) -> Release | None:
    """Return the Release that a bookmark is in; None if it is gone, or if it is withdrawn and was played to its end."""
    return _find_unless_over(catalog, bookmark.release_id, is_over=bookmark.state is PlaybackState.FINISHED)


def find_at_place(catalog: Catalog, place: Place) -> Release | None:
    """Return the Release of a place; None if it is gone, or if it is withdrawn and was played to its end."""
    return _find_unless_over(catalog, place.release_id, is_over=not place.offset_ms)


def _find_unless_over(catalog: Catalog, release_id: str, *, is_over: bool) -> Release | None:
    release = find_release(catalog, release_id)
    return release if release and not (is_over and catalog.of_content(release.content_id) is None) else None

"""Following: decides what plays after a programme, by itself (pure)."""

from audio_pipeline.catalog import Catalog, Release
from skill.playback.bookmarks.bookmarks import Bookmark
from skill.playback.programmes import find_next

AUTO_NEXT_KIND = "benefit"
"""The kind of programme after which the next one of the same kind plays automatically."""


def find_following(catalog: Catalog, release: Release, bookmark: Bookmark | None, ends_at_ms: int) -> Release | None:
    """Return the Release that follows when this one ends, at ends_at_ms; None if playback ends then.

    It is the programme itself if it loops, and the next talk after a talk. Nothing follows a gated programme, and
    nothing of which the greater part would be heard after the listener's sleep timer.
    """
    loops = bookmark is not None and bookmark.loops
    next_talk = find_next(catalog, release) if release.kind == AUTO_NEXT_KIND else None
    following = None if release.gate else release if loops else next_talk
    stop_at_ms = bookmark.stop_at_ms if bookmark else 0
    is_too_late = following and stop_at_ms and ends_at_ms + following.duration_ms // 2 > stop_at_ms
    return None if is_too_late else following

"""Following: decides what plays after a programme, by itself (pure)."""

from collections.abc import Iterable

from audio_pipeline.catalog import Catalog, Release
from skill.playback.bookmarks.bookmarks import Bookmark
from skill.playback.programmes import find_next
from skill.playback.voice_forms import find_in_same_voice

AUTO_NEXT_KIND = "benefit"
"""The kind of programme after which the next one of the same kind plays automatically."""

END = "the end"
"""The end of a queue, after which nothing plays; no content id has a space."""


def find_following(catalog: Catalog, release: Release, bookmark: Bookmark | None, ends_at_ms: int) -> Release | None:
    """Return the Release that follows when this one ends, at ends_at_ms; None if playback ends then.

    It is the programme itself if it loops, the next in the queue, or the next talk after a talk, unless there is a
    queue. Nothing follows a gated programme, and nothing of which the greater part would be heard after the listener's
    sleep timer.
    """
    loops = bookmark is not None and bookmark.loops
    queue = bookmark.queue if bookmark else ()
    next_talk = find_next(catalog, release) if release.kind == AUTO_NEXT_KIND and not queue else None
    next_talk = find_in_same_voice(catalog, next_talk, release) if next_talk else None
    queued = find_queued(catalog, bookmark) if bookmark else None
    following = None if release.gate else release if loops else queued or next_talk
    stop_at_ms = bookmark.stop_at_ms if bookmark else 0
    is_too_late = following and stop_at_ms and ends_at_ms + following.duration_ms // 2 > stop_at_ms
    return None if is_too_late else following


def name_queue(releases: Iterable[Release]) -> tuple[str, ...]:
    """Return the queue of a bookmark that has these programmes, of which no gated one plays by itself."""
    content_ids = tuple(each.content_id for each in releases if not each.gate)
    return (*content_ids, END) if content_ids else ()


def find_queued(catalog: Catalog, bookmark: Bookmark) -> Release | None:
    """Return the first programme of the bookmark's queue that can follow another."""
    queued = filter(None, map(catalog.of_content, bookmark.queue))
    return next((each for each in queued if not each.gate), None)

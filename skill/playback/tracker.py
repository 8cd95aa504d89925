"""Tracker: where each listener is, from what their player reports."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Catalog, Release
from skill.playback.bookmarks.bookmarks import Bookmark, Bookmarks, BookmarksError, PlaybackState
from skill.playback.programmes import find_next, find_release, parse_content_id
from skill.reply import EMPTY_STATE, Play, Reply, SessionState

MAX_RETRIES = 2
"""How often a failed stream is tried again before playback stops."""

AUTO_NEXT_KIND = "benefit"
"""The kind of programme after which the next one of its kind plays by itself."""

UNKNOWN_BOOKMARK = Bookmark(release_id="", offset_ms=0, at_ms=0)
"""The bookmark of a listener whose bookmark cannot be read just now."""

_NEAR_THE_END_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContext:
    """The listener, the time and the player's state that come with a request."""

    listener: str
    at_ms: int
    """When the device sent it, in milliseconds since 1970."""
    token: str = ""
    """The Release the player names; empty: none."""
    offset_ms: int = 0
    is_current: bool = True
    """Whether the player speaks of now; one that has been quiet names what it played last, perhaps a week ago."""
    session_state: SessionState = EMPTY_STATE
    country: str = ""
    """Where the listener is, as far as their language tells: an ISO 3166-1 code; empty: not known."""


class PlaybackTracker:
    """Keeps every Bookmark true to what the player reports, and answers the player."""

    def __init__(self, catalog: Callable[[], Catalog], bookmarks: Bookmarks, resolve_url: Callable[[str], str]) -> None:
        self.catalog = catalog
        self._bookmarks, self._resolve_url = bookmarks, resolve_url

    def find_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return where the listener is: what the player says in this very request, or else what was kept.

        UNKNOWN_BOOKMARK if what was kept cannot be read and the player says nothing.
        """
        kept, release = self._load_bookmark(context), find_release(self.catalog(), context.token)
        plays = context.is_current or bool(release and _has_just_stopped(release, kept))
        if release is None or not (plays or kept is UNKNOWN_BOOKMARK):
            return kept
        state = PlaybackState.PLAYING if plays else PlaybackState.STOPPED
        return replace(_adjust_bookmark(release, kept), offset_ms=context.offset_ms, at_ms=context.at_ms, state=state)

    def save_bookmark(self, context: RequestContext, bookmark: Bookmark) -> bool:
        """Keep it, unless something later is known."""
        return self._bookmarks.save(context.listener, bookmark)

    def forget(self, context: RequestContext) -> Reply:
        """Keep nothing of this listener."""
        self._bookmarks.delete(context.listener)
        return Reply()

    def build_play(self, release: Release, offset_ms: int = 0, *, after_token: str | None = None) -> Play:
        """Play this Release from here on; the last moment of one that became shorter is its beginning."""
        return Play(
            token=release.id,
            url=self._resolve_url(release.url),
            offset_ms=offset_ms if offset_ms < release.duration_ms - _NEAR_THE_END_MS else 0,
            title=release.title,
            subtitle=self.catalog().show.title,
            artwork_url=self._resolve_url(release.artwork_small_url or self.catalog().show.artwork_url),
            enqueue_after=after_token,
        )

    # --- what the player reports ------------------------------------------------------------------------------

    def record_started(self, context: RequestContext) -> Reply:
        """Record that it plays, from this offset."""
        if release := find_release(self.catalog(), context.token):
            kept = _adjust_bookmark(release, self._load_bookmark(context))
            self.save_bookmark(
                context, replace(kept, offset_ms=context.offset_ms, at_ms=context.at_ms, state=PlaybackState.PLAYING)
            )
        return Reply()

    def record_stopped(self, context: RequestContext) -> Reply:
        """Record that it was stopped at this offset; a report about a replaced programme changes nothing."""
        if kept := self._load_matching_bookmark(context):
            self.save_bookmark(
                context, replace(kept, offset_ms=context.offset_ms, at_ms=context.at_ms, state=PlaybackState.STOPPED)
            )
        return Reply()

    def record_finished(self, context: RequestContext) -> Reply:
        """Record that it was heard to the end."""
        if kept := self._load_matching_bookmark(context):
            over = replace(kept, offset_ms=0, at_ms=context.at_ms, state=PlaybackState.FINISHED, failures=0)
            self.save_bookmark(context, over)
        return Reply()

    def enqueue_next(self, context: RequestContext) -> Reply:
        """Say what comes after: itself if it loops, the next talk after a talk, and quiet after all else."""
        release, kept = find_release(self.catalog(), context.token), self._load_matching_bookmark(context)
        if release is None or release.gate:
            return Reply()
        next_talk = find_next(self.catalog(), release) if release.kind == AUTO_NEXT_KIND else None
        following = release if kept and kept.loops else next_talk
        return Reply(directive=self.build_play(following, after_token=context.token) if following else None)

    def retry_failed(self, context: RequestContext) -> Reply:
        """Try again where it failed, a few times; then keep the place and be quiet."""
        release, kept = find_release(self.catalog(), context.token), self._load_matching_bookmark(context)
        if release is None or kept is None:
            return Reply()
        offset_ms = context.offset_ms or kept.offset_ms
        failures = min(kept.failures + 1, MAX_RETRIES + 1)
        state = PlaybackState.PLAYING if failures <= MAX_RETRIES else PlaybackState.STOPPED
        failed = replace(kept, offset_ms=offset_ms, at_ms=context.at_ms, failures=failures, state=state)
        if not self.save_bookmark(context, failed) or failures > MAX_RETRIES:
            return Reply()
        return Reply(directive=self.build_play(release, offset_ms))

    def _load_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return what was kept; UNKNOWN_BOOKMARK if it cannot be read just now."""
        try:
            return self._bookmarks.load(context.listener)
        except BookmarksError:
            return UNKNOWN_BOOKMARK

    def _load_matching_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return what was kept, if it is about the programme that the player names, or if nothing was."""
        release = find_release(self.catalog(), context.token)
        if release is None:
            return None
        kept = self._load_bookmark(context)
        if kept and kept.release_id and parse_content_id(kept.release_id) != release.content_id:
            return None
        return _adjust_bookmark(release, kept)


def _has_just_stopped(release: Release, bookmark: Bookmark | None) -> bool:
    """Return whether a quiet player's last programme is the one we believe to play: its report is on its way."""
    return bool(
        bookmark
        and bookmark.state is PlaybackState.PLAYING
        and parse_content_id(bookmark.release_id) == release.content_id
    )


def _adjust_bookmark(release: Release, bookmark: Bookmark | None) -> Bookmark:
    """Return the Bookmark for this programme, as it sounds today; another programme starts with a clean one."""
    if bookmark and parse_content_id(bookmark.release_id) == release.content_id:
        return replace(bookmark, release_id=release.id)
    return Bookmark(release_id=release.id, offset_ms=0, at_ms=0)

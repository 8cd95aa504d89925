"""Tracker: keeps each listener's bookmark up to date with what their player reports."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.playback.bookmarks.bookmarks import Bookmark, Bookmarks, BookmarksError, PlaybackState
from skill.playback.following import find_following
from skill.playback.programmes import find_release, parse_content_id
from skill.playback.tokens import name_next_round, parse_release_id
from skill.reply import EMPTY_STATE, Card, Play, Reply, SessionState

MAX_RETRIES = 2
"""The retries of a failed stream before playback stops."""

UNKNOWN_BOOKMARK = Bookmark(release_id="", offset_ms=0, at_ms=0)
"""Stands for a bookmark that cannot be read now."""

_NEAR_THE_END_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContext:
    """The listener, the time and the player's state that come with a request."""

    listener: str
    at_ms: int
    """The time at which the device sent the request, in milliseconds since 1970."""
    token: str = ""
    """The token that the player names; empty if it names none."""
    offset_ms: int = 0
    is_current: bool = True
    """True if token and offset are current; a stopped player names what it played last, perhaps a week ago."""
    session_state: SessionState = EMPTY_STATE
    country: str = ""
    """The country in the listener's locale, as an ISO 3166-1 code; empty if it is not known."""
    can_play: bool = True
    """False if the device has no player for long sounds, as some televisions have none."""
    seed: int = 0
    """A number made of the request's id, by which one of several phrasings is chosen."""


class PlaybackTracker:
    """Keeps each listener's Bookmark up to date with the player's reports, and answers them."""

    def __init__(self, catalog: Callable[[], Catalog], bookmarks: Bookmarks, resolve_url: Callable[[str], str]) -> None:
        self.catalog = catalog
        self._bookmarks, self._resolve_url = bookmarks, resolve_url

    def find_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return the listener's bookmark: from the player's state in this request, or else the saved one.

        UNKNOWN_BOOKMARK if the saved one cannot be read and the player names no Release.
        """
        saved, release = self._load_bookmark(context), find_release(self.catalog(), context.token)
        is_playing = context.is_current or bool(release and _has_just_stopped(release, saved))
        if release is None or not (is_playing or saved is UNKNOWN_BOOKMARK):
            return saved
        state = PlaybackState.PLAYING if is_playing else PlaybackState.STOPPED
        return replace(_adjust_bookmark(release, saved), offset_ms=context.offset_ms, at_ms=context.at_ms, state=state)

    def is_new_listener(self, context: RequestContext) -> bool:
        """Return whether nothing is kept of this listener; false if that cannot be read now."""
        return self._load_bookmark(context) is None

    def remember_listener(self, context: RequestContext) -> None:
        """Remember that this listener was here, unless they have a bookmark already."""
        if self.is_new_listener(context):
            self.save_bookmark(context, Bookmark(release_id="", offset_ms=0, at_ms=context.at_ms))

    def save_bookmark(self, context: RequestContext, bookmark: Bookmark) -> bool:
        """Save the bookmark; return False if a later one is saved already."""
        return self._bookmarks.save(context.listener, bookmark)

    def forget(self, context: RequestContext) -> Reply:
        """Delete the listener's bookmark."""
        self._bookmarks.delete(context.listener)
        return Reply()

    def build_play(self, release: Release, offset_ms: int = 0, *, after_token: str | None = None) -> Play:
        """Build the directive that plays this Release from an offset; an offset past its end becomes 0."""
        return Play(
            token=release.id,
            url=self._resolve_url(release.url),
            offset_ms=offset_ms if offset_ms < release.duration_ms - _NEAR_THE_END_MS else 0,
            title=release.title,
            subtitle=self.catalog().show.title,
            artwork_url=self._find_artwork(release),
            enqueue_after=after_token,
            duration_ms=release.duration_ms,
            chapters=tuple(each.title for each in release.chapters),
        )

    def build_card(self, release: Release) -> Card:
        """Build the card of a programme."""
        page_url = release.notes_url or release.transcript_url
        text = phrases.write_card(release, self._resolve_url(page_url) if page_url else "")
        return Card(title=release.title, text=text, image_url=self._find_artwork(release))

    def _find_artwork(self, release: Release) -> str:
        return self._resolve_url(release.artwork_small_url or self.catalog().show.artwork_url)

    def build_following(self, release: Release, after_token: str) -> Play:
        """Build the directive that enqueues this Release after a stream, which may be of the same Release."""
        play = self.build_play(release, after_token=after_token)
        is_same = parse_release_id(after_token) == release.id
        return replace(play, token=name_next_round(after_token)) if is_same else play

    def find_timer_ms(self, context: RequestContext) -> int:
        """Return the time of the listener's sleep timer; 0 if there is none."""
        saved = self._load_bookmark(context)
        return saved.stop_at_ms if saved else 0

    def start(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Play:
        """Save that a programme plays from this bookmark, with no failures counted yet, and build its directive.

        A sleep timer in it goes on if it still runs.
        """
        play = self.build_play(release, bookmark.offset_ms)
        started = replace(
            bookmark,
            release_id=release.id,
            offset_ms=play.offset_ms,
            at_ms=context.at_ms,
            state=PlaybackState.PLAYING,
            failures=0,
            stop_at_ms=bookmark.stop_at_ms if bookmark.stop_at_ms > context.at_ms else 0,
        )
        self.save_bookmark(context, started)
        return play

    # --- the player's reports ---------------------------------------------------------------------------------

    def record_started(self, context: RequestContext) -> Reply:
        """Record that the stream started at this offset."""
        if release := find_release(self.catalog(), context.token):
            bookmark = _adjust_bookmark(release, self._load_bookmark(context))
            self.save_bookmark(
                context,
                replace(bookmark, offset_ms=context.offset_ms, at_ms=context.at_ms, state=PlaybackState.PLAYING),
            )
        return Reply()

    def record_stopped(self, context: RequestContext) -> Reply:
        """Record that the stream stopped at this offset; ignore a report about a replaced programme."""
        if bookmark := self._load_matching_bookmark(context):
            self.save_bookmark(
                context,
                replace(bookmark, offset_ms=context.offset_ms, at_ms=context.at_ms, state=PlaybackState.STOPPED),
            )
        return Reply()

    def record_finished(self, context: RequestContext) -> Reply:
        """Record that the stream was played to its end."""
        if bookmark := self._load_matching_bookmark(context):
            finished = replace(bookmark, offset_ms=0, at_ms=context.at_ms, state=PlaybackState.FINISHED, failures=0)
            self.save_bookmark(context, finished)
        return Reply()

    def enqueue_next(self, context: RequestContext) -> Reply:
        """Enqueue what follows the current programme, if anything does."""
        release, bookmark = find_release(self.catalog(), context.token), self._load_matching_bookmark(context)
        if release is None:
            return Reply()
        ends_at_ms = context.at_ms + release.duration_ms - context.offset_ms
        following = find_following(self.catalog(), release, bookmark, ends_at_ms)
        return Reply(directive=self.build_following(following, context.token) if following else None)

    def retry_failed(self, context: RequestContext) -> Reply:
        """Retry at the place of the failure, up to MAX_RETRIES times; then save the place and stop."""
        release, bookmark = find_release(self.catalog(), context.token), self._load_matching_bookmark(context)
        if release is None or bookmark is None:
            return Reply()
        offset_ms = context.offset_ms or bookmark.offset_ms
        failures = min(bookmark.failures + 1, MAX_RETRIES + 1)
        state = PlaybackState.PLAYING if failures <= MAX_RETRIES else PlaybackState.STOPPED
        failed = replace(bookmark, offset_ms=offset_ms, at_ms=context.at_ms, failures=failures, state=state)
        if not self.save_bookmark(context, failed) or failures > MAX_RETRIES:
            return Reply()
        return Reply(directive=self.build_play(release, offset_ms))

    def _load_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return the saved bookmark, or None; UNKNOWN_BOOKMARK if it cannot be read now."""
        try:
            return self._bookmarks.load(context.listener)
        except BookmarksError:
            return UNKNOWN_BOOKMARK

    def _load_matching_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return the saved bookmark if it is of the programme that the player names, a new one if none is saved."""
        release = find_release(self.catalog(), context.token)
        if release is None:
            return None
        bookmark = self._load_bookmark(context)
        if bookmark and bookmark.release_id and parse_content_id(bookmark.release_id) != release.content_id:
            return None
        return _adjust_bookmark(release, bookmark)


def _has_just_stopped(release: Release, bookmark: Bookmark | None) -> bool:
    """Return whether the bookmark has this programme as playing: the player's report of its stop is still to come."""
    return bool(
        bookmark
        and bookmark.state is PlaybackState.PLAYING
        and parse_content_id(bookmark.release_id) == release.content_id
    )


def _adjust_bookmark(release: Release, bookmark: Bookmark | None) -> Bookmark:
    """Return the bookmark with the newest version of this programme.

    It is a new one if it was of another programme, and keeps nothing of that but the sleep timer.
    """
    if bookmark and parse_content_id(bookmark.release_id) == release.content_id:
        return replace(bookmark, release_id=release.id)
    return Bookmark(release_id=release.id, offset_ms=0, at_ms=0, stop_at_ms=bookmark.stop_at_ms if bookmark else 0)

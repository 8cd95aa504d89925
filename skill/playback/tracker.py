"""Tracker: keeps each listener's bookmark up to date with what their player reports."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Catalog, Ending, Release
from skill import phrases
from skill.playback.bookmarks.bookmarks import Bookmark, Bookmarks, BookmarksError, Change, ListenerState, PlaybackState
from skill.playback.bookmarks.changes import forget_before, set_bookmark, set_place
from skill.playback.bookmarks.expiry import FORGOTTEN_MS, Expiry
from skill.playback.endings import choose_ending, find_ending
from skill.playback.following import find_following
from skill.playback.phrasing_counts import choose_phrasing
from skill.playback.programmes import find_release, parse_content_id
from skill.playback.tokens import (
    limit_offset_ms,
    name_ending,
    name_next_round,
    parse_ending_place_ms,
    parse_release_id,
)
from skill.reply import EMPTY_STATE, Card, Play, Reply, SessionState

MAX_RETRIES = 2
"""The retries of a failed stream before playback stops."""

UNKNOWN_BOOKMARK = Bookmark(release_id="", offset_ms=0, at_ms=0)
"""Stands for a bookmark that cannot be read now."""

EMPTY_BOOKMARK = Bookmark(release_id="", offset_ms=0, at_ms=0)
"""Stands for the bookmark of a device on which a known listener has not played anything."""

_NEAR_THE_END_MS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestContext:
    """The listener, the time and the player's state that come with a request."""

    listener: str
    device: str = ""
    """The id of the listener's device; empty if the request names none."""
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


class PlaybackTracker:
    """Keeps each listener's Bookmark up to date with the player's reports, and answers them."""

    def __init__(self, catalog: Callable[[], Catalog], bookmarks: Bookmarks, resolve_url: Callable[[str], str]) -> None:
        self.catalog = catalog
        self._bookmarks, self._resolve_url = bookmarks, resolve_url
        self._expiry = Expiry(bookmarks)

    def load_state(self, context: RequestContext) -> ListenerState:
        """Return all that is kept of the listener; one that is not whole if it cannot be read now."""
        self._expiry.run(context.at_ms)
        try:
            return self._bookmarks.load(context.listener, context.device)
        except BookmarksError:
            return ListenerState(is_whole=False)

    def save_change(self, context: RequestContext, change: Change) -> bool:
        """Save what the listener changes by a request; return False if a device has a later bookmark."""
        return self._bookmarks.save(context.listener, change)

    def find_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return the device's bookmark: from the player's state in this request, or else the saved one.

        None if nothing is kept of the listener, EMPTY_BOOKMARK if there is nothing of this device. UNKNOWN_BOOKMARK if
        the saved one cannot be read and the player names no Release.
        """
        saved, release = self._load_bookmark(context), find_release(self.catalog(), context.token)
        is_playing = context.is_current or bool(release and _has_just_stopped(release, saved))
        # Of a store that cannot be read, only what this process could not save is known: another may know later things.
        if release is None or (not is_playing and self.load_state(context).is_whole):
            return saved
        state = PlaybackState.PLAYING if is_playing else PlaybackState.STOPPED
        return _update_bookmark(_adjust_bookmark(release, saved), context, state)

    def is_new_listener(self, context: RequestContext) -> bool:
        """Return whether nothing is kept of this listener; false if that cannot be read now."""
        return self._load_bookmark(context) is None

    def remember_listener(self, context: RequestContext) -> None:
        """Remember that this listener was here, unless they have a bookmark already."""
        if self.is_new_listener(context):
            self.save_bookmark(context, Bookmark(release_id="", offset_ms=0, at_ms=context.at_ms))

    def save_bookmark(self, context: RequestContext, bookmark: Bookmark) -> bool:
        """Save the device's bookmark and the listener's place; return False if a later bookmark is saved already."""
        return self.save_change(context, set_bookmark(context.device, bookmark))

    def choose_phrasing(self, context: RequestContext, phrasings: Sequence[str]) -> str:
        """Return the phrasing of a sentence that this listener has not heard last."""
        state = self.load_state(context)
        phrasing, said = choose_phrasing(state.said, phrasings, context.session_state.speech)
        if state.is_known or not state.is_whole:
            self.save_change(context, Change(said=said))
        return phrasing

    def forget(self, context: RequestContext) -> Reply:
        """Delete everything that is kept of the listener."""
        self.save_change(context, forget_before(context.at_ms))
        return Reply()

    def build_play(
        self, release: Release, offset_ms: int = 0, *, after_token: str | None = None, ending: Ending | None = None
    ) -> Play:
        """Build the directive that plays this Release from an offset, perhaps up to an ending of it.

        An offset past its end becomes 0.
        """
        return Play(
            token=name_ending(release.id, ending.place_ms) if ending else release.id,
            url=self._resolve_url(ending.url if ending else release.url),
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

    def build_following(self, release: Release, after_token: str, begins_at_ms: int, stop_at_ms: int) -> Play:
        """Build the directive that enqueues this Release after a stream, which may be of the same Release.

        It begins at a time, and a sleep timer may end it early.
        """
        ending = choose_ending(release, 0, begins_at_ms, stop_at_ms)
        play = self.build_play(release, after_token=after_token, ending=ending)
        if parse_release_id(after_token) != release.id:
            return play
        token = name_next_round(after_token)
        return replace(play, token=name_ending(token, ending.place_ms) if ending else token)

    def find_timer_ms(self, context: RequestContext) -> int:
        """Return the time of the listener's sleep timer; 0 if there is none."""
        saved = self._load_bookmark(context)
        return saved.stop_at_ms if saved else 0

    def start(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Play:
        """Save that a programme plays from this bookmark, with no failures counted yet, and build its directive.

        A sleep timer in it goes on if it still runs, and may end the programme early.
        """
        stop_at_ms = bookmark.stop_at_ms if bookmark.stop_at_ms >= context.at_ms else 0
        ending = choose_ending(release, bookmark.offset_ms, context.at_ms, stop_at_ms)
        play = self.build_play(release, bookmark.offset_ms, ending=ending)
        started = replace(
            bookmark,
            release_id=release.id,
            offset_ms=play.offset_ms,
            at_ms=context.at_ms,
            state=PlaybackState.PLAYING,
            failures=0,
            stop_at_ms=context.at_ms + ending.place_ms - play.offset_ms if ending else stop_at_ms,
        )
        self.save_bookmark(context, started)
        return play

    # --- the player's reports ---------------------------------------------------------------------------------

    def record_started(self, context: RequestContext) -> Reply:
        """Record that the stream started at this offset."""
        if release := find_release(self.catalog(), context.token):
            bookmark = _adjust_bookmark(release, self._load_bookmark(context))
            started = _update_bookmark(bookmark, context, PlaybackState.PLAYING)
            self._save_report(context, set_bookmark(context.device, started))
        return Reply()

    def record_stopped(self, context: RequestContext) -> Reply:
        """Record that the stream stopped at this offset; of a replaced programme, only its place."""
        return self._record_end(context, limit_offset_ms(context.token, context.offset_ms), PlaybackState.STOPPED)

    def record_finished(self, context: RequestContext) -> Reply:
        """Record that the stream was played to its end; at an early ending, the place where the programme goes on."""
        place_ms = parse_ending_place_ms(context.token)
        state = PlaybackState.FINISHED if place_ms is None else PlaybackState.STOPPED
        return self._record_end(context, place_ms or 0, state, ends_timer=place_ms is not None)

    def enqueue_next(self, context: RequestContext) -> Reply:
        """Enqueue what follows the current programme, if anything does."""
        release, bookmark = find_release(self.catalog(), context.token), self._load_matching_bookmark(context)
        if release is None or parse_ending_place_ms(context.token) is not None:
            return Reply()
        ends_at_ms = context.at_ms + release.duration_ms - context.offset_ms
        following = find_following(self.catalog(), release, bookmark, ends_at_ms)
        if following is None:
            return Reply()
        stop_at_ms = bookmark.stop_at_ms if bookmark else 0
        return Reply(directive=self.build_following(following, context.token, ends_at_ms, stop_at_ms))

    def retry_failed(self, context: RequestContext) -> Reply:
        """Retry at the place of the failure, up to MAX_RETRIES times; then save the place and stop."""
        release, bookmark = find_release(self.catalog(), context.token), self._load_matching_bookmark(context)
        if release is None or bookmark is None:
            return Reply()
        offset_ms = limit_offset_ms(context.token, context.offset_ms or bookmark.offset_ms)
        failures = min(bookmark.failures + 1, MAX_RETRIES + 1)
        state = PlaybackState.PLAYING if failures <= MAX_RETRIES else PlaybackState.STOPPED
        failed = replace(bookmark, offset_ms=offset_ms, at_ms=context.at_ms, failures=failures, state=state)
        if not self._save_report(context, set_bookmark(context.device, failed)) or failures > MAX_RETRIES:
            return Reply()
        return Reply(directive=self.build_play(release, offset_ms, ending=find_ending(release, context.token)))

    def _record_end(
        self, context: RequestContext, offset_ms: int, state: PlaybackState, *, ends_timer: bool = False
    ) -> Reply:
        """Record where a stream ended; if the device plays another programme by now, only the place."""
        release, saved = find_release(self.catalog(), context.token), self._load_bookmark(context)
        if release is None:
            return Reply()
        bookmark = replace(_adjust_bookmark(release, saved), offset_ms=offset_ms, at_ms=context.at_ms, state=state)
        if state is PlaybackState.FINISHED:
            bookmark = replace(bookmark, failures=0)
        if ends_timer:
            bookmark = replace(bookmark, stop_at_ms=0)
        is_replaced = _is_of_another(release, saved)
        self._save_report(context, set_place(bookmark) if is_replaced else set_bookmark(context.device, bookmark))
        return Reply()

    def _save_report(self, context: RequestContext, change: Change) -> bool:
        """Save what a device reports, unless the listener was just forgotten; return False if it is not kept."""
        state = self.load_state(context)
        if state.forgotten_at_ms and not state.is_known and context.at_ms - state.forgotten_at_ms <= FORGOTTEN_MS:
            return False
        # The state may not be whole: then the store itself finds out whether the listener was forgotten.
        return self._bookmarks.save(context.listener, replace(change, is_report=True))

    def _load_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return the saved bookmark of the device, or what stands for one that is not there: see find_bookmark()."""
        state = self.load_state(context)
        if state.bookmark or not state.is_whole:
            return state.bookmark or UNKNOWN_BOOKMARK
        return EMPTY_BOOKMARK if state.is_known else None

    def _load_matching_bookmark(self, context: RequestContext) -> Bookmark | None:
        """Return the saved bookmark if it is of the programme that the player names, a new one if none is saved."""
        release = find_release(self.catalog(), context.token)
        if release is None:
            return None
        bookmark = self._load_bookmark(context)
        return None if _is_of_another(release, bookmark) else _adjust_bookmark(release, bookmark)


def _has_just_stopped(release: Release, bookmark: Bookmark | None) -> bool:
    """Return whether the bookmark has this programme as playing: the player's report of its stop is still to come."""
    return bool(
        bookmark
        and bookmark.state is PlaybackState.PLAYING
        and parse_content_id(bookmark.release_id) == release.content_id
    )


def _is_of_another(release: Release, bookmark: Bookmark | None) -> bool:
    """Return whether the bookmark is of another programme than this one."""
    return bool(bookmark and bookmark.release_id and parse_content_id(bookmark.release_id) != release.content_id)


def _update_bookmark(bookmark: Bookmark, context: RequestContext, state: PlaybackState) -> Bookmark:
    """Return the bookmark with the place that the player names; at an early ending the sleep timer is due."""
    offset_ms, place_ms = limit_offset_ms(context.token, context.offset_ms), parse_ending_place_ms(context.token)
    # A player that no longer plays may name the ending of a timer of another day.
    is_kept = place_ms is None or not context.is_current
    stop_at_ms = bookmark.stop_at_ms if is_kept else context.at_ms + max(1, (place_ms or 0) - offset_ms)
    return replace(bookmark, offset_ms=offset_ms, at_ms=context.at_ms, state=state, stop_at_ms=stop_at_ms)


def _adjust_bookmark(release: Release, bookmark: Bookmark | None) -> Bookmark:
    """Return the bookmark with the newest version of this programme.

    It is a new one if it was of another programme, and keeps nothing of that but the sleep timer, and the rest of a
    queue that it is in.
    """
    if bookmark and parse_content_id(bookmark.release_id) == release.content_id:
        return bookmark if bookmark.release_id == release.id else replace(bookmark, release_id=release.id)
    queue = bookmark.queue if bookmark else ()
    following = queue[queue.index(release.content_id) + 1 :] if release.content_id in queue else ()
    stop_at_ms = bookmark.stop_at_ms if bookmark else 0
    return Bookmark(release_id=release.id, offset_ms=0, at_ms=0, stop_at_ms=stop_at_ms, queue=following)

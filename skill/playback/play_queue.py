"""Play queue: what plays after the current programme, and when playback ends: loop and sleep timer."""

from collections.abc import Callable
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.phrases import while_playing
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.following import find_following
from skill.playback.naming.lengths import format_length
from skill.playback.offers import offer_programme
from skill.playback.programmes import find_release
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import TIMER, ClearQueue, Reply, SessionState

MAX_TIMER_MS = 24 * 60 * 60 * 1_000


class PlayQueue:
    """Answers requests about what comes after the current programme."""

    def __init__(self, tracker: PlaybackTracker, catalog: Callable[[], Catalog]) -> None:
        self._tracker, self._catalog = tracker, catalog

    def loop(self, context: RequestContext, *, on: bool) -> Reply:
        """Turn the repeating of the programme on or off.

        The player may have asked for the next stream long ago, so its queue is changed at once.
        """
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None:
            return offer_programme(self._catalog(), phrases.NOTHING_PLAYING)
        if on and release.gate:
            return Reply(speech=phrases.NO_LOOP)
        # Who asks for a loop after "stop after this one" has changed their mind; a timer that runs still counts.
        stop_at_ms = 0 if on and bookmark.stop_at_ms <= context.at_ms else bookmark.stop_at_ms
        changed = replace(bookmark, loops=on, stop_at_ms=stop_at_ms)
        return replace(self._change(context, release, changed), speech=self._describe_loop(context, release, changed))

    def stop_after_this(self, context: RequestContext) -> Reply:
        """Let playback end when the current programme does."""
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None or bookmark.state is not PlaybackState.PLAYING:
            return offer_programme(self._catalog(), phrases.NOTHING_PLAYING, release)
        reply = self._change(context, release, replace(bookmark, loops=False, stop_at_ms=context.at_ms))
        return replace(reply, speech=while_playing.STOP_AFTER_THIS)

    def stop_in(self, context: RequestContext, length_ms: int) -> Reply:
        """Let playback end where a programme ends, as near to this time from now as there is one."""
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None or bookmark.state is not PlaybackState.PLAYING:
            return offer_programme(self._catalog(), phrases.NOTHING_PLAYING, release)
        timed = replace(bookmark, stop_at_ms=context.at_ms + min(length_ms, MAX_TIMER_MS))
        reply, left_ms = self._change(context, release, timed), release.duration_ms - bookmark.offset_ms
        if self._find_following(context, release, timed):
            return replace(reply, speech=while_playing.stop_in(format_length(length_ms)))
        return replace(reply, speech=while_playing.stop_at_its_end(left_ms))

    def ask_how_long(self, context: RequestContext) -> Reply:
        """Ask for the length of a sleep timer."""
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None or bookmark.state is not PlaybackState.PLAYING:
            return offer_programme(self._catalog(), phrases.NOTHING_PLAYING, release)
        return Reply(
            speech=f"{while_playing.HOW_LONG} {while_playing.FOR_HOW_LONG}",
            reprompt=while_playing.FOR_HOW_LONG,
            session_state=SessionState(offer=TIMER),
        )

    def say_what_follows(self, context: RequestContext) -> Reply:
        """Say what plays after the current programme."""
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None:
            return offer_programme(self._catalog(), phrases.NOTHING_PLAYING)
        following = self._find_following(context, release, bookmark)
        return Reply(speech=while_playing.announce_following(following) if following else while_playing.NOTHING_FOLLOWS)

    def cancel_timer(self, context: RequestContext) -> Reply:
        """Forget when playback was to end."""
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None or not bookmark.stop_at_ms:
            return Reply(speech=while_playing.NO_TIMER_SET)
        reply = self._change(context, release, replace(bookmark, stop_at_ms=0))
        return replace(reply, speech=while_playing.TIMER_CANCELLED)

    def _change(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Reply:
        """Save what follows the current programme, and bring the player's queue to it."""
        self._tracker.save_bookmark(context, bookmark)
        if bookmark.state is not PlaybackState.PLAYING:
            return Reply()
        following = self._find_following(context, release, bookmark)
        play = self._tracker.build_following(following, context.token or release.id) if following else None
        return Reply(directive=replace(play, replaces_queue=True, enqueue_after=None) if play else ClearQueue())

    def _describe_loop(self, context: RequestContext, release: Release, bookmark: Bookmark) -> str:
        following = self._find_following(context, release, bookmark)
        if following is release:
            return phrases.LOOP_ON
        if following:
            return while_playing.NEXT_FOLLOWS
        return (
            while_playing.stop_at_its_end(release.duration_ms - bookmark.offset_ms)
            if bookmark.loops
            else phrases.LOOP_OFF
        )

    def _find_following(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Release | None:
        ends_at_ms = context.at_ms + release.duration_ms - bookmark.offset_ms
        return find_following(self._catalog(), release, bookmark, ends_at_ms)

    def _find_current(self, context: RequestContext) -> tuple[Bookmark | None, Release | None]:
        bookmark = self._tracker.find_bookmark(context)
        return bookmark, find_release(self._catalog(), bookmark.release_id) if bookmark else None

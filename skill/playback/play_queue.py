"""Play queue: what plays after the current programme, and when playback ends: loop and sleep timer."""

from collections.abc import Callable
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Ending, Release
from skill import phrases
from skill.phrases import while_playing
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.endings import choose_ending, find_end_ms
from skill.playback.following import find_following
from skill.playback.naming.lengths import format_length
from skill.playback.offers import offer_programme
from skill.playback.programmes import find_release
from skill.playback.tokens import parse_ending_place_ms
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
        """Let playback end in a silence at this time from now, or else where a programme ends, as near as there is one.

        In a silence it ends only in another stream, which then plays at once, at the same place.
        """
        bookmark, release = self._find_current(context)
        if bookmark is None or release is None or bookmark.state is not PlaybackState.PLAYING:
            return offer_programme(self._catalog(), phrases.NOTHING_PLAYING, release)
        timed = replace(bookmark, stop_at_ms=context.at_ms + min(length_ms, MAX_TIMER_MS))
        if ending := _find_ending(context, release, timed):
            play = self._tracker.start(context, release, timed)
            speech = while_playing.fade_out_in(format_length(ending.place_ms - play.offset_ms))
            return Reply(speech=speech, directive=play)
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

    def say_timer_left(self, context: RequestContext) -> Reply:
        """Say how long the sleep timer still runs, or that playback ends with the current programme."""
        bookmark, release = self._find_current(context)
        is_playing = bookmark is not None and bookmark.state is PlaybackState.PLAYING
        if bookmark is None or release is None or not is_playing or not bookmark.stop_at_ms:
            return Reply(speech=while_playing.NO_TIMER_SET)
        left_ms = bookmark.stop_at_ms - context.at_ms
        ends_early = parse_ending_place_ms(context.token) is not None
        if left_ms > 0 and (ends_early or self._find_following(context, release, bookmark)):
            return Reply(speech=while_playing.say_timer_left(format_length(left_ms)))
        return Reply(speech=while_playing.say_end(find_end_ms(release, context.token) - bookmark.offset_ms))

    def _change(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Reply:
        """Save what follows the current programme, and bring the player's queue to it.

        If the stream ends early and the timer no longer asks for that, the whole programme plays on instead.
        """
        is_playing = bookmark.state is PlaybackState.PLAYING
        if is_playing and _ends_too_early(context, release, bookmark):
            return Reply(directive=self._tracker.start(context, release, bookmark))
        self._tracker.save_bookmark(context, bookmark)
        if not is_playing:
            return Reply()
        following = self._find_following(context, release, bookmark)
        if following is None:
            return Reply(directive=ClearQueue())
        play = self._tracker.build_following(
            following, context.token or release.id, _find_end_time_ms(context, release, bookmark), bookmark.stop_at_ms
        )
        return Reply(directive=replace(play, replaces_queue=True, enqueue_after=None))

    def _describe_loop(self, context: RequestContext, release: Release, bookmark: Bookmark) -> str:
        following = self._find_following(context, release, bookmark)
        if following is release:
            return phrases.LOOP_ON
        if following:
            return while_playing.NEXT_FOLLOWS
        return (
            while_playing.stop_at_its_end(find_end_ms(release, context.token) - bookmark.offset_ms)
            if bookmark.loops
            else phrases.LOOP_OFF
        )

    def _find_following(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Release | None:
        ends_at_ms = _find_end_time_ms(context, release, bookmark)
        return find_following(self._catalog(), release, bookmark, ends_at_ms)

    def _find_current(self, context: RequestContext) -> tuple[Bookmark | None, Release | None]:
        bookmark = self._tracker.find_bookmark(context)
        return bookmark, find_release(self._catalog(), bookmark.release_id) if bookmark else None


def _find_ending(context: RequestContext, release: Release, bookmark: Bookmark) -> Ending | None:
    """Return the ending at which the sleep timer in the bookmark ends the programme now."""
    return choose_ending(release, bookmark.offset_ms, context.at_ms, bookmark.stop_at_ms)


def _ends_too_early(context: RequestContext, release: Release, bookmark: Bookmark) -> bool:
    """Return whether the stream ends early, though the sleep timer does not ask for it any more."""
    return parse_ending_place_ms(context.token) is not None and not _find_ending(context, release, bookmark)


def _find_end_time_ms(context: RequestContext, release: Release, bookmark: Bookmark) -> int:
    """Return the time at which the whole programme is over."""
    return context.at_ms + release.duration_ms - bookmark.offset_ms

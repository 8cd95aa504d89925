"""Listener state: what the skill keeps of the browser's listener, for the page to show; the page keeps nothing."""

from dataclasses import dataclass

from audio_pipeline.catalog import Catalog, Release
from skill.browser.alexa_envelope import Json, PlayerState
from skill.browser.sender import Sender
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.endings import find_end_ms
from skill.playback.following import END, find_following
from skill.playback.history import list_listened
from skill.playback.programmes import find_release
from skill.playback.tracker import PlaybackTracker, RequestContext

MAX_HISTORY = 12
"""The most programmes of the history that are shown."""

_ACTIVE = frozenset({"PLAYING", "PAUSED", "BUFFER_UNDERRUN"})
"""The activities in which the player's place is the listener's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Playing:
    """The programme that plays, or played last, on the page."""

    release: Release
    bookmark: Bookmark
    context: RequestContext

    @property
    def left_ms(self) -> int:
        """The time until the stream ends, which a sleep timer may have brought forward."""
        return max(0, find_end_ms(self.release, self.context.token) - self.bookmark.offset_ms)


def make_context(player: PlayerState, at_ms: int, sender: Sender) -> RequestContext:
    """Make the context that a request of the page has from this sender."""
    return RequestContext(
        listener=sender.user_id,
        device=sender.device_id,
        at_ms=at_ms,
        token=player.token,
        offset_ms=player.offset_ms,
        is_current=player.activity in _ACTIVE,
    )


def describe_listener(tracker: PlaybackTracker, context: RequestContext) -> Json:
    """Return the queue, the sleep timer, the favourites and the history; programmes are named by their ids."""
    state, catalog = tracker.load_state(context), tracker.catalog()
    listened = list_listened(catalog, state)
    playing = _find_playing(tracker, context)
    return {
        "is_favourite": playing is not None and playing.release.content_id in state.favourites,
        "loops": playing is not None and playing.bookmark.loops,
        "timer": _describe_timer(playing),
        "following": [each.id for each in _list_following(catalog, playing)],
        "favourites": [each.id for each, _ in listened if each.content_id in state.favourites],
        "history": [
            {"id": each.id, "offset_ms": place.offset_ms, "at_ms": place.at_ms}
            for each, place in listened[:MAX_HISTORY]
        ],
    }


def _find_playing(tracker: PlaybackTracker, context: RequestContext) -> _Playing | None:
    bookmark = tracker.find_bookmark(context)
    release = find_release(tracker.catalog(), bookmark.release_id) if bookmark else None
    return _Playing(release=release, bookmark=bookmark, context=context) if bookmark and release else None


def _describe_timer(playing: _Playing | None) -> Json | None:
    """Return how long the sleep timer runs, and whether it lasts until the programme's end; None if there is none."""
    if playing is None or playing.bookmark.state is not PlaybackState.PLAYING or not playing.bookmark.stop_at_ms:
        return None
    left_ms = playing.bookmark.stop_at_ms - playing.context.at_ms
    return {"left_ms": left_ms, "at_end": False} if left_ms > 0 else {"left_ms": playing.left_ms, "at_end": True}


def _list_following(catalog: Catalog, playing: _Playing | None) -> list[Release]:
    """Return what plays after the current programme by itself, in order."""
    if playing is None:
        return []
    bookmark, ends_at_ms = playing.bookmark, playing.context.at_ms + playing.left_ms
    first = find_following(catalog, playing.release, bookmark, ends_at_ms)
    if first is None or first.content_id not in bookmark.queue:
        return [first] if first else []
    later = bookmark.queue[bookmark.queue.index(first.content_id) + 1 :]
    found = (catalog.of_content(each) for each in later if each != END)
    return [first, *(each for each in found if each and not each.gate)]

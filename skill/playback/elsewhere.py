"""Elsewhere: what plays, or stopped, on a listener's other device."""

from dataclasses import dataclass

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.phrases import remembered
from skill.playback.bookmarks.bookmarks import Bookmark, ListenerState, PlaybackState
from skill.playback.resumable import find_resumable
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import FOLLOW, Reply, SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A programme on another device."""

    release: Release
    offset_ms: int
    is_playing: bool


def find_elsewhere(catalog: Catalog, state: ListenerState, now_ms: int) -> Elsewhere | None:
    """Return what was played last on another device, and how far it is by now; None if there is nothing."""
    for bookmark in state.elsewhere:
        if release := find_resumable(catalog, bookmark):
            return _locate(release, bookmark, now_ms)
    return None


def offer_elsewhere(tracker: PlaybackTracker, context: RequestContext) -> Reply | None:
    """Offer to go on here with what another device has played; None if there is nothing."""
    found = find_elsewhere(tracker.catalog(), tracker.load_state(context), context.at_ms)
    if found is None:
        return None
    question = phrases.offer_resume(found.release)
    return Reply(
        speech=f"{remembered.PLAYED_ELSEWHERE} {question}", reprompt=question, session_state=SessionState(offer=FOLLOW)
    )


def _locate(release: Release, bookmark: Bookmark, now_ms: int) -> Elsewhere:
    """Return how far a programme is: one that plays goes on since its last report, unless it must have ended."""
    is_playing = bookmark.state is PlaybackState.PLAYING
    by_now_ms = bookmark.offset_ms + (max(0, now_ms - bookmark.at_ms) if is_playing else 0)
    if by_now_ms >= release.duration_ms:
        return Elsewhere(release=release, offset_ms=bookmark.offset_ms, is_playing=False)
    return Elsewhere(release=release, offset_ms=by_now_ms, is_playing=is_playing)

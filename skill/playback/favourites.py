"""Favourites: the programmes that a listener likes."""

from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.phrases import remembered
from skill.playback.bookmarks.bookmarks import Bookmark, Change, ListenerState, Place
from skill.playback.bookmarks.changes import set_favourite
from skill.playback.following import name_queue
from skill.playback.history import list_listened
from skill.playback.player import Player
from skill.playback.programmes import find_release
from skill.playback.tracker import UNKNOWN_BOOKMARK, PlaybackTracker, RequestContext
from skill.reply import FAVOURITES, Reply, SessionState


class Favourites:
    """Answers requests about the programmes that a listener likes."""

    def __init__(self, player: Player, tracker: PlaybackTracker) -> None:
        self._player, self._tracker, self._catalog = player, tracker, tracker.catalog

    def like(self, context: RequestContext) -> Reply:
        """Make the programme that plays, or played last, a favourite."""
        bookmark = self._tracker.find_bookmark(context)
        release = self._find_release(bookmark)
        if bookmark is None or release is None:
            return _ask_which(bookmark)
        place = Place(release_id=release.id, offset_ms=bookmark.offset_ms, at_ms=context.at_ms)
        self._tracker.save_change(context, set_favourite(place, is_liked=True))
        return Reply(speech=remembered.say_liked(release))

    def unlike(self, context: RequestContext) -> Reply:
        """Take the programme that plays, or played last, out of the favourites."""
        bookmark = self._tracker.find_bookmark(context)
        release = self._find_release(bookmark)
        if release is None:
            return _ask_which(bookmark)
        state = self._tracker.load_state(context)
        self._tracker.save_change(context, Change(favourites={release.content_id: False}))
        was_liked = release.content_id in state.favourites or not state.is_whole
        return Reply(speech=remembered.say_not_liked(release, was_liked=was_liked))

    def play(self, context: RequestContext) -> Reply:
        """Play the favourites one after the other, first the one that was not played for the longest time."""
        state = self._tracker.load_state(context)
        favourites = _list_favourites(self._catalog(), state)
        if not favourites:
            return _explain_none(state)
        first, *others = sorted(favourites, key=lambda each: bool(each.gate))
        following = name_queue(others)
        reply = self._player.go_on(context, first, 0, following)
        return replace(reply, speech=remembered.announce_favourites(first)) if following else reply

    def tell(self, context: RequestContext) -> Reply:
        """List the favourites, and offer to play them."""
        state = self._tracker.load_state(context)
        favourites = _list_favourites(self._catalog(), state)
        if not favourites:
            return _explain_none(state)
        question = remembered.SHALL_I_PLAY_THEM if len(favourites) > 1 else phrases.SHALL_I_PLAY_IT
        return Reply(
            speech=f"{remembered.list_favourites(favourites)} {question}",
            reprompt=question,
            session_state=SessionState(offer=FAVOURITES),
        )

    def _find_release(self, bookmark: Bookmark | None) -> Release | None:
        return find_release(self._catalog(), bookmark.release_id) if bookmark else None


def _list_favourites(catalog: Catalog, state: ListenerState) -> list[Release]:
    """Return the published favourites, first the one that was not played for the longest time."""
    listened = [release for release, _ in list_listened(catalog, state)]
    favourites = (each for each in reversed(listened) if each.content_id in state.favourites)
    return [each for each in favourites if catalog.of_content(each.content_id)]


def _ask_which(bookmark: Bookmark | None) -> Reply:
    return Reply(speech=remembered.PLACES_UNKNOWN if bookmark is UNKNOWN_BOOKMARK else remembered.WHICH_ONE)


def _explain_none(state: ListenerState) -> Reply:
    return Reply(speech=remembered.NO_FAVOURITES if state.is_whole else remembered.PLACES_UNKNOWN)

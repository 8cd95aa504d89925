"""History: what a listener has played, and the place where they stopped in each programme."""

from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.phrases import remembered, while_playing
from skill.playback.bookmarks.bookmarks import ListenerState, Place, PlaybackState
from skill.playback.days import find_days_ago, name_day
from skill.playback.elsewhere import find_elsewhere
from skill.playback.naming.want import Want
from skill.playback.player import Player
from skill.playback.programmes import find_release
from skill.playback.resumable import find_at_place, find_resumable
from skill.playback.tracker import PlaybackTracker, RequestContext
from skill.reply import RESUME_PREFIX, Reply, SessionState

MAX_TOLD = 4
"""The most programmes that are told in one breath."""

Listened = tuple[Release, Place]


class History:
    """Answers requests about what was played, on this device and on others."""

    def __init__(self, player: Player, tracker: PlaybackTracker) -> None:
        self._player, self._tracker, self._catalog = player, tracker, tracker.catalog

    def tell(self, context: RequestContext) -> Reply:
        """Tell what was played last, and offer to go on with it unless something is playing."""
        state, bookmark = self._tracker.load_state(context), self._tracker.find_bookmark(context)
        listened = list_listened(self._catalog(), state)
        if not listened:
            return self._explain_nothing(context, state)
        named = [(release, name_day(place.at_ms, context.at_ms, context.country)) for release, place in listened]
        speech = remembered.say_history(named[:MAX_TOLD])
        if bookmark and bookmark.state is PlaybackState.PLAYING:
            return Reply(speech=speech)
        return _offer_place(speech, listened[0])

    def play_yesterdays(self, context: RequestContext) -> Reply:
        """Go on with what was played yesterday; offer what was played last before, or since, if there is none."""
        state = self._tracker.load_state(context)
        listened = list_listened(self._catalog(), state)
        days_ago = [find_days_ago(place.at_ms, context.at_ms, context.country) for _, place in listened]
        if 1 in days_ago:
            release, place = listened[days_ago.index(1)]
            return self._player.go_on(context, release, place.offset_ms)
        if not listened:
            return self._explain_nothing(context, state)
        earlier = [each for each, days in zip(listened, days_ago, strict=True) if days > 1]
        return _offer_place(remembered.NOTHING_FROM_YESTERDAY, (earlier or listened)[0])

    def resume_programme(self, context: RequestContext, want: Want) -> Reply:
        """Go on with the programme that is wanted where the listener stopped in it, or in a form of it."""
        release = self._player.find_certain(want)
        if release is None:
            return self._player.play_wanted(context, want)
        bookmark = self._tracker.find_bookmark(context)
        current = find_resumable(self._catalog(), bookmark) if bookmark else None
        if current and not current.gate and bookmark and bookmark.offset_ms and _is_form_of(current, release):
            return replace(self._player.resume(context), speech=while_playing.go_on_with(current))
        return self._resume_place(context, release)

    def accept_place(self, context: RequestContext) -> Reply:
        """Go on with the programme that was offered."""
        release = find_release(self._catalog(), context.session_state.offer.removeprefix(RESUME_PREFIX))
        return self._resume_place(context, release) if release else self._player.resume(context)

    def follow(self, context: RequestContext) -> Reply:
        """Go on here with what another device has played last."""
        state = self._tracker.load_state(context)
        found = find_elsewhere(self._catalog(), state, context.at_ms)
        if found is None:
            reply = self._explain_nothing(context, state)
            return replace(reply, speech=f"{remembered.NOWHERE_ELSE} {reply.speech}") if state.bookmark else reply
        reply = self._player.go_on(context, found.release, found.offset_ms)
        speech = f"{reply.speech} {remembered.STILL_PLAYING_THERE}" if found.is_playing else reply.speech
        return replace(reply, speech=speech)

    def _resume_place(self, context: RequestContext, release: Release) -> Reply:
        state = self._tracker.load_state(context)
        for listened, place in list_listened(self._catalog(), state):
            if _is_form_of(listened, release):
                return self._player.go_on(context, listened, place.offset_ms)
        reply = self._player.go_on(context, release, 0)
        if release.gate:
            return reply
        reason = remembered.NOT_YET_BEGUN if state.is_whole else phrases.PLACE_UNKNOWN
        return replace(reply, speech=f"{reason} {reply.speech}")

    def _explain_nothing(self, context: RequestContext, state: ListenerState) -> Reply:
        """Say that nothing was played, or that it cannot be looked up now."""
        if not state.is_whole:
            return Reply(speech=remembered.PLACES_UNKNOWN)
        return self._player.describe_playing(context)


def list_listened(catalog: Catalog, state: ListenerState) -> list[Listened]:
    """Return the programmes that were played, each with the listener's place in it, the newest first."""
    newest_first = sorted(state.places.values(), key=lambda each: -each.at_ms)
    releases = [(find_at_place(catalog, place), place) for place in newest_first]
    return [(release, place) for release, place in releases if release]


def _is_form_of(listened: Release, release: Release) -> bool:
    """Return whether a programme is this one, or a form of it for one figure or of another length."""
    return release.content_id in (listened.content_id, listened.variant_of)


def _offer_place(speech: str, listened: Listened) -> Reply:
    """Say this, and offer to go on with a programme, or to hear it if it was played to its end."""
    release, place = listened
    question = phrases.offer_resume(release) if place.offset_ms else phrases.offer_programme(release)
    return Reply(
        speech=f"{speech} {question}",
        reprompt=question,
        session_state=SessionState(offer=f"{RESUME_PREFIX}{release.content_id}"),
    )

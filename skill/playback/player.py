"""Player: decides what plays and what is said, for any assistant."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Figure, Release
from skill import phrases
from skill.playback.alternatives import Wish, offer_alternative, rank_alternatives
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.elsewhere import offer_elsewhere
from skill.playback.naming.choose import SOMETHING_SHORT, choose, find_by_title
from skill.playback.programmes import find_flagship, find_next, find_previous, find_release, list_of_kind
from skill.playback.tracker import MAX_RETRIES, UNKNOWN_BOOKMARK, PlaybackTracker, RequestContext
from skill.reply import LIST, RESUME, SOMETHING_ELSE, Card, Reply, SessionState, Stop

HELPLINE_AFTER_MISSES = 2
"""After this many misses in a row, helplines are offered: a person in danger may not have been understood."""

_NAMES_OF_WISHES = {Wish.ANOTHER: "", Wish.SHORTER: SOMETHING_SHORT, Wish.LONGER: "the longest exercise"}
"""The name of the programme that is offered if nothing else was offered before; empty: the flagship."""

_FindNeighbour = Callable[[Catalog, Release], Release | None]


class Player:
    """Answers requests for programmes and for control of playback."""

    def __init__(self, tracker: PlaybackTracker) -> None:
        self._tracker, self._catalog = tracker, tracker.catalog

    # --- choosing a programme ---------------------------------------------------------------------------------

    def play(self, context: RequestContext, name: str, matched_id: str = "") -> Reply:
        """Play the programme of this name or kind; without a name, the flagship; offer it if it is not certain.

        matched_id is the content id or kind that the assistant matched with the words.
        """
        choice = choose(self._catalog(), name, matched_id)
        if choice.release is None or not choice.is_certain:
            return self._offer(choice.why_not or phrases.NO_SUCH_NAME, choice.release)
        if choice.release.gate:
            return _ask_at_gate(choice.release)
        return self._play_from_start(context, choice.release, choice.figures)

    def has_programme(self, name: str, matched_id: str = "") -> bool:
        """Return whether the name certainly names a programme."""
        return choose(self._catalog(), name, matched_id).is_certain

    def find_programme(self, name: str, matched_id: str = "") -> Release | None:
        """Return the programme that the name certainly names; None if it is not certain."""
        choice = choose(self._catalog(), name, matched_id)
        return choice.release if choice.is_certain else None

    def resembles_programme(self, name: str, matched_id: str = "") -> bool:
        """Return whether the name may be a programme's, or asks for a length or a figure that there may be."""
        choice = choose(self._catalog(), name, matched_id)
        return choice.release is not None or bool(choice.why_not)

    def has_title(self, name: str) -> bool:
        """Return whether a programme has exactly this name."""
        return find_by_title(self._catalog(), name) is not None

    def resume(self, context: RequestContext) -> Reply:
        """Resume where the listener stopped."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark is None or not bookmark.release_id:
            return offer_elsewhere(self._tracker, context) or self._explain_no_bookmark(bookmark)
        release = find_release(self._catalog(), bookmark.release_id)
        if release is None:
            return self._offer(phrases.NO_LONGER_HERE)
        return _ask_at_gate(release) if release.gate else self._play_from(context, release, bookmark)

    def go_on(self, context: RequestContext, release: Release, offset_ms: int, queue: Sequence[str] = ()) -> Reply:
        """Play a programme from this offset, then those in the queue; ask first at a gate."""
        if release.gate:
            return _ask_at_gate(release)
        bookmark = Bookmark(release_id=release.id, offset_ms=offset_ms, at_ms=context.at_ms, queue=tuple(queue))
        reply = self._play_from(context, release, bookmark)
        return replace(reply, speech=phrases.go_on_with(release) if offset_ms else phrases.announce_programme(release))

    def start_over(self, context: RequestContext) -> Reply:
        """Play the current programme from its beginning."""
        bookmark, release = self._tracker.find_bookmark(context), self._find_current(context)
        if bookmark is None or release is None:
            return self._explain_no_bookmark(bookmark)
        return (
            _ask_at_gate(release) if release.gate else self._play_from(context, release, replace(bookmark, offset_ms=0))
        )

    def play_next(self, context: RequestContext) -> Reply:
        """Play the next programme of the queue, or else of the same kind."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark and (queued := self._tracker.find_queued(bookmark)):
            following = bookmark.queue[bookmark.queue.index(queued.content_id) + 1 :]
            return self.go_on(context, queued, 0, following)
        return self._play_neighbour(context, find_next, phrases.WAS_THE_LAST)

    def play_previous(self, context: RequestContext) -> Reply:
        """Play the previous programme of the same kind."""
        return self._play_neighbour(context, find_previous, phrases.WAS_THE_FIRST)

    # --- gate -------------------------------------------------------------------------------------------------

    def accept_gate(self, context: RequestContext) -> Reply:
        """Play the gated programme, always from its beginning."""
        release = find_release(self._catalog(), context.session_state.gate)
        return self._play_from_start(context, release) if release else self._offer(phrases.NO_LONGER_HERE)

    def decline_gate(self, context: RequestContext, opening: str = "") -> Reply:
        """Play the flagship instead of the gated programme."""
        release = find_flagship(self._catalog())
        reply = self._play_from_start(context, release) if release else Reply(speech=phrases.NOTHING_TO_PLAY)
        return replace(reply, speech=f"{opening} {phrases.ALL_RIGHT} {reply.speech}".strip())

    # --- pause and loop ---------------------------------------------------------------------------------------

    def pause(self, context: RequestContext) -> Reply:
        """Stop playing, and save the place."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark and bookmark.state is PlaybackState.PLAYING:
            self._tracker.save_bookmark(context, replace(bookmark, state=PlaybackState.STOPPED))
        return Reply(directive=Stop())

    def loop(self, context: RequestContext, *, on: bool) -> Reply:
        """Turn the repeating of the programme on or off."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark is None or not bookmark.release_id:
            return self._offer(phrases.NOTHING_PLAYING)
        release = find_release(self._catalog(), bookmark.release_id)
        if on and release and release.gate:
            return Reply(speech=phrases.NO_LOOP)
        self._tracker.save_bookmark(context, replace(bookmark, loops=on))
        return Reply(speech=phrases.LOOP_ON if on else phrases.LOOP_OFF)

    def decline_shuffle(self) -> Reply:
        """Say why programmes are not shuffled."""
        return Reply(speech=phrases.NO_SHUFFLE)

    # --- conversation -----------------------------------------------------------------------------------------

    def launch(self, context: RequestContext) -> Reply:
        """Welcome the listener: with the disclaimer the first time, later with an offer to resume."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark is UNKNOWN_BOOKMARK:
            return self._reply_and_ask(phrases.WELCOME)
        if bookmark is None:
            self._tracker.save_bookmark(context, Bookmark(release_id="", offset_ms=0, at_ms=context.at_ms))
            return self._reply_and_ask(phrases.WELCOME)
        release = find_release(self._catalog(), bookmark.release_id)
        if release is None or release.gate or bookmark.state is PlaybackState.FINISHED:
            return self._reply_and_ask(phrases.WELCOME_BACK)
        apology = f"{phrases.SOUND_WAS_LOST} " if bookmark.failures > MAX_RETRIES else ""
        question = phrases.offer_resume(release)
        return Reply(
            speech=f"Welcome back. {apology}{question}", reprompt=question, session_state=SessionState(offer=RESUME)
        )

    def list_programmes(self) -> Reply:
        """List everything that can be played."""
        benefits, exercises = list_of_kind(self._catalog(), "benefit"), list_of_kind(self._catalog(), "exercise")
        if not benefits and not exercises:
            return Reply(speech=phrases.NOTHING_TO_PLAY)
        return Reply(speech=phrases.list_titles(benefits, exercises), reprompt=phrases.WHICH)

    def describe_playing(self, context: RequestContext) -> Reply:
        """Say what is playing, or what played last."""
        bookmark, release = self._tracker.find_bookmark(context), self._find_current(context)
        if bookmark is None or release is None:
            return self._offer(phrases.NOTHING_PLAYING)
        if bookmark.state is PlaybackState.PLAYING:
            return Reply(speech=phrases.describe_playing(release, release.duration_ms - bookmark.offset_ms))
        if release.gate:
            return self._reply_and_ask(phrases.describe_last_played(release))
        question = phrases.offer_resume(release)
        return Reply(
            speech=f"{phrases.describe_last_played(release)} {question}",
            reprompt=question,
            session_state=SessionState(offer=RESUME),
        )

    def accept_offer(self, context: RequestContext) -> Reply:
        """Do what was offered."""
        offer = context.session_state.offer
        if offer == LIST:
            return self.list_programmes()
        if not offer:
            return self._reply_and_ask(phrases.YES_TO_WHAT)
        return self.resume(context) if offer == RESUME else self.play(context, offer)

    def decline_offer(self, context: RequestContext) -> Reply:
        """Drop what was offered; ask whether something else is wanted if it was offered for a need or an answer."""
        state = context.session_state
        if state.offer == RESUME:
            return self._reply_and_ask(phrases.ALL_RIGHT)
        if not state.programmes and not state.answer:
            return Reply(speech=phrases.ALL_RIGHT)
        return Reply(
            speech=f"{phrases.ALL_RIGHT} {phrases.ELSE_OR_PEACE}",
            reprompt=phrases.ELSE_OR_PEACE,
            session_state=replace(state, offer=SOMETHING_ELSE),
        )

    def offer_alternative(self, context: RequestContext, wish: Wish) -> Reply:
        """Offer another programme for the need; without a need, instead of the one that was offered or is playing."""
        state = context.session_state
        programmes = tuple(filter(None, map(self._catalog().of_content, state.programmes)))
        if programmes:
            return offer_alternative(programmes, wish)
        release = find_release(self._catalog(), state.offer) if state.offer else self._find_playing(context)
        if release:
            return offer_alternative(rank_alternatives(self._catalog(), release), wish)
        return self._offer(phrases.OF_COURSE, choose(self._catalog(), _NAMES_OF_WISHES[wish]).release)

    def give_help(self) -> Reply:
        """Say what a listener can ask for."""
        has_introduction = bool(list_of_kind(self._catalog(), "introduction"))
        sentences = (phrases.HELP, phrases.IF_NEW_HERE if has_introduction else "", phrases.WHAT_CAN_I_PLAY)
        return self._reply_and_ask(" ".join(filter(None, sentences)), phrases.WHILE_IT_PLAYS)

    def say_not_understood(self, context: RequestContext) -> Reply:
        """Say that the words were not understood; the second time in a row, also how to reach a person."""
        missed = context.session_state.missed + 1
        speech = (
            f"{phrases.NOT_CAUGHT} {phrases.WHO_CAN_I_CALL}" if missed == HELPLINE_AFTER_MISSES else phrases.NOT_CAUGHT
        )
        return replace(self._reply_and_ask(speech), session_state=SessionState(missed=missed))

    # --- steps ------------------------------------------------------------------------------------------------

    def _play_from_start(self, context: RequestContext, release: Release, figures: Sequence[Figure] = ()) -> Reply:
        """Play a programme from its beginning, and say its title, which may not be the one that was meant."""
        bookmark = Bookmark(release_id=release.id, offset_ms=0, at_ms=context.at_ms)
        return replace(self._play_from(context, release, bookmark), speech=phrases.announce_programme(release, figures))

    def _play_from(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Reply:
        """Play the newest version of a programme from this bookmark, with no failures counted yet."""
        play = self._tracker.build_play(release, bookmark.offset_ms)
        started = replace(bookmark, release_id=release.id, offset_ms=play.offset_ms, at_ms=context.at_ms)
        self._tracker.save_bookmark(context, replace(started, state=PlaybackState.PLAYING, failures=0))
        return Reply(directive=play, card=Card(title=release.title, text=release.summary))

    def _find_current(self, context: RequestContext) -> Release | None:
        bookmark = self._tracker.find_bookmark(context)
        return find_release(self._catalog(), bookmark.release_id) if bookmark else None

    def _find_playing(self, context: RequestContext) -> Release | None:
        """Return the Release that is playing now."""
        bookmark = self._tracker.find_bookmark(context)
        is_playing = bookmark is not None and bookmark.state is PlaybackState.PLAYING
        return self._find_current(context) if is_playing else None

    def _play_neighbour(self, context: RequestContext, find_neighbour: _FindNeighbour, end_phrase: str) -> Reply:
        bookmark, current = self._tracker.find_bookmark(context), self._find_current(context)
        if current is None:
            return self._explain_no_bookmark(bookmark)
        release = find_neighbour(self._catalog(), current)
        return self._play_from_start(context, release) if release else Reply(speech=end_phrase)

    def _explain_no_bookmark(self, bookmark: Bookmark | None) -> Reply:
        """Say that nothing was played yet, or that the bookmark cannot be read now; offer the flagship."""
        return self._offer(phrases.PLACE_UNKNOWN if bookmark is UNKNOWN_BOOKMARK else phrases.NOTHING_PLAYED_YET)

    def _offer(self, reason: str, preferred: Release | None = None) -> Reply:
        """Say the reason, and offer this programme, or else the flagship."""
        release = preferred or find_flagship(self._catalog())
        if release is None:
            return Reply(speech=phrases.NOTHING_TO_PLAY)
        question = phrases.offer_programme(release)
        return Reply(
            speech=f"{reason} {question}", reprompt=question, session_state=SessionState(offer=release.content_id)
        )

    def _reply_and_ask(self, speech: str, suggestion: str = "") -> Reply:
        """Say this and a suggestion of what to say, and leave the session open."""
        question = f"{suggestion or phrases.suggest_what_to_say(find_flagship(self._catalog()))} {phrases.WHAT_NOW}"
        return Reply(speech=f"{speech} {question}", reprompt=question)


def _ask_at_gate(release: Release) -> Reply:
    """Say whom the programme is not for, and wait for "continue"."""
    return Reply(
        speech=release.gate,
        reprompt=phrases.get_last_sentence(release.gate),
        session_state=SessionState(gate=release.content_id),
    )

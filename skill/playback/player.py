"""Player: decides what plays and what is said, for any assistant."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Figure, Release
from skill import phrases
from skill.phrases import phrasings, while_playing
from skill.playback.alternatives import rank_alternatives
from skill.playback.bookmarks.bookmarks import Bookmark, PlaybackState
from skill.playback.elsewhere import offer_elsewhere
from skill.playback.endings import find_end_ms
from skill.playback.following import find_queued, name_queue
from skill.playback.listing import tell_list
from skill.playback.naming.by_name import find_by_title
from skill.playback.naming.choice import Choice
from skill.playback.naming.choose import choose
from skill.playback.naming.read_want import read_want
from skill.playback.naming.want import Situation, Want, Wish
from skill.playback.offers import ask_at_gate, build_offer, explain_no_bookmark, get_ids, offer_programme
from skill.playback.programmes import find_flagship, find_next, find_previous, find_release, list_of_kind
from skill.playback.resumable import find_resumable
from skill.playback.tracker import MAX_RETRIES, UNKNOWN_BOOKMARK, PlaybackTracker, RequestContext
from skill.reply import LIST, RESUME, SOMETHING_ELSE, Reply, SessionState, Stop

HELPLINE_AFTER_MISSES = 2
"""After this many misses in a row, helplines are offered: a person in danger may not have been understood."""

_FindNeighbour = Callable[[Catalog, Release], Release | None]


class Player:
    """Answers requests for programmes and for control of playback."""

    def __init__(self, tracker: PlaybackTracker) -> None:
        self._tracker, self._catalog = tracker, tracker.catalog

    # --- choosing a programme ---------------------------------------------------------------------------------

    def play(self, context: RequestContext, name: str) -> Reply:
        """Play the programme of this name or kind; without a name, the flagship; offer it if it is not certain."""
        return self.play_wanted(context, read_want(self._catalog(), name))

    def play_wanted(self, context: RequestContext, want: Want) -> Reply:
        """Play what is wanted; offer it if it is not certain, and the flagship if there is nothing like it."""
        return self.play_choice(context, choose(self._catalog(), want, self._describe_situation(context, want)))

    def play_choice(self, context: RequestContext, choice: Choice) -> Reply:
        """Play what was chosen, or ask about it."""
        if choice.release is None and not choice.others:
            return self._offer(choice.why_not or phrases.NO_SUCH_NAME)
        if choice.release is None or not choice.is_certain:
            return build_offer(choice)
        if choice.release.gate:
            return ask_at_gate(choice.release)
        reply = self._play_from_start(context, choice.release, choice.figures, name_queue(choice.queue))
        return replace(reply, speech=f"{reply.speech} {choice.remark}".strip()) if reply.directive else reply

    def find_certain(self, want: Want) -> Release | None:
        """Return the Release that is certainly wanted; None if it is not certain."""
        choice = choose(self._catalog(), want)
        return choice.release if choice.is_certain else None

    def has_title(self, name: str) -> bool:
        """Return whether a programme has exactly this name."""
        return find_by_title(self._catalog(), name) is not None

    def resume(self, context: RequestContext) -> Reply:
        """Resume where the listener stopped."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark is None or not bookmark.release_id:
            return offer_elsewhere(self._tracker, context) or self._explain_no_bookmark(bookmark)
        release = find_resumable(self._catalog(), bookmark)
        if release is None:
            return self._offer(phrases.NO_LONGER_HERE)
        return ask_at_gate(release) if release.gate else self._play_from(context, release, bookmark)

    def go_on(self, context: RequestContext, release: Release, offset_ms: int, queue: Sequence[str] = ()) -> Reply:
        """Play a programme from this offset, then those in the queue; ask first at a gate."""
        if release.gate:
            return ask_at_gate(release)
        if not offset_ms:
            return self._play_from_start(context, release, queue=queue)
        reply = self._play_from(context, release, self._make_bookmark(context, release, offset_ms, queue))
        return replace(reply, speech=while_playing.go_on_with(release)) if reply.directive else reply

    def start_over(self, context: RequestContext) -> Reply:
        """Play the current programme from its beginning."""
        bookmark, release = self._tracker.find_bookmark(context), self._find_current(context)
        if bookmark is None or release is None:
            return self._explain_no_bookmark(bookmark)
        return (
            ask_at_gate(release) if release.gate else self._play_from(context, release, replace(bookmark, offset_ms=0))
        )

    def play_next(self, context: RequestContext) -> Reply:
        """Play the next programme of the queue, or else of the same kind."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark and (queued := find_queued(self._catalog(), bookmark)):
            following = bookmark.queue[bookmark.queue.index(queued.content_id) + 1 :]
            return self.go_on(context, queued, 0, following)
        return self._play_neighbour(context, find_next, phrases.WAS_THE_LAST)

    def play_previous(self, context: RequestContext) -> Reply:
        """Play the previous programme of the same kind; then this one and its queue follow, if it has a queue."""
        bookmark, current = self._tracker.find_bookmark(context), self._find_current(context)
        queue = (current.content_id, *bookmark.queue) if bookmark and bookmark.queue and current else ()
        return self._play_neighbour(context, find_previous, phrases.WAS_THE_FIRST, queue)

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

    # --- pause ---------------------------------------------------------------------------------------

    def pause(self, context: RequestContext) -> Reply:
        """Stop playing, and save the place."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark and bookmark.state is PlaybackState.PLAYING:
            self._tracker.save_bookmark(context, replace(bookmark, state=PlaybackState.STOPPED))
        return Reply(directive=Stop())

    def leave(self, context: RequestContext) -> Reply:
        """Say goodbye, and stop what is playing."""
        goodbye = self._tracker.choose_phrasing(context, phrasings.GOODBYE)
        reply = self.pause(context) if self._find_playing(context) else Reply()
        return replace(reply, speech=goodbye)

    def decline_shuffle(self) -> Reply:
        """Say why programmes are not shuffled."""
        return Reply(speech=phrases.NO_SHUFFLE)

    # --- conversation -----------------------------------------------------------------------------------------

    def launch(self, context: RequestContext) -> Reply:
        """Welcome the listener: with the disclaimer the first time, later with an offer to resume."""
        bookmark = self._tracker.find_bookmark(context)
        if bookmark is None:
            self._tracker.remember_listener(context)
        is_new = bookmark is None or bookmark is UNKNOWN_BOOKMARK
        welcome = phrases.WELCOME if is_new else self._tracker.choose_phrasing(context, phrasings.WELCOME_BACK)
        if not context.can_play:
            return self._reply_and_ask(f"{welcome} {phrases.NO_PLAYER}", phrases.suggest_what_to_say(None))
        if bookmark is None or is_new:
            return self._reply_and_ask(welcome)
        release = find_release(self._catalog(), bookmark.release_id)
        if release is None or release.gate or bookmark.state is PlaybackState.FINISHED:
            return self._reply_and_ask(welcome)
        apology = f"{phrases.SOUND_WAS_LOST} " if bookmark.failures > MAX_RETRIES else ""
        question = phrases.offer_resume(release)
        return Reply(
            speech=f"{welcome} {apology}{question}",
            reprompt=question,
            session_state=SessionState(offer=RESUME),
        )

    def list_programmes(self, told: Sequence[str] = ()) -> Reply:
        """Tell what can be played, or what follows the content ids that were told last."""
        return tell_list(self._catalog(), told)

    def describe_playing(self, context: RequestContext) -> Reply:
        """Say what is playing, or what played last."""
        bookmark, release = self._tracker.find_bookmark(context), self._find_current(context)
        if bookmark is None or release is None:
            return self._offer(phrases.NOTHING_PLAYING)
        if bookmark.state is PlaybackState.PLAYING:
            left_ms = find_end_ms(release, context.token) - bookmark.offset_ms
            return Reply(speech=phrases.describe_playing(release, left_ms))
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
        """Drop what was offered, and ask whether something else is wanted."""
        state = context.session_state
        if state.offer == RESUME:
            return self._reply_and_ask(phrases.ALL_RIGHT)
        declined = find_release(self._catalog(), state.offer) if state.offer else None
        if not declined and not state.programmes and not state.answer:
            return Reply(speech=phrases.ALL_RIGHT)
        others = get_ids(rank_alternatives(self._catalog(), declined)) if declined else ()
        return Reply(
            speech=f"{phrases.ALL_RIGHT} {phrases.ELSE_OR_PEACE}",
            reprompt=phrases.ELSE_OR_PEACE,
            session_state=replace(state, offer=SOMETHING_ELSE, programmes=state.programmes or others),
        )

    def give_help(self, context: RequestContext) -> Reply:
        """Say what a listener can ask for."""
        if not context.can_play:
            return self._reply_and_ask(phrases.NO_PLAYER, phrases.suggest_what_to_say(None))
        has_introduction = bool(list_of_kind(self._catalog(), "introduction"))
        sentences = (phrases.HELP, phrases.IF_NEW_HERE if has_introduction else "", phrases.WHAT_CAN_I_PLAY)
        return self._reply_and_ask(" ".join(filter(None, sentences)), phrases.WHILE_IT_PLAYS)

    def say_not_understood(self, context: RequestContext) -> Reply:
        """Say that the words were not understood; the second time in a row, also how to reach a person."""
        missed = context.session_state.missed + 1
        not_caught = self._tracker.choose_phrasing(context, phrasings.NOT_CAUGHT)
        speech = f"{not_caught} {phrases.WHO_CAN_I_CALL}" if missed == HELPLINE_AFTER_MISSES else not_caught
        return replace(self._reply_and_ask(speech), session_state=SessionState(missed=missed))

    # --- steps ------------------------------------------------------------------------------------------------

    def _play_from_start(
        self, context: RequestContext, release: Release, figures: Sequence[Figure] = (), queue: Sequence[str] = ()
    ) -> Reply:
        """Play a programme from its beginning, and say its title, which may not be the one that was meant."""
        reply = self._play_from(context, release, self._make_bookmark(context, release, 0, queue))
        if not context.can_play:
            return reply
        # A listener who was not known before is known now, so that it is counted.
        phrasing = self._tracker.choose_phrasing(context, phrasings.BEGIN)
        return replace(reply, speech=phrases.announce_programme(release, phrasing, figures))

    def _make_bookmark(
        self, context: RequestContext, release: Release, offset_ms: int, queue: Sequence[str]
    ) -> Bookmark:
        """Make a new bookmark, in which a sleep timer that was set goes on."""
        return Bookmark(
            release_id=release.id,
            offset_ms=offset_ms,
            at_ms=context.at_ms,
            stop_at_ms=self._tracker.find_timer_ms(context),
            queue=tuple(queue),
        )

    def _play_from(self, context: RequestContext, release: Release, bookmark: Bookmark) -> Reply:
        """Play the newest version of a programme from this bookmark, with no failures counted yet."""
        if not context.can_play:
            reply = self._reply_and_ask(
                f"{phrases.NO_PLAYER} {phrases.offer_card(release)}", phrases.suggest_what_to_say(None)
            )
            return replace(reply, card=self._tracker.build_card(release))
        play = self._tracker.start(context, release, bookmark)
        return Reply(directive=play, card=self._tracker.build_card(release))

    def _describe_situation(self, context: RequestContext, want: Want) -> Situation:
        """Return what was offered and heard before; all that was ever heard only for a wish that is about it."""
        heard = self._tracker.load_state(context).places if want.wish is Wish.NEW else {}
        state, last = context.session_state, self._find_current(context)
        programmes = filter(None, map(self._catalog().of_content, state.programmes))
        return Situation(
            programmes=tuple(programmes),
            offered=find_release(self._catalog(), state.offer) if state.offer else None,
            playing=self._find_playing(context),
            last_played=last,
            heard=frozenset((*heard, last.content_id) if last else heard),
            at_ms=context.at_ms,
        )

    def _find_current(self, context: RequestContext) -> Release | None:
        bookmark = self._tracker.find_bookmark(context)
        return find_resumable(self._catalog(), bookmark) if bookmark else None

    def _find_playing(self, context: RequestContext) -> Release | None:
        """Return the Release that is playing now."""
        bookmark = self._tracker.find_bookmark(context)
        is_playing = bookmark is not None and bookmark.state is PlaybackState.PLAYING
        return self._find_current(context) if is_playing else None

    def _play_neighbour(
        self, context: RequestContext, find_neighbour: _FindNeighbour, end_phrase: str, queue: Sequence[str] = ()
    ) -> Reply:
        bookmark, current = self._tracker.find_bookmark(context), self._find_current(context)
        if current is None:
            return self._explain_no_bookmark(bookmark)
        release = find_neighbour(self._catalog(), current)
        return self._play_from_start(context, release, queue=queue) if release else Reply(speech=end_phrase)

    def _explain_no_bookmark(self, bookmark: Bookmark | None) -> Reply:
        return explain_no_bookmark(self._catalog(), bookmark)

    def _offer(self, reason: str, preferred: Release | None = None) -> Reply:
        return offer_programme(self._catalog(), reason, preferred)

    def _reply_and_ask(self, speech: str, suggestion: str = "") -> Reply:
        """Say this and a suggestion of what to say, and leave the session open."""
        question = f"{suggestion or phrases.suggest_what_to_say(find_flagship(self._catalog()))} {phrases.WHAT_NOW}"
        return Reply(speech=f"{speech} {question}", reprompt=question)

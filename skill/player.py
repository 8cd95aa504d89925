"""Player: what plays next and what is said; it knows no assistant."""

from collections.abc import Callable
from dataclasses import replace

from audio_pipeline.catalog import Catalog, Release
from skill import phrases
from skill.bookmarks.bookmarks import Bookmark, State
from skill.naming.choose import choose, find_by_title
from skill.programmes import after, before, flagship, known, of_kind
from skill.progress import MAX_RETRIES, UNKNOWN, Progress, Turn
from skill.reply import RESUME, Card, Memory, Reply, Stop

MISSED_TWICE = 2
"""Alexa sends no words with what it did not understand: they may have been those of a person in danger."""

_Beside = Callable[[Catalog, Release], Release | None]


class Player:
    """Answers what a listener wants to hear."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._catalog = progress, progress.catalog

    # --- what to hear -----------------------------------------------------------------------------------------

    def play(self, turn: Turn, spoken: str, matched: str = "") -> Reply:
        """Play the programme of that name or kind; no name at all is the flagship.

        matched is the id of what the assistant took the words for. What is not certain is offered.
        """
        choice = choose(self._catalog(), spoken, matched)
        if choice.release is None or not choice.is_certain:
            return self._offer(choice.why_not or phrases.NO_SUCH_NAME, choice.release)
        return _at_the_gate(choice.release) if choice.release.gate else self._begun(turn, choice.release)

    def has(self, spoken: str, matched: str = "") -> bool:
        """Whether something here is certainly called so."""
        return choose(self._catalog(), spoken, matched).is_certain

    def has_title(self, spoken: str) -> bool:
        """Whether a programme is called exactly so."""
        return find_by_title(self._catalog(), spoken) is not None

    def resume(self, turn: Turn) -> Reply:
        """Go on where the listener stopped."""
        bookmark = self._progress.here(turn)
        if bookmark is None or not bookmark.release_id:
            return self._nothing_to_go_on_with(bookmark)
        release = known(self._catalog(), bookmark.release_id)
        if release is None:
            return self._offer(phrases.NO_LONGER_HERE)
        return _at_the_gate(release) if release.gate else self._from(turn, release, bookmark)

    def start_over(self, turn: Turn) -> Reply:
        """Play it from the beginning."""
        bookmark, release = self._progress.here(turn), self._current(turn)
        if bookmark is None or release is None:
            return self._nothing_to_go_on_with(bookmark)
        return _at_the_gate(release) if release.gate else self._from(turn, release, replace(bookmark, offset_ms=0))

    def repeat(self, turn: Turn) -> Reply:
        """Say it again in a conversation; otherwise play it again."""
        said = turn.memory
        if not said.speech:
            return self.start_over(turn)
        return Reply(speech=said.speech, reprompt=said.reprompt, memory=said)

    def next(self, turn: Turn) -> Reply:
        """Play the next in the list of its kind."""
        return self._beside(turn, after, phrases.WAS_THE_LAST)

    def previous(self, turn: Turn) -> Reply:
        """Play the one before it."""
        return self._beside(turn, before, phrases.WAS_THE_FIRST)

    # --- a gate -----------------------------------------------------------------------------------------------

    def go_through(self, turn: Turn) -> Reply:
        """Play what the gate was spoken for, always from its beginning: nobody is set down in the middle of it."""
        release = known(self._catalog(), turn.memory.gate)
        return self._begun(turn, release) if release else self._offer(phrases.NO_LONGER_HERE)

    def skip(self, turn: Turn, said_first: str = "") -> Reply:
        """Play the flagship instead: whatever is not clearly "continue" means this."""
        release = flagship(self._catalog())
        begun = self._begun(turn, release) if release else Reply(speech=phrases.NOTHING_TO_PLAY)
        return replace(begun, speech=f"{said_first} {phrases.ALL_RIGHT} {begun.speech}".strip())

    # --- quiet ------------------------------------------------------------------------------------------------

    def pause(self, turn: Turn) -> Reply:
        """Be quiet, and remember where."""
        bookmark = self._progress.here(turn)
        if bookmark and bookmark.state is State.PLAYING:
            self._progress.keep(turn, replace(bookmark, state=State.STOPPED))
        return Reply(directive=Stop())

    def loop(self, turn: Turn, *, on: bool) -> Reply:
        """Start again when it ends, or not."""
        bookmark = self._progress.here(turn)
        if bookmark is None or not bookmark.release_id:
            return self._offer(phrases.NOTHING_PLAYING)
        release = known(self._catalog(), bookmark.release_id)
        if on and release and release.gate:
            return Reply(speech=phrases.NO_LOOP)
        self._progress.keep(turn, replace(bookmark, loops=on))
        return Reply(speech=phrases.LOOP_ON if on else phrases.LOOP_OFF)

    def shuffle(self) -> Reply:
        """Say why not."""
        return Reply(speech=phrases.NO_SHUFFLE)

    # --- conversation -----------------------------------------------------------------------------------------

    def launch(self, turn: Turn) -> Reply:
        """Welcome: with the disclaimer the first time, with an offer to go on later."""
        bookmark = self._progress.here(turn)
        if bookmark is UNKNOWN:
            return self._asks(phrases.WELCOME)
        if bookmark is None:
            self._progress.keep(turn, Bookmark(release_id="", offset_ms=0, at_ms=turn.at_ms))
            return self._asks(phrases.WELCOME)
        release = known(self._catalog(), bookmark.release_id)
        if release is None or release.gate or bookmark.state is State.FINISHED:
            return self._asks(phrases.WELCOME_BACK)
        lost = f"{phrases.SOUND_WAS_LOST} " if bookmark.failures > MAX_RETRIES else ""
        question = phrases.shall_i_go_on(release)
        return Reply(speech=f"Welcome back. {lost}{question}", reprompt=question, memory=Memory(offer=RESUME))

    def programmes(self) -> Reply:
        """List everything that can be played."""
        benefits, exercises = of_kind(self._catalog(), "benefit"), of_kind(self._catalog(), "exercise")
        if not benefits and not exercises:
            return Reply(speech=phrases.NOTHING_TO_PLAY)
        return Reply(speech=phrases.there_are(benefits, exercises), reprompt=phrases.WHICH)

    def now_playing(self, turn: Turn) -> Reply:
        """Say what this is."""
        bookmark, release = self._progress.here(turn), self._current(turn)
        if bookmark is None or release is None:
            return self._offer(phrases.NOTHING_PLAYING)
        if bookmark.state is State.PLAYING:
            return Reply(speech=phrases.this_is(release, release.duration_ms - bookmark.offset_ms))
        if release.gate:
            return self._asks(phrases.last_was(release))
        question = phrases.shall_i_go_on(release)
        return Reply(speech=f"{phrases.last_was(release)} {question}", reprompt=question, memory=Memory(offer=RESUME))

    def yes(self, turn: Turn) -> Reply:
        """Do what was offered."""
        offer = turn.memory.offer
        if not offer:
            return self._asks(phrases.YES_TO_WHAT)
        return self.resume(turn) if offer == RESUME else self.play(turn, offer)

    def no(self, turn: Turn) -> Reply:
        """Leave it."""
        if turn.memory.offer != RESUME:
            return Reply(speech=phrases.ALL_RIGHT)
        return self._asks(phrases.ALL_RIGHT)

    def help(self) -> Reply:
        """Say what there is to say."""
        is_introduced = bool(of_kind(self._catalog(), "introduction"))
        said = (phrases.HELP, phrases.IF_NEW_HERE if is_introduced else "", phrases.WHAT_CAN_I_PLAY)
        return self._asks(" ".join(filter(None, said)), phrases.WHILE_IT_PLAYS)

    def fallback(self, turn: Turn) -> Reply:
        """Say that it was not understood; the second time in a row, how to reach a person."""
        missed = turn.memory.missed + 1
        said = f"{phrases.NOT_CAUGHT} {phrases.WHO_CAN_I_CALL}" if missed == MISSED_TWICE else phrases.NOT_CAUGHT
        return replace(self._asks(said), memory=Memory(missed=missed))

    # --- how --------------------------------------------------------------------------------------------------

    def _begun(self, turn: Turn, release: Release) -> Reply:
        """Play it from the beginning, and say which it is: it may not be the one that was meant."""
        begins = Bookmark(release_id=release.id, offset_ms=0, at_ms=turn.at_ms)
        return replace(self._from(turn, release, begins), speech=phrases.here_is(release))

    def _from(self, turn: Turn, release: Release, bookmark: Bookmark) -> Reply:
        """Play it from this bookmark on, as it sounds today; it has failed no time yet."""
        play = self._progress.play(release, bookmark.offset_ms)
        plays = replace(bookmark, release_id=release.id, offset_ms=play.offset_ms, at_ms=turn.at_ms)
        self._progress.keep(turn, replace(plays, state=State.PLAYING, failures=0))
        return Reply(directive=play, card=Card(title=release.title, text=release.summary))

    def _current(self, turn: Turn) -> Release | None:
        bookmark = self._progress.here(turn)
        return known(self._catalog(), bookmark.release_id) if bookmark else None

    def _beside(self, turn: Turn, beside: _Beside, at_the_end: str) -> Reply:
        bookmark, current = self._progress.here(turn), self._current(turn)
        if current is None:
            return self._nothing_to_go_on_with(bookmark)
        release = beside(self._catalog(), current)
        return self._begun(turn, release) if release else Reply(speech=at_the_end)

    def _nothing_to_go_on_with(self, bookmark: Bookmark | None) -> Reply:
        """Say so, or that it cannot be known just now."""
        return self._offer(phrases.PLACE_UNKNOWN if bookmark is UNKNOWN else phrases.NOTHING_PLAYED_YET)

    def _offer(self, why: str, offered: Release | None = None) -> Reply:
        """Say why not, and offer this one, or else the flagship."""
        release = offered or flagship(self._catalog())
        if release is None:
            return Reply(speech=phrases.NOTHING_TO_PLAY)
        question = phrases.would_you_like(release)
        return Reply(speech=f"{why} {question}", reprompt=question, memory=Memory(offer=release.content_id))

    def _asks(self, speech: str, hint: str = "") -> Reply:
        """Leave the conversation open."""
        said = hint or phrases.what_to_say(flagship(self._catalog()))
        return Reply(speech=f"{speech} {said} {phrases.WHAT_NOW}", reprompt=f"{said} {phrases.WHAT_NOW}")


def _at_the_gate(release: Release) -> Reply:
    """Say whom it is not for, every time, and wait for "continue"."""
    return Reply(
        speech=release.gate, reprompt=phrases.last_sentence(release.gate), memory=Memory(gate=release.content_id)
    )

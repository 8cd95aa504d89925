"""Player: what plays next and what is said; it knows no assistant."""

from dataclasses import replace

from audio_pipeline.catalog import Release
from skill import phrases
from skill.bookmarks.bookmarks import Bookmark, State
from skill.programmes import beside, flagship, known, named, of_kind
from skill.progress import MAX_RETRIES, Progress, Turn
from skill.reply import RESUME, Card, Memory, Reply, Stop


class Player:
    """Answers what a listener wants to hear."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._catalog = progress, progress.catalog

    # --- what to hear -----------------------------------------------------------------------------------------

    def play(self, turn: Turn, spoken: str) -> Reply:
        """Play the programme of that name or kind; no name at all is the flagship."""
        release = named(self._catalog(), spoken)
        return self._begun(turn, release) if release else self._offer(phrases.NO_SUCH_NAME)

    def has(self, spoken: str) -> bool:
        """Whether something here is called so."""
        return named(self._catalog(), spoken) is not None

    def resume(self, turn: Turn) -> Reply:
        """Go on where the listener stopped."""
        bookmark = self._progress.here(turn)
        if bookmark is None or not bookmark.release_id:
            return self._offer(phrases.NOTHING_PLAYED_YET)
        release = known(self._catalog(), bookmark.release_id)
        return self._from(turn, release, bookmark) if release else self._offer(phrases.NO_LONGER_HERE)

    def start_over(self, turn: Turn) -> Reply:
        """Play it from the beginning."""
        bookmark, release = self._progress.here(turn), self._current(turn)
        if bookmark is None or release is None:
            return self._offer(phrases.NOTHING_PLAYED_YET)
        return self._from(turn, release, replace(bookmark, offset_ms=0))

    def repeat(self, turn: Turn) -> Reply:
        """Say it again in a conversation; otherwise play it again."""
        said = turn.memory
        if not said.speech:
            return self.start_over(turn)
        return Reply(speech=said.speech, reprompt=said.reprompt, memory=said)

    def next(self, turn: Turn) -> Reply:
        """Play the next in the list of its kind."""
        return self._beside(turn, 1, phrases.WAS_THE_LAST)

    def previous(self, turn: Turn) -> Reply:
        """Play the one before it."""
        return self._beside(turn, -1, phrases.WAS_THE_FIRST)

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
        self._progress.keep(turn, replace(bookmark, loops=on))
        return Reply(speech=phrases.LOOP_ON if on else phrases.LOOP_OFF)

    def shuffle(self) -> Reply:
        """Say why not."""
        return Reply(speech=phrases.NO_SHUFFLE)

    # --- conversation -----------------------------------------------------------------------------------------

    def launch(self, turn: Turn) -> Reply:
        """Welcome: with the disclaimer the first time, with an offer to go on later."""
        bookmark = self._progress.here(turn)
        if bookmark is None:
            self._progress.keep(turn, Bookmark(release_id="", offset_ms=0, at_ms=turn.at_ms))
            return _asks(phrases.WELCOME, phrases.WHAT_TO_SAY)
        release = known(self._catalog(), bookmark.release_id)
        if release is None or bookmark.state is State.FINISHED:
            return _asks(phrases.WELCOME_BACK, phrases.WHAT_TO_SAY)
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
        speech, question = phrases.last_was(release), phrases.shall_i_go_on(release)
        return Reply(speech=speech, reprompt=question, memory=Memory(offer=RESUME))

    def yes(self, turn: Turn) -> Reply:
        """Do what was offered."""
        offer = turn.memory.offer
        if not offer:
            return _asks(phrases.YES_TO_WHAT, phrases.WHAT_TO_SAY)
        return self.resume(turn) if offer == RESUME else self.play(turn, offer)

    def no(self, turn: Turn) -> Reply:
        """Leave it."""
        if turn.memory.offer != RESUME:
            return Reply(speech=phrases.ALL_RIGHT)
        return _asks(f"{phrases.WHAT_INSTEAD} {phrases.WHAT_TO_SAY}", phrases.WHAT_TO_SAY)

    def help(self) -> Reply:
        """Say what there is to say."""
        return _asks(phrases.HELP, phrases.WHAT_TO_SAY)

    def fallback(self) -> Reply:
        """Say that it was not understood."""
        return _asks(phrases.NOT_CAUGHT, phrases.WHAT_TO_SAY)

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

    def _beside(self, turn: Turn, steps: int, at_the_end: str) -> Reply:
        current = self._current(turn)
        if current is None:
            return self._offer(phrases.NOTHING_PLAYED_YET)
        release = beside(self._catalog(), current, steps)
        return self._begun(turn, release) if release else Reply(speech=at_the_end)

    def _offer(self, why: str) -> Reply:
        """Say why not, and offer the flagship."""
        release = flagship(self._catalog())
        if release is None:
            return Reply(speech=phrases.NOTHING_TO_PLAY)
        question = phrases.would_you_like(release)
        return Reply(speech=f"{why} {question}", reprompt=question, memory=Memory(offer=release.content_id))


def _asks(speech: str, hint: str) -> Reply:
    """Leave the conversation open."""
    return Reply(speech=speech, reprompt=f"{hint} {phrases.WHAT_NOW}")

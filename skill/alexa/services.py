"""Services: what the handlers of requests call."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ask_sdk_model.er.dynamic import Entity

from audio_pipeline.catalog import Answer, Catalog
from skill.alexa.intents import name_answer_intent
from skill.answers.questions import Questions
from skill.per_catalog import keep_for_latest
from skill.playback.favourites import Favourites
from skill.playback.history import History
from skill.playback.play_queue import PlayQueue
from skill.playback.player import Player
from skill.playback.seeker import Seeker
from skill.playback.tracker import PlaybackTracker
from skill.playback.transcripts import Transcripts


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The services that the handlers call."""

    player: Player
    tracker: PlaybackTracker
    questions: Questions
    catalog: Callable[[], Catalog]
    transcripts: Transcripts
    new_names: Callable[[], Sequence[Entity]] = tuple
    """Returns the programmes with names that Alexa is to be taught."""

    @property
    def seeker(self) -> Seeker:
        """What answers requests to move within the current programme."""
        return Seeker(self.tracker, self.catalog, self.transcripts)

    @property
    def play_queue(self) -> PlayQueue:
        """What answers requests about what comes after the current programme."""
        return PlayQueue(self.tracker, self.catalog)

    @property
    def history(self) -> History:
        """What was played, and where it stopped."""
        return History(self.player, self.tracker)

    @property
    def favourites(self) -> Favourites:
        """What the listener likes."""
        return Favourites(self.player, self.tracker)

    def find_intent_answer(self, intent: str) -> Answer | None:
        """Return the Answer that has this intent; None if the intent is not an answer's."""
        return _index_answers(self.catalog()).get(intent)


@keep_for_latest
def _index_answers(catalog: Catalog) -> Mapping[str, Answer]:
    """Return the first answer of each intent."""
    return {name_answer_intent(each.id): each for each in reversed(catalog.answers)}

"""Request: a request from Alexa in the terms of the skill."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from skill.alexa.carriers import CARRIERS
from skill.alexa.intents import (
    CHAPTER,
    GO_TO_CHAPTER,
    LENGTH,
    NAMING_A_PROGRAMME,
    PLACE,
    PROGRAMME,
    SHORT_REPLY,
)
from skill.alexa.place_requests import PlaceRequest
from skill.alexa.playing_words import CHAPTER_ID
from skill.alexa.readings import NOTHING_SAID, Readings
from skill.alexa.services import Services
from skill.answers.understanding import Understanding
from skill.crisis.dangers import Wordings
from skill.playback.naming.choice import Choice
from skill.playback.naming.iso_durations import parse_iso_duration
from skill.playback.naming.want import NOTHING_WANTED, Want
from skill.playback.tracker import RequestContext


@dataclass(frozen=True, slots=True, kw_only=True)
class AlexaRequest:
    """A request from Alexa."""

    services: Services
    name: str
    """The intent's name, or the type of a request that has none."""
    context: RequestContext
    slots: Mapping[str, str]
    """The words that Alexa heard for each slot."""
    resolved_slots: Mapping[str, str]
    """The id of the value that matches each slot; the words that Alexa heard if none matches."""
    question: str
    """The listener's free words, with the carrier that Alexa dropped put back."""
    readings: Readings = NOTHING_SAID
    """What the listener's free words say, in every possible wording; nothing if Alexa sent none."""
    has_session: bool
    is_new_session: bool
    """True if this is the first request of its session."""
    may_speak: bool
    """True if the answer may have speech and cards; false for events."""
    locale: str = ""
    """The language of the device and its country, such as en-GB; empty if it is not known."""
    has_screen: bool = False
    """True if the device shows what the skill designs for it."""
    is_can_fulfill: bool = False
    """True if Alexa only asks whether the skill could answer."""
    error_type: str = ""
    """The type of error in an exception report; empty in other requests."""
    want: Want = NOTHING_WANTED
    """What the slots of PLAY or RESUME_PROGRAMME say is wanted to be heard."""
    is_name_alone: bool = False
    """True if a programme's name was said with no word around it."""
    place_request: PlaceRequest | None = None
    """What the listener asks of places, history and favourites; None if nothing."""
    understand: Callable[[], Understanding] = Understanding
    """Returns what the listener's free words ask for; works it out once."""
    choose: Callable[[], Choice] = lambda: Choice(release=None)
    """Returns what is chosen for the want, whatever was heard before; works it out once."""

    @property
    def wordings(self) -> Wordings:
        """The listener's free words in every possible wording; none if Alexa sent none."""
        return self.readings.wordings

    @property
    def is_free_question(self) -> bool:
        """True if the intent takes any words."""
        return self.name in CARRIERS or self.name in (SHORT_REPLY, PLACE, GO_TO_CHAPTER)

    @property
    def has_free_words(self) -> bool:
        """True if the listener's own words came with the request, and name no programme and no chapter."""
        if self.name in NAMING_A_PROGRAMME:
            return bool(self.question) and not self.choose().is_certain
        if self.names_chapter:
            return False
        return self.is_free_question and bool(self.question)

    @property
    def names_a_need(self) -> bool:
        """True if a programme was asked for by what it is for, and by no name."""
        return self.has_free_words and not self.choose().is_something and bool(self.understand().programmes)

    @property
    def names_nothing(self) -> bool:
        """True if words came in a slot for a figure or a need, and are neither."""
        return self.has_free_words and not self.slots.get(PROGRAMME) and not self.choose().is_something

    @property
    def names_chapter(self) -> bool:
        """True if the words name a chapter of any programme."""
        return self.resolved_slots.get(CHAPTER, "").startswith(CHAPTER_ID)

    @property
    def length_ms(self) -> int | None:
        """The length that was said, in milliseconds; None if none was."""
        return parse_iso_duration(self.slots.get(LENGTH, ""))

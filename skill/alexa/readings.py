"""Readings: what the words of a request say, each way to read them tried once, and only if somebody asks."""

from collections.abc import Collection
from functools import cached_property

from skill.alexa.place_requests import PlaceRequest, read_place_request
from skill.answers.choices import ChoiceReply, read_choice
from skill.answers.follow_ups import FollowUp, read_follow_up, read_wish
from skill.answers.helpline_requests import is_helpline_request
from skill.crisis.dangers import Wordings, check_wordings
from skill.playback.commands import Command, read_command
from skill.playback.naming.want import Wish


class Readings:
    """The possible wordings of a request, and what they say."""

    def __init__(self, wordings: Wordings, incomplete: Collection[str] = ()) -> None:
        self.wordings = wordings
        self._incomplete = incomplete
        """The wordings that lack the words around a slot: in "they forget me", "me" or "forget me"."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The wordings as normalise_words() returns them."""
        return self.wordings.words

    @cached_property
    def command(self) -> Command | None:
        """The command to a programme."""
        return read_command(self.wordings.utterances)

    @cached_property
    def wish(self) -> Wish | None:
        """The wish for another programme."""
        return read_wish(self.words)

    @cached_property
    def follow_up(self) -> FollowUp | None:
        """What is asked for after an answer."""
        return read_follow_up(self.words)

    @property
    def is_follow_up(self) -> bool:
        """True if any of the wordings is a short reply to something said, and nothing more."""
        return self.wish is not None or self.follow_up is not None

    @cached_property
    def choice(self) -> ChoiceReply | None:
        """The reply to "A or B?", in words that name neither."""
        return read_choice(self.wordings.texts, ())

    @cached_property
    def place_request(self) -> PlaceRequest | None:
        """What is asked of places, history and favourites."""
        return read_place_request(each.words for each in self.wordings.utterances if each.text not in self._incomplete)

    @cached_property
    def asks_for_helpline(self) -> bool:
        """True if a helpline is asked for, or the show notes that have one."""
        return any(map(is_helpline_request, self.words))


NOTHING_SAID = Readings(check_wordings(()))

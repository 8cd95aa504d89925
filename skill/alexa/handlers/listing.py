"""Handlers of replies to a part of the list: "more", "the second one"."""

from skill.alexa import intents
from skill.alexa.handler import Handler
from skill.alexa.request import AlexaRequest
from skill.answers.follow_ups import FollowUp
from skill.playback.listing import read_place
from skill.playback.naming.want import Wish
from skill.reply import REST_OF_LIST, Reply

_PLACES_BY_INTENT = {intents.FIRST_CHOICE: 0, intents.SECOND_CHOICE: 1}
_GO_ON = frozenset({"AMAZON.YesIntent", "AMAZON.NextIntent", "AMAZON.ResumeIntent"})


def _is_list_open(request: AlexaRequest) -> bool:
    return request.context.session_state.offer == REST_OF_LIST and request.may_speak


def _find_place(request: AlexaRequest) -> int | None:
    """Return the place of the title that is meant among those that were told last; None if none is."""
    n_told = len(request.context.session_state.programmes)
    place = _PLACES_BY_INTENT.get(request.name, n_told)
    return place if place < n_told else read_place(request.wordings.words, n_told)


def _wants_more(request: AlexaRequest) -> bool:
    is_more = request.readings.follow_up is FollowUp.MORE or request.readings.wish is Wish.ANOTHER
    return request.name in _GO_ON or is_more


def _play_by_place(request: AlexaRequest) -> Reply:
    told = request.context.session_state.programmes
    return request.services.player.play(request.context, told[_find_place(request) or 0])


play_by_place = Handler(
    matches=lambda request: _is_list_open(request) and _find_place(request) is not None, build_reply=_play_by_place
)

tell_more = Handler(
    matches=lambda request: _is_list_open(request) and _wants_more(request),
    build_reply=lambda request: request.services.player.list_programmes(request.context.session_state.programmes),
)

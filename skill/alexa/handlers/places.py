"""Handlers of what a listener asks of places, history and favourites, and of "forget me"."""

from collections.abc import Callable, Mapping

from skill.alexa import intents
from skill.alexa.handler import Handler, handles
from skill.alexa.place_requests import PlaceRequest
from skill.alexa.request import AlexaRequest
from skill.playback import forgetting
from skill.reply import FAVOURITES, FOLLOW, FORGET, FORGET_FOR_GOOD, RESUME_PREFIX, Reply
from skill.safety.phrase_patterns import normalise_words

_YES, _NO, _RESUME = "AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.ResumeIntent"

_WHERE_I_STOPPED = tuple(
    f"{at}{who} {stopped}"
    for at in ("", "from ", "at ")
    for who in ("where i", "where we")
    for stopped in ("left off", "stopped", "left", "was", "were", "paused")
)
_THAT = frozenset({"", "it", "this", "one", "this one", "thanks", "thank you", "listening", *_WHERE_I_STOPPED})
"""The words after "continue" that name no programme, from normalise_words()."""


def _get_offer(request: AlexaRequest) -> str:
    return request.context.session_state.offer


def _offers_programme(request: AlexaRequest) -> bool:
    """Return whether "this one" is the programme on offer."""
    return request.services.catalog().of_content(_get_offer(request)) is not None


def _like(request: AlexaRequest) -> Reply:
    if _offers_programme(request):
        return request.services.player.accept_offer(request.context)
    return request.services.favourites.like(request.context)


def _unlike(request: AlexaRequest) -> Reply:
    if _offers_programme(request):
        return request.services.player.decline_offer(request.context)
    return request.services.favourites.unlike(request.context)


def _forget(request: AlexaRequest) -> Reply:
    """Ask, ask again, and then forget: "forget me" says yes to both questions."""
    if _get_offer(request) == FORGET_FOR_GOOD:
        return forgetting.forget(request.services.tracker, request.context)
    return forgetting.ask_to_forget_for_good() if _get_offer(request) == FORGET else forgetting.ask_to_forget()


_REPLIES: Mapping[PlaceRequest, Callable[[AlexaRequest], Reply]] = {
    PlaceRequest.HISTORY: lambda request: request.services.history.tell(request.context),
    PlaceRequest.YESTERDAY: lambda request: request.services.history.play_yesterdays(request.context),
    PlaceRequest.FOLLOW: lambda request: request.services.history.follow(request.context),
    PlaceRequest.LIKE: _like,
    PlaceRequest.UNLIKE: _unlike,
    PlaceRequest.PLAY_FAVOURITES: lambda request: request.services.favourites.play(request.context),
    PlaceRequest.LIST_FAVOURITES: lambda request: request.services.favourites.tell(request.context),
    PlaceRequest.FORGET_ME: _forget,
}


def _answer(request: AlexaRequest) -> Reply:
    return _REPLIES[request.place_request](request) if request.place_request else Reply()


place_request = Handler(matches=lambda request: request.place_request is not None, build_reply=_answer)


_REPLIES_TO_YES: Mapping[str, Callable[[AlexaRequest], Reply]] = {
    FAVOURITES: _REPLIES[PlaceRequest.PLAY_FAVOURITES],
    FORGET: _forget,
    FORGET_FOR_GOOD: _forget,
}


@handles(_YES, when=lambda request: _get_offer(request) in _REPLIES_TO_YES)
def accept_place_offer(request: AlexaRequest) -> Reply:
    """Do what was offered, or ask a second time."""
    return _REPLIES_TO_YES[_get_offer(request)](request)


@handles(_YES, _RESUME, when=lambda request: _get_offer(request) == FOLLOW)
def accept_to_follow(request: AlexaRequest) -> Reply:
    """Go on here with what another device has played."""
    return request.services.history.follow(request.context)


@handles(_YES, _RESUME, when=lambda request: _get_offer(request).startswith(RESUME_PREFIX))
def accept_place(request: AlexaRequest) -> Reply:
    """Go on with the programme that was offered."""
    return request.services.history.accept_place(request.context)


@handles(_NO, when=lambda request: _get_offer(request) in (FORGET, FORGET_FOR_GOOD))
def decline_to_forget(request: AlexaRequest) -> Reply:  # noqa: ARG001 - a handler's shape
    """Keep everything."""
    return forgetting.keep()


def _names_that(request: AlexaRequest) -> bool:
    return normalise_words(request.slots.get(intents.PROGRAMME, "")) in _THAT


@handles(intents.RESUME_PROGRAMME, when=_names_that)
def resume_that(request: AlexaRequest) -> Reply:
    """Resume what played last: "continue it, please"."""
    return request.services.player.resume(request.context)


@handles(intents.RESUME_PROGRAMME, when=lambda request: not request.names_a_need)
def resume_programme(request: AlexaRequest) -> Reply:
    """Go on with a programme by its name, where the listener stopped in it."""
    return request.services.history.resume_programme(request.context, request.want)

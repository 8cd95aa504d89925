"""Handlers of requests for programmes."""

from skill.alexa import intents
from skill.alexa.handler import handles
from skill.alexa.request import AlexaRequest
from skill.reply import Reply
from skill.safety.phrase_patterns import normalise_words

_IT = frozenset({"", "it", "this", "one", "this one"})
"""The words for what is on offer, from normalise_words()."""


def _names_the_offer(request: AlexaRequest) -> bool:
    """Return whether the words are "it" or "that one", and a programme is on offer."""
    name, offer = request.slots.get(intents.PROGRAMME, ""), request.context.session_state.offer
    return bool(name) and normalise_words(name) in _IT and request.services.catalog().of_content(offer) is not None


@handles(intents.PLAY, when=_names_the_offer)
def play_offered(request: AlexaRequest) -> Reply:
    """Play what was offered: "play it"."""
    return request.services.player.accept_offer(request.context)


@handles(*intents.NAMING_A_PROGRAMME, when=lambda request: request.names_a_need)
def offer_for_need(request: AlexaRequest) -> Reply:
    """Offer a programme for what the listener needs: "play something for stress"."""
    return request.services.questions.answer_free_text(request.context, request.programme[0], request.understand())


@handles(intents.PLAY)
def play(request: AlexaRequest) -> Reply:
    """Play a programme by its name or kind."""
    return request.services.player.play(request.context, *request.programme)


@handles(intents.NAMING, when=lambda request: request.services.player.has_title(request.question))
def play_by_title(request: AlexaRequest) -> Reply:
    """Play a programme whose title Alexa took for the beginning of a question."""
    return request.services.player.play(request.context, request.question)


@handles(intents.WHAT_IS_PLAYING)
def describe_playing(request: AlexaRequest) -> Reply:
    """Say what is playing."""
    return request.services.player.describe_playing(request.context)


@handles(intents.LIST_PROGRAMMES)
def list_programmes(request: AlexaRequest) -> Reply:
    """List everything that can be played."""
    return request.services.player.list_programmes()

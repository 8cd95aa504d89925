"""Handlers of requests for programmes."""

from audio_pipeline.catalog import Answer
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
    is_offered = bool(name and offer) and request.services.catalog().of_content(offer) is not None
    return is_offered and normalise_words(name) in _IT


def _find_answer_of_that_name(request: AlexaRequest) -> Answer | None:
    """Return the answer to a programme's name that was said alone; None if its programme was offered."""
    release = request.choose().release if request.is_name_alone else None
    state = request.context.session_state
    if release is None or release.content_id in (state.offer, *state.programmes):
        return None
    return request.services.questions.find_answer_named(request.question, release)


@handles(intents.PLAY, when=_names_the_offer)
def play_offered(request: AlexaRequest) -> Reply:
    """Play what was offered: "play it"."""
    return request.services.player.accept_offer(request.context)


@handles(intents.PLAY, when=lambda request: _find_answer_of_that_name(request) is not None)
def answer_by_name(request: AlexaRequest) -> Reply:
    """Say the answer that has the name of a programme: "holding hands", said before the programme was offered."""
    answer = _find_answer_of_that_name(request)
    return request.services.questions.reply_with(request.context, answer, said=request.question) if answer else Reply()


@handles(intents.PLAY, when=lambda request: bool(request.want.needs))
def offer_for_known_need(request: AlexaRequest) -> Reply:
    """Offer a programme for a need that the model knows: "something for stress"."""
    return request.services.questions.answer_need(request.context, request.question, request.want)


@handles(*intents.NAMING_A_PROGRAMME, when=lambda request: request.names_a_need or request.names_nothing)
def offer_for_need(request: AlexaRequest) -> Reply:
    """Offer a programme for what the listener needs, or answer words that name no programme and no figure."""
    return request.services.questions.answer_free_text(request.context, request.question, request.understand())


@handles(intents.PLAY)
def play(request: AlexaRequest) -> Reply:
    """Play a programme by its name or kind."""
    if request.want.needs_situation:
        return request.services.player.play_wanted(request.context, request.want)
    return request.services.player.play_choice(request.context, request.choose())


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

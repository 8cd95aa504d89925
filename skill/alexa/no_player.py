"""No player: what a device that plays no sound is offered in the place of a programme: its card, and answers."""

from dataclasses import replace

from audio_pipeline.catalog import Release
from skill import phrases
from skill.alexa.request import AlexaRequest
from skill.reply import FAVOURITES, FOLLOW, RESUME, RESUME_PREFIX, Reply

_OFFERS_OF_SOUND = frozenset({RESUME, FOLLOW, FAVOURITES})


def offer_without_sound(request: AlexaRequest, reply: Reply) -> Reply:
    """Return the reply; on a device that plays no sound, an offer to play becomes a card and a question."""
    if request.context.can_play or reply.session_state.crisis or not _offers_sound(request, reply):
        return reply
    release, was_told = _find_offered(request, reply), phrases.NO_PLAYER in request.context.session_state.speech
    question = f"{phrases.suggest_what_to_say(None)} {phrases.WHAT_NOW}"
    sentences = (
        reply.speech.removesuffix(reply.reprompt).strip(),
        "" if was_told else phrases.NO_PLAYER,
        phrases.offer_card(release) if release else "",
        question,
    )
    return replace(
        reply,
        speech=" ".join(filter(None, sentences)),
        reprompt=question,
        card=reply.card or (request.services.tracker.build_card(release) if release else None),
        session_state=replace(reply.session_state, offer="", programmes=()),
    )


def _offers_sound(request: AlexaRequest, reply: Reply) -> bool:
    offer = reply.session_state.offer
    is_place = offer in _OFFERS_OF_SOUND or offer.startswith(RESUME_PREFIX)
    return is_place or _find_offered(request, reply) is not None


def _find_offered(request: AlexaRequest, reply: Reply) -> Release | None:
    return request.services.catalog().of_content(reply.session_state.offer.removeprefix(RESUME_PREFIX))

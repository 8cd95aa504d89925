"""Response: a Reply in Alexa's format."""

from typing import Any
from xml.sax.saxutils import escape

from ask_sdk_model import Directive, Response
from ask_sdk_model.interfaces.audioplayer import (
    AudioItem,
    AudioItemMetadata,
    ClearBehavior,
    ClearQueueDirective,
    PlayBehavior,
    PlayDirective,
    StopDirective,
    Stream,
)
from ask_sdk_model.interfaces.display import Image, ImageInstance
from ask_sdk_model.ui import Reprompt, SimpleCard, SsmlOutputSpeech

from skill.alexa.request import AlexaRequest
from skill.reply import Card, ClearQueue, Play, Reply, Stop

MAX_CHARACTERS = 6_000
"""The most characters of speech or of a card; Alexa accepts 8,000 of each and 24 KB in all, after escaping."""


def build_response(reply: Reply, request: AlexaRequest) -> Response:
    """Build the answer to this request."""
    directives = [_build_directive(reply.directive)] if reply.directive else None
    if not request.may_speak:
        # An answer to an event may carry directives and nothing else: words are an error there.
        return Response(directives=directives, should_end_session=True if isinstance(reply.directive, Play) else None)
    return Response(
        output_speech=_build_speech(reply.speech, is_slow=reply.is_slow),
        reprompt=Reprompt(output_speech=_build_speech(reply.reprompt)) if reply.reprompt else None,
        card=_build_card(reply.card) if reply.card else None,
        directives=directives,
        should_end_session=reply.ends_session,
    )


def build_session_attributes(reply: Reply) -> dict[str, Any]:
    """Build the attributes of an open session; none if the session ends."""
    if reply.ends_session:
        return {}
    state = reply.session_state
    attributes = {
        "offer": state.offer,
        "programmes": list(state.programmes),
        "choices": list(state.choices),
        "answer": state.answer,
        "crisis": state.crisis,
        "wanted": state.wanted,
        "missed": state.missed,
        "gate": state.gate,
        "speech": reply.speech,
        "reprompt": reply.reprompt,
    }
    return {name: value for name, value in attributes.items() if value}


def _build_speech(text: str, *, is_slow: bool = False) -> SsmlOutputSpeech | None:
    words = escape(text[:MAX_CHARACTERS])
    spoken = f'<prosody rate="slow">{words}</prosody>' if is_slow else words
    return SsmlOutputSpeech(ssml=f"<speak>{spoken}</speak>") if text else None


def _build_card(card: Card) -> SimpleCard:
    return SimpleCard(title=card.title[:MAX_CHARACTERS], content=card.text[:MAX_CHARACTERS])


def _build_directive(directive: Play | Stop | ClearQueue) -> Directive:
    if isinstance(directive, Stop):
        return StopDirective()
    if isinstance(directive, ClearQueue):
        return ClearQueueDirective(clear_behavior=ClearBehavior.CLEAR_ENQUEUED)
    stream = Stream(
        token=directive.token,
        url=directive.url,
        offset_in_milliseconds=directive.offset_ms,
        # Alexa accepts it with ENQUEUE only.
        expected_previous_token=directive.enqueue_after,
    )
    return PlayDirective(
        play_behavior=_choose_behaviour(directive),
        audio_item=AudioItem(stream=stream, metadata=_build_metadata(directive)),
    )


def _choose_behaviour(play: Play) -> PlayBehavior:
    if play.replaces_queue:
        return PlayBehavior.REPLACE_ENQUEUED
    return PlayBehavior.ENQUEUE if play.enqueue_after else PlayBehavior.REPLACE_ALL


def _build_metadata(play: Play) -> AudioItemMetadata:
    art = Image(sources=[ImageInstance(url=play.artwork_url)]) if play.artwork_url else None
    return AudioItemMetadata(title=play.title, subtitle=play.subtitle, art=art, background_image=art)

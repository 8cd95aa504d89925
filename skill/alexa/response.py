"""Response: a Reply in Alexa's format."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any, TypeVar
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
from ask_sdk_model.ui import Image as CardImage
from ask_sdk_model.ui import Reprompt, SimpleCard, SsmlOutputSpeech, StandardCard

from skill.alexa.new_names import teach
from skill.alexa.request import AlexaRequest
from skill.alexa.screen import build_screen
from skill.phrases.locales import spell
from skill.reply import Card, ClearQueue, Play, Reply, Stop

MAX_CHARACTERS = 6_000
"""The most characters of speech or of a card; Alexa accepts 8,000 of each and 24 KB in all, after escaping."""


_Value = TypeVar("_Value", Reply, Play, Card)


def build_response(reply: Reply, request: AlexaRequest) -> Response:
    """Build the answer to this request."""
    if not request.may_speak:
        # An answer to an event may carry directives and nothing else: words are an error there.
        is_play = isinstance(reply.directive, Play)
        directives = [_build_directive(reply.directive)] if reply.directive else None
        return Response(directives=directives, should_end_session=True if is_play else None)
    reply = _spell(reply, request)
    return Response(
        output_speech=_build_speech(reply.speech, is_slow=reply.is_slow),
        reprompt=Reprompt(output_speech=_build_speech(reply.reprompt)) if reply.reprompt else None,
        card=_build_card(reply.card) if reply.card else None,
        directives=list(_list_directives(reply, request)) or None,
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


def _spell(reply: Reply, request: AlexaRequest) -> Reply:
    """Return the reply with all words that are heard or seen spelled as in the listener's locale."""
    card, directive, locale = reply.card, reply.directive, request.locale
    if card:
        card = _replace(card, title=_spell_published(card.title, locale), text=_spell_published(card.text, locale))
    if isinstance(directive, Play):
        chapters = directive.chapters
        if request.has_screen:
            chapters = tuple(_spell_published(each, locale) for each in chapters)
        directive = _replace(directive, title=_spell_published(directive.title, locale), chapters=chapters)
    speech, reprompt = spell(reply.speech, locale), spell(reply.reprompt, locale)
    return _replace(reply, speech=speech, reprompt=reprompt, card=card, directive=directive)


@lru_cache(maxsize=1_024)
def _spell_published(text: str, locale: str) -> str:
    """Spell a text of the catalog.

    Results are cached, so never call it with speech, which may have words of the listener's own.
    """
    return spell(text, locale)


def _replace(value: _Value, **changes: Any) -> _Value:
    """Return the value with these fields; the value itself if it has them: in most locales, few words differ."""
    is_changed = any(getattr(value, name) != each for name, each in changes.items())
    return replace(value, **changes) if is_changed else value


def _list_directives(reply: Reply, request: AlexaRequest) -> Iterator[Directive]:
    """Yield the directives; the screen is shown before the sound begins."""
    if request.has_screen and isinstance(reply.directive, Play):
        yield build_screen(reply.directive)
    if reply.directive:
        yield _build_directive(reply.directive)
    # Alexa forgets them when the session ends.
    if request.is_new_session and not reply.ends_session and (names := request.services.new_names()):
        yield teach(names)


def _build_card(card: Card) -> SimpleCard | StandardCard:
    title, text = card.title[:MAX_CHARACTERS], card.text[:MAX_CHARACTERS]
    if not card.image_url:
        return SimpleCard(title=title, content=text)
    return StandardCard(
        title=title, text=text, image=CardImage(small_image_url=card.image_url, large_image_url=card.image_url)
    )


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

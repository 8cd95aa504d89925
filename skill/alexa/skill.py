"""Skill: all handlers, in their order, and the one function that answers a request."""

from collections.abc import Callable
from typing import cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Session

from skill import phrases
from skill.alexa.handlers import audio_player, can_fulfill, controls, crisis, gate, programmes, questions, session
from skill.alexa.request import Desk, Envelope, Heard, heard

HANDLERS = (
    # Not a listener's words yet: nothing may be done on them.
    can_fulfill.can_fulfill,
    # A person in danger comes before everything.
    questions.in_danger,
    questions.whom_to_call,
    crisis.in_crisis,
    # Then what an open gate or question waits for.
    gate.go_through,
    gate.skip,
    questions.first_choice,
    questions.second_choice,
    programmes.play,
    programmes.play_by_title,
    programmes.what_is_playing,
    programmes.list_programmes,
    controls.pause,
    controls.resume,
    controls.following,
    controls.previous,
    controls.start_over,
    controls.repeat,
    controls.loop_on,
    controls.loop_off,
    controls.shuffle,
    audio_player.started,
    audio_player.stopped,
    audio_player.nearly_finished,
    audio_player.finished,
    audio_player.failed,
    session.launch,
    session.help_,
    session.fallback,
    session.yes,
    session.no,
    session.ended,
    session.exception_encountered,
    session.skill_disabled,
    questions.free_question,
    questions.known_question,
    session.anything_else,
)


def nothing() -> Envelope:
    """Answer without a word."""
    return {"version": "1.0", "response": {}}


def apology(envelope: Envelope) -> Envelope:
    """Answer a listener who cannot be answered; an event gets no words."""
    if envelope["request"].get("type") not in ("IntentRequest", "LaunchRequest"):
        return nothing()
    speech = {"type": "SSML", "ssml": f"<speak>{phrases.SORRY}</speak>"}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}


def answering(desk: Desk) -> Callable[[Envelope], Envelope]:
    """Make the function that answers requests: one for the public endpoint and for the browser speaker."""
    builder, serializer = SkillBuilder(), DefaultSerializer()
    for handler in HANDLERS:
        builder.add_request_handler(handler)
    skill = builder.create()

    def answer(envelope: Envelope) -> Envelope:
        found = heard(envelope, desk)
        return cast("Envelope", serializer.serialize(skill.invoke(_session_only(found), found)))

    return answer


def _session_only(heard: Heard) -> RequestEnvelope:
    """What the SDK asks of a request: whether a session is open."""
    return RequestEnvelope(session=Session(attributes={}) if heard.has_session else None)

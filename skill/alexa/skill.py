"""Skill: all handlers, in their order, and the one function that answers a request."""

from collections.abc import Callable
from typing import cast

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model import RequestEnvelope, Session

from skill import phrases
from skill.alexa.handler_table import HandlerTable
from skill.alexa.handlers import (
    audio_player,
    can_fulfill,
    controls,
    crisis,
    follow_ups,
    gate,
    listing,
    places,
    playing,
    programmes,
    questions,
    session,
)
from skill.alexa.json_values import Envelope
from skill.alexa.model_json import make_json_value
from skill.alexa.parse_request import parse_request
from skill.alexa.services import Services

HANDLERS = (
    # Alexa only asks whether the skill could answer: nothing may be played or saved.
    can_fulfill.can_fulfill,
    # A person in danger comes before everything.
    questions.danger,
    questions.helpline_request,
    crisis.crisis_reply,
    questions.check_in,
    # A question about places is clear whatever else is open.
    places.place_request,
    places.accept_place_offer,
    places.accept_to_follow,
    places.accept_place,
    places.decline_to_forget,
    # Then replies to an open gate or question.
    gate.accept_gate,
    gate.decline_gate,
    listing.play_by_place,
    listing.tell_more,
    follow_ups.answer_choice,
    playing.set_timer,
    playing.ask_how_long,
    playing.follow_command,
    playing.miss_length,
    follow_ups.offer_alternative,
    follow_ups.follow_up,
    follow_ups.play_once_more,
    follow_ups.reply_to_nothing,
    places.resume_that,
    places.resume_programme,
    programmes.play_offered,
    programmes.answer_by_name,
    programmes.offer_for_known_need,
    programmes.offer_for_need,
    programmes.play,
    programmes.play_by_title,
    programmes.describe_playing,
    programmes.list_programmes,
    controls.pause,
    controls.resume,
    controls.play_next,
    controls.play_previous,
    controls.start_over,
    controls.loop_on,
    controls.loop_off,
    controls.decline_shuffle,
    audio_player.record_started,
    audio_player.record_stopped,
    audio_player.enqueue_next,
    audio_player.record_finished,
    audio_player.retry_failed,
    session.launch,
    session.give_help,
    session.say_not_understood,
    session.accept_offer,
    session.decline_offer,
    session.end_session,
    session.log_exception,
    session.forget_listener,
    questions.answer_free_question,
    questions.known_question,
    session.anything_else,
)


def build_empty_answer() -> Envelope:
    """Build an answer without speech or directives."""
    return {"version": "1.0", "response": {}}


def build_apology(envelope: Envelope) -> Envelope:
    """Build the answer to a request that failed: an apology, or nothing for an event."""
    if envelope["request"].get("type") not in ("IntentRequest", "LaunchRequest"):
        return build_empty_answer()
    speech = {"type": "SSML", "ssml": f"<speak>{phrases.SORRY}</speak>"}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": True}}


def create_skill(services: Services) -> Callable[[Envelope], Envelope]:
    """Create the function that answers requests, for the public endpoint and the browser speaker."""
    builder = SkillBuilder()
    builder.add_request_handler(HandlerTable(HANDLERS))
    skill = builder.create()

    def answer(envelope: Envelope) -> Envelope:
        request = parse_request(envelope, services)
        # The SDK reads nothing of a request but whether a session is open.
        sdk_envelope = RequestEnvelope(session=Session(attributes={}) if request.has_session else None)
        return cast("Envelope", make_json_value(skill.invoke(sdk_envelope, request)))

    return answer

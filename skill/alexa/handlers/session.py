"""Handlers of the beginning, the course and the end of a conversation."""

import logging

from skill.alexa.handler import Handler, handles
from skill.alexa.request import AlexaRequest
from skill.reply import Reply

log = logging.getLogger(__name__)


@handles("LaunchRequest")
def launch(request: AlexaRequest) -> Reply:
    """Welcome the listener."""
    return request.services.player.launch(request.context)


@handles("AMAZON.HelpIntent")
def give_help(request: AlexaRequest) -> Reply:
    """Say what a listener can ask for."""
    return request.services.player.give_help(request.context)


@handles("AMAZON.FallbackIntent")
def say_not_understood(request: AlexaRequest) -> Reply:
    """Say that the words were not understood."""
    return request.services.player.say_not_understood(request.context)


@handles("AMAZON.YesIntent")
def accept_offer(request: AlexaRequest) -> Reply:
    """Do what was offered."""
    return request.services.player.accept_offer(request.context)


@handles("AMAZON.NoIntent")
def decline_offer(request: AlexaRequest) -> Reply:
    """Drop what was offered."""
    return request.services.player.decline_offer(request.context)


@handles("SessionEndedRequest")
def end_session(request: AlexaRequest) -> Reply:  # noqa: ARG001 - a handler's shape
    """Return an empty reply: Alexa accepts no other here."""
    return Reply()


@handles("System.ExceptionEncountered")
def log_exception(request: AlexaRequest) -> Reply:
    """Log the type of error for which Alexa rejected one of our answers."""
    log.warning("alexa rejected an answer error=%s", request.error_type)
    return Reply()


@handles("AlexaSkillEvent.SkillDisabled")
def forget_listener(request: AlexaRequest) -> Reply:
    """Delete the bookmark of a listener who has disabled the skill."""
    return request.services.tracker.forget(request.context)


anything_else = Handler(
    matches=lambda _: True,
    build_reply=lambda request: (
        request.services.player.say_not_understood(request.context) if request.may_speak else Reply()
    ),
)
"""Answers an intent that this version does not know; any other request gets an empty reply."""

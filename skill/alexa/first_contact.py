"""First contact: the disclaimer, which every listener hears once, whatever they say first."""

from dataclasses import replace

from skill import phrases
from skill.alexa.request import AlexaRequest
from skill.reply import Reply, Stop


def is_first_contact(request: AlexaRequest) -> bool:
    """Return whether the skill has not spoken to this listener before; a launch has a welcome of its own."""
    is_opening = request.is_new_session and request.may_speak and request.name != "LaunchRequest"
    return is_opening and request.services.tracker.is_new_listener(request.context)


def add_disclaimer(request: AlexaRequest, reply: Reply) -> Reply:
    """Say the disclaimer before a first reply, and remember that it was said; not before help in danger."""
    if not reply.speech or reply.is_help or isinstance(reply.directive, Stop):
        return reply
    request.services.tracker.remember_listener(request.context)
    return replace(reply, speech=f"{phrases.FIRST_A_WORD} {reply.speech}")

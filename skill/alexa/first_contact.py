"""First contact: the disclaimer, which every listener hears once, whatever they say first."""

from dataclasses import replace

from skill import phrases
from skill.alexa.request import AlexaRequest
from skill.reply import Reply, Stop


def is_first_contact(request: AlexaRequest) -> bool:
    """Return whether the skill has not spoken to this listener before; a launch has a welcome of its own."""
    is_opening = request.is_new_session and request.may_speak and request.name != "LaunchRequest"
    # A device that names a programme has played one. Then nobody waits for the bookmarks here.
    return is_opening and not request.context.token and request.services.tracker.is_new_listener(request.context)


def add_disclaimer(request: AlexaRequest, reply: Reply) -> Reply:
    """Say the disclaimer before a first reply, and remember that it was said; not before help, nor before a goodbye."""
    if _is_help(reply) or _is_goodbye(reply):
        return reply
    request.services.tracker.remember_listener(request.context)
    return replace(reply, speech=f"{phrases.FIRST_A_WORD} {reply.speech}".strip())


def _is_help(reply: Reply) -> bool:
    """Return whether the reply is to somebody in danger, or names whom to talk with."""
    return reply.is_help or isinstance(reply.directive, Stop) or phrases.KINDLY in reply.speech


def _is_goodbye(reply: Reply) -> bool:
    """Return whether the conversation ends with nothing but words."""
    return reply.ends_session and reply.directive is None and reply.card is None

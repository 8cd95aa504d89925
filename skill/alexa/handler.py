"""Handler: a function from a request to a Reply, and the requests that it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.first_contact import add_disclaimer, is_first_contact
from skill.alexa.no_player import offer_without_sound
from skill.alexa.request import AlexaRequest
from skill.alexa.response import build_response, build_session_attributes
from skill.reply import Reply


@dataclass(frozen=True, slots=True)
class Handler:
    """The requests that one function answers, and that function."""

    matches: Callable[[AlexaRequest], bool]
    """Returns whether it answers a request that has one of the names."""
    build_reply: Callable[[AlexaRequest], Reply | Response]
    names: frozenset[str] = frozenset()
    """The intents and request types that it may answer; empty for all of them."""

    def handle(self, handler_input: HandlerInput) -> Response:
        """Build the answer in Alexa's format, and set the attributes of an open session."""
        request: AlexaRequest = handler_input.context
        is_first = is_first_contact(request)
        reply = self.build_reply(request)
        if isinstance(reply, Response):
            return reply
        reply = offer_without_sound(request, reply)
        if request.has_session:
            handler_input.attributes_manager.session_attributes = build_session_attributes(reply)
        return build_response(add_disclaimer(request, reply) if is_first else reply, request)


def handles(
    *names: str, when: Callable[[AlexaRequest], bool] = lambda _: True
) -> Callable[[Callable[[AlexaRequest], Reply]], Handler]:
    """Make a function the handler of these intents and request types."""

    def make_handler(build_reply: Callable[[AlexaRequest], Reply]) -> Handler:
        return Handler(matches=when, build_reply=build_reply, names=frozenset(names))

    return make_handler

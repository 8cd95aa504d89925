"""Handler: a function from what was heard to a Reply, in the shape that the SDK dispatches to."""

from collections.abc import Callable
from dataclasses import dataclass

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.request import Heard
from skill.alexa.response import attributes, written
from skill.reply import Reply


@dataclass(frozen=True, slots=True)
class Handler(AbstractRequestHandler):
    """One kind of request and its reply."""

    suits: Callable[[Heard], bool]
    reply: Callable[[Heard], Reply | Response]

    def can_handle(self, handler_input: HandlerInput) -> bool:
        """Whether this request is one of its kind."""
        return self.suits(handler_input.context)

    def handle(self, handler_input: HandlerInput) -> Response:
        """Reply in Alexa's format, and keep what the open session remembers."""
        heard: Heard = handler_input.context
        reply = self.reply(heard)
        if isinstance(reply, Response):
            return reply
        if heard.has_session:
            handler_input.attributes_manager.session_attributes = attributes(reply)
        return written(reply, heard)


def on(*names: str, where: Callable[[Heard], bool] = lambda _: True) -> Callable[[Callable[[Heard], Reply]], Handler]:
    """Make a function the handler of these intents and request types."""

    def handler(reply: Callable[[Heard], Reply]) -> Handler:
        return Handler(suits=lambda heard: heard.name in names and where(heard), reply=reply)

    return handler

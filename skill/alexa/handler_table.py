"""Handler table: for each intent and request type, the handlers that may answer it; no others are asked."""

from collections.abc import Sequence

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.handler import Handler


class HandlerTable(AbstractRequestHandler):
    """Answers by the first handler, in their order, that answers a request; the last one answers any."""

    def __init__(self, handlers: Sequence[Handler]) -> None:
        names = {name for each in handlers for name in each.names}
        self._by_name = {
            name: tuple(each for each in handlers if not each.names or name in each.names) for name in names
        }
        self._of_any_name = tuple(each for each in handlers if not each.names)

    def can_handle(self, handler_input: HandlerInput) -> bool:  # noqa: ARG002 - the SDK's signature
        """Return True: the last handler answers any request."""
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        """Let the first handler that answers the request build the answer."""
        request = handler_input.context
        likely = self._by_name.get(request.name, self._of_any_name)
        return next(each for each in likely if each.matches(request)).handle(handler_input)

"""Server: waitress, with 400 as its only refusal: Alexa's endpoint knows no other."""

import socket
from typing import Any

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import BadRequest

THREADS = 8
"""Requests answered at one time: each takes milliseconds."""

MAX_READ_BYTES = 1024 * 1024
"""A request that says it is longer is refused before its body is read."""


class _Parser(HTTPRequestParser):  # type: ignore[misc] # waitress has no types
    error: Any

    def received(self, data: bytes) -> int:
        """Take some bytes; whatever is wrong with them is a bad request, be it 413, 431 or 501 elsewhere."""
        consumed: int = super().received(data)
        if self.error:
            self.error = BadRequest(self.error.body)
        return consumed


class _Channel(HTTPChannel):  # type: ignore[misc] # waitress has no types
    parser_class = _Parser


def create_server(app: Any, door: socket.socket) -> Any:
    """Serve the app behind an open door; run() does it."""
    server = waitress.create_server(
        app, sockets=[door], threads=THREADS, max_request_body_size=MAX_READ_BYTES, ident=""
    )
    server.channel_class = _Channel
    return server

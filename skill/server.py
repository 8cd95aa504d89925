"""Server: runs waitress, with 400 as the status of every refusal, as Alexa requires.

The address is bound first and listened on last, so that nobody can connect before the app is ready.
"""

import socket
from typing import Any

import waitress
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import BadRequest

THREADS = 8
"""Requests answered at the same time; each takes milliseconds."""

MAX_READ_BYTES = 1024 * 1024
"""A request whose header names a longer body is refused before the body is read."""


class _Parser(HTTPRequestParser):  # type: ignore[misc] # waitress has no types
    error: Any

    # The name is waitress's.
    def received(self, data: bytes) -> int:
        """Parse some bytes; any fault in them (413, 431, 501) becomes 400 Bad Request."""
        consumed: int = super().received(data)
        if self.error:
            self.error = BadRequest(self.error.body)
        return consumed


class _Channel(HTTPChannel):  # type: ignore[misc] # waitress has no types
    parser_class = _Parser


class ListenError(Exception):
    """The address cannot be listened on; the message says why."""


def bind_socket(host: str, port: int) -> socket.socket:
    """Bind the address without listening yet; ListenError if it is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except OSError as fault:
        bound.close()
        raise _make_listen_error((host, port), fault) from fault
    return bound


def create_listening_server(app: Any, bound: socket.socket) -> Any:
    """Start listening and return the server, whose run() answers requests.

    ListenError if another process began to listen on the address after it was bound.
    """
    try:
        bound.listen()
    except OSError as fault:
        raise _make_listen_error(bound.getsockname(), fault) from fault
    server = waitress.create_server(
        app, sockets=[bound], threads=THREADS, max_request_body_size=MAX_READ_BYTES, ident=""
    )
    server.channel_class = _Channel
    return server


def _make_listen_error(address: tuple[Any, ...], fault: OSError) -> ListenError:
    host, port, *_ = address
    return ListenError(f"{host}:{port}: cannot listen there ({fault.strerror}). Try --port.")

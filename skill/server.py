"""Server: waitress, with 400 as its only refusal: Alexa's endpoint knows no other.

Nobody can connect before the app is ready to answer: the address is reserved first, and listened on last.
"""

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

    # waitress calls it by this name.
    def received(self, data: bytes) -> int:
        """Parse some bytes; any fault in them (413, 431, 501) becomes a bad request (400)."""
        consumed: int = super().received(data)
        if self.error:
            self.error = BadRequest(self.error.body)
        return consumed


class _Channel(HTTPChannel):  # type: ignore[misc] # waitress has no types
    parser_class = _Parser


class ListenError(Exception):
    """The address is taken, or not ours to take; the message says so."""


def bind_socket(host: str, port: int) -> socket.socket:
    """Reserve the address, and refuse connections; ListenError at once if somebody listens there."""
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
    """Listen for requests to the app, which is ready; run() answers them.

    ListenError if somebody else began to listen on that address since it was bound.
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

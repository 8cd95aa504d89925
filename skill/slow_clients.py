"""Slow clients: connections that may hold neither a thread nor the loop of a worker for long."""

import logging
import selectors
import socket
import time
from collections.abc import Callable
from typing import Any, Protocol

from gunicorn import util
from gunicorn.http.errors import NoMoreData
from gunicorn.workers.gthread import TConn

log = logging.getLogger(__name__)

STALL_S = 3
"""Seconds without a byte after which a client loses the thread that reads its request."""

REQUEST_S = 5
"""Seconds in which a request must come whole, however its bytes are spread."""

WAIT_S = 10
"""Seconds for the first byte of a new connection, and for a client to close one that is done."""

_MAX_DISCARDED_BYTES = 64 * 1024
"""What is still read of a client that was answered already."""


class PatientSocket(socket.socket):
    """The socket of a connection, whose patience ends a while after a request began to come."""

    deadline_s = 0.0

    def begin_request(self) -> None:
        """Let the time of a request begin."""
        self.deadline_s = time.monotonic() + REQUEST_S

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """Receive bytes; NoMoreData, as if the client were gone, if they are too late."""
        try:
            if time.monotonic() < self.deadline_s:
                return super().recv(size, flags)
        except BlockingIOError:
            pass
        log.warning("request refused reason=too-slow")
        raise NoMoreData


class ConnectionLoop(Protocol):
    """The parts of a worker of gunicorn that know its connections."""

    nr_conns: int
    pending_conns: Any
    poller: selectors.BaseSelector


class Connection(TConn):  # type: ignore[misc] # gunicorn has no types
    """A connection that is closed without making its worker wait for the client."""

    def __init__(self, loop: ConnectionLoop, config: Any, client: socket.socket, address: Any, server: Any) -> None:
        super().__init__(config, PatientSocket(fileno=client.detach()), address, server)
        self._loop, self._n_discarded_bytes = loop, 0

    def wait(self, when_readable: Callable[[Any], None]) -> None:
        """Wait in the loop of the worker, for a while, until something comes."""
        self.timeout = time.monotonic() + WAIT_S
        self._loop.nr_conns += 1
        self._loop.pending_conns.append(self)
        self._loop.poller.register(self.sock, selectors.EVENT_READ, when_readable)

    def close(self, graceful: bool = False) -> None:  # noqa: FBT001, FBT002 - the signature is gunicorn's
        """Close the connection; gracefully: first let the client read its answer, and close its side."""
        try:
            if graceful:
                self.sock.shutdown(socket.SHUT_WR)
                self.sock.settimeout(0)
                self.wait(self._discard)
                return
        except OSError:
            pass
        util.close(self.sock)

    def _discard(self, _: Any) -> None:
        """Discard what still comes; close the connection when nothing more does, or too much."""
        try:
            data = socket.socket.recv(self.sock, _MAX_DISCARDED_BYTES)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        self._n_discarded_bytes += len(data)
        if not data or self._n_discarded_bytes > _MAX_DISCARDED_BYTES:
            self._loop.poller.unregister(self.sock)
            self._loop.pending_conns.remove(self)
            self._loop.nr_conns -= 1
            util.close(self.sock)

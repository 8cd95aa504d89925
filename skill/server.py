"""Server: gunicorn, whose worker processes answer on one address, with 400 as the status of every refusal.

The address is bound first and listened on last, so that nobody can connect before the skill is ready. A stop finishes
the requests that are under way; a worker that ends by itself is started again.
"""

import gc
import logging
import signal
import socket
import struct
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Protocol

from gunicorn import util
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from skill.slow_clients import STALL_S, Connection

log = logging.getLogger(__name__)

THREADS = 8
"""Requests that one worker answers at the same time; each takes milliseconds."""

KEEPALIVE_S = 75
"""Seconds for which an idle connection stays open: longer than web servers in front keep theirs."""

STOP_S = 20
"""Seconds in which a worker that is told to stop finishes the requests under way."""

ALL_ADDRESSES = "0.0.0.0"  # noqa: S104 - only with --lan
"""The host that means every address of this machine."""

_MAX_HEADERS, _MAX_HEADER_BYTES = 64, 4_096
"""Of one request: Alexa sends about 15 headers, the longest a signature of 344 bytes, and proxies add a few."""

_DRAIN_S = 0.1
"""Seconds for what is left of a body that nobody read."""

_BACKLOG = 2_048
"""Connections that wait to be accepted."""

_STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)


class WsgiApp(Protocol):
    """An app of Python's web interface."""

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any], /) -> Iterable[bytes]:
        """Answer one request."""


class ListenError(Exception):
    """The address cannot be listened on; the message says why."""


def bind_socket(host: str, port: int) -> socket.socket:
    """Bind the address without listening yet; ListenError if it is in use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        # Connections inherit it.
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", STALL_S, 0))
        bound.bind((host, port))
    except OSError as fault:
        bound.close()
        raise _make_listen_error((host, port), fault) from fault
    return bound


def find_network_address() -> str:
    """Return the address of this machine in its network; 127.0.0.1 if it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: it only asks which of our addresses would be used (192.0.2.1 is nobody's: RFC 5737).
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def serve(
    create_app: Callable[[], WsgiApp], bound: socket.socket, *, workers: int, when_ready: Callable[[], None]
) -> None:
    """Listen on the address and answer requests, until the process is told to stop.

    Each worker creates its own app. ListenError if another process began to listen after the address was bound.
    """
    try:
        bound.listen(_BACKLOG)
    except OSError as fault:
        raise _make_listen_error(bound.getsockname(), fault) from fault
    _Server(create_app, bound, workers, when_ready).run()


class _Log(Logger):  # type: ignore[misc] # gunicorn has no types
    """Hands gunicorn's lines to the log of the skill."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class _Worker(ThreadWorker):  # type: ignore[misc] # gunicorn has no types
    """A worker that refuses with 400, and no longer listens once it is told to stop."""

    def init_process(self) -> None:
        log.info("worker started pid=%d", self.pid)
        super().init_process()

    def run(self) -> None:
        # A stop waits for what is being loaded: in the middle of it, it would be taken for a worker that cannot start.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)
        super().run()

    def set_accept_enabled(self, enabled: bool) -> None:  # noqa: FBT001 - the signature is gunicorn's
        super().set_accept_enabled(enabled)
        if not self.alive:
            for each in self.sockets:
                each.close()

    def accept(self, listener: Any) -> None:
        """Accept a connection, and give it a thread when its first byte has come: gunicorn lets threads wait for it."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        connection = Connection(self, self.cfg, client, address, listener.getsockname())
        connection.wait(partial(self.on_pending_socket_readable, connection))

    def handle(self, conn: Connection) -> Any:
        conn.sock.begin_request()
        return super().handle(conn)

    def _keepalive_after(self, conn: Connection, keepalive: Any) -> bool:
        # Of a request that was refused the rest is not waited for, which may be slow or long: the connection is closed.
        return bool(keepalive) and bool(conn.parser.finish_body(deadline=time.monotonic() + _DRAIN_S))

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:  # noqa: ARG002 - as above
        # gunicorn logs what it was sent and answers 413, 414, 431, 501 and more.
        log.warning("request refused reason=%s", type(exc).__name__)
        try:
            util.write_error(client, 400, "Bad Request", "")
        except OSError:
            log.info("refusal not sent: the client is gone")


class _Arbiter(Arbiter):  # type: ignore[misc] # gunicorn has no types
    def spawn_worker(self) -> Any:
        # What is loaded by now stays: workers that looked through it for garbage would write to what they share.
        gc.freeze()
        # A new worker that is told to stop before it has set its own signal handlers would never hear of it; it hears
        # of it once its app is loaded.
        signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
        try:
            return super().spawn_worker()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPS)


class _Server(BaseApplication):  # type: ignore[misc] # gunicorn has no types
    def __init__(
        self, create_app: Callable[[], WsgiApp], bound: socket.socket, workers: int, when_ready: Callable[[], None]
    ) -> None:
        self._create_app = create_app
        self._settings = {
            # The descriptor alone: an open socket object would keep the address listened on after a stop.
            "bind": f"fd://{bound.detach()}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": _Worker,
            "keepalive": KEEPALIVE_S,
            "limit_request_fields": _MAX_HEADERS,
            "limit_request_field_size": _MAX_HEADER_BYTES,
            "graceful_timeout": STOP_S,
            "logger_class": _Log,
            "loglevel": "warning",
            "control_socket_disable": True,
            "when_ready": lambda _: when_ready(),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> WsgiApp:
        return self._create_app()

    def run(self) -> None:
        _Arbiter(self).run()


def _make_listen_error(address: tuple[Any, ...], fault: OSError) -> ListenError:
    host, port, *_ = address
    return ListenError(f"{host}:{port}: cannot listen there ({fault.strerror}). Try --port.")

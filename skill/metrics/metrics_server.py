"""Metrics server: GET /metrics on an address of its own, by whichever worker comes first."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from skill.metrics.metrics import Metrics

_BACKLOG = 16
_TIMEOUT_S = 2.0
"""Seconds for which a client that sends nothing holds the thread of one worker."""


class MetricsServer:
    """The address of the metrics, from which each worker serves the numbers of all."""

    def __init__(self, bound: socket.socket, metrics: Metrics) -> None:
        """Listen on the address; who asks before a worker is ready waits."""
        bound.listen(_BACKLOG)
        bound.setblocking(False)  # noqa: FBT003 - two workers may wake up for one connection
        self._listening, self._metrics = bound, metrics

    def start(self) -> None:
        """Serve in a thread of this process, until it ends."""
        server = _Server(self._listening, self._metrics)
        threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()


class _Server(HTTPServer):
    def __init__(self, listening: socket.socket, metrics: Metrics) -> None:
        super().__init__(listening.getsockname()[:2], _Handler, bind_and_activate=False)
        self.socket.close()
        self.socket, self.metrics = listening, metrics

    def handle_error(self, *_: object) -> None:
        """Leave out the traceback: the client is gone."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = _TIMEOUT_S

    def do_GET(self) -> None:
        """Answer with all metrics."""
        is_known = self.path == "/metrics"
        body = self.server.metrics.format().encode() if is_known else b""
        self.send_response(200 if is_known else 404)
        self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Leave out a line for each look."""

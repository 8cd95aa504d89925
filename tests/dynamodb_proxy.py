"""A table in trouble: stands before the real server, and is slow or asks for fewer requests until it is mended."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.loopback import serving

_THROTTLED = b'{"__type": "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException"}'

_PASSED_ON = ("Content-Type", "X-Amz-Target", "Authorization", "X-Amz-Date")


class TroubledTable(ThreadingHTTPServer):
    """A server that does what its trouble does, until it is mended; then it passes everything on."""

    daemon_threads = True

    def __init__(self, real_address: str, trouble: "Trouble") -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.real_address, self.trouble, self.is_mended = real_address, trouble, False

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, *_: Any) -> None:
        """A client that gave up is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: TroubledTable

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.is_mended:
            self.answer(*self.pass_on(body))
        else:
            self.server.trouble(self)

    def pass_on(self, body: bytes) -> tuple[int, bytes]:
        headers = {name: self.headers[name] for name in _PASSED_ON}
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(urllib.request.Request(self.server.real_address, body, headers)) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read()

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


Trouble = Callable[[_Handler], None]


def be_slow(handler: _Handler) -> None:
    """Answer nothing, after a second."""
    time.sleep(1)
    handler.close_connection = True


def throttle(handler: _Handler) -> None:
    """Ask for fewer requests."""
    handler.answer(400, _THROTTLED)


@contextmanager
def troubled(real_address: str, trouble: Trouble) -> Iterator[TroubledTable]:
    """Let a table be in trouble."""
    with serving(TroubledTable(real_address, trouble)) as server:
        yield server

"""A proxy on loopback behind which s3.amazonaws.com is played: it takes CONNECT, then speaks TLS itself."""

import socket
import socketserver
import ssl
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.loopback import serving
from tests.skill.alexa.authority import ROOT, STORE, leaf, rsa_key


class Amazon(socketserver.ThreadingTCPServer):
    """What is served, by path, and how often each was fetched."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), _Proxy)
        self.served: dict[str, bytes] = {}
        self.statuses: dict[str, int] = {}
        self.redirects: Mapping[str, str] = {}
        self.delay_s = 0.0
        self.fetched: Counter[str] = Counter()
        self.tls = _tls(folder)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up, or does not trust us, is what some tests are about."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


def _tls(folder: Path) -> ssl.SSLContext:
    own = leaf(ROOT, rsa_key(4), san=STORE)
    (folder / "s3.pem").write_bytes(own.pem + own.key_pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "s3.pem")
    return context


class _Proxy(socketserver.BaseRequestHandler):
    server: Amazon

    def handle(self) -> None:
        asked = _head(self.request)
        if not asked.startswith(f"CONNECT {STORE}:443 "):
            self.request.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")
            return
        self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with self.server.tls.wrap_socket(self.request, server_side=True) as secure:
            path = _head(secure).split(" ")[1]
            self.server.fetched[path] += 1
            time.sleep(self.server.delay_s)
            secure.sendall(self._answer(path))

    def _answer(self, path: str) -> bytes:
        body = self.server.served.get(path)
        status = self.server.statuses.get(path, 404 if body is None else 200)
        more = f"Location: {self.server.redirects[path]}\r\n" if path in self.server.redirects else ""
        head = f"HTTP/1.1 {status} Status\r\n{more}Content-Length: {len(body or b'')}\r\nConnection: close\r\n\r\n"
        return head.encode() + (body or b"")


def _head(connection: socket.socket) -> str:
    found = b""
    while not found.endswith(b"\r\n\r\n") and (part := connection.recv(4_096)):
        found += part
    return found.decode("latin-1")


@contextmanager
def amazon(folder: Path) -> Iterator[Amazon]:
    """Serve until the end of the block."""
    with serving(Amazon(folder)) as server:
        yield server

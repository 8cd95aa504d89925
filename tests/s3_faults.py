"""A proxy in front of a real S3 server that does what a test tells it to: refuse, lose, cut, damage or hold a request.

It knows nothing of our code, and little of S3: it hands requests on as they came, since they are signed.
"""

import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from tests.loopback import serving

FOR_EVER = 10**9


@dataclass(frozen=True, slots=True)
class Request:
    """What came from the client."""

    method: str
    path: str
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to it."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes
    sent_bytes: int | None = None
    """Hang up after so many bytes of the body; -1: before the first line. None: send it all."""


Send = Callable[[Request], Answer]
Fault = Callable[[Request, Send], Answer]
"""Answers a request, with or without the real server."""


def refuse(status: int, code: str = "", headers: dict[str, str] | None = None) -> Fault:
    """The server refuses, in its own words: <Code>."""
    named = f"<Error><Code>{code}</Code><Message>as a test wants it</Message></Error>" if code else ""

    def refused(request: Request, _: Send) -> Answer:
        body = named.encode() if request.method != "HEAD" else b""
        told = [("Content-Type", "application/xml"), *(headers or {}).items()]
        return Answer(status, told, body)

    return refused


def refuse_conditions(request: Request, send: Send) -> Answer:
    """The server knows no conditions."""
    if any(name.lower() in {"if-match", "if-none-match"} for name, _ in request.headers):
        return refuse(501, "NotImplemented")(request, send)
    return send(request)


def lose_answer(request: Request, send: Send) -> Answer:
    """It is done, and nobody hears of it."""
    done = send(request)
    return Answer(done.status, done.headers, done.body, sent_bytes=-1)


def pass_on(request: Request, send: Send) -> Answer:
    """Nothing happens to it: the fault after it meets the next one."""
    return send(request)


def reset(request: Request, _: Send) -> Answer:
    """The line is cut before anything is done."""
    del request
    return Answer(500, [], b"", sent_bytes=-1)


def cut(request: Request, send: Send) -> Answer:
    """Half of the answer comes."""
    whole = send(request)
    return Answer(whole.status, whole.headers, whole.body, sent_bytes=len(whole.body) // 2)


def flip_a_bit_going_up(request: Request, send: Send) -> Answer:
    """One bit of what is sent is another when it arrives."""
    middle = len(request.body) // 2
    damaged = request.body[:middle] + bytes([request.body[middle] ^ 1]) + request.body[middle + 1 :]
    return send(Request(request.method, request.path, request.headers, damaged))


def hold(seconds: float) -> Fault:
    """It answers, after a while."""

    def held(request: Request, send: Send) -> Answer:
        time.sleep(seconds)
        return send(request)

    return held


def hang(seconds: float) -> Fault:
    """Nothing is done and nothing is said; after a while the line is cut."""

    def hung(request: Request, send: Send) -> Answer:
        time.sleep(seconds)
        return reset(request, send)

    return hung


def first(do: Callable[[], object]) -> Fault:
    """Something else happens just before the request arrives."""

    def after(request: Request, send: Send) -> Answer:
        do()
        return send(request)

    return after


@dataclass(slots=True)
class _Rule:
    method: str
    ending: str
    fault: Fault
    times: int


@dataclass(slots=True)
class Faults:
    """A running proxy: its address, what it is to do, and what it saw."""

    address: str
    seen: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of every request, in order."""
    _rules: list[_Rule] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def on(self, method: str, ending: str, fault: Fault, times: int = 1) -> None:
        """Do this to the next so many requests of a method whose path ends so."""
        with self._lock:
            self._rules.append(_Rule(method, ending, fault, times))

    def end(self) -> None:
        """All is well from now on."""
        with self._lock:
            self._rules.clear()

    def count(self, method: str, ending: str) -> int:
        """How many requests there were."""
        return sum(1 for each, path in self.seen if each == method and path.endswith(ending))

    def take(self, request: Request) -> Fault | None:
        """What is to be done to this request; None: nothing."""
        path = urlsplit(request.path).path
        with self._lock:
            self.seen.append((request.method, path))
            for rule in self._rules:
                if rule.times and rule.method == request.method and path.endswith(rule.ending):
                    rule.times -= 1
                    return rule.fault
        return None


@contextmanager
def faults(server: str, certificate: Path | None = None) -> Iterator[Faults]:
    """Run a proxy in front of the server at this address; with a certificate and its key, by TLS."""
    with serving(_Proxy(server, certificate)) as proxy:
        yield proxy.faults


class _Proxy(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, server: str, certificate: Path | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        if certificate:
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            tls.load_cert_chain(certificate)
            # Each connection agrees on a cipher in its own thread: one that gives up holds nobody else up.
            self.socket = tls.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)
        self.faults = Faults(f"http{'s' if certificate else ''}://127.0.0.1:{self.server_address[1]}")
        self._place = urlsplit(server)

    def send(self, request: Request) -> Answer:
        """Ask the real server."""
        place = http.client.HTTPConnection(self._place.hostname or "", self._place.port or 80, timeout=60)
        with closing(place) as line:
            line.putrequest(request.method, request.path, skip_host=True, skip_accept_encoding=True)
            for name, value in request.headers:
                if name.lower() not in {"connection", "expect"}:
                    line.putheader(name, value)
            line.endheaders(request.body)
            found = line.getresponse()
            return Answer(found.status, found.getheaders(), found.read())

    def handle_error(self, *_: object) -> None:
        """A client may hang up."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Proxy

    def _do(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        request = Request(self.command, self.path, list(self.headers.items()), self.rfile.read(length))
        fault = self.server.faults.take(request)
        self._answer(fault(request, self.server.send) if fault else self.server.send(request))

    do_GET = do_PUT = do_HEAD = do_POST = do_DELETE = _do  # noqa: N815 - as the base class wants them

    def _answer(self, answer: Answer) -> None:
        self.close_connection = answer.sent_bytes is not None
        if answer.sent_bytes == -1:
            return
        self.send_response_only(answer.status)
        kept = {name.lower(): (name, value) for name, value in answer.headers}
        # That of a HEAD is the length of a body which does not come.
        _, length = kept.pop("content-length", ("", str(len(answer.body))))
        for name, value in (kept[each] for each in kept if each not in {"connection", "transfer-encoding"}):
            self.send_header(name, value)
        self.send_header("Content-Length", length)
        self.end_headers()
        self.wfile.write(answer.body if answer.sent_bytes is None else answer.body[: answer.sent_bytes])

    def log_message(self, *_: object) -> None:
        """Say nothing."""

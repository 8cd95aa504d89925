"""Clients that are slow, send too much, or do not go away: each by a real socket, and the others are answered."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from skill.slow_clients import REQUEST_S, STALL_S
from tests.skill.browser.browsers import until
from tests.skill.test_server import Served, serving

POST = b"POST /read HTTP/1.1\r\nHost: somewhere\r\n"

SOON_S = 1.5
"""Much less than gunicorn waits for a client that does not close, and much more than an answer takes here."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served")) as found:
        yield found


@contextmanager
def connected(served: Served) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as line:
        yield line


def read_all(line: socket.socket) -> bytes:
    """Read until the server closes."""
    found = b""
    try:
        while data := line.recv(65_536):
            found += data
    except ConnectionResetError:
        pass
    return found


def trickle(line: socket.socket, text: bytes, every_s: float, until_s: float) -> float:
    """Send a byte now and then, until the server has had enough; the seconds that it took."""
    began_s = time.monotonic()
    line.settimeout(every_s)
    for at in range(10_000):
        try:
            line.sendall(text[at % len(text) :][:1])
            if line.recv(1) == b"":
                break
        except TimeoutError:
            if time.monotonic() - began_s > until_s:
                break
        except OSError:
            break
    return time.monotonic() - began_s


def take_s(served: Served) -> float:
    """Ask for something; the seconds until the answer."""
    began_s = time.monotonic()
    with connected(served) as line:
        line.sendall(b"GET /pid HTTP/1.1\r\nHost: somewhere\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 200 ")
    return time.monotonic() - began_s


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"", id="request line"),
        pytest.param(POST, id="headers"),
        pytest.param(POST + b"Content-Length: 5000\r\n\r\n", id="body"),
    ],
)
def test_a_request_that_comes_byte_by_byte_is_given_up_in_time(served: Served, head: bytes) -> None:
    with connected(served) as line:
        line.sendall(head)
        assert trickle(line, b"x", every_s=0.5, until_s=3 * REQUEST_S) < REQUEST_S + STALL_S + 5


def test_all_threads_full_of_slow_clients_are_free_again_in_time(served: Served) -> None:
    with ExitStack() as stack:
        lines = [stack.enter_context(connected(served)) for _ in range(20)]
        for each in lines:
            each.sendall(POST)
        slow = [threading.Thread(target=trickle, args=(each, b"x", 0.5, 3 * REQUEST_S)) for each in lines]
        for thread in slow:
            thread.start()
        assert take_s(served) < REQUEST_S + STALL_S + 5
        for thread in slow:
            thread.join()
    until(lambda: "request refused reason=too-slow" in served.log)
    assert "Traceback" not in served.log


def test_clients_that_do_not_close_do_not_hold_up_the_others(served: Served) -> None:
    with ExitStack() as stack:
        for _ in range(20):
            line = stack.enter_context(connected(served))
            line.sendall(b"nonsense\r\n\r\n")
            assert line.recv(100).startswith(b"HTTP/1.1 400 ")
        assert max(take_s(served) for _ in range(5)) < SOON_S


def test_an_answer_before_the_end_of_a_long_body_comes_whole(served: Served) -> None:
    with connected(served) as line:
        line.sendall(b"POST /nowhere HTTP/1.1\r\nHost: somewhere\r\nContent-Length: 50000\r\n\r\n" + b"x" * 20_000)
        head = line.recv(65_536)
        assert head.startswith(b"HTTP/1.1 404 ")
        began_s = time.monotonic()
        read_all(line)
        assert time.monotonic() - began_s < STALL_S + 5


@pytest.mark.parametrize(
    "request_bytes",
    [
        pytest.param(b"GET /" + b"a" * 5_000 + b" HTTP/1.1\r\n\r\n", id="request line"),
        pytest.param(b"GET /pid HTTP/1.1\r\nA: " + b"a" * 5_000 + b"\r\n\r\n", id="header"),
        pytest.param(b"GET /pid HTTP/1.1\r\n" + b"A: a\r\n" * 65 + b"\r\n", id="headers"),
    ],
)
def test_what_is_too_long_is_refused(served: Served, request_bytes: bytes) -> None:
    with connected(served) as line:
        line.sendall(request_bytes)
        assert line.recv(100).startswith(b"HTTP/1.1 400 ")


def test_a_connection_that_never_says_a_word_is_closed(served: Served) -> None:
    with connected(served) as line:
        assert read_all(line) == b""


def test_a_request_on_a_connection_that_waited_for_long_has_its_whole_time(tmp_path: Path) -> None:
    with serving(tmp_path) as served, served.connect() as line:
        for wait_s in (REQUEST_S + 1, 0):
            line.request("GET", "/pid")
            assert line.getresponse().read().isdigit()
            line_of_first = line.sock
            time.sleep(wait_s)
        assert line.sock is line_of_first

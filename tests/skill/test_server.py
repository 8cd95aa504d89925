"""The server: workers, a graceful stop, and what the log says."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from skill.server import KEEPALIVE_S
from tests.loopback import find_free_port
from tests.skill.browser.browsers import until

_APP = """
import logging, os, sys, time
from flask import Flask, request
from skill.server import bind_socket, serve
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")

def create_app():
    print("loading", flush=True)
    try:
        time.sleep(float(sys.argv[2]))
    except SystemExit as exit:
        # What the locks of Python do with an exception that comes between their lines.
        raise RuntimeError("interrupted") from exit
    app = Flask("slow")
    @app.get("/pid")
    def pid(): return str(os.getpid())
    @app.get("/slow")
    def slow():
        print("begun", flush=True)
        time.sleep(1.5)
        return "done"
    @app.post("/read")
    def read():
        try:
            return str(len(request.get_data()))
        except OSError:
            return "", 400
    return app

serve(create_app, bind_socket("127.0.0.1", int(sys.argv[1])), workers=2, when_ready=lambda: print("ready", flush=True))
"""


WORKERS = 2


class Served:
    """A server of two workers in processes of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self._log = process, port, log

    @contextmanager
    def connect(self) -> Iterator[http.client.HTTPConnection]:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            yield connection

    def get(self, path: str) -> str:
        with self.connect() as connection:
            connection.request("GET", path)
            return connection.getresponse().read().decode()

    def find_workers(self, n: int = WORKERS) -> set[int]:
        """The ids of the workers, when so many have answered."""
        found: set[int] = set()
        until(lambda: found.add(int(self.get("/pid"))) or len(found) >= n)  # type: ignore[func-returns-value]
        return found

    @property
    def log(self) -> str:
        return self._log.read_text("utf-8")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path) as found:
        yield found


@contextmanager
def serving(folder: Path, *, load_s: float = 0) -> Iterator[Served]:
    port = find_free_port()
    log = folder / "log.txt"
    with (
        log.open("w") as lines,
        subprocess.Popen(
            [sys.executable, "-c", _APP, str(port), str(load_s)], stdout=subprocess.PIPE, stderr=lines, text=True
        ) as process,
    ):
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        for _ in range(WORKERS):
            assert process.stdout.readline() == "loading\n"
        try:
            yield Served(process, port, log)
        finally:
            process.terminate()
            process.wait(30)


def test_a_stop_finishes_what_is_under_way_and_takes_nothing_new(served: Served) -> None:
    with served.connect() as slow:
        slow.request("GET", "/slow")
        assert served.process.stdout
        assert served.process.stdout.readline() == "begun\n"
        served.process.terminate()
        until(lambda: is_refused(served.port), within_s=1.4)
        answer = slow.getresponse()
        assert (answer.status, answer.read()) == (200, b"done")
        assert served.process.wait(30) == 0


def is_refused(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionRefusedError:
        return True
    return False


def test_an_idle_connection_does_not_hold_up_a_stop(served: Served) -> None:
    with served.connect() as idle:
        idle.request("GET", "/pid")
        idle.getresponse().read()
        served.process.terminate()
        assert served.process.wait(KEEPALIVE_S / 2) == 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_waits_for_workers_that_are_loading(tmp_path: Path, stop: signal.Signals) -> None:
    with serving(tmp_path, load_s=1) as served:
        served.process.send_signal(stop)
        assert served.process.wait(30) == 0
        assert "ERROR" not in served.log


def test_a_killed_worker_is_replaced_while_the_other_one_answers(served: Served) -> None:
    first, second = served.find_workers()
    os.kill(first, signal.SIGKILL)
    until(lambda: served.find_workers() - {first, second} != set())
    assert re.search(rf"^ERROR gunicorn.error Worker \(pid:{first}\) was sent SIGKILL", served.log, re.MULTILINE)


def test_a_stalled_client_leaves_the_others_alone(served: Served) -> None:
    stalled = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(20)]
    try:
        for each in stalled[:7]:
            each.sendall(b"POST /pid HTTP/1.1\r\nContent-Length: 100\r\n\r\nhalf")
        assert served.get("/pid").isdigit()
    finally:
        for each in stalled:
            each.close()


def test_five_hundred_idle_connections_leave_the_others_alone(served: Served) -> None:
    with ExitStack() as stack:
        for _ in range(500):
            stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=10))
        assert served.get("/pid").isdigit()


def test_the_log_has_a_line_for_a_refusal_and_nothing_that_was_sent(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as line:
        line.sendall(b"i feel so alone\r\n\r\n")
        assert line.recv(100).startswith(b"HTTP/1.1 400 ")
    until(lambda: "request refused reason=InvalidRequestMethod" in served.log or "reason=Invalid" in served.log)
    assert "alone" not in served.log
    for _ in range(50):
        served.get("/pid")
    assert len(served.log.splitlines()) < 8

"""A real Dask cluster on loopback: a scheduler, and workers that come and go."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from distributed import Client

from tests.loopback import find_free_port

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
STARTED_WITHIN_S = 60

_OF_ANOTHER_TIME = "import distributed.versions as told; told._version_cached = lambda _: '2020.1.0'"


def _client(address: str, timeout: int = STARTED_WITHIN_S) -> Any:
    return Client(address, timeout=timeout, set_as_default=False)  # type: ignore[no-untyped-call] # the library has no types


@contextmanager
def scheduler(log: Path, *, of_another_time: bool = False, code: Path = ROOT) -> Iterator[str]:
    """A scheduler without workers; gives its address."""
    port = find_free_port()
    words = ("--host", HOST, "--port", str(port), "--no-dashboard", "--dashboard-address", f"{HOST}:{find_free_port()}")
    with _dask("scheduler", words, log, code, first=_OF_ANOTHER_TIME if of_another_time else ""):
        _until_it_listens(port)
        yield f"tcp://{HOST}:{port}"


@contextmanager
def worker(address: str, log: Path, *, code: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """One more worker of one thread, which runs the code in a folder."""
    words = (address, "--host", HOST, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    with _client(address) as client:
        before = len(client.scheduler_info(n_workers=-1)["workers"])
        with _dask("worker", (*words, "--local-directory", str(log.parent)), log, code) as process:
            client.wait_for_workers(before + 1, timeout=STARTED_WITHIN_S)
            yield process
    # Whoever comes next must not count on one that is gone.
    with contextlib.suppress(OSError), _client(address, timeout=1) as client:
        while len(client.scheduler_info(n_workers=-1)["workers"]) > before:
            time.sleep(0.05)


def process_of(address: str) -> int:
    """The number of the scheduler's process."""
    with _client(address) as client:
        return int(client.run_on_scheduler(os.getpid))


@contextmanager
def _dask(
    what: str, words: tuple[str, ...], log: Path, code: Path, first: str = ""
) -> Iterator[subprocess.Popen[bytes]]:
    program = f"{first}\nfrom distributed.cli.dask_{what} import main\nmain()"
    environment = os.environ | {"PYTHONPATH": str(code)}
    with log.open("ab") as told:
        command = [sys.executable, "-c", program, *words]
        with subprocess.Popen(command, stdout=told, stderr=told, env=environment, cwd=code) as process:
            try:
                yield process
            finally:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=5)
                process.kill()


def _until_it_listens(port: int) -> None:
    until = time.monotonic() + STARTED_WITHIN_S
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.05)
    message = "the scheduler did not start"
    raise AssertionError(message)

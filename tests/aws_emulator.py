"""The emulator of AWS: a server on loopback in an environment of its own, for as long as a test uses it."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.loopback import find_free_port

_MINISTACK = Path(__file__).parents[1] / ".venv-emulator" / "bin" / "ministack"
_READY_WITHIN_S = 60


@contextmanager
def run_emulator(folder: Path, told: Mapping[str, str]) -> Iterator[str]:
    """Run it with its data in memory and these variables besides; gives its address."""
    if not _MINISTACK.exists():
        pytest.skip("the emulator of AWS is not here: “scripts/setup emulator” fetches it where there is a network")
    port = find_free_port()
    environment = {**os.environ, "BIND_HOST": "127.0.0.1", "GATEWAY_PORT": str(port), **told}
    with (folder / "emulator.log").open("ab") as log:
        server = subprocess.Popen([_MINISTACK], env=environment, cwd=folder, stdout=log, stderr=log)
        try:
            _wait_until_it_listens(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _wait_until_it_listens(server: "subprocess.Popen[bytes]", port: int) -> None:
    deadline_s = time.monotonic() + _READY_WITHIN_S
    while time.monotonic() < deadline_s and server.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    message = "the emulator of AWS did not start"
    raise AssertionError(message)

"""Soak: 200 simulated devices talk to the real server, which is stopped, killed, and given a new catalog meanwhile."""

import json
import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from audio_pipeline.catalog import NAME, to_json
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.bench.soak_device import LOST_PLACE, SoakDevice
from tests.dialogues.served import BuiltIn, publish
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, Json
from tests.skill.alexa.signing import PATH, encoded, headers

ABOUT = "10 minutes"

DEVICES, SEED = 200, 14

_ENDS = (signal.SIGTERM, signal.SIGKILL, signal.SIGTERM, signal.SIGKILL)
"""How each process that serves ends. The catalog changes while the last of them serves, for half of the time."""

_THREADS, _PAUSE_S, _LONGEST_WAIT_S = 4, 0.02, 60.0
_QUICK_MINUTES, _MOST_GROWTH = 0.5, 1.05


@dataclass(kw_only=True)
class Soak:
    """What the devices talk to, and what they met."""

    port: int
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    answered: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def count(self, fault: str) -> None:
        """Count an answer, and what is wrong with it."""
        with self.lock:
            self.answered += 1
            self.faults.update([fault] if fault else [])


def figures(run: Run) -> tuple[Figure, ...]:
    """The devices talk for as long as the run says."""
    minutes = min(run.minutes, _QUICK_MINUTES) if run.quick else run.minutes
    with run.folder() as store, run.folder() as folder:
        soak, early_mb, late_mb = _run(publish(store), folder, minutes * 60)
    for fault, times in soak.faults.most_common(5):
        run.tell(f"{times} × {fault}")
    lost = soak.faults.pop(LOST_PLACE, 0)
    return (
        Figure(what=f"answers to {DEVICES} devices in {minutes:g} minutes", measured=soak.answered, at_least=DEVICES),
        Figure(what="… that were errors, or never came", measured=soak.faults.total(), at_most=0),
        Figure(what="… that had lost a place", measured=lost, at_most=0),
        Figure(what="memory of the server, a while after its start", measured=early_mb, unit="MB"),
        Figure(what="… at the end, divided by that", measured=late_mb / early_mb, unit="×", at_most=_MOST_GROWTH),
    )


def _run(content: BuiltIn, folder: Path, lasting_s: float) -> tuple[Soak, float, float]:
    """Let the devices talk; return what they met, and the memory of the last server, early and late, in MB."""
    (folder / "roots.pem").write_bytes(ROOT.pem)
    *ends, last_end = _ENDS
    with amazon(folder) as store_of_chains, _talking() as soak:
        store_of_chains.served[PATH] = CHAIN
        for end in ends:
            with _serving(content, folder, store_of_chains.address, soak.port, end):
                time.sleep(lasting_s / 2 / len(ends))
        with _serving(content, folder, store_of_chains.address, soak.port, last_end) as pid:
            _publish_anew(content)
            time.sleep(lasting_s / 6)
            early_mb = _measure_memory_mb(pid)
            time.sleep(lasting_s / 3)
            soak.is_over.set()
            return soak, early_mb, _measure_memory_mb(pid)


def _publish_anew(content: BuiltIn) -> None:
    """Publish a catalog in which every summary is another."""
    releases = tuple(replace(each, summary=f"{each.summary} And more.") for each in content.catalog.releases)
    new = content.store / f"{NAME}.new"
    new.write_text(to_json(replace(content.catalog, releases=releases)), encoding="utf-8")
    new.replace(content.store / NAME)


# --- the devices --------------------------------------------------------------------------------------------------


@contextmanager
def _talking() -> Iterator[Soak]:
    """Let all devices talk until the soak is over; each thread has its own share of them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        soak = Soak(port=free.getsockname()[1])
    threads = [threading.Thread(target=_talk, args=(soak, number)) for number in range(_THREADS)]
    for thread in threads:
        thread.start()
    try:
        yield soak
    finally:
        soak.is_over.set()
        for thread in threads:
            thread.join()


def _talk(soak: Soak, share: int) -> None:
    devices = [
        SoakDevice(number=each, choose=random.Random(f"{SEED} {each}")) for each in range(share, DEVICES, _THREADS)
    ]
    while not soak.is_over.is_set():
        for device in devices:
            request = device.choose_request()
            answer = _post(soak, encoded(device.wrap(request)))
            if answer is not None:
                soak.count(answer if isinstance(answer, str) else device.take(request, answer))
            soak.is_over.wait(_PAUSE_S)


def _post(soak: Soak, body: bytes) -> Json | str | None:
    """Return the answer; a text if it is an error, or None if the soak ends. While nobody serves, it is sent again."""
    end_s = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < end_s:
        connection = HTTPConnection("127.0.0.1", soak.port, timeout=_LONGEST_WAIT_S)
        try:
            connection.request("POST", "/alexa", body, headers(body))
            answer = connection.getresponse()
            found: Json = json.loads(answer.read() or b"{}")
        except (OSError, HTTPException, ValueError):
            if soak.is_over.wait(0.2):
                return None
        else:
            return found if answer.status == 200 else f"status {answer.status}"
        finally:
            connection.close()
    return "no answer"


# --- the server ---------------------------------------------------------------------------------------------------


@contextmanager
def _serving(content: BuiltIn, folder: Path, proxy: str, port: int, end: signal.Signals) -> Iterator[int]:
    """Serve by the real command until the end of the block, and end it so; its process id."""
    options = {
        "catalog": content.store,
        "state": f"sqlite:{folder / 'listeners.sqlite'}",
        "skill-id": SKILL_ID,
        "audio-base-url": "https://cdn.example/recall",
        "port": port,
    }
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    environment = {**os.environ, "SSL_CERT_FILE": str(folder / "roots.pem"), "HTTPS_PROXY": proxy}
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "skill", "serve", *words], env=environment, stdout=log, stderr=log
        )
        try:
            _wait_until_it_serves(process, port)
            yield process.pid
        finally:
            process.send_signal(end)
            process.wait()


def _wait_until_it_serves(process: subprocess.Popen[bytes], port: int) -> None:
    end_s = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < end_s and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("the server did not start: the figures would mean nothing")


def _measure_memory_mb(pid: int) -> float:
    """Return what a process and those that it started have in memory."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return int(found[1] if found else 0) * 1024 / 1e6 + sum(_measure_memory_mb(int(each)) for each in children)

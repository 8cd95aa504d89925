"""Soak: 200 simulated devices talk to the real server, which is stopped, killed, and given a new catalog meanwhile.

Each number of workers has its share of the time, and its own figures. The last requests of the devices are then sent to
a bare ask-sdk "hello" with as many workers, at the same pace.
"""

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
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from audio_pipeline.catalog import NAME, to_json
from tests.bench.figures import Figure
from tests.bench.run import CORES, Run
from tests.bench.soak_device import LOST_PLACE, SoakDevice
from tests.dialogues.served import BuiltIn, publish
from tests.loopback import find_free_port
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
_REPLAYED = 4_000
"""The most requests that a bare hello gets too: half a minute of them."""

_WORKERS = tuple(sorted({1, 2, CORES}))
"""Numbers of workers that are tried: one, as many as a server has if nobody says otherwise, and one a core."""


@dataclass(kw_only=True)
class Soak:
    """What the devices talk to, and what they met."""

    port: int
    is_over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    taken_ms: list[float] = field(default_factory=list)
    """What each answer took, without the time in which nobody served."""
    faults: Counter[str] = field(default_factory=Counter)
    sent: deque[bytes] = field(default_factory=lambda: deque(maxlen=_REPLAYED))
    """The last requests that were answered."""

    def count(self, body: bytes, fault: str, taken_ms: float) -> None:
        """Count the answer to a request, what is wrong with it, and what it took."""
        with self.lock:
            self.sent.append(body)
            self.taken_ms.append(taken_ms)
            self.faults.update([fault] if fault else [])


def figures(run: Run) -> tuple[Figure, ...]:
    """The devices talk for as long as the run says."""
    minutes = min(run.minutes, _QUICK_MINUTES) if run.quick else run.minutes
    with run.folder() as store:
        content = publish(store)
        parts = [_measure(run, content, workers, minutes / len(_WORKERS)) for workers in _WORKERS]
    return tuple(figure for part in parts for figure in part)


def _measure(run: Run, content: BuiltIn, workers: int, minutes: float) -> tuple[Figure, ...]:
    """The figures of a server with so many workers."""
    (content.store / NAME).write_text(to_json(content.catalog), encoding="utf-8")
    with run.folder() as folder:
        soak, early_mb, late_mb = _run(content, folder, workers, minutes * 60)
    for fault, times in soak.faults.most_common(5):
        run.tell(f"{times} × {fault}")
    lost, taken_ms = soak.faults.pop(LOST_PLACE, 0), sorted(soak.taken_ms)
    hello_ms = sorted(_replay_to_hello(tuple(soak.sent), workers))
    what = f"workers: {workers}; answers to {DEVICES} devices in {minutes:.3g} minutes"
    return (
        Figure(what=what, measured=len(taken_ms), at_least=DEVICES),
        Figure(what="… that were errors, or never came", measured=soak.faults.total(), at_most=0),
        Figure(what="… that had lost a place", measured=lost, at_most=0),
        Figure(what="… median", measured=taken_ms[len(taken_ms) // 2], unit="ms"),
        Figure(what="… 99th of 100", measured=taken_ms[len(taken_ms) * 99 // 100], unit="ms"),
        Figure(what="… of a bare hello, the median", measured=hello_ms[len(hello_ms) // 2], unit="ms"),
        Figure(what="… of a bare hello, the 99th of 100", measured=hello_ms[len(hello_ms) * 99 // 100], unit="ms"),
        Figure(what="memory of the server, a while after its start", measured=early_mb, unit="MB"),
        Figure(what="… at the end, divided by that", measured=late_mb / early_mb, unit="×", at_most=_MOST_GROWTH),
    )


def _run(content: BuiltIn, folder: Path, workers: int, lasting_s: float) -> tuple[Soak, float, float]:
    """Let the devices talk; return what they met, and the memory of the last server, early and late, in MB."""
    (folder / "roots.pem").write_bytes(ROOT.pem)
    *ends, last_end = _ENDS
    with amazon(folder) as store_of_chains, _talking() as soak:
        store_of_chains.served[PATH] = CHAIN
        serve = partial(_serving, content, folder, store_of_chains.address, soak.port, workers)
        for end in ends:
            with serve(end):
                time.sleep(lasting_s / 2 / len(ends))
        with serve(last_end) as pid:
            _publish_anew(content)
            time.sleep(lasting_s / 6)
            early_mb = _measure_memory_mb(pid)
            time.sleep(lasting_s / 3)
            soak.is_over.set()
            return soak, early_mb, _measure_memory_mb(pid)


def _replay_to_hello(sent: Sequence[bytes], workers: int) -> list[float]:
    """Send requests to a bare hello, as the devices send them; return what each answer took, in milliseconds."""
    soak = Soak(port=find_free_port())

    def replay(share: int) -> None:
        for body in sent[share::_THREADS]:
            answer, taken_ms = _post(soak, body)
            soak.count(body, answer if isinstance(answer, str) else "", taken_ms)
            time.sleep(_PAUSE_S)

    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.hello", str(soak.port), str(workers)], stdout=subprocess.DEVNULL
    )
    try:
        _wait_until_it_serves(process, soak.port)
        threads = [threading.Thread(target=replay, args=(share,)) for share in range(_THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        process.terminate()
        process.wait()
    if soak.faults:
        raise SystemExit("hello refused a request: the figures would mean nothing")
    return soak.taken_ms


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
    soak = Soak(port=find_free_port())
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
            body = encoded(device.wrap(request))
            answer, taken_ms = _post(soak, body)
            if answer is not None:
                soak.count(body, answer if isinstance(answer, str) else device.take(request, answer), taken_ms)
            soak.is_over.wait(_PAUSE_S)


def _post(soak: Soak, body: bytes) -> tuple[Json | str | None, float]:
    """Return the answer, and the milliseconds it took; a text if it is an error, or None if the soak ends.

    While nobody serves, it is sent again.
    """
    end_s = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < end_s:
        connection, began_s = HTTPConnection("127.0.0.1", soak.port, timeout=_LONGEST_WAIT_S), time.perf_counter()
        try:
            connection.request("POST", "/alexa", body, headers(body))
            answer = connection.getresponse()
            found: Json = json.loads(answer.read() or b"{}")
        except (OSError, HTTPException, ValueError):
            if soak.is_over.wait(0.2):
                return None, 0.0
        else:
            taken_ms = (time.perf_counter() - began_s) * 1_000
            return found if answer.status == 200 else f"status {answer.status}", taken_ms
        finally:
            connection.close()
    return "no answer", _LONGEST_WAIT_S * 1_000


# --- the server ---------------------------------------------------------------------------------------------------


@contextmanager
def _serving(content: BuiltIn, folder: Path, proxy: str, port: int, workers: int, end: signal.Signals) -> Iterator[int]:
    """Serve by the real command until the end of the block, and end it so; its process id."""
    options = {
        "catalog": content.store,
        "state": f"sqlite:{folder / 'listeners.sqlite'}",
        "skill-id": SKILL_ID,
        "audio-base-url": "https://cdn.example/recall",
        "port": port,
        "workers": workers,
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
            _wait_until_nobody_serves(port)


def _wait_until_it_serves(process: subprocess.Popen[bytes], port: int) -> None:
    end_s = time.monotonic() + _LONGEST_WAIT_S
    while time.monotonic() < end_s and process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    raise SystemExit("the server did not start: the figures would mean nothing")


def _wait_until_nobody_serves(port: int) -> None:
    """Wait for the workers of a server that was killed: they notice it within a second, and end."""
    with suppress(OSError):
        while True:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                time.sleep(0.1)


def _measure_memory_mb(pid: int) -> float:
    """Return what a process and those that it started have in memory; what they share counts once."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    found = re.search(r"Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8"))
    return int(found[1] if found else 0) * 1024 / 1e6 + sum(_measure_memory_mb(int(each)) for each in children)

"""What the served skill costs beside a bare ask-sdk "hello": on the same server, with as many workers, in one run.

Requests in a second are those of a second of processor time: other work on the machine does not change them.
"""

import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.catalogs import publish_built_in
from tests.loopback import find_free_port
from tests.skill.alexa.amazon import amazon
from tests.skill.alexa.authority import CHAIN, ROOT
from tests.skill.alexa.envelopes import SKILL_ID, Json, envelope, event, intent, launch, resolved
from tests.skill.alexa.signing import PATH, encoded, headers

ABOUT = "3 minutes"

_WORKERS = 2
_ROUNDS = 7
_REQUESTS, _QUICK_REQUESTS = 400, 40
"""Requests of one round, to each of the two."""

_STARTS = 5

_TOKEN = "guided-recall.0123456789ab"
_USUAL: tuple[Json, ...] = (
    resolved("PlayIntent", "programme", "the hug exercise", "twenty-second-hug"),
    event("PlaybackStarted", _TOKEN, 0),
    event("PlaybackNearlyFinished", _TOKEN, 100_000),
    event("PlaybackStopped", _TOKEN, 60_000),
    intent("AMAZON.ResumeIntent"),
    intent("PlayIntent", programme="guided recall"),
    launch(),
    intent("AMAZON.PauseIntent"),
)
"""What a listener's evening sends, most of it from the player."""

_QUESTION = intent("WhyIntent", query="does a hug help")
_DANGER = intent("FirstPersonIntent", query="want to kill myself")

Signed = tuple[bytes, dict[str, str]]


@dataclass(frozen=True, slots=True)
class _Server:
    """A server that was started: its first process, and its port."""

    process: "subprocess.Popen[str]"
    port: int

    @property
    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii")
        return [int(each) for each in children.split()]

    @property
    def cpu_s(self) -> float:
        """Processor seconds of all workers."""
        tasks = [task for each in self.workers for task in Path(f"/proc/{each}/task").iterdir()]
        return sum(int((each / "schedstat").read_text("ascii").split()[0]) for each in tasks) / 1e9

    def post(self, requests: Sequence[Signed]) -> list[float]:
        """Post requests on one connection, and return what each took, in milliseconds."""
        taken_ms = []
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            for body, signed in requests:
                begun = time.perf_counter()
                connection.request("POST", "/alexa", body, signed)
                answer = connection.getresponse()
                answer.read()
                taken_ms.append((time.perf_counter() - begun) * 1_000)
                if answer.status != 200:
                    raise SystemExit("a request was refused: the figures would mean nothing")
        return taken_ms


def figures(run: Run) -> tuple[Figure, ...]:
    """Requests to both, in turns; then starts, and the memory of a worker."""
    with run.folder() as folder, _amazon(folder) as environment:
        (folder / "store").mkdir()
        publish_built_in(folder / "store", folder)
        n_requests = _QUICK_REQUESTS if run.quick else _REQUESTS
        with _started(_hello(), environment) as hello, _started(_ours(folder), environment) as ours:
            _warm_up(hello, ours)
            usual = _compare(hello, ours, _USUAL, n_requests)
            questions = _compare(hello, ours, (_QUESTION,), n_requests // 4)
            memory = [_read_memory_mb(each) for each in ours.workers]
        starts = [_start(folder, environment, launch()) for _ in range(_STARTS)]
        dangers = [_start(folder, environment, _DANGER) for _ in range(_STARTS)]
    first_s, first_cpu_s = (statistics.median(each) for each in zip(*starts, strict=True))
    danger_s, _ = (statistics.median(each) for each in zip(*dangers, strict=True))
    peak_mb, share_mb = (max(each[name] for each in memory) for name in ("VmHWM", "Pss"))
    start, worker = "from the start of the process to its first answer, wall", "peak memory of a worker with its models"
    beside = "requests in a second: ours, with verification, to hello, without"
    return (
        Figure(what=beside, measured=usual[0], unit="×", at_least=0.8),
        Figure(what="… a request of ours, processor", measured=usual[1], unit="ms"),
        Figure(what="… a request to hello, processor", measured=usual[2], unit="ms"),
        Figure(what="99th of 100 of ours to that of hello, wall", measured=usual[3], unit="×", at_most=2.0),
        Figure(what="a question in free words, processor", measured=questions[1], unit="ms"),
        Figure(what=start, measured=first_s, unit="s", at_most=0.8),
        Figure(what="… to somebody in danger", measured=danger_s, unit="s"),
        Figure(what="… processor seconds of the first process until then", measured=first_cpu_s, unit="s"),
        Figure(what=worker, measured=peak_mb, unit="MB", at_most=180),
        Figure(what="… what it uses by itself, and its share of what all use", measured=share_mb, unit="MB"),
    )


def _compare(
    hello: _Server, ours: _Server, kinds: Sequence[Json], n_requests: int
) -> tuple[float, float, float, float]:
    """Return the medians of rounds: ours to hello, processor ms of ours and of hello, and slowest to slowest."""
    rounds = []
    for _ in range(_ROUNDS):
        (ours_ms, ours_p99), (hello_ms, hello_p99) = (_measure(each, kinds, n_requests) for each in (ours, hello))
        rounds.append((hello_ms / ours_ms, ours_ms, hello_ms, ours_p99 / hello_p99))
    ratio, ours_ms, hello_ms, p99 = (statistics.median(each) for each in zip(*rounds, strict=True))
    return ratio, ours_ms, hello_ms, p99


def _measure(server: _Server, kinds: Sequence[Json], n_requests: int) -> tuple[float, float]:
    """Return the processor time of a request and the 99th of 100 of wall times, in milliseconds."""
    requests = [_sign(kinds[at % len(kinds)]) for at in range(n_requests)]
    before_s = server.cpu_s
    taken_ms = sorted(server.post(requests))
    return (server.cpu_s - before_s) * 1_000 / n_requests, taken_ms[n_requests * 99 // 100]


def _sign(request: Json) -> Signed:
    body = encoded(envelope(request, request_id=f"amzn1.echo-api.request.{uuid4()}"))
    return body, headers(body)


def _warm_up(hello: _Server, ours: _Server) -> None:
    """Ask every worker everything once, and let it load its models."""
    for _ in range(3):
        for server in (hello, ours):
            for _ in range(4 * _WORKERS):
                server.post([_sign(each) for each in (*_USUAL, _QUESTION)])
        time.sleep(1)


def _start(folder: Path, environment: dict[str, str], request: Json) -> tuple[float, float]:
    """Return the seconds from the start of our server to its first answer, and the processor seconds until then."""
    signed = _sign(request)
    begun = time.perf_counter()
    with _started(_ours(folder), environment) as server:
        server.post([signed])
        taken_s = time.perf_counter() - begun
        chief = sum(
            map(int, Path(f"/proc/{server.process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()[11:13])
        )
        return taken_s, chief / os.sysconf("SC_CLK_TCK")


def _read_memory_mb(process: int) -> dict[str, float]:
    """Return the peak of a process and its share of all memory that it uses, in megabytes."""
    text = Path(f"/proc/{process}/status").read_text("ascii") + Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    return {name: int(kib) * 1_024 / 1e6 for name, kib in re.findall(r"^(VmHWM|Pss):\s+(\d+) kB", text, re.MULTILINE)}


def _hello() -> list[str]:
    return ["tests.bench.hello"]


def _ours(folder: Path) -> list[str]:
    store, state = ("--catalog", str(folder / "store")), ("--state", f"sqlite:{folder}/listeners.sqlite")
    public = ("--audio-base-url", "https://cdn.example/recall", "--skill-id", SKILL_ID)
    return ["skill", "serve", *store, *state, *public, "--workers", str(_WORKERS), "--port"]


@contextmanager
def _started(command: Sequence[str], environment: dict[str, str]) -> Iterator[_Server]:
    """Start a server of this module and these words, on a free port."""
    port = find_free_port()
    words = [*command, str(port), *([] if "--port" in command else [str(_WORKERS)])]
    with subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **environment},
    ) as process:
        if process.stdout is None or not process.stdout.readline():
            raise SystemExit(f"{' '.join(words)} did not start")
        yield _Server(process, port)
        process.terminate()


@contextmanager
def _amazon(folder: Path) -> Iterator[dict[str, str]]:
    """Serve the certificates that requests are signed with; yield the environment that trusts them."""
    (folder / "roots.pem").write_bytes(ROOT.pem)
    with amazon(folder) as server:
        server.served[PATH] = CHAIN
        yield {
            "HTTPS_PROXY": server.address,
            "SSL_CERT_FILE": str(folder / "roots.pem"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }

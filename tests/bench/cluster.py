"""Cluster: a scheduler and workers of one thread each, on loopback, against the build here."""

import contextlib
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from distributed import Client

from tests.bench import content
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.bench.show import Show, at, store_bytes
from tests.bench.timed import Timed
from tests.loopback import find_free_port

ABOUT = "3 min"

_PROGRAMMES, _QUICK_PROGRAMMES = 100, 8
_TASKS = 500
_FASTER = 1.6
_HOST = "127.0.0.1"
_STARTED_WITHIN_S = 30.0


def figures(run: Run) -> tuple[Figure, ...]:
    """The same content built three times: here, with one worker and with two."""
    with run.folder() as root:
        written = content.write(root / "content", _QUICK_PROGRAMMES if run.quick else _PROGRAMMES)
        here, one, two = (at(root / name, written) for name in ("here", "one", "two"))
        run.tell("building here")
        here.build("--engine", "tone")
        run.tell("building with one worker")
        with cluster(root, 1) as address:
            alone = _built(one, address)
        run.tell("building with two workers")
        with cluster(root, 2) as address:
            together = _built(two, address)
            run.tell("tasks with nothing to do")
            overhead_ms = _overhead_ms(address)
        others = sum(store_bytes(each.out) != store_bytes(here.out) for each in (one, two))
    return (
        Figure(what="builds that differ from the one here in any byte", measured=others, unit="of 2", at_most=0),
        Figure(
            what="two workers, times faster than one",
            measured=alone.wall_s / together.wall_s,
            unit="×",
            at_least=_FASTER,
        ),
        Figure(what="… build with one worker, wall", measured=alone.wall_s, unit="s"),
        Figure(what="… build with two workers, wall", measured=together.wall_s, unit="s"),
        Figure(what="overhead of one task", measured=overhead_ms, unit="ms"),
    )


def _built(show: Show, address: str) -> Timed:
    return show.build("--engine", "tone", "--cluster", address)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[str]:
    """A scheduler with so many workers; gives its address."""
    with ExitStack() as there:
        port, dashboard = find_free_port(), find_free_port()
        address = f"tcp://{_HOST}:{port}"
        local = ("--host", _HOST, "--dashboard-address", f"{_HOST}:{dashboard}")
        there.enter_context(_dask(folder, "scheduler", *local, "--port", f"{port}"))
        for _ in range(workers):
            own = ("--host", _HOST, "--dashboard-address", f"{_HOST}:0", "--local-directory", str(folder / "dask"))
            there.enter_context(_dask(folder, "worker", address, "--nthreads", "1", "--no-nanny", *own))
        with _client(address) as client:
            client.wait_for_workers(workers, timeout=_STARTED_WITHIN_S)
        yield address


@contextmanager
def _dask(folder: Path, *words: str) -> Iterator[None]:
    with (folder / f"{words[0]}.log").open("a") as told:
        command = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]]
        with subprocess.Popen(command, stdout=told, stderr=told) as process:
            try:
                yield
            finally:
                process.terminate()
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=10)
                process.kill()


def _overhead_ms(address: str) -> float:
    """What one task costs besides its work: the median of some rounds of many at once."""
    with _client(address) as client:
        pool = client.get_executor(pure=False)
        return statistics.median(_round_ms(pool) for _ in range(3))


def _client(address: str) -> Any:
    return Client(address, timeout=_STARTED_WITHIN_S)  # type: ignore[no-untyped-call]  # it has no types


def _round_ms(pool: Executor) -> float:
    begun = time.perf_counter()
    list(pool.map(abs, range(_TASKS)))
    return (time.perf_counter() - begun) / _TASKS * 1000

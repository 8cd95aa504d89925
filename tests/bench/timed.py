"""Timed: run a command to its last process, and tell what all of them took.

A build's workers are no children of the build that end before it does: the fork server outlives it by a moment. Who
runs this as a program inherits whoever is left behind, and waits for all.
"""

import ctypes
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass

_PR_SET_CHILD_SUBREAPER = 36
"""Linux: what my descendants leave behind becomes my own."""

_KIB = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What a command took."""

    wall_s: float
    cpu_s: float
    """Of all its processes."""
    chief_peak_bytes: int
    worker_peak_bytes: int
    """Of the largest process it started; 0 if it did its work alone."""
    status: int


def timed(*words: str, environment: Mapping[str, str] | None = None) -> Timed:
    """Run a command; SystemExit with what it said if it fails."""
    program = [sys.executable, "-m", "tests.bench.timed", *words]
    done = subprocess.run(
        program, check=False, capture_output=True, text=True, env={**os.environ, **(environment or {})}
    )
    if done.returncode:
        sys.exit(done.stderr)
    took = Timed(**json.loads(done.stdout))
    if took.status:
        sys.exit(f"{' '.join(words)}\nended with {took.status}: {done.stderr}")
    return took


def python(*words: str, environment: Mapping[str, str] | None = None) -> Timed:
    """The same for one of ours: a module and its words, or "-c" and a line."""
    return timed(sys.executable, *(words if words[0] == "-c" else ("-m", *words)), environment=environment)


def median_wall_s(times: int, *words: str) -> float:
    """The median wall time of so many runs of one of ours."""
    return statistics.median(python(*words).wall_s for _ in range(times))


def _run(words: list[str]) -> Timed:
    if ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        sys.exit("This system does not say what workers took: Linux does.")
    silent = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    begun = time.perf_counter()
    chief = os.posix_spawn(words[0], words, os.environ, file_actions=silent)
    wall_s = cpu_s = 0.0
    status, peaks = 0, {chief: 0}
    while True:
        try:
            process, ended, usage = os.wait4(-1, 0)
        except ChildProcessError:
            break
        cpu_s += usage.ru_utime + usage.ru_stime
        peaks[process] = usage.ru_maxrss * _KIB
        if process == chief:
            wall_s, status = time.perf_counter() - begun, os.waitstatus_to_exitcode(ended)
    chief_peak_bytes = peaks.pop(chief)
    return Timed(
        wall_s=wall_s,
        cpu_s=cpu_s,
        chief_peak_bytes=chief_peak_bytes,
        worker_peak_bytes=max(peaks.values(), default=0),
        status=status,
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(_run(sys.argv[1:]))))

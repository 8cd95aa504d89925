"""Wall and processor time of something."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(slots=True)
class Lap:
    """Seconds; filled in when the lap ends."""

    wall_s: float = 0.0
    cpu_s: float = 0.0


@contextmanager
def lap() -> Iterator[Lap]:
    """Measure a stretch of this process and the children that end in it."""
    measured = Lap()
    wall, cpu = time.perf_counter(), _cpu_s()
    yield measured
    measured.wall_s, measured.cpu_s = time.perf_counter() - wall, _cpu_s() - cpu


def command_wall_s(*words: str, times: int = 1) -> float:
    """The median of running one of our commands as a process of its own."""
    laps = []
    for _ in range(times):
        with lap() as measured:
            subprocess.run(
                [sys.executable, "-m", *words], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        laps.append(measured.wall_s)
    return round(statistics.median(laps), 2)


def _cpu_s() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system

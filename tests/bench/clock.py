"""Wall and processor time of something, with its child processes."""

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

    def told(self) -> dict[str, float]:
        return {"wall_s": round(self.wall_s, 2), "cpu_s": round(self.cpu_s, 2)}


@contextmanager
def lap() -> Iterator[Lap]:
    """Measure a stretch of this process and the children that end in it."""
    measured = Lap()
    wall, cpu = time.perf_counter(), _cpu_s()
    yield measured
    measured.wall_s, measured.cpu_s = time.perf_counter() - wall, _cpu_s() - cpu


def command(*words: str, times: int = 1) -> dict[str, float]:
    """The medians of running one of our commands as a process of its own."""
    laps = []
    for _ in range(times):
        with lap() as measured:
            subprocess.run([sys.executable, "-m", *words], check=True, stdout=subprocess.DEVNULL)
        laps.append(measured)
    return {
        "wall_s": round(statistics.median(each.wall_s for each in laps), 2),
        "cpu_s": round(statistics.median(each.cpu_s for each in laps), 2),
    }


def _cpu_s() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system

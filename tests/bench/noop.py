"""No-op: nothing was changed since the last build."""

import statistics
import time
from pathlib import Path

from tests.bench import show
from tests.bench.figures import Figure
from tests.bench.run import Run
from tests.bench.timed import median_wall_s

ABOUT = "20 s, after a cold build"

_MOST_S, _TIMES, _RUNS = 0.5, 3, 11


def figures(run: Run) -> tuple[Figure, ...]:
    """Medians of whole processes."""
    here = show.cold(run).show
    build_s = median_wall_s(_RUNS, "audio_pipeline", "build", *here.places)
    plan_s = median_wall_s(_RUNS, "audio_pipeline", "plan", *here.places)
    click_s = median_wall_s(_RUNS, "-c", "import click")
    read_s = statistics.median(_reading_s(here.content) for _ in range(_RUNS))
    least_s = _TIMES * click_s + read_s
    promised = "target 3 × import click + reading the content"
    return (
        Figure(what="build with nothing changed, wall", measured=build_s, unit="s", at_most=_MOST_S),
        Figure(what=f"the same; {promised}", measured=build_s, unit="s", at_most=least_s),
        Figure(what="plan with nothing changed, wall", measured=plan_s, unit="s", at_most=_MOST_S),
        Figure(what=f"the same; {promised}", measured=plan_s, unit="s", at_most=least_s),
        Figure(what='… python -c "import click"', measured=click_s, unit="s"),
        Figure(what="… reading every file of the content", measured=read_s, unit="s"),
    )


def _reading_s(content: Path) -> float:
    """Every byte of it, and nothing made of it."""
    begun = time.perf_counter()
    for path in content.rglob("*.*"):
        path.read_bytes()
    return time.perf_counter() - begun

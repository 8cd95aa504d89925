"""Scale: a hundred times the content, against a hundred times the time and the same memory."""

from pathlib import Path

from tests.bench import content
from tests.bench.figures import Figure
from tests.bench.run import CORES, Run
from tests.bench.show import Show, at
from tests.bench.timed import Timed, median_wall_s

ABOUT = "6 min"

_FEW, _TIMES, _QUICK_TIMES = 20, 100, 5
_MEMORY, _NOTHING_S = 1.3, 5.0


def figures(run: Run) -> tuple[Figure, ...]:
    """Two shows of the same kind, spoken by the tone."""
    times = _QUICK_TIMES if run.quick else _TIMES
    with run.folder() as root:
        few, many = (_show(root / f"{number}", number) for number in (_FEW, _FEW * times))
        run.tell(f"{_FEW} programmes")
        little = few.build("--engine", "tone")
        run.tell(f"{_FEW * times} programmes")
        much = many.build("--engine", "tone")
        run.tell("nothing changed")
        nothing_s = median_wall_s(3, "audio_pipeline", "build", *many.places, "--engine", "tone")
    return (
        Figure(
            what=f"{_FEW * times} programmes, wall; target {times} × that of {_FEW}",
            measured=much.wall_s,
            unit="s",
            at_most=times * little.wall_s,
        ),
        Figure(what=f"… {_FEW} programmes, wall", measured=little.wall_s, unit="s"),
        _memory(f"of all its processes, {CORES} workers", _all_bytes(much), _all_bytes(little)),
        Figure(
            what="… of the build itself, which knows every programme by name",
            measured=much.chief_peak_bytes / 1e6,
            unit="MB",
        ),
        Figure(what=f"… of the build itself with {_FEW}", measured=little.chief_peak_bytes / 1e6, unit="MB"),
        Figure(what="… of one worker", measured=much.worker_peak_bytes / 1e6, unit="MB"),
        Figure(
            what=f"build of {_FEW * times} with nothing changed, wall", measured=nothing_s, unit="s", at_most=_NOTHING_S
        ),
    )


def _show(root: Path, number: int) -> Show:
    return at(root, content.write(root / "content", number))


def _all_bytes(took: Timed) -> int:
    return took.chief_peak_bytes + CORES * took.worker_peak_bytes


def _memory(whose: str, much_bytes: int, little_bytes: int) -> Figure:
    return Figure(
        what=f"peak memory {whose}; target {_MEMORY} × that with {_FEW} programmes",
        measured=much_bytes / 1e6,
        unit="MB",
        at_most=_MEMORY * little_bytes / 1e6,
    )

"""Cold: everything built from nothing, against the work that cannot be left out."""

from tests.bench import show
from tests.bench.alone import making_cpu_s, speaking_cpu_s
from tests.bench.figures import Figure
from tests.bench.run import CORES, Run

ABOUT = "6 min"

_ROOM = 1.25
"""Times the work that cannot be left out, divided among the cores."""


def figures(run: Run) -> tuple[Figure, ...]:
    """What the build took, and what its stages take by themselves."""
    cold = show.cold(run)
    said = show.scripts(show.library(cold.show))
    segments = show.segments(said)
    with run.folder() as alone:
        run.tell("speaking by itself")
        speak_s = speaking_cpu_s(segments, alone)
    chunks = show.chunks(said, cold.show.cache)
    run.tell("mixing and encoding by themselves")
    mix_s, encode_s = making_cpu_s(chunks.values(), cold.show.cache)
    return (
        Figure(
            what=f"cold build, wall; target 1.25 × (speaking + encoding) / {CORES} cores",
            measured=cold.took.wall_s,
            unit="s",
            at_most=_ROOM * (speak_s + encode_s) / CORES,
        ),
        Figure(what="processor time of all of it, workers and start-up as well", measured=cold.took.cpu_s, unit="s"),
        Figure(what=f"… speaking {len(segments)} sentences, by itself", measured=speak_s, unit="s"),
        Figure(what=f"… encoding {len(chunks)} chunks, each once, by itself", measured=encode_s, unit="s"),
        Figure(what="… mixing them, by itself", measured=mix_s, unit="s"),
        Figure(what="programmes", measured=len(said)),
        Figure(what="sound", measured=show.minutes(cold.show), unit="min"),
        Figure(what="peak memory of the build itself", measured=cold.took.chief_peak_bytes / 1e6, unit="MB"),
        Figure(what="peak memory of one worker", measured=cold.took.worker_peak_bytes / 1e6, unit="MB"),
    )

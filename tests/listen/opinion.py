"""Opinion: what judges of speech, trained on people's, think of a programme's sentences.

They were taught that whatever is heard beside a voice is damage, and a bed is not. So a programme is held to what they
think of its published sentences with the bed taken away; what they think of them with it is told, without a promise.
The engine's own average is what they think of the clips as they were spoken: no bed, no limiter, no MP3.
"""

from collections.abc import Iterable

from tests.bench.figures import Figure
from tests.listen.finding import Finding

BELOW = 0.3
"""So far a programme may be below its engine's own average."""

Weighed = tuple[float, int]
"""An opinion, from 1 to 5, and how many samples it is about."""


def average(opinions: Iterable[Weighed]) -> float:
    """Every second weighs the same."""
    found = tuple(opinions)
    return sum(opinion * weight for opinion, weight in found) / max(1, sum(weight for _, weight in found))


def of_programme(
    judge: str, published: Iterable[Weighed], voice: Iterable[Weighed], engine: float
) -> tuple[Finding, ...]:
    """A programme's, with its bed and without, against its engine's."""
    what = f"opinion of {judge}, against the engine's {engine:.2f}"
    return (
        Finding(
            key=f"mos_{judge}", figure=Figure(what=f"opinion of {judge} with the bed", measured=average(published))
        ),
        Finding(
            key=f"mos_{judge}_voice",
            figure=Figure(what=what, measured=average(voice), at_least=round(engine - BELOW, 3)),
        ),
    )


def of_engine(judge: str, engine: float) -> Finding:
    """What the programmes are held against."""
    return Finding(
        key=f"mos_{judge}_engine", figure=Figure(what=f"opinion of {judge} of the bare clips", measured=engine)
    )

"""Simulate: replay one day of many listeners, each with days of the measured kinds, second by second."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tests.listeners.measure import DayCost

if TYPE_CHECKING:
    from numpy.typing import NDArray

MEASURED = Path(__file__).with_name("measured.json")

SEED = 20261129

SHARES: Mapping[str, float] = {
    "opens it, and hears an exercise": 0.30,
    "hears a short one, with a pause": 0.20,
    "asks, and hears what is offered": 0.15,
    "hears talks in a row": 0.10,
    "falls asleep with it": 0.10,
    "looks in and leaves": 0.15,
}
"""Assumed: the share of each kind among conversations."""

MORE_A_DAY = 0.3
"""Assumed: the conversations of a listener after the first one, on average (Poisson)."""

HOURS: tuple[tuple[float, float, float], ...] = ((0.25, 7.5, 1.2), (0.60, 21.75, 1.1), (0.15, 14.0, 4.0))
"""Assumed: when a conversation begins: the share, the middle and the spread in hours, all in one time zone."""

FETCHES_PER_SOUND = 2
"""A real speaker opens two requests for a stream within seconds."""

_DAY_S = 86_400
_BATCH = 1_000_000
_MINUTE_S = 60


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What a day took: sums, and the busiest moment of each."""

    listeners: int
    conversations: int
    requests: int
    in_bytes: int
    out_bytes: int
    reads: int
    rows: int
    sounds: int
    sound_bytes: int
    cpu_s: float
    peak_requests: int
    """In the busiest second."""
    peak_rows: int
    """In the busiest second."""
    peak_fetches: int
    """In the busiest second."""
    peak_bits_per_s: float
    """Over the busiest minute, if each device fetches a stream at once."""


def load_measured() -> dict[str, DayCost]:
    return {name: DayCost.from_json(each) for name, each in json.loads(MEASURED.read_text("utf-8")).items()}


def simulate(listeners: int, seed: int = SEED) -> Totals:
    """Replay the day of so many listeners; the same seed gives the same day."""
    costs, choose = load_measured(), np.random.default_rng(seed)
    begins = {name: np.zeros(_DAY_S, np.int64) for name in SHARES}
    for first in range(0, listeners, _BATCH):
        _add_listeners(min(_BATCH, listeners - first), begins, choose)
    return _sum_up(listeners, begins, costs)


def _add_listeners(count: int, begins: "Mapping[str, NDArray[np.int64]]", choose: np.random.Generator) -> None:
    """Draw how often, when and how each of them listens, and count what begins in each second."""
    conversations = int((1 + choose.poisson(MORE_A_DAY, count)).sum())
    kinds = choose.choice(len(SHARES), conversations, p=list(SHARES.values()))
    part = choose.choice(len(HOURS), conversations, p=[share for share, _, _ in HOURS])
    middles, spreads = (np.array([each[at] for each in HOURS]) for at in (1, 2))
    hours = choose.normal(middles[part], spreads[part])
    seconds = (hours * 3_600).astype(np.int64) % _DAY_S
    for number, name in enumerate(SHARES):
        begins[name][:] += np.bincount(seconds[kinds == number], minlength=_DAY_S)


def _sum_up(listeners: int, begins: "Mapping[str, NDArray[np.int64]]", costs: Mapping[str, DayCost]) -> Totals:
    """Let each conversation make its requests, its rows and its sound, at their times."""
    requests, rows, fetches, sound_bytes = (np.zeros(_DAY_S, np.int64) for _ in range(4))
    counts = {name: int(each.sum()) for name, each in begins.items()}
    for name, begun in begins.items():
        for request in costs[name].requests:
            moved = np.roll(begun, request.at_s)  # what goes on after midnight counts for the same day
            requests += moved
            rows += moved * request.rows
        for sound in costs[name].sounds:
            moved = np.roll(begun, sound.at_s)
            fetches += moved * FETCHES_PER_SOUND
            sound_bytes += moved * sound.bytes

    def total(kind: str) -> int:
        return sum(sum(getattr(each, kind) for each in costs[name].requests) * counts[name] for name in counts)

    return Totals(
        listeners=listeners,
        conversations=sum(counts.values()),
        requests=int(requests.sum()),
        in_bytes=total("in_bytes"),
        out_bytes=total("out_bytes"),
        reads=total("reads"),
        rows=int(rows.sum()),
        sounds=int(fetches.sum()) // FETCHES_PER_SOUND,
        sound_bytes=int(sound_bytes.sum()),
        cpu_s=sum(costs[name].cpu_ms * count for name, count in counts.items()) / 1_000,
        peak_requests=int(requests.max()),
        peak_rows=int(rows.max()),
        peak_fetches=int(fetches.max()),
        peak_bits_per_s=float(sound_bytes.reshape(-1, _MINUTE_S).sum(axis=1).max()) * 8 / _MINUTE_S,
    )

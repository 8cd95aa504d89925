"""Throughput: how quickly this machine speaks and encodes, as its own builds have measured it."""

import hashlib
import json
import os
from dataclasses import dataclass

from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """Seconds of one core's work."""

    speech_cost_s: float
    """For a second of speech."""
    chunk_cost_s: float
    """For a chunk, to mix, measure and encode it."""
    is_measured: bool
    """Both by builds on this machine; else one of them is a guess."""


DEFAULT_THROUGHPUT = Throughput(speech_cost_s=0.06, chunk_cost_s=0.35, is_measured=False)
"""What the usual voice takes on one core of a small server."""


STARTUP_S = 0.7
"""About what it takes to load the voice, or what encodes, before the first of it is done."""

_ENCODING = "encoding"

_MIN_MEASURED_S = 3.0
"""In less than this, a start that takes longer than usual would make a machine look slow."""


def measure_cost_s(wall_s: float, *, cores: int, units: float) -> float | None:
    """Seconds of one core's work for each of so many units, done by so many cores at once; None if it was too quick."""
    return (wall_s - STARTUP_S) * cores / units if units and wall_s > _MIN_MEASURED_S else None


def load_throughput(cache: Store, engine_id: str) -> Throughput:
    """What is known of this machine, speaking with this engine."""
    known = _load_known(cache)
    return Throughput(
        speech_cost_s=known.get(engine_id, DEFAULT_THROUGHPUT.speech_cost_s),
        chunk_cost_s=known.get(_ENCODING, DEFAULT_THROUGHPUT.chunk_cost_s),
        is_measured=engine_id in known and _ENCODING in known,
    )


def save_throughput(cache: Store, engine_id: str, *, speaking: float | None, encoding: float | None) -> None:
    """Keep what a build has measured; None says nothing."""
    measured = {engine_id: speaking, _ENCODING: encoding}
    new = {name: seconds for name, seconds in measured.items() if seconds is not None}
    if new:
        put_checked(cache, _machine_key(), json.dumps(_load_known(cache) | new).encode(), "application/json")


def _load_known(cache: Store) -> dict[str, float]:
    """Seconds by the engine that speaks, and of encoding."""
    kept = get_checked(cache, _machine_key())
    return {str(name): float(seconds) for name, seconds in json.loads(kept).items()} if kept else {}


def _machine_key() -> str:
    """Of this machine: others may share its cache."""
    return f"speeds/{hashlib.sha256(os.uname().nodename.encode()).hexdigest()[:16]}.json"

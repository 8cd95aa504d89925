"""Throughput: the speed of this machine at speaking and encoding, measured in its builds."""

import hashlib
import json
import os
from dataclasses import dataclass

from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """The speed of a machine, in seconds of one core's work."""

    speech_cost_s: float
    """The work for a second of speech."""
    chunk_cost_s: float
    """The work of mixing, measuring and encoding a chunk."""
    is_measured: bool
    """True if both were measured on this machine; otherwise one of them is a guess."""


DEFAULT_THROUGHPUT = Throughput(speech_cost_s=0.06, chunk_cost_s=0.35, is_measured=False)
"""The throughput of the default voice on one core of a small server."""

STARTUP_S = 0.7
"""The typical time to load the voice or the encoder, before the first result."""

_ENCODING = "encoding"

_MIN_MEASURED_S = 3.0
"""Shorter builds are not measured: a slow start would make the machine look slow."""


def measure_cost_s(wall_s: float, *, cores: int, units: float) -> float | None:
    """Return the seconds of one core's work for each unit; None if there were no units or the build was too short."""
    return (wall_s - STARTUP_S) * cores / units if units and wall_s > _MIN_MEASURED_S else None


def load_throughput(cache: Store, engine_id: str) -> Throughput:
    """Return the throughput of this machine with this engine, or the default where nothing was measured."""
    measured = _load_measured(cache)
    return Throughput(
        speech_cost_s=measured.get(engine_id, DEFAULT_THROUGHPUT.speech_cost_s),
        chunk_cost_s=measured.get(_ENCODING, DEFAULT_THROUGHPUT.chunk_cost_s),
        is_measured=engine_id in measured and _ENCODING in measured,
    )


def save_throughput(cache: Store, engine_id: str, *, speaking: float | None, encoding: float | None) -> None:
    """Save what a build has measured; None leaves the earlier value."""
    costs = {engine_id: speaking, _ENCODING: encoding}
    new = {name: seconds for name, seconds in costs.items() if seconds is not None}
    if new:
        put_checked(cache, _throughput_key(), json.dumps(_load_measured(cache) | new).encode(), "application/json")


def _load_measured(cache: Store) -> dict[str, float]:
    """Return the measured seconds, by engine id and for encoding."""
    data = get_checked(cache, _throughput_key())
    return {str(name): float(seconds) for name, seconds in json.loads(data).items()} if data else {}


def _throughput_key() -> str:
    """Return the key of this machine's throughput: others may share its cache."""
    return f"speeds/{hashlib.sha256(os.uname().nodename.encode()).hexdigest()[:16]}.json"

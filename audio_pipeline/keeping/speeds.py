"""Speeds: how quickly this machine speaks and encodes, as its own builds have measured it."""

import hashlib
import json
import os
from dataclasses import dataclass

from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Speeds:
    """Seconds of one core's work."""

    speaking: float
    """For a second of speech."""
    encoding: float
    """For a chunk, to mix, measure and encode it."""
    measured: bool
    """Both by builds on this machine; else one of them is a guess."""


GUESS = Speeds(speaking=0.06, encoding=0.35, measured=False)
"""What the usual voice takes on one core of a small server."""


START_S = 0.7
"""About what it takes to load the voice, or what encodes, before the first of it is done."""

_ENCODING = "encoding"

_WORTH_MEASURING_S = 3.0
"""In less than this, a start that takes longer than usual would make a machine look slow."""


def per_unit(wall_s: float, *, cores: int, units: float) -> float | None:
    """Seconds of one core's work for each of so many units, done by so many cores at once; None if it was too quick."""
    return (wall_s - START_S) * cores / units if units and wall_s > _WORTH_MEASURING_S else None


def speeds(cache: Store, engine_id: str) -> Speeds:
    """What is known of this machine, speaking with this engine."""
    known = _known(cache)
    return Speeds(
        speaking=known.get(engine_id, GUESS.speaking),
        encoding=known.get(_ENCODING, GUESS.encoding),
        measured=engine_id in known and _ENCODING in known,
    )


def remember(cache: Store, engine_id: str, *, speaking: float | None, encoding: float | None) -> None:
    """Keep what a build has measured; None says nothing."""
    measured = {engine_id: speaking, _ENCODING: encoding}
    new = {name: seconds for name, seconds in measured.items() if seconds is not None}
    if new:
        keep(cache, _name(), json.dumps(_known(cache) | new).encode(), "application/json")


def _known(cache: Store) -> dict[str, float]:
    """Seconds by the engine that speaks, and of encoding."""
    kept = recall(cache, _name())
    return {str(name): float(seconds) for name, seconds in json.loads(kept).items()} if kept else {}


def _name() -> str:
    """Of this machine: others may share its cache."""
    return f"speeds/{hashlib.sha256(os.uname().nodename.encode()).hexdigest()[:16]}.json"

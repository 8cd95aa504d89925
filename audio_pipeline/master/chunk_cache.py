"""Chunk cache: the frames and the measurements of Chunks, as the cache keeps them under their keys."""

import functools
import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from audio_pipeline.signal import limiter, mp3
from audio_pipeline.signal.loudness import LoudnessMeasurement
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

CEILING_DBTP = -2.4
"""Before encoding: Alexa's -2 dBTP, with room for what the encoder adds to single peaks."""

_MEASURE_RECIPE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedChunk:
    """The measurements of a Chunk whose frames are in the cache."""

    before: LoudnessMeasurement
    """As it was mixed."""
    after: LoudnessMeasurement
    """As it was encoded: at its gain, its peaks limited."""


@functools.cache
def describe_recipe() -> str:
    """Return the name of the way from a Chunk to its frames: another name, other bytes."""
    return json.dumps([CEILING_DBTP, _MEASURE_RECIPE, limiter.RECIPE, mp3.describe_codec()])


def frames_key(key: str, gain_db: float) -> str:
    """Return the name under which the frames of a Chunk at this gain in dB are kept."""
    return f"chunks/{_hash_facts(key, gain_db, describe_recipe())}.mp3"


def put_measurement(key: str, measurement: LoudnessMeasurement, cache: Store) -> None:
    """Keep the measurement of a Chunk as it was mixed."""
    put_checked(cache, _measurement_key(key), _serialise_measurement(measurement), "application/json")


def put_encoded_chunk(key: str, gain_db: float, frames: bytes, after: LoudnessMeasurement, cache: Store) -> None:
    """Keep the frames of a Chunk at this gain in dB, then what they measure."""
    name = frames_key(key, gain_db)
    put_checked(cache, name, frames, "audio/mpeg")
    put_checked(cache, _facts_key(name), _serialise_measurement(after), "application/json")


def read_measurement(key: str, cache: Store) -> LoudnessMeasurement | None:
    """Return the measurement of a Chunk as it was mixed, read from the cache now."""
    return _read(_measurement_key(key), cache)


def read_encoded_chunk(key: str, gain_db: float, cache: Store) -> EncodedChunk | None:
    """Return the measurements of a Chunk, read from the cache now; None if any part of it is missing or damaged."""
    name = frames_key(key, gain_db)
    return _load_encoded_chunk(key, name, cache, _read) if get_checked(cache, name) is not None else None


def find_measurement(key: str, cache: Store) -> LoudnessMeasurement | None:
    """Return the measurement of a Chunk as it was mixed, if the cache has it, or had it earlier in this process."""
    return _find(_measurement_key(key), cache)


def find_encoded_chunk(key: str, gain_db: float, cache: Store) -> EncodedChunk | None:
    """Return the measurements of a Chunk whose frames at this gain are there; the frames are not read."""
    name = frames_key(key, gain_db)
    return _load_encoded_chunk(key, name, cache, _find) if cache.has(name) else None


def _load_encoded_chunk(
    key: str, name: str, cache: Store, load: Callable[[str, Store], LoudnessMeasurement | None]
) -> EncodedChunk | None:
    before, after = load(_measurement_key(key), cache), load(_facts_key(name), cache)
    return EncodedChunk(before=before, after=after) if before and after else None


def _measurement_key(key: str) -> str:
    return f"measures/{_hash_facts(key, _MEASURE_RECIPE)}.json"


def _facts_key(name: str) -> str:
    return f"{name.removesuffix('.mp3')}.json"


def _read(name: str, cache: Store) -> LoudnessMeasurement | None:
    data = get_checked(cache, name)
    if data is None:
        return None
    found = json.loads(data)
    return LoudnessMeasurement(energies=tuple(found["energies"]), true_peak=found["true_peak"])


def _find(name: str, cache: Store) -> LoudnessMeasurement | None:
    """Read a measurement, or return what was read before: the same name has the same measurement.

    The variants of a programme ask for the same measurements again and again.
    """
    try:
        return _read_or_raise(name, cache)
    except _NotCachedError:
        return None


class _NotCachedError(Exception):
    """Keeps a missing measurement out of the memory of `_read_or_raise`: it may be made later."""


@functools.lru_cache(maxsize=4_096)
def _read_or_raise(name: str, cache: Store) -> LoudnessMeasurement:
    if found := _read(name, cache):
        return found
    raise _NotCachedError


def _serialise_measurement(measurement: LoudnessMeasurement) -> bytes:
    return json.dumps(asdict(measurement)).encode()


def _hash_facts(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

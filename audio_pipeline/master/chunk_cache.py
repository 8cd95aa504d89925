"""Chunk cache: store and read the frames and the measurements of Chunks."""

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
"""The highest true peak before encoding: Alexa's -2 dBTP, with room for what the encoder adds to single peaks."""

_MEASURE_RECIPE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedChunk:
    """The measurements of a Chunk whose frames are in the cache."""

    before: LoudnessMeasurement
    """The measurement as mixed."""
    after: LoudnessMeasurement
    """The measurement as encoded: at its gain, with limited peaks."""


@functools.cache
def describe_recipe() -> str:
    """Return the name of the rules that turn a Chunk into frames: another name means other bytes."""
    return json.dumps([CEILING_DBTP, _MEASURE_RECIPE, limiter.RECIPE, mp3.describe_codec()])


def frames_key(key: str, gain_db: float) -> str:
    """Return the cache key of the frames of a Chunk at this gain in dB."""
    return f"chunks/{_hash_facts(key, gain_db, describe_recipe())}.mp3"


def put_measurement(key: str, measurement: LoudnessMeasurement, cache: Store) -> None:
    """Cache the measurement of a Chunk as mixed."""
    put_checked(cache, _measurement_key(key), _serialise_measurement(measurement), "application/json")


def put_encoded_chunk(key: str, gain_db: float, frames: bytes, after: LoudnessMeasurement, cache: Store) -> None:
    """Cache the frames of a Chunk at this gain in dB, then their measurement."""
    name = frames_key(key, gain_db)
    put_checked(cache, name, frames, "audio/mpeg")
    put_checked(cache, _facts_key(name), _serialise_measurement(after), "application/json")


def read_measurement(key: str, cache: Store) -> LoudnessMeasurement | None:
    """Return the measurement of a Chunk as mixed, read from the cache now; None if it is missing or damaged."""
    return _read(_measurement_key(key), cache)


def read_encoded_chunk(key: str, gain_db: float, cache: Store) -> EncodedChunk | None:
    """Return the measurements of a Chunk, read from the cache now; None if any part of it is missing or damaged."""
    name = frames_key(key, gain_db)
    return _load_encoded_chunk(key, name, cache, _read) if get_checked(cache, name) is not None else None


def find_measurement(key: str, cache: Store) -> LoudnessMeasurement | None:
    """Return the measurement of a Chunk as mixed; None unless the cache has it or had it earlier in this process."""
    return _find(_measurement_key(key), cache)


def find_encoded_chunk(key: str, gain_db: float, cache: Store) -> EncodedChunk | None:
    """Return the measurements of a Chunk; None if any part of it is missing. The frames are not read."""
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
    facts = json.loads(data)
    return LoudnessMeasurement(energies=tuple(facts["energies"]), true_peak=facts["true_peak"])


def _find(name: str, cache: Store) -> LoudnessMeasurement | None:
    """Read a measurement, or return the one read before: the same name has the same measurement.

    The variants of a programme need the same measurements many times.
    """
    try:
        return _read_or_raise(name, cache)
    except _NotCachedError:
        return None


class _NotCachedError(Exception):
    """Raised so that `_read_or_raise` does not remember a missing measurement, which may be made later."""


@functools.lru_cache(maxsize=4_096)
def _read_or_raise(name: str, cache: Store) -> LoudnessMeasurement:
    if measurement := _read(name, cache):
        return measurement
    raise _NotCachedError


def _serialise_measurement(measurement: LoudnessMeasurement) -> bytes:
    return json.dumps(asdict(measurement)).encode()


def _hash_facts(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

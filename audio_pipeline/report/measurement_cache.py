"""Measurement cache: the measurements of each published file, which is measured once."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import asdict
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.publish import release_files
from audio_pipeline.report.measurement import MEASUREMENT_VERSION, Measurement, measure_mp3
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store
from audio_pipeline.versions import find_version


def find_unmeasured(releases: Iterable[Release], cache: Store) -> tuple[Release, ...]:
    """Return the releases that no earlier report has measured."""
    return tuple(each for each in releases if not cache.has(_make_key(each)))


def measure_release(release: Release, store: Store, cache: Store) -> None:
    """Measure a release and put the measurement in the cache; runs in a worker."""
    put_checked(
        cache,
        _make_key(release),
        _serialise(measure_mp3(release_files.read_audio(release, store), release.url)),
        "application/json",
    )


def measure_releases(
    releases: Iterable[Release], store: Store, cache: Store, pool: Executor, *, report_done: Callable[[], None]
) -> Mapping[str, Measurement]:
    """Return the Measurement of every Release by its id; `report_done` is called after each new one."""
    all_releases = tuple(releases)
    tasks = [pool.submit(measure_release, each, store, cache) for each in find_unmeasured(all_releases, cache)]
    for task in as_completed(tasks):
        task.result()
        report_done()
    return {each.id: load_measurement(each, store, cache) for each in all_releases}


def load_measurement(release: Release, store: Store, cache: Store) -> Measurement:
    """Return the measurement from the cache; measure again if it is damaged."""
    data = get_checked(cache, _make_key(release))
    if data is None:
        measure_release(release, store, cache)
        return load_measurement(release, store, cache)
    return _deserialise(data)


def _make_key(release: Release) -> str:
    facts = json.dumps([MEASUREMENT_VERSION, find_version("av"), release.url])
    return f"reports/{hashlib.sha256(facts.encode()).hexdigest()}.json"


def _serialise(measurement: Measurement) -> bytes:
    facts = asdict(measurement)
    return json.dumps(
        {name: b64encode(fact).decode() if isinstance(fact, bytes) else fact for name, fact in facts.items()}
    ).encode()


def _deserialise(saved: bytes) -> Measurement:
    facts: dict[str, Any] = json.loads(saved)
    return Measurement(
        n_samples=facts["n_samples"],
        frame_bytes=tuple(facts["frame_bytes"]),
        energies=tuple(facts["energies"]),
        true_peak=facts["true_peak"],
        peaks=b64decode(facts["peaks"]),
        strengths=b64decode(facts["strengths"]),
        spectrum_png=b64decode(facts["spectrum_png"]),
    )

"""Measures: what each published file sounds like, found out once: a file is named by its bytes."""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import asdict
from typing import Any

from audio_pipeline.catalog import Release
from audio_pipeline.report.sound import RECIPE, Sound, measured
from audio_pipeline.stages import publish
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store
from audio_pipeline.versions import version_of


def unmeasured(releases: Iterable[Release], cache: Store) -> tuple[Release, ...]:
    """Those that no earlier report has measured."""
    return tuple(each for each in releases if not cache.has(_name(each)))


def measure(release: Release, store: Store, cache: Store) -> None:
    """What a worker does: measure one, and keep what came of it."""
    keep(cache, _name(release), _json(measured(publish.sound(release, store), release.url)), "application/json")


def sounds(
    releases: Iterable[Release], store: Store, cache: Store, pool: Executor, *, done: Callable[[], None]
) -> Mapping[str, Sound]:
    """The Sound of every Release by its id; `done` is called as each new one is measured."""
    wanted = tuple(releases)
    begun = [pool.submit(measure, each, store, cache) for each in unmeasured(wanted, cache)]
    for task in as_completed(begun):
        task.result()
        done()
    return {each.id: known(each, store, cache) for each in wanted}


def known(release: Release, store: Store, cache: Store) -> Sound:
    """What the cache knows of it; measured now if that is damaged."""
    kept = recall(cache, _name(release))
    if kept is None:
        measure(release, store, cache)
        return known(release, store, cache)
    return _read(kept)


def _name(release: Release) -> str:
    facts = json.dumps([RECIPE, version_of("av"), release.url])
    return f"reports/{hashlib.sha256(facts.encode()).hexdigest()}.json"


def _json(sound: Sound) -> bytes:
    facts = asdict(sound)
    return json.dumps({name: _text(fact) if isinstance(fact, bytes) else fact for name, fact in facts.items()}).encode()


def _read(kept: bytes) -> Sound:
    facts: dict[str, Any] = json.loads(kept)
    return Sound(
        n_samples=facts["n_samples"],
        frame_bytes=tuple(facts["frame_bytes"]),
        energies=tuple(facts["energies"]),
        true_peak=facts["true_peak"],
        peaks=b64decode(facts["peaks"]),
        strengths=b64decode(facts["strengths"]),
        spectrum_png=b64decode(facts["spectrum_png"]),
    )


def _text(data: bytes) -> str:
    return b64encode(data).decode()

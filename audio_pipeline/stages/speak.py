"""Speak: Segments → Clips, each made once and kept in the cache."""

import hashlib
import json
import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

from audio_pipeline.engines.engine import Engine
from audio_pipeline.engines.saying import volume_db
from audio_pipeline.engines.takes import accepted
from audio_pipeline.errors import EngineError, StoreError
from audio_pipeline.model import Clip, Segment, Span
from audio_pipeline.signal import voice
from audio_pipeline.signal.wav import n_samples, wav
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_ONE_AT_A_TIME = threading.Lock()
"""A voice speaks one sentence after another; more of them at once need a process each."""

_all_of = attrgetter(*(each.name for each in fields(Span)))


def clip_key(segment: Segment, engine_id: str) -> str:
    """Name a Clip by everything that changes its sound, and nothing else."""
    spans = [_all_of(span) for span in segment.spans]
    turned = [gain_db] if (gain_db := volume_db(segment)) else []
    recipe = json.dumps([engine_id, voice.RECIPE, segment.voice, segment.rate, spans, *turned], ensure_ascii=False)
    return f"clips/{hashlib.sha256(recipe.encode()).hexdigest()}.wav"


def missing(segments: Iterable[Segment], engine_id: str, cache: Store) -> tuple[Segment, ...]:
    """The Segments that have no Clip yet, each once."""
    keyed = {clip_key(segment, engine_id): segment for segment in segments}
    return tuple(segment for key, segment in keyed.items() if not cache.has(_facts_name(key)))


def speak(
    segments: Iterable[Segment], engine: Engine, cache: Store, pool: Executor, *, spoken: Callable[[], None]
) -> Mapping[Segment, Clip]:
    """A Clip for every Segment; `spoken` is called as each new one is ready."""
    wanted = {clip_key(segment, engine.id): segment for segment in segments}
    clips = {key: clip for key in wanted if (clip := kept(key, cache))}
    jobs = {pool.submit(say, segment, engine, cache): key for key, segment in wanted.items() if key not in clips}
    for job in as_completed(jobs):
        clips[jobs[job]] = job.result()
        spoken()
    log.info("spoken segments=%d reused=%d engine=%s", len(jobs), len(wanted) - len(jobs), engine.id)
    return {segment: clips[key] for key, segment in wanted.items()}


def again(key: str, clips: Mapping[Segment, Clip], engine: Engine, cache: Store, pool: Executor) -> None:
    """Speak a Clip once more whose sound turned out to be damaged or gone; StoreError if it is of another length now.

    An engine may be somebody else's, who has changed its voice: what was laid out with the old length is not right.
    """
    segment, clip = next((segment, clip) for segment, clip in clips.items() if clip.key == key)
    log.warning("spoken again, it was damaged or gone: clip=%s", key)
    if pool.submit(say, segment, engine, cache).result() != clip:
        raise StoreError("a clip that was gone is of another length now", where=key, mend="Run it again")


def kept(key: str, cache: Store) -> Clip | None:
    """The Clip of this key, if the cache knows of it; its sound is not read."""
    facts = recall(cache, _facts_name(key))
    return Clip(key=key, n_samples=json.loads(facts)["n_samples"]) if facts else None


def say(segment: Segment, engine: Engine, cache: Store) -> Clip:
    """Speak one Segment and keep it: what a worker does. Somebody else may just have done it, or all but the end."""
    key = clip_key(segment, engine.id)
    file = recall(cache, key)
    if file is None:
        file = wav(_sound(segment, engine))
        keep(cache, key, file, "audio/wav")
    clip = Clip(key=key, n_samples=n_samples(file))
    if kept(key, cache) != clip:
        keep(cache, _facts_name(key), json.dumps({"n_samples": clip.n_samples}).encode(), "application/json")
    return clip


def _facts_name(key: str) -> str:
    """Where the length of a Clip is kept: written after its sound, so that whoever reads it may count on both."""
    return f"{key.removesuffix('.wav')}.json"


def _sound(segment: Segment, engine: Engine) -> "NDArray[np.float32]":
    """Ready for the timeline, and as loud as its author asked."""
    with _ONE_AT_A_TIME:
        speech = accepted(segment, engine)
    sound = voice.ready(speech.samples, speech.rate_hz)
    if not len(sound):
        raise EngineError(
            f"{engine.id} gave no sound for “{segment.text[:60]}”",
            where=str(segment.place),
            mend="Write words it can say, or choose another engine with --engine",
        )
    gain_db = volume_db(segment)
    return voice.turned(sound, gain_db) if gain_db else sound

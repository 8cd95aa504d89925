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

from audio_pipeline.content.model import Clip, Segment, Span
from audio_pipeline.errors import EngineError, StoreError
from audio_pipeline.signal import clip_processing
from audio_pipeline.signal.wav import count_samples, encode_wav
from audio_pipeline.speech.checked_synthesis import synthesise_checked
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.spoken_text import find_volume_db
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_ENGINE_LOCK = threading.Lock()
"""A voice speaks one sentence after another; more of them at once need a process each."""

_get_span_values = attrgetter(*(each.name for each in fields(Span)))


def clip_key(segment: Segment, engine_id: str) -> str:
    """Name a Clip by everything that changes its sound, and nothing else."""
    # The two empty places were marks that no voice could do: they stay, so that no key moves.
    spans = [
        (text, alias, ipa, "", rate, "", volume, language)
        for text, alias, ipa, rate, volume, language in map(_get_span_values, segment.spans)
    ]
    turned = [gain_db] if (gain_db := find_volume_db(segment)) else []
    recipe = json.dumps(
        [engine_id, clip_processing.RECIPE, segment.voice, segment.rate, spans, *turned], ensure_ascii=False
    )
    return f"clips/{hashlib.sha256(recipe.encode()).hexdigest()}.wav"


def find_unspoken_segments(segments: Iterable[Segment], engine_id: str, cache: Store) -> tuple[Segment, ...]:
    """The Segments that have no Clip yet, each once."""
    keyed = {clip_key(segment, engine_id): segment for segment in segments}
    return tuple(segment for key, segment in keyed.items() if not cache.has(_length_key(key)))


def speak(
    segments: Iterable[Segment], engine: Engine, cache: Store, pool: Executor, *, report_spoken: Callable[[], None]
) -> Mapping[Segment, Clip]:
    """A Clip for every Segment; `spoken` is called as each new one is ready."""
    wanted = {clip_key(segment, engine.id): segment for segment in segments}
    clips = {key: clip for key in wanted if (clip := find_clip(key, cache))}
    jobs = {
        pool.submit(speak_and_cache, segment, engine, cache): key for key, segment in wanted.items() if key not in clips
    }
    for job in as_completed(jobs):
        clips[jobs[job]] = job.result()
        report_spoken()
    log.info("spoken segments=%d reused=%d engine=%s", len(jobs), len(wanted) - len(jobs), engine.id)
    return {segment: clips[key] for key, segment in wanted.items()}


def respeak(key: str, clips: Mapping[Segment, Clip], engine: Engine, cache: Store, pool: Executor) -> None:
    """Speak a Clip once more whose sound turned out to be damaged or gone; StoreError if it is of another length now.

    An engine may be somebody else's, who has changed its voice: what was laid out with the old length is not right.
    """
    segment, clip = next((segment, clip) for segment, clip in clips.items() if clip.key == key)
    log.warning("spoken again, it was damaged or gone: clip=%s", key)
    if pool.submit(speak_and_cache, segment, engine, cache).result() != clip:
        raise StoreError("a clip that was gone is of another length now", where=key, hint="Run it again")


def find_clip(key: str, cache: Store) -> Clip | None:
    """The Clip of this key, if the cache knows of it; its sound is not read."""
    facts = get_checked(cache, _length_key(key))
    return Clip(key=key, n_samples=json.loads(facts)["n_samples"]) if facts else None


def speak_and_cache(segment: Segment, engine: Engine, cache: Store) -> Clip:
    """Speak one Segment and keep it: what a worker does. Somebody else may just have done it, or all but the end."""
    key = clip_key(segment, engine.id)
    file = get_checked(cache, key)
    if file is None:
        file = encode_wav(_synthesise_clip(segment, engine))
        put_checked(cache, key, file, "audio/wav")
    clip = Clip(key=key, n_samples=count_samples(file))
    if find_clip(key, cache) != clip:
        put_checked(cache, _length_key(key), json.dumps({"n_samples": clip.n_samples}).encode(), "application/json")
    return clip


def _length_key(key: str) -> str:
    """Where the length of a Clip is kept: written after its sound, so that whoever reads it may count on both."""
    return f"{key.removesuffix('.wav')}.json"


def _synthesise_clip(segment: Segment, engine: Engine) -> "NDArray[np.float32]":
    """Ready for the timeline, and as loud as its author asked."""
    with _ENGINE_LOCK:
        speech = synthesise_checked(segment, engine)
    sound = clip_processing.prepare_clip(speech.samples, speech.rate_hz)
    if not len(sound):
        raise EngineError(
            f"{engine.id} gave no sound for “{segment.text[:60]}”",
            where=str(segment.location),
            hint="Write words it can say, or choose another engine with --engine",
        )
    gain_db = find_volume_db(segment)
    return clip_processing.apply_volume(sound, gain_db) if gain_db else sound

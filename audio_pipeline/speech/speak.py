"""Speak: turn Segments into Clips, each synthesised once and cached."""

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
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.spoken_text import find_volume_db
from audio_pipeline.speech.phrase_pauses import widen_phrase_pauses
from audio_pipeline.speech.pitch import synthesise_at_pitch
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_ENGINE_LOCK = threading.Lock()
"""A voice speaks one sentence at a time; parallel speech needs one process each."""

_get_span_values = attrgetter(*(field.name for field in fields(Span)))


def clip_key(segment: Segment, engine_id: str) -> str:
    """Return a Clip's key: a hash of everything that changes its sound, and of nothing else."""
    # The two empty strings stand for marks that were removed: without them all keys would change.
    spans = [
        (text, alias, ipa, "", rate, "", volume, language)
        for text, alias, ipa, rate, volume, language in map(_get_span_values, segment.spans)
    ]
    gains_db = [gain_db] if (gain_db := find_volume_db(segment)) else []
    melody = [[segment.pitch_semitones, segment.phrase_pause_ms]] * bool(
        segment.pitch_semitones or segment.phrase_pause_ms
    )
    trebles_db = [["treble", segment.treble_db]] if segment.treble_db else []
    recipe = json.dumps(
        [engine_id, clip_processing.RECIPE, segment.voice, segment.rate, spans, *gains_db, *melody, *trebles_db],
        ensure_ascii=False,
    )
    return f"clips/{hashlib.sha256(recipe.encode()).hexdigest()}.wav"


def find_unspoken_segments(segments: Iterable[Segment], engine_id: str, cache: Store) -> tuple[Segment, ...]:
    """Return the Segments that have no Clip in the cache, each once."""
    keyed = {clip_key(segment, engine_id): segment for segment in segments}
    return tuple(segment for key, segment in keyed.items() if not cache.has(_length_key(key)))


def speak(
    segments: Iterable[Segment], engine: Engine, cache: Store, pool: Executor, *, report_spoken: Callable[[], None]
) -> Mapping[Segment, Clip]:
    """Return a Clip for every Segment; call `report_spoken` for each new one."""
    keyed = {clip_key(segment, engine.id): segment for segment in segments}
    clips = {key: clip for key in keyed if (clip := find_clip(key, cache))}
    jobs = {
        pool.submit(speak_and_cache, segment, engine, cache): key for key, segment in keyed.items() if key not in clips
    }
    for job in as_completed(jobs):
        clips[jobs[job]] = job.result()
        report_spoken()
    log.info("spoken segments=%d reused=%d engine=%s", len(jobs), len(keyed) - len(jobs), engine.id)
    return {segment: clips[key] for key, segment in keyed.items()}


def respeak(key: str, clips: Mapping[Segment, Clip], engine: Engine, cache: Store, pool: Executor) -> None:
    """Speak a Clip again whose sound is damaged or missing; StoreError if it has another length now.

    A service may have changed its voice, and the timeline was computed with the old length.
    """
    segment, clip = next((segment, clip) for segment, clip in clips.items() if clip.key == key)
    log.warning("spoken again, damaged or missing: clip=%s", key)
    if pool.submit(speak_and_cache, segment, engine, cache).result() != clip:
        raise StoreError(
            "a clip was missing, and has another length now that it is spoken again", where=key, hint="Run it again"
        )


def find_clip(key: str, cache: Store) -> Clip | None:
    """Return the Clip of this key; None if it is not in the cache. Its sound is not read."""
    facts = get_checked(cache, _length_key(key))
    return Clip(key=key, n_samples=json.loads(facts)["n_samples"]) if facts else None


def speak_and_cache(segment: Segment, engine: Engine, cache: Store) -> Clip:
    """Speak one Segment and cache it, unless another process has done so, in part or completely."""
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
    """Return the key of a Clip's length, which is written after its sound: a reader of it can rely on both."""
    return f"{key.removesuffix('.wav')}.json"


def _synthesise_clip(segment: Segment, engine: Engine) -> "NDArray[np.float32]":
    """Return the sound of a Clip, at the volume its author asked for."""
    with _ENGINE_LOCK:
        speech = widen_phrase_pauses(segment, synthesise_at_pitch(segment, engine))
    sound = clip_processing.prepare_clip(speech.samples, speech.rate_hz, segment.treble_db)
    if not len(sound):
        raise EngineError(
            f"{engine.id} gave no sound for “{segment.text[:60]}”",
            where=str(segment.location),
            hint="Write words that it can say, or choose another engine with --engine",
        )
    gain_db = find_volume_db(segment)
    return clip_processing.apply_volume(sound, gain_db) if gain_db else sound

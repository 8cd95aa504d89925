"""Speak: Segments → Clips, each made once and kept in the cache."""

import hashlib
import io
import json
import logging
import wave
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, as_completed
from dataclasses import asdict

from audio_pipeline.engines.engine import Engine
from audio_pipeline.errors import EngineError
from audio_pipeline.model import SAMPLE_RATE_HZ, Clip, Segment
from audio_pipeline.signal import voice
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)

_SAMPLE_BYTES = 2


def clip_key(segment: Segment, engine_id: str) -> str:
    """Name a Clip by everything that changes its sound, and nothing else."""
    spans = [list(asdict(span).values()) for span in segment.spans]
    recipe = json.dumps([engine_id, voice.RECIPE, segment.voice, segment.rate, spans], ensure_ascii=False)
    return f"clips/{hashlib.sha256(recipe.encode()).hexdigest()}.wav"


def missing(segments: Iterable[Segment], engine_id: str, cache: Store) -> tuple[Segment, ...]:
    """The Segments that have no Clip yet, each once."""
    keyed = {clip_key(segment, engine_id): segment for segment in segments}
    return tuple(segment for key, segment in keyed.items() if not cache.has(key))


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


def kept(key: str, cache: Store) -> Clip | None:
    """The Clip of this key, if the cache has it whole."""
    sound = recall(cache, key)
    if sound is None:
        return None
    with wave.open(io.BytesIO(sound)) as clip:
        return Clip(key=key, n_samples=clip.getnframes())


def say(segment: Segment, engine: Engine, cache: Store) -> Clip:
    """Speak one Segment and keep it: what a worker does."""
    import numpy as np

    speech = engine.synthesise(segment)
    sound = voice.ready(speech.samples, speech.rate_hz)
    if not len(sound):
        raise EngineError(
            f"{engine.id} gave no sound for “{segment.text[:60]}”",
            where=str(segment.place),
            mend="Write words it can say, or choose another engine with --engine",
        )
    pcm = np.round(np.clip(sound, -1.0, 1.0) * 32_767).astype("<i2")
    key = clip_key(segment, engine.id)
    keep(cache, key, _wav(pcm.tobytes()), "audio/wav")
    return Clip(key=key, n_samples=len(pcm))


def _wav(pcm: bytes) -> bytes:
    """16-bit mono at SAMPLE_RATE_HZ, as a WAV file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(_SAMPLE_BYTES)
        clip.setframerate(SAMPLE_RATE_HZ)
        clip.writeframes(pcm)
    return made.getvalue()

"""Chunk encoder: Chunks of a Mix as MP3 frames in the cache, and what they measure: what workers do for the master.

Chunks in a row are encoded in one go. Each has the very frames that it has by itself, and only the first needs a lead.
"""

import functools
import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.content.model import Chunk
from audio_pipeline.signal import limiter, mp3
from audio_pipeline.signal.loudness import LoudnessMeasurement, db_to_amplitude, measure_energies
from audio_pipeline.signal.true_peak import measure_true_peak
from audio_pipeline.stores.checksummed import get_checked, put_checked
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CEILING_DBTP = -2.4
"""Before encoding: Alexa's -2 dBTP, with room for what the encoder adds to single peaks."""

_MEASURE_RECIPE = 5

Render = Callable[[Chunk], "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkRenderer:
    """What making chunks needs of the world; workers in other places get it too."""

    key_of: Callable[[Chunk], str]
    """Names a Chunk by what is heard in it."""
    render: Render
    """A Chunk → its sound."""
    cache: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedChunk:
    """What a Chunk measures whose frames are in the cache."""

    before: LoudnessMeasurement
    """As it was mixed."""
    after: LoudnessMeasurement
    """At its gain, its peaks held: as it was encoded."""


@functools.cache
def describe_recipe() -> str:
    """Names how a Chunk becomes frames: another name, other bytes."""
    return json.dumps([CEILING_DBTP, _MEASURE_RECIPE, limiter.RECIPE, mp3.describe_codec()])


KeyedChunk = tuple[Chunk, str]
"""A Chunk and what it is named by."""

_StartedChunk = tuple[Chunk, str, "Future[Any]"]
"""A Chunk with its key, and where its answer will be."""


class ChunkBatches:
    """Chunks under way, in runs of some in a row. Who asks for one that is in somebody else's run waits for that."""

    def __init__(self, pool: Executor, batch_size: int) -> None:
        self._pool, self._batch_size = pool, batch_size
        self._under_way: dict[tuple[str, float | None], Future[Any]] = {}
        self._lock = threading.Lock()

    def start_measuring(
        self, renderer: ChunkRenderer, wanted: Sequence[KeyedChunk | None]
    ) -> list[Future[LoudnessMeasurement] | None]:
        """Begin to measure those of a programme that are wanted, as they are mixed; None stands where one is not."""
        return self._start(wanted, None, functools.partial(measure_chunks, renderer))

    def start_encoding(
        self, renderer: ChunkRenderer, wanted: Sequence[KeyedChunk | None], gain_db: float
    ) -> list[Future[EncodedChunk] | None]:
        """Begin to encode those that are wanted, at this gain in dB."""
        return self._start(wanted, gain_db, functools.partial(encode_chunks, renderer, gain_db=gain_db))

    def _start(
        self, wanted: Sequence[KeyedChunk | None], gain_db: float | None, work: Callable[..., tuple[Any, ...]]
    ) -> list[Future[Any] | None]:
        begun: list[Future[Any] | None] = []
        run: list[_StartedChunk] = []
        with self._lock:
            for each in wanted:
                answer = self._under_way.get((each[1], gain_db)) if each else None
                if each is None or answer or len(run) == self._batch_size:
                    self._submit_batch(run, gain_db, work)
                    run = []
                if each and not answer:
                    answer = self._under_way[each[1], gain_db] = Future()
                    run.append((*each, answer))
                begun.append(answer)
            self._submit_batch(run, gain_db, work)
        return begun

    def _submit_batch(
        self, batch: Sequence[_StartedChunk], gain_db: float | None, work: Callable[..., tuple[Any, ...]]
    ) -> None:
        if batch:
            chunks = tuple((chunk, key) for chunk, key, _ in batch)
            try:
                done = self._pool.submit(work, chunks)
            except RuntimeError as ended:  # it is broken or shut down: whoever waits must not wait for ever
                done = Future()
                done.set_exception(ended)
            done.add_done_callback(functools.partial(self._finish_batch, batch, gain_db))

    def _finish_batch(
        self, batch: Sequence[_StartedChunk], gain_db: float | None, done: Future[tuple[Any, ...]]
    ) -> None:
        """Each gets its own part of what a run came to."""
        for _, key, _ in batch:
            self._under_way.pop((key, gain_db), None)
        _set_results(done, [answer for _, _, answer in batch])


def _set_results(done: Future[tuple[Any, ...]], answers: Sequence[Future[Any]]) -> None:
    if done.cancelled():
        for answer in answers:
            answer.cancel()
    elif failure := done.exception():
        for answer in answers:
            answer.set_exception(failure)
    else:
        for answer, its_own in zip(answers, done.result(), strict=True):
            answer.set_result(its_own)


def measure_chunks(renderer: ChunkRenderer, batch: Sequence[KeyedChunk]) -> tuple[LoudnessMeasurement, ...]:
    """What Chunks measure as they are mixed, kept in the cache; GoneError if a clip of theirs is gone."""
    return tuple(_find_or_measure(renderer, chunk, key, None) for chunk, key in batch)


def encode_chunks(renderer: ChunkRenderer, batch: Sequence[KeyedChunk], gain_db: float) -> tuple[EncodedChunk, ...]:
    """Put Chunks in a row, at this gain in dB, into the cache as MP3 frames; GoneError if a clip of theirs is gone."""
    kept = [_read_encoded_chunk(key, gain_db, renderer.cache) for _, key in batch]
    if all(kept):  # somebody else was quicker
        return tuple(each for each in kept if each)
    measures: list[_MeasuredTwice] = []
    first, last = batch[0][0], batch[-1][0]

    def render_sounds() -> Iterator["NDArray[np.float32]"]:
        for chunk, key in batch:
            sound, its_own = _render_at_gain(renderer, chunk, key, gain_db)
            measures.append(its_own)
            start = 0 if chunk is first else chunk.lead_frames
            past = chunk.lead_frames + chunk.n_frames + (chunk.tail_frames if chunk is last else 0)
            yield sound[start * FRAME_SAMPLES : past * FRAME_SAMPLES]

    frames = mp3.encode_frames(render_sounds(), lead_frames=first.lead_frames, tail_frames=last.tail_frames)
    found: list[EncodedChunk] = []
    at = 0
    for (chunk, key), (before, after) in zip(batch, measures, strict=True):
        past = at + chunk.n_frames * mp3.FRAME_BYTES if chunk is not last else len(frames)
        its_own, at = frames[at:past], past
        found.append(EncodedChunk(before=before, after=after))
        _cache_frames(renderer.cache, frames_key(key, gain_db), its_own, found[-1])
    return tuple(found)


_MeasuredTwice = tuple[LoudnessMeasurement, LoudnessMeasurement]
"""Before and after."""


def _render_at_gain(
    renderer: ChunkRenderer, chunk: Chunk, key: str, gain_db: float
) -> "tuple[NDArray[np.float32], _MeasuredTwice]":
    """The sound of a Chunk at its gain, its peaks held, and what it measures."""
    sound = renderer.render(chunk)
    before = _find_or_measure(renderer, chunk, key, sound)
    times, ceiling = db_to_amplitude(gain_db), db_to_amplitude(CEILING_DBTP)
    sound = sound * times
    if before.true_peak * times <= ceiling:
        return sound, (before, _scale_measurement(before, times))
    held = limiter.limit_peaks(sound, ceiling)
    return held, (before, _measure_sound(held, chunk))


def _find_or_measure(
    renderer: ChunkRenderer, chunk: Chunk, key: str, sound: "NDArray[np.float32] | None"
) -> LoudnessMeasurement:
    """What a Chunk measures as it is mixed: known, or measured now; of its sound, if that is at hand."""
    if known := _read_measurement(_measurement_key(key), renderer.cache):
        return known
    before = _measure_sound(renderer.render(chunk) if sound is None else sound, chunk)
    put_checked(renderer.cache, _measurement_key(key), _serialise_measurement(before), "application/json")
    return before


def _cache_frames(cache: Store, name: str, frames: bytes, encoded: EncodedChunk) -> None:
    put_checked(cache, name, frames, "audio/mpeg")
    put_checked(cache, _facts_key(name), _serialise_measurement(encoded.after), "application/json")


def _measure_sound(sound: "NDArray[np.float32]", chunk: Chunk) -> LoudnessMeasurement:
    """The energies of a Chunk without its lead and tail, and the peak with them."""
    past = (chunk.lead_frames + chunk.n_frames) * FRAME_SAMPLES
    return LoudnessMeasurement(
        energies=measure_energies(sound[:past], lead_samples=chunk.lead_frames * FRAME_SAMPLES),
        true_peak=measure_true_peak(sound),
    )


def _scale_measurement(measure: LoudnessMeasurement, factor: float) -> LoudnessMeasurement:
    """What is measured of the same sound with every sample so many times as high."""
    return LoudnessMeasurement(
        energies=tuple(energy * factor * factor for energy in measure.energies), true_peak=measure.true_peak * factor
    )


# --- what the cache knows ----------------------------------------------------------------------------------------


def find_measurement(key: str, cache: Store) -> LoudnessMeasurement | None:
    """What a Chunk measures as it was mixed, if the cache knows."""
    return _get_measurement(_measurement_key(key), cache)


def find_encoded_chunk(key: str, gain_db: float, cache: Store) -> EncodedChunk | None:
    """What a Chunk measures whose frames at this gain are there; the frames themselves are not read."""
    name = frames_key(key, gain_db)
    return _load_encoded_chunk(key, name, cache, _get_measurement) if cache.has(name) else None


def _read_encoded_chunk(key: str, gain_db: float, cache: Store) -> EncodedChunk | None:
    """The same, of what is there now, read and in order."""
    name = frames_key(key, gain_db)
    return _load_encoded_chunk(key, name, cache, _read_measurement) if get_checked(cache, name) is not None else None


def _load_encoded_chunk(
    key: str, name: str, cache: Store, read: "Callable[[str, Store], LoudnessMeasurement | None]"
) -> EncodedChunk | None:
    before, after = read(_measurement_key(key), cache), read(_facts_key(name), cache)
    return EncodedChunk(before=before, after=after) if before and after else None


def frames_key(key: str, gain_db: float) -> str:
    """Where the frames of a Chunk are kept."""
    return f"chunks/{_hash_facts(key, gain_db, describe_recipe())}.mp3"


def _measurement_key(key: str) -> str:
    return f"measures/{_hash_facts(key, _MEASURE_RECIPE)}.json"


def _facts_key(name: str) -> str:
    return f"{name.removesuffix('.mp3')}.json"


def _read_measurement(name: str, cache: Store) -> LoudnessMeasurement | None:
    """What is kept under this name now."""
    data = get_checked(cache, name)
    if data is None:
        return None
    found = json.loads(data)
    return LoudnessMeasurement(energies=tuple(found["energies"]), true_peak=found["true_peak"])


def _get_measurement(name: str, cache: Store) -> LoudnessMeasurement | None:
    """The same, or what was there before: it cannot be another. Forms of a programme ask for it over and over."""
    try:
        return _get_or_raise(name, cache)
    except _NotCachedError:
        return None


class _NotCachedError(Exception):
    """What is missing may come, and is not to be remembered."""


@functools.lru_cache(maxsize=4_096)
def _get_or_raise(name: str, cache: Store) -> LoudnessMeasurement:
    if found := _read_measurement(name, cache):
        return found
    raise _NotCachedError


def _serialise_measurement(measure: LoudnessMeasurement) -> bytes:
    return json.dumps(asdict(measure)).encode()


def _hash_facts(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

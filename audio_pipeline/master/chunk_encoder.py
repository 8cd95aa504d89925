"""Chunk encoder: measure and encode the Chunks of many Mixes in a pool of workers, each Chunk once."""

import functools
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from typing import Any, TypeVar

from audio_pipeline.content.model import Mix
from audio_pipeline.master.chunk_batch import ChunkBatch, KeyedChunk, Render
from audio_pipeline.master.chunk_cache import EncodedChunk, find_encoded_chunk, find_measurement, frames_key
from audio_pipeline.signal.loudness import LoudnessMeasurement
from audio_pipeline.stores.checksummed import MissingArtifactError, get_checked
from audio_pipeline.stores.store import Store

T = TypeVar("T")

_MAX_FRAMES_AT_HAND = 100
"""The number of Chunks whose frames are kept in memory, 19 MB: the forms of a programme follow one another, and each
has most Chunks of the one before it."""

_TaskKey = tuple[str, float | None]
"""The key of a Chunk, and the gain in dB at which it is encoded; None: it is measured as it is mixed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChunkEncoder:
    """Sends Chunks to workers in batches, and waits for the results.

    Many threads may use it at once. A Chunk that two of them need is made once.
    """

    render: Render
    cache: Store
    pool: Executor
    batch_size: int
    """The largest number of Chunks in a batch."""
    respeak: Callable[[str], None]
    """Called with the key of a clip that is damaged or missing, to speak it again."""
    report_done: Callable[[int], None]
    """Called with a number of Chunks when they are measured, and again when they are encoded."""
    _tasks: dict[_TaskKey, Future[Any]] = field(default_factory=dict, init=False)
    """The running tasks: one for each Chunk."""
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False)
    _frames_at_hand: dict[str, bytes] = field(default_factory=dict, init=False)
    """The frames that were loaded last, by their name in the cache."""

    def measure(self, mix: Mix) -> list[LoudnessMeasurement]:
        """Return the measurement of every Chunk of a Mix as mixed."""
        known = {key: result for key in mix.chunk_keys if (result := find_measurement(key, self.cache))}
        return self._compute_missing(mix, known, None, self.report_done)

    def encode(self, mix: Mix, gain_db: float) -> list[EncodedChunk]:
        """Put every Chunk of a Mix into the cache as MP3 frames at this gain in dB."""
        return self._encode(mix, gain_db, self.report_done)

    def encode_again(self, mix: Mix, gain_db: float) -> list[EncodedChunk]:
        """Encode every Chunk at another gain in dB, without a report: the progress does not count this pass."""
        return self._encode(mix, gain_db, _ignore_progress)

    def encode_apart(self, chunks: Sequence[KeyedChunk], gain_db: float) -> None:
        """Put Chunks that do not follow one another into the cache as MP3 frames, without a report."""
        missing = [keyed for keyed in chunks if not find_encoded_chunk(keyed[1], gain_db, self.cache)]
        tasks = [self._start_one(keyed, gain_db) for keyed in missing]
        for keyed, task in zip(missing, tasks, strict=True):
            self._await_or_respeak(keyed, gain_db, task)

    def load_frames(self, mix: Mix, gain_db: float) -> Iterator[bytes]:
        """Yield the frames of each Chunk from the cache; a damaged or missing Chunk is encoded once more."""
        for keyed in zip(mix.chunks, mix.chunk_keys, strict=True):
            yield self.load_chunk(keyed, gain_db)

    def load_chunk(self, keyed: KeyedChunk, gain_db: float) -> bytes:
        """Return the frames of a Chunk from the cache; a damaged or missing Chunk is encoded once more."""
        name = frames_key(keyed[1], gain_db)
        frames = self._frames_at_hand.get(name) or get_checked(self.cache, name)
        if frames is None:
            self._await_or_respeak(keyed, gain_db, self._start_one(keyed, gain_db))
            frames = get_checked(self.cache, name)
        if frames is None:
            hint = "Check the disk. On a cluster, all machines need one cache: s3://BUCKET/PREFIX, or a shared folder"
            raise MissingArtifactError("what was just encoded is not there", where=name, hint=hint)
        with self._lock:
            self._frames_at_hand[name] = frames
            if len(self._frames_at_hand) > _MAX_FRAMES_AT_HAND:
                del self._frames_at_hand[next(iter(self._frames_at_hand))]
        return frames

    def _encode(self, mix: Mix, gain_db: float, report_done: Callable[[int], None]) -> list[EncodedChunk]:
        known = {key: result for key in mix.chunk_keys if (result := find_encoded_chunk(key, gain_db, self.cache))}
        return self._compute_missing(mix, known, gain_db, report_done)

    def _compute_missing(
        self, mix: Mix, known: Mapping[str, T], gain_db: float | None, report_done: Callable[[int], None]
    ) -> list[T]:
        """Return known results, and compute the missing ones concurrently; in the order of the Chunks."""
        chunks, results = tuple(zip(mix.chunks, mix.chunk_keys, strict=True)), dict(known)
        tasks = self._start(chunks, set(mix.chunk_keys).difference(known), gain_db)
        for keyed in chunks:
            if (key := keyed[1]) not in results:
                results[key] = self._await_or_respeak(keyed, gain_db, tasks[key])
            report_done(1)
        return [results[key] for key in mix.chunk_keys]

    def _await_or_respeak(self, keyed: KeyedChunk, gain_db: float | None, task: Future[Any]) -> Any:
        """Wait for the result of a Chunk. If a clip is damaged or missing, speak it again, once, and start again."""
        respoken = set[str]()
        while True:
            try:
                return task.result()
            except MissingArtifactError as gone:
                if gone.where in respoken:
                    raise
                respoken.add(gone.where)
                self.respeak(gone.where)
                task = self._start_one(keyed, gain_db)

    def _start_one(self, keyed: KeyedChunk, gain_db: float | None) -> Future[Any]:
        return self._start([keyed], {keyed[1]}, gain_db)[keyed[1]]

    def _start(
        self, chunks: Sequence[KeyedChunk], missing: Collection[str], gain_db: float | None
    ) -> Mapping[str, Future[Any]]:
        """Start the missing ones of some Chunks in a row, in batches without a gap; return the tasks by key.

        A Chunk that is already running is not started again.
        """
        tasks: dict[str, Future[Any]] = {}
        batch: list[KeyedChunk] = []
        with self._lock:
            for keyed in chunks:
                key = keyed[1]
                task = tasks.get(key) or self._tasks.get((key, gain_db))
                if key not in missing or task or len(batch) == self.batch_size:
                    self._submit(batch, gain_db)
                    batch = []
                if key in missing and not task:
                    task = self._tasks[key, gain_db] = Future()
                    batch.append(keyed)
                if task:
                    tasks[key] = task
            self._submit(batch, gain_db)
        return tasks

    def _submit(self, chunks: Sequence[KeyedChunk], gain_db: float | None) -> None:
        if not chunks:
            return
        batch = ChunkBatch(chunks=tuple(chunks), render=self.render, cache=self.cache)
        try:
            done = self.pool.submit(batch.measure) if gain_db is None else self.pool.submit(batch.encode, gain_db)
        except RuntimeError as ended:  # the pool is broken or shut down: no thread may wait for ever
            done = Future()
            done.set_exception(ended)
        tasks = {key: self._tasks[key, gain_db] for _, key in chunks}
        done.add_done_callback(functools.partial(self._finish, tasks, gain_db))

    def _finish(self, tasks: Mapping[str, Future[Any]], gain_db: float | None, done: Future[tuple[Any, ...]]) -> None:
        """Set the result of each Chunk of a batch."""
        for key in tasks:
            self._tasks.pop((key, gain_db), None)
        if done.cancelled():
            for task in tasks.values():
                task.cancel()
        elif failure := done.exception():
            for task in tasks.values():
                task.set_exception(failure)
        else:
            for task, result in zip(tasks.values(), done.result(), strict=True):
                task.set_result(result)


def _ignore_progress(_: int) -> None:
    """Ignore a report."""

"""Chunks: Chunks of a Mix as MP3 frames in the cache, and what they measure: what workers do for the master.

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

from audio_pipeline.model import FRAME_SAMPLES, Chunk
from audio_pipeline.signal import limiter, mp3
from audio_pipeline.signal.loudness import Measure, energies, ratio
from audio_pipeline.signal.peaks import true_peak
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CEILING_DBTP = -2.4
"""Before encoding: Alexa's -2 dBTP, with room for what the encoder adds to single peaks."""

_MEASURE_RECIPE = 5

Render = Callable[[Chunk], "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """What making chunks needs of the world; workers in other places get it too."""

    key_of: Callable[[Chunk], str]
    """Names a Chunk by what is heard in it."""
    render: Render
    """A Chunk → its sound."""
    cache: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a Chunk measures whose frames are in the cache."""

    before: Measure
    """As it was mixed."""
    after: Measure
    """At its gain, its peaks held: as it was encoded."""


@functools.cache
def recipe() -> str:
    """Names how a Chunk becomes frames: another name, other bytes."""
    return json.dumps([CEILING_DBTP, _MEASURE_RECIPE, limiter.RECIPE, mp3.codec()])


Keyed = tuple[Chunk, str]
"""A Chunk and what it is named by."""

_Begun = tuple[Chunk, str, "Future[Any]"]
"""A Chunk with its key, and where its answer will be."""


class Runs:
    """Chunks under way, in runs of some in a row. Who asks for one that is in somebody else's run waits for that."""

    def __init__(self, pool: Executor, longest: int) -> None:
        self._pool, self._longest = pool, longest
        self._under_way: dict[tuple[str, float | None], Future[Any]] = {}
        self._one_at_a_time = threading.Lock()

    def measure(self, studio: Studio, wanted: Sequence[Keyed | None]) -> list[Future[Measure] | None]:
        """Begin to measure those of a programme that are wanted, as they are mixed; None stands where one is not."""
        return self._begin(wanted, None, functools.partial(measured, studio))

    def encode(self, studio: Studio, wanted: Sequence[Keyed | None], gain_db: float) -> list[Future[Made] | None]:
        """Begin to encode those that are wanted, at this gain in dB."""
        return self._begin(wanted, gain_db, functools.partial(made, studio, gain_db=gain_db))

    def _begin(
        self, wanted: Sequence[Keyed | None], gain_db: float | None, work: Callable[..., tuple[Any, ...]]
    ) -> list[Future[Any] | None]:
        begun: list[Future[Any] | None] = []
        run: list[_Begun] = []
        with self._one_at_a_time:
            for each in wanted:
                answer = self._under_way.get((each[1], gain_db)) if each else None
                if each is None or answer or len(run) == self._longest:
                    self._submit(run, gain_db, work)
                    run = []
                if each and not answer:
                    answer = self._under_way[each[1], gain_db] = Future()
                    run.append((*each, answer))
                begun.append(answer)
            self._submit(run, gain_db, work)
        return begun

    def _submit(self, run: Sequence[_Begun], gain_db: float | None, work: Callable[..., tuple[Any, ...]]) -> None:
        if run:
            chunks = tuple((chunk, key) for chunk, key, _ in run)
            try:
                done = self._pool.submit(work, chunks)
            except RuntimeError as ended:  # it is broken or shut down: whoever waits must not wait for ever
                done = Future()
                done.set_exception(ended)
            done.add_done_callback(functools.partial(self._end, run, gain_db))

    def _end(self, run: Sequence[_Begun], gain_db: float | None, done: Future[tuple[Any, ...]]) -> None:
        """Each gets its own part of what a run came to."""
        for _, key, _ in run:
            self._under_way.pop((key, gain_db), None)
        _hand_out(done, [answer for _, _, answer in run])


def _hand_out(done: Future[tuple[Any, ...]], answers: Sequence[Future[Any]]) -> None:
    if done.cancelled():
        for answer in answers:
            answer.cancel()
    elif failure := done.exception():
        for answer in answers:
            answer.set_exception(failure)
    else:
        for answer, its_own in zip(answers, done.result(), strict=True):
            answer.set_result(its_own)


def measured(studio: Studio, run: Sequence[Keyed]) -> tuple[Measure, ...]:
    """What Chunks measure as they are mixed, kept in the cache; GoneError if a clip of theirs is gone."""
    return tuple(_before(studio, chunk, key, None) for chunk, key in run)


def made(studio: Studio, run: Sequence[Keyed], gain_db: float) -> tuple[Made, ...]:
    """Put Chunks in a row, at this gain in dB, into the cache as MP3 frames; GoneError if a clip of theirs is gone."""
    kept = [_whole(key, gain_db, studio.cache) for _, key in run]
    if all(kept):  # somebody else was quicker
        return tuple(each for each in kept if each)
    measures: list[_Measures] = []
    first, last = run[0][0], run[-1][0]

    def sounds() -> Iterator["NDArray[np.float32]"]:
        for chunk, key in run:
            sound, its_own = _raised(studio, chunk, key, gain_db)
            measures.append(its_own)
            start = 0 if chunk is first else chunk.lead_frames
            past = chunk.lead_frames + chunk.n_frames + (chunk.tail_frames if chunk is last else 0)
            yield sound[start * FRAME_SAMPLES : past * FRAME_SAMPLES]

    frames = mp3.frames(sounds(), lead_frames=first.lead_frames, tail_frames=last.tail_frames)
    found: list[Made] = []
    at = 0
    for (chunk, key), (before, after) in zip(run, measures, strict=True):
        past = at + chunk.n_frames * mp3.FRAME_BYTES if chunk is not last else len(frames)
        its_own, at = frames[at:past], past
        found.append(Made(before=before, after=after))
        _put(studio.cache, frames_name(key, gain_db), its_own, found[-1])
    return tuple(found)


_Measures = tuple[Measure, Measure]
"""Before and after."""


def _raised(studio: Studio, chunk: Chunk, key: str, gain_db: float) -> "tuple[NDArray[np.float32], _Measures]":
    """The sound of a Chunk at its gain, its peaks held, and what it measures."""
    sound = studio.render(chunk)
    before = _before(studio, chunk, key, sound)
    times, ceiling = ratio(gain_db), ratio(CEILING_DBTP)
    sound = sound * times
    if before.true_peak * times <= ceiling:
        return sound, (before, _louder(before, times))
    held = limiter.limited(sound, ceiling)
    return held, (before, _measured(held, chunk))


def _before(studio: Studio, chunk: Chunk, key: str, sound: "NDArray[np.float32] | None") -> Measure:
    """What a Chunk measures as it is mixed: known, or measured now; of its sound, if that is at hand."""
    if known := _read_measure(_measure_name(key), studio.cache):
        return known
    before = _measured(studio.render(chunk) if sound is None else sound, chunk)
    keep(studio.cache, _measure_name(key), _json(before), "application/json")
    return before


def _put(cache: Store, name: str, frames: bytes, made: Made) -> None:
    keep(cache, name, frames, "audio/mpeg")
    keep(cache, _facts_name(name), _json(made.after), "application/json")


def _measured(sound: "NDArray[np.float32]", chunk: Chunk) -> Measure:
    """The energies of a Chunk without its lead and tail, and the peak with them."""
    past = (chunk.lead_frames + chunk.n_frames) * FRAME_SAMPLES
    return Measure(
        energies=energies(sound[:past], lead_samples=chunk.lead_frames * FRAME_SAMPLES), true_peak=true_peak(sound)
    )


def _louder(measure: Measure, times: float) -> Measure:
    """What is measured of the same sound with every sample so many times as high."""
    return Measure(
        energies=tuple(energy * times * times for energy in measure.energies), true_peak=measure.true_peak * times
    )


# --- what the cache knows ----------------------------------------------------------------------------------------


def measure_of(key: str, cache: Store) -> Measure | None:
    """What a Chunk measures as it was mixed, if the cache knows."""
    return _remembered(_measure_name(key), cache)


def made_of(key: str, gain_db: float, cache: Store) -> Made | None:
    """What a Chunk measures whose frames at this gain are there; the frames themselves are not read."""
    name = frames_name(key, gain_db)
    return _made(key, name, cache, _remembered) if cache.has(name) else None


def _whole(key: str, gain_db: float, cache: Store) -> Made | None:
    """The same, of what is there now, read and in order."""
    name = frames_name(key, gain_db)
    return _made(key, name, cache, _read_measure) if recall(cache, name) is not None else None


def _made(key: str, name: str, cache: Store, read: "Callable[[str, Store], Measure | None]") -> Made | None:
    before, after = read(_measure_name(key), cache), read(_facts_name(name), cache)
    return Made(before=before, after=after) if before and after else None


def frames_name(key: str, gain_db: float) -> str:
    """Where the frames of a Chunk are kept."""
    return f"chunks/{_key(key, gain_db, recipe())}.mp3"


def _measure_name(key: str) -> str:
    return f"measures/{_key(key, _MEASURE_RECIPE)}.json"


def _facts_name(frames_name: str) -> str:
    return f"{frames_name.removesuffix('.mp3')}.json"


def _read_measure(name: str, cache: Store) -> Measure | None:
    """What is kept under this name now."""
    data = recall(cache, name)
    if data is None:
        return None
    found = json.loads(data)
    return Measure(energies=tuple(found["energies"]), true_peak=found["true_peak"])


def _remembered(name: str, cache: Store) -> Measure | None:
    """The same, or what was there before: it cannot be another. Forms of a programme ask for it over and over."""
    try:
        return _memory(name, cache)
    except _NotThereError:
        return None


class _NotThereError(Exception):
    """What is missing may come, and is not to be remembered."""


@functools.lru_cache(maxsize=4_096)
def _memory(name: str, cache: Store) -> Measure:
    if found := _read_measure(name, cache):
        return found
    raise _NotThereError


def _json(measure: Measure) -> bytes:
    return json.dumps(asdict(measure)).encode()


def _key(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

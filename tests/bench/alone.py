"""Alone: processor seconds of one stage by itself, on as many cores as a build has."""

import multiprocessing
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from audio_pipeline.content.model import Chunk, Segment
from audio_pipeline.master.gain import USUAL_GAIN_DB
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.signal import mp3
from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import speak_and_cache
from audio_pipeline.stores.folder import FolderStore
from tests.bench.run import CORES

_Thing = TypeVar("_Thing")
_Taken = TypeVar("_Taken")


def speaking_cpu_s(segments: Sequence[Segment], cache: Path) -> float:
    """Saying each sentence once, into this cache; loading the voice is not counted."""
    voice_there = partial(Hibari().synthesise, segments[0])
    return sum(_each(partial(said_s, FolderStore(cache, durable=False)), segments, voice_there))


def making_cpu_s(chunks: Iterable[Chunk], cache: Path) -> tuple[float, float]:
    """Mixing and encoding each chunk once, of clips that are in this cache; loading the libraries is not counted."""
    taken = _each(partial(made_s, FolderStore(cache, durable=False)), list(chunks), libraries)
    return sum(mixing for mixing, _ in taken), sum(encoding for _, encoding in taken)


def said_s(cache: FolderStore, segment: Segment) -> float:
    """Processor seconds of saying a sentence."""
    begun = time.process_time()
    speak_and_cache(segment, Hibari(), cache)
    return time.process_time() - begun


def made_s(cache: FolderStore, chunk: Chunk) -> tuple[float, float]:
    """Processor seconds of mixing a chunk, and of encoding it at the usual gain."""
    begun = time.process_time()
    sound = render_chunk(chunk, cache) * db_to_amplitude(USUAL_GAIN_DB)
    mixed = time.process_time()
    mp3.encode_frames([sound], lead_frames=chunk.lead_frames, tail_frames=chunk.tail_frames)
    return mixed - begun, time.process_time() - mixed


def libraries() -> None:
    """Load what encoding needs."""
    import numpy as np

    mp3.encode_frames([np.zeros((2_304, 2), dtype=np.float32)], lead_frames=0, tail_frames=0)


def _each(work: Callable[[_Thing], _Taken], things: Sequence[_Thing], first: Callable[[], object]) -> list[_Taken]:
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(CORES, mp_context=spawned, initializer=_begin, initargs=(first,)) as pool:
        return list(pool.map(work, things))


def _begin(first: Callable[[], object]) -> None:
    first()

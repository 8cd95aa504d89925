"""Master stage: bring the Mixes of a plan to level, many at a time, and assemble one Programme after another."""

import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager

from audio_pipeline.build.build_context import ENCODING, BuildContext
from audio_pipeline.content.library import SEASONS, ShowSettings
from audio_pipeline.content.model import Clip, Content, Mix, Programme, Segment
from audio_pipeline.executors.workers import DeduplicatingExecutor, open_thread_pool, open_worker_pool
from audio_pipeline.master.chunk_encoder import ChunkEncoder
from audio_pipeline.master.id3 import Tags
from audio_pipeline.master.master import assemble_programme, normalise_loudness
from audio_pipeline.mix.render import render_chunk
from audio_pipeline.publish.artwork import Cover, choose_cover
from audio_pipeline.speech.speak import respeak

ISO_639_2 = {"en": "eng"}
"""The ID3 codes of the languages that have voices, by the first part of their BCP 47 tag."""

_MAX_BATCH_CHUNKS = 10
"""The largest number of Chunks in a batch: two minutes of sound."""

_MIN_CHUNKS_FOR_PROCESSES = 96
"""The number of Chunks that needs processes: with fewer, threads are as fast, because the encoder needs no Python."""

_MIN_BATCHES_PER_JOB = 2
"""The smallest number of batches for each core, so that no core waits long for the last batch of another."""

_WAITING_THREADS = 32
"""The Mixes that are under way at once: each has a thread that mostly waits for workers."""


@contextmanager
def open_mastering(
    mixes: Mapping[str, Mix],
    tags: Mapping[str, Tags],
    clips: Mapping[Segment, Clip],
    new_chunks: int,
    context: BuildContext,
) -> Iterator[Iterator[Programme]]:
    """Give the Programmes of these Mixes, in order; Mixes and tags are by content id.

    Many Mixes at a time wait for the workers, so that no core is idle. One Programme after another is assembled, while
    the one before it is written, so that no more than two are in memory.
    """
    # The workers end first, which releases the threads that wait for them, on Ctrl-C too.
    with (
        open_thread_pool(_WAITING_THREADS) as threads,
        _open_encoder(mixes.values(), new_chunks, clips, context) as encoder,
    ):
        levels = threads.map(lambda mix: normalise_loudness(mix, encoder), mixes.values())
        yield (
            assemble_programme(mix, level, content_id, tags[content_id], encoder)
            for (content_id, mix), level in zip(mixes.items(), levels, strict=True)
        )


@contextmanager
def _open_encoder(
    mixes: Collection[Mix], new_chunks: int, clips: Mapping[Segment, Clip], context: BuildContext
) -> Iterator[ChunkEncoder]:
    """Give an encoder with workers for the Chunks of these Mixes; it speaks missing clips again."""
    with (
        context.progress(ENCODING, 2 * sum(len(mix.chunks) for mix in mixes)) as tick,
        open_worker_pool(context.jobs, new_chunks, context.cluster, _MIN_CHUNKS_FOR_PROCESSES) as pool,
        _serialise_ticks(tick) as report_done,
    ):
        speakers = DeduplicatingExecutor(pool)
        yield ChunkEncoder(
            render=render_chunk,
            cache=context.cache,
            pool=pool,
            batch_size=min(_MAX_BATCH_CHUNKS, max(1, new_chunks // (_MIN_BATCHES_PER_JOB * context.jobs))),
            respeak=lambda key: respeak(key, clips, context.engine, context.cache, speakers),
            report_done=report_done,
        )


@contextmanager
def _serialise_ticks(tick: Callable[[int], None]) -> Iterator[Callable[[int], None]]:
    """Give a function that calls `tick` from one thread at a time, and no more once this has ended."""
    lock, is_over = threading.Lock(), threading.Event()

    def call_tick(number: int) -> None:
        with lock:
            if not is_over.is_set():
                tick(number)

    try:
        yield call_tick
    finally:
        with lock:
            is_over.set()


def build_tags(content: Content, settings: ShowSettings, covers: Mapping[str, Cover]) -> Tags:
    """Return the tags of a programme, which a player shows."""
    return Tags(
        title=content.title,
        artist=settings.author,
        album=settings.title,
        language=ISO_639_2.get(settings.language.partition("-")[0], "und"),
        track=content.position,
        published=content.published,
        season=SEASONS.get(content.kind, 0),
        cover_jpeg=covers[choose_cover(content)].small_jpeg,
    )

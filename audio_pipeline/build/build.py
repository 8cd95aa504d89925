"""The line, from words to published sound. Only here is the order of the stages known."""

import functools
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from audio_pipeline.build.plan import Job, Plan, make_plan
from audio_pipeline.catalog import NAME, Catalog, CatalogError, Release, from_json
from audio_pipeline.content import helplines
from audio_pipeline.content.library import SEASONS, Library
from audio_pipeline.content.model import Bed, Clip, Content, Mix, Programme, Segment
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.executors.workers import (
    DeduplicatingExecutor,
    open_serial_queue,
    open_thread_pool,
    open_worker_pool,
)
from audio_pipeline.lint.length import LENGTH_TOLERANCE, check_length
from audio_pipeline.lint.silence import check_silences
from audio_pipeline.markup.read import ReadResult, drafted_files, read_content
from audio_pipeline.markup.voices import check_voices, make_engine_fault
from audio_pipeline.master.chunk_encoder import ChunkEncoder
from audio_pipeline.master.gain import find_missing_chunks
from audio_pipeline.master.id3 import Tags
from audio_pipeline.master.master import assemble_programme, master_mix, normalise_loudness
from audio_pipeline.mix.render import find_missing_beds, render_chunk, synthesise_and_cache
from audio_pipeline.mix.sounds.beds import BEDS
from audio_pipeline.mix.timeline import lay_out_timeline
from audio_pipeline.publish import release_files
from audio_pipeline.publish.artwork import MOTIFS, SHOW, Cover
from audio_pipeline.publish.catalog_builder import build_catalog
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.show_identity import PublishedShow, assign_guid, read_published
from audio_pipeline.publish.show_pages import add_covers_and_pages, draw_covers, find_missing_covers
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.speak import respeak, speak
from audio_pipeline.stores.store import Store, StoredBlob

log = logging.getLogger(__name__)

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with what is being done and of how many: gives what to call as some are done."""

ISO_639_2 = {"en": "eng"}
"""Languages as ID3 wants them, by the first part of their BCP 47 tag: those there are voices for."""

SPEAKING, ENCODING = "Speaking", "Mixing and encoding"
"""What a progress is told is being done."""

_MAX_BATCH_CHUNKS = 10
"""Chunks that one worker encodes in one go: two minutes of sound."""

_MIN_CHUNKS_FOR_PROCESSES = 96
"""Threads encode as well as processes do, since the encoder needs no Python: only much of it is worth a process."""

_MIN_BATCHES_PER_JOB = 2
"""At least so many for each core, so that none waits long for the last of another."""

_BED_COST_SENTENCES = 40
"""To make a bed takes as long as to speak so many sentences."""

_COVER_COST_SENTENCES = 6
"""And to draw a cover, as so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildContext:
    """What the line works with."""

    engine: Engine
    store: Store
    """Where programmes and the catalog go."""
    cache: Store
    """Where clips and chunks are kept: losing it costs time, never correctness."""
    jobs: int
    progress: Progress
    cluster: str = ""
    """The address of the scheduler whose workers speak and encode; empty: this machine's own."""
    public_url: str = ""
    """Where what is built is read; empty: where show.toml says. The GUIDs hang on show.toml's address alone."""
    lock_build: Callable[[], AbstractContextManager[None]] = nullcontext
    """Holds off every other build where programmes go, from when the catalog is read until it is announced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build did."""

    plan: Plan
    catalog: Catalog
    new_chunks: int
    """So many were made into sound."""


def load_library(folder: Path, engines: Mapping[str, Callable[[], Engine]], cache: Store | None = None) -> Library:
    """The Library of a content folder, quicker with a cache; ContentFaults has everything that is wrong with it."""
    return _in_order(read_content(folder, cache), engines)


def checked_files(paths: Sequence[Path], folder: Path, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    """The Library of these files alone, read as content of a folder; ContentFaults has what is wrong with them."""
    return _in_order(drafted_files(paths, folder), engines)


def _in_order(draft: ReadResult, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    faults = (*draft.faults, *_check_engine(draft, engines))
    if faults or not draft.library:
        raise ContentFaults(faults)
    return draft.library


def _check_engine(draft: ReadResult, engines: Mapping[str, Callable[[], Engine]]) -> Iterable[Fault]:
    """What only the engine that show.toml names can tell."""
    if not draft.engine:
        return ()
    if draft.engine.text not in engines:
        return (make_engine_fault(draft.engine, engines),)
    return check_voices(draft.voices, [voice.name for voice in engines[draft.engine.text]().voices])


def plan_build(library: Library, context: BuildContext) -> Plan:
    """What a build would do now."""
    return make_plan(library, context.engine, _parse_catalog(context.store.get(NAME)), context.store, context.cache)


def build(library: Library, context: BuildContext) -> BuildResult:
    """Make what the plan says, keep the rest, and announce the catalog last."""
    with context.lock_build():
        return _build_locked(library, context)


def _build_locked(library: Library, context: BuildContext) -> BuildResult:
    base = context.store.get(NAME)
    held = _parse_catalog(base)
    todo = make_plan(library, context.engine, held, context.store, context.cache)
    motifs, title = (SHOW, *(MOTIFS[job.content.kind] for job in todo.jobs)), library.settings.title
    clips = _speak_all(todo, motifs, title, context)
    ahead = _lay_out_and_validate(todo, clips, context, _check_lengths)
    pictures = draw_covers(motifs, title, context.cache)
    releases = _master_all(todo, clips, ahead, library, pictures, context)
    catalog = build_catalog(library, releases, release_files.put_cover(pictures[SHOW].jpeg, context.store))
    catalog = add_covers_and_pages(catalog, pictures, context.store)
    release_files.publish_catalog(
        catalog, build_feed(catalog, context.public_url or library.settings.public_url), context.store, base
    )
    return BuildResult(plan=todo, catalog=catalog, new_chunks=ahead.new_chunks)


def render_preview(content: Content, library: Library, context: BuildContext) -> tuple[Programme, Tags]:
    """One programme as it would be published, behind a gate or not, and what a player shows of it: no release."""
    alone = replace(library, contents=(content,), settings=replace(library.settings, adult=True))
    todo = make_plan(alone, context.engine, None, context.store, context.cache)
    motifs, title = [MOTIFS[content.kind]], library.settings.title
    clips = _speak_all(todo, motifs, title, context)
    tags = _build_tags(content, library, draw_covers(motifs, title, context.cache))
    with _open_encoder(_lay_out_and_validate(todo, clips, context, _check_nothing), clips, context) as hands:
        return master_mix(lay_out_timeline(todo.jobs[0].script, clips), content.id, tags, hands), tags


def publish_to(
    built: Catalog,
    context: BuildContext,
    target: Store,
    public_url: str,
    approve: Callable[[PublishedShow | None, Catalog], None] = lambda _, __: None,
) -> Catalog:
    """Publish what was built to another store, its catalog last.

    Before anything is sent, `look` sees what is published there and what would be; an error from it ends this.
    """
    base, standing = target.get(NAME), read_published(target, target.url_for(NAME).rpartition("/")[0] or ".")
    named = assign_guid(built, standing, public_url)
    approve(standing, named)
    with context.progress("Sending", release_files.count_files(built)) as tick:
        there = release_files.copy_files(named, context.store, target, report_sent=functools.partial(tick, 1))
    release_files.publish_catalog(there, build_feed(there, public_url), target, base)
    return there


def _parse_catalog(held: StoredBlob | None) -> Catalog | None:
    """What the folder of a build holds; a catalog that cannot be read is as good as none, and is made anew."""
    if held is None:
        return None
    try:
        return from_json(held.data.decode(errors="replace"))
    except CatalogError as unreadable:
        log.warning("made anew: the catalog in the store is damaged: %s", unreadable)
        return None


def _speak_all(todo: Plan, motifs: Sequence[str], title: str, context: BuildContext) -> Mapping[Segment, Clip]:
    """Every sentence; beds and covers are made beside them, so that nobody waits for one later."""
    segments = [segment for job in todo.to_make for segment in job.script.segments]
    beds, pictures = (
        find_missing_beds(_list_beds(todo), context.cache),
        find_missing_covers(motifs, title, context.cache),
    )
    new = len(todo.to_speak)
    tasks = new + _BED_COST_SENTENCES * len(beds) + _COVER_COST_SENTENCES * len(pictures)
    with context.progress(SPEAKING, new) as tick, open_worker_pool(context.jobs, tasks, context.cluster) as pool:
        making = [pool.submit(_make_bed, bed, context.cache) for bed in beds]
        making += [pool.submit(_draw_cover, motif, title, context.cache) for motif in pictures]
        clips = speak(segments, context.engine, context.cache, pool, report_spoken=functools.partial(tick, 1))
        for each in making:
            each.result()
    return clips


def _list_beds(todo: Plan) -> Iterator[str]:
    for job in todo.to_make:
        yield from (part.sound for part in job.script.parts if isinstance(part, Bed) and part.sound in BEDS)


def _make_bed(bed: str, cache: Store) -> None:
    """A bed is in the cache: what a worker does, who sends no sound."""
    synthesise_and_cache(bed, cache)


def _draw_cover(motif: str, title: str, cache: Store) -> None:
    """A cover is in the cache: what a worker does, who sends no picture."""
    draw_covers([motif], title, cache)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PendingWork:
    """How much there is to measure and to encode."""

    chunks: int
    new_chunks: int
    """So many of them, each once, were never made into sound."""


def _lay_out_and_validate(
    todo: Plan, clips: Mapping[Segment, Clip], context: BuildContext, check: Callable[[Job, Mix], Iterable[Fault]]
) -> _PendingWork:
    """Lay out every programme, to see what is ahead: nothing of a thousand timelines is kept but their faults.

    ContentFaults has the overrun anchors and the broken rules of all of them.
    """
    faults: list[Fault] = []
    chunks, new = 0, set[str]()
    for job in todo.to_make:
        try:
            made = lay_out_timeline(job.script, clips)
        except ContentFaults as overrun:
            faults += overrun.faults
        else:
            faults += check(job, made)
            chunks += len(made.chunks)
            new |= find_missing_chunks(made.chunk_keys, context.cache)
    if faults:
        raise ContentFaults(tuple(faults))
    return _PendingWork(chunks=chunks, new_chunks=len(new))


def _check_lengths(job: Job, made: Mix) -> tuple[Fault, ...]:
    """What could only be estimated before the words were spoken."""
    return (*check_length(job.content, made, LENGTH_TOLERANCE), *check_silences(job.script, made))


def _check_nothing(_job: Job, _made: Mix) -> tuple[Fault, ...]:
    """No rule: who listens to a programme before it is done wants to hear it as it is."""
    return ()


def _master_all(
    todo: Plan,
    clips: Mapping[Segment, Clip],
    pending: _PendingWork,
    library: Library,
    covers: Mapping[str, Cover],
    context: BuildContext,
) -> tuple[Release, ...]:
    """A Release for every programme: made anew, or what it was with today's words about it.

    Many at a time wait for the workers, so that these always have something to do; they come together one by one, each
    while the one before it is written, so that no more than two of them are in memory.
    """
    new = {}
    with open_serial_queue() as writing, open_thread_pool() as many, _open_encoder(pending, clips, context) as hands:
        levels = many.map(lambda job: normalise_loudness(lay_out_timeline(job.script, clips), hands), todo.to_make)
        for job, level in zip(todo.to_make, levels, strict=True):
            content, tags = job.content, _build_tags(job.content, library, covers)
            made = assemble_programme(lay_out_timeline(job.script, clips), level, content.id, tags, hands)
            made = replace(made, made_from=job.made_from)
            to_call = _list_helplines(content, library)
            new[content.id] = writing(
                functools.partial(release_files.write_release, made, content, to_call, context.store)
            )
            del made  # before the next one comes together
    kept = {
        job.content.id: release_files.update_description(
            job.release, job.content, _list_helplines(job.content, library)
        )
        for job in todo.jobs
        if job.release and not job.reasons
    }
    written = {name: release.result() for name, release in new.items()}
    return tuple((kept | written)[job.content.id] for job in todo.jobs)


@contextmanager
def _open_encoder(
    pending: _PendingWork, clips: Mapping[Segment, Clip], context: BuildContext
) -> Iterator[ChunkEncoder]:
    """Hands for so much to measure and encode; they speak again what turns out to be gone."""
    longest = min(_MAX_BATCH_CHUNKS, max(1, pending.new_chunks // (_MIN_BATCHES_PER_JOB * context.jobs)))
    worth = _MIN_CHUNKS_FOR_PROCESSES
    with (
        context.progress(ENCODING, 2 * pending.chunks) as tick,
        open_worker_pool(context.jobs, pending.new_chunks, context.cluster, worth) as pool,
    ):
        shared, one_at_a_time, over = DeduplicatingExecutor(pool), threading.Lock(), threading.Event()

        def report_done(number: int) -> None:
            with one_at_a_time:
                if not over.is_set():
                    tick(number)

        try:
            yield ChunkEncoder(
                render=render_chunk,
                cache=context.cache,
                pool=pool,
                batch_size=longest,
                respeak=lambda key: respeak(key, clips, context.engine, context.cache, shared),
                report_done=report_done,
            )
        finally:
            with one_at_a_time:
                over.set()


def _list_helplines(content: Content, library: Library) -> tuple[str, ...]:
    return helplines.select_notes_lines(library.helplines, content.helplines)


def _build_tags(content: Content, library: Library, covers: Mapping[str, Cover]) -> Tags:
    return Tags(
        title=content.title,
        artist=library.settings.author,
        album=library.settings.title,
        language=ISO_639_2.get(library.settings.language.partition("-")[0], "und"),
        track=content.position,
        published=content.published,
        season=SEASONS.get(content.kind, 0),
        cover_jpeg=covers[MOTIFS[content.kind]].small_jpeg,
    )

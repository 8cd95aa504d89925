"""The line, from words to published sound. Only here is the order of the stages known."""

import functools
import logging
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from audio_pipeline import helplines
from audio_pipeline.announcement import catalog_of
from audio_pipeline.authoring.house.length import TOLERANCE, length_faults
from audio_pipeline.authoring.house.silence import silence_faults
from audio_pipeline.authoring.voices import engine_fault, voice_faults
from audio_pipeline.catalog import NAME, Catalog, CatalogError, Release, from_json
from audio_pipeline.chunks import Runs, Studio
from audio_pipeline.display.artwork import MOTIFS, SHOW, Cover
from audio_pipeline.display.tags import Tags
from audio_pipeline.engines.engine import Engine
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.executors.workers import Shared, one_by_one, side_by_side, workers
from audio_pipeline.model import Bed, Clip, Content, Mix, Programme, Segment
from audio_pipeline.plan import Job, Plan, plan
from audio_pipeline.presentation import covers, presented, undrawn
from audio_pipeline.settings import SEASONS, Library
from audio_pipeline.show_identity import Published, identified, published
from audio_pipeline.sounds.beds import BEDS
from audio_pipeline.stages import publish
from audio_pipeline.stages.feed import feed
from audio_pipeline.stages.master import Hands, levelled, master, together, unknown
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.read import Draft, drafted, drafted_files
from audio_pipeline.stages.render import chunk_key, prepare, render, unmade
from audio_pipeline.stages.speak import again, speak
from audio_pipeline.stores.store import Store, Stored

log = logging.getLogger(__name__)

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with what is being done and of how many: gives what to call as some are done."""

ISO_639_2 = {"en": "eng"}
"""Languages as ID3 wants them, by the first part of their BCP 47 tag: those there are voices for."""

SPEAKING, ENCODING = "Speaking", "Mixing and encoding"
"""What a progress is told is being done."""

_LONGEST_RUN = 10
"""Chunks that one worker encodes in one go: two minutes of sound."""

_CHUNKS_WORTH_A_PROCESS = 96
"""Threads encode as well as processes do, since the encoder needs no Python: only much of it is worth a process."""

_RUNS_A_JOB = 2
"""At least so many for each core, so that none waits long for the last of another."""

_BED_SENTENCES = 40
"""To make a bed takes as long as to speak so many sentences."""

_COVER_SENTENCES = 6
"""And to draw a cover, as so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
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
    alone: Callable[[], AbstractContextManager[None]] = nullcontext
    """Holds off every other build where programmes go, from when the catalog is read until it is announced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did."""

    plan: Plan
    catalog: Catalog
    chunks: int
    """So many were made into sound."""


def checked(folder: Path, engines: Mapping[str, Callable[[], Engine]], cache: Store | None = None) -> Library:
    """The Library of a content folder, quicker with a cache; ContentFaults has everything that is wrong with it."""
    return _in_order(drafted(folder, cache), engines)


def checked_files(paths: Sequence[Path], folder: Path, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    """The Library of these files alone, read as content of a folder; ContentFaults has what is wrong with them."""
    return _in_order(drafted_files(paths, folder), engines)


def _in_order(draft: Draft, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    faults = (*draft.faults, *_engine_faults(draft, engines))
    if faults or not draft.library:
        raise ContentFaults(faults)
    return draft.library


def _engine_faults(draft: Draft, engines: Mapping[str, Callable[[], Engine]]) -> Iterable[Fault]:
    """What only the engine that show.toml names can tell."""
    if not draft.engine:
        return ()
    if draft.engine.text not in engines:
        return (engine_fault(draft.engine, engines),)
    return voice_faults(draft.voices, [voice.name for voice in engines[draft.engine.text]().voices])


def planned(library: Library, shop: Workshop) -> Plan:
    """What a build would do now."""
    return plan(library, shop.engine, _catalog(shop.store.get(NAME)), shop.store, shop.cache)


def build(library: Library, shop: Workshop) -> Built:
    """Make what the plan says, keep the rest, and announce the catalog last."""
    with shop.alone():
        return _build(library, shop)


def _build(library: Library, shop: Workshop) -> Built:
    base = shop.store.get(NAME)
    held = _catalog(base)
    todo = plan(library, shop.engine, held, shop.store, shop.cache)
    motifs, title = (SHOW, *(MOTIFS[job.content.kind] for job in todo.jobs)), library.settings.title
    clips = _spoken(todo, motifs, title, shop)
    ahead = _ahead(todo, clips, shop, _exact)
    pictures = covers(motifs, title, shop.cache)
    releases = _mastered(todo, clips, ahead, library, pictures, shop)
    catalog = catalog_of(library, releases, publish.illustrate(pictures[SHOW].jpeg, shop.store))
    catalog = presented(catalog, pictures, shop.store)
    publish.announce(catalog, feed(catalog, shop.public_url or library.settings.public_url), shop.store, base)
    return Built(plan=todo, catalog=catalog, chunks=ahead.unknown)


def rehearsed(content: Content, library: Library, shop: Workshop) -> tuple[Programme, Tags]:
    """One programme as it would be published, behind a gate or not, and what a player shows of it: no release."""
    alone = replace(library, contents=(content,), settings=replace(library.settings, adult=True))
    todo = plan(alone, shop.engine, None, shop.store, shop.cache)
    motifs, title = [MOTIFS[content.kind]], library.settings.title
    clips = _spoken(todo, motifs, title, shop)
    tags = _tags(content, library, covers(motifs, title, shop.cache))
    with _encoding(_ahead(todo, clips, shop, _none), clips, shop) as hands:
        return master(mix(todo.jobs[0].script, clips), content.id, tags, _studio(shop), hands), tags


def send(
    built: Catalog,
    shop: Workshop,
    target: Store,
    public_url: str,
    look: Callable[[Published | None, Catalog], None] = lambda _, __: None,
) -> Catalog:
    """Publish what was built to another store, its catalog last.

    Before anything is sent, `look` sees what is published there and what would be; an error from it ends this.
    """
    base, standing = target.get(NAME), published(target, target.url(NAME).rpartition("/")[0] or ".")
    named = identified(built, standing, public_url)
    look(standing, named)
    with shop.progress("Sending", publish.count(built)) as tick:
        there = publish.copy(named, shop.store, target, sent=functools.partial(tick, 1))
    publish.announce(there, feed(there, public_url), target, base)
    return there


def _catalog(held: Stored | None) -> Catalog | None:
    """What the folder of a build holds; a catalog that cannot be read is as good as none, and is made anew."""
    if held is None:
        return None
    try:
        return from_json(held.data.decode(errors="replace"))
    except CatalogError as unreadable:
        log.warning("made anew: the catalog in the store is damaged: %s", unreadable)
        return None


def _spoken(todo: Plan, motifs: Sequence[str], title: str, shop: Workshop) -> Mapping[Segment, Clip]:
    """Every sentence; beds and covers are made beside them, so that nobody waits for one later."""
    segments = [segment for job in todo.to_make for segment in job.script.segments]
    beds, pictures = unmade(_beds(todo), shop.cache), undrawn(motifs, title, shop.cache)
    new = len(todo.to_speak)
    tasks = new + _BED_SENTENCES * len(beds) + _COVER_SENTENCES * len(pictures)
    with shop.progress(SPEAKING, new) as tick, workers(shop.jobs, tasks, shop.cluster) as pool:
        making = [pool.submit(_prepared, bed, shop.cache) for bed in beds]
        making += [pool.submit(_drawn, motif, title, shop.cache) for motif in pictures]
        clips = speak(segments, shop.engine, shop.cache, pool, spoken=functools.partial(tick, 1))
        for each in making:
            each.result()
    return clips


def _beds(todo: Plan) -> Iterator[str]:
    for job in todo.to_make:
        yield from (part.sound for part in job.script.parts if isinstance(part, Bed) and part.sound in BEDS)


def _prepared(bed: str, cache: Store) -> None:
    """A bed is in the cache: what a worker does, who sends no sound."""
    prepare(bed, cache)


def _drawn(motif: str, title: str, cache: Store) -> None:
    """A cover is in the cache: what a worker does, who sends no picture."""
    covers([motif], title, cache)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ahead:
    """How much there is to measure and to encode."""

    chunks: int
    unknown: int
    """So many of them, each once, were never made into sound."""


def _ahead(
    todo: Plan, clips: Mapping[Segment, Clip], shop: Workshop, rules: Callable[[Job, Mix], Iterable[Fault]]
) -> _Ahead:
    """Lay out every programme, to see what is ahead: nothing of a thousand timelines is kept but their faults.

    ContentFaults has the overrun anchors and the broken rules of all of them.
    """
    faults: list[Fault] = []
    chunks, new = 0, set[str]()
    studio = _studio(shop)
    for job in todo.to_make:
        try:
            made = mix(job.script, clips)
        except ContentFaults as overrun:
            faults += overrun.faults
        else:
            faults += rules(job, made)
            chunks += len(made.chunks)
            new |= unknown(made, studio)
    if faults:
        raise ContentFaults(tuple(faults))
    return _Ahead(chunks=chunks, unknown=len(new))


def _exact(job: Job, made: Mix) -> tuple[Fault, ...]:
    """What could only be estimated before the words were spoken."""
    return (*length_faults(job.content, made, TOLERANCE), *silence_faults(job.script, made))


def _none(_job: Job, _made: Mix) -> tuple[Fault, ...]:
    """No rule: who listens to a programme before it is done wants to hear it as it is."""
    return ()


def _mastered(
    todo: Plan,
    clips: Mapping[Segment, Clip],
    ahead: _Ahead,
    library: Library,
    pictures: Mapping[str, Cover],
    shop: Workshop,
) -> tuple[Release, ...]:
    """A Release for every programme: made anew, or what it was with today's words about it.

    Many at a time wait for the workers, so that these always have something to do; they come together one by one, each
    while the one before it is written, so that no more than two of them are in memory.
    """
    studio, new = _studio(shop), {}
    with one_by_one() as writing, side_by_side() as many, _encoding(ahead, clips, shop) as hands:
        levels = many.map(lambda job: levelled(mix(job.script, clips), studio, hands), todo.to_make)
        for job, level in zip(todo.to_make, levels, strict=True):
            content, tags = job.content, _tags(job.content, library, pictures)
            made = together(mix(job.script, clips), level, content.id, tags, studio, hands)
            made = replace(made, made_from=job.made_from)
            to_call = _whom_to_call(content, library)
            new[content.id] = writing(functools.partial(publish.release, made, content, to_call, shop.store))
            del made  # before the next one comes together
    kept = {
        job.content.id: publish.described(job.release, job.content, _whom_to_call(job.content, library))
        for job in todo.jobs
        if job.release and not job.reasons
    }
    written = {name: release.result() for name, release in new.items()}
    return tuple((kept | written)[job.content.id] for job in todo.jobs)


@contextmanager
def _encoding(ahead: _Ahead, clips: Mapping[Segment, Clip], shop: Workshop) -> Iterator[Hands]:
    """Hands for so much to measure and encode; they speak again what turns out to be gone."""
    longest = min(_LONGEST_RUN, max(1, ahead.unknown // (_RUNS_A_JOB * shop.jobs)))
    worth = _CHUNKS_WORTH_A_PROCESS
    with (
        shop.progress(ENCODING, 2 * ahead.chunks) as tick,
        workers(shop.jobs, ahead.unknown, shop.cluster, worth) as pool,
    ):
        shared, one_at_a_time, over = Shared(pool), threading.Lock(), threading.Event()

        def done(number: int) -> None:
            with one_at_a_time:
                if not over.is_set():
                    tick(number)

        def remake(key: str) -> None:
            again(key, clips, shop.engine, shop.cache, shared)

        try:
            yield Hands(runs=Runs(pool, longest), done=done, remake=remake)
        finally:
            with one_at_a_time:
                over.set()


def _whom_to_call(content: Content, library: Library) -> tuple[str, ...]:
    return helplines.written(library.helplines, content.helplines)


def _studio(shop: Workshop) -> Studio:
    return Studio(key_of=chunk_key, render=functools.partial(render, cache=shop.cache), cache=shop.cache)


def _tags(content: Content, library: Library, pictures: Mapping[str, Cover]) -> Tags:
    return Tags(
        title=content.title,
        artist=library.settings.author,
        album=library.settings.title,
        language=ISO_639_2.get(library.settings.language.partition("-")[0], "und"),
        track=content.position,
        published=content.published,
        season=SEASONS.get(content.kind, 0),
        cover_jpeg=pictures[MOTIFS[content.kind]].small_jpeg,
    )

"""The line, from words to published sound. Only here is the order of the stages known."""

import functools
import hashlib
import logging
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from audio_pipeline import artwork, helplines
from audio_pipeline.authoring.house.length import TOLERANCE, length_faults
from audio_pipeline.authoring.house.silence import silence_faults
from audio_pipeline.authoring.voices import engine_fault, voice_faults
from audio_pipeline.catalog import NAME, Answer, Catalog, CatalogError, Release, Show, from_json
from audio_pipeline.engines.engine import Engine
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.model import Clip, Content, Mix, Programme, Segment
from audio_pipeline.plan import Job, Plan, plan
from audio_pipeline.settings import NEEDS, Helpline, Library
from audio_pipeline.stages import publish
from audio_pipeline.stages.feed import feed
from audio_pipeline.stages.master import Studio, Tags, master, unknown
from audio_pipeline.stages.mix import mix
from audio_pipeline.stages.read import Draft, drafted
from audio_pipeline.stages.render import chunk_key, render
from audio_pipeline.stages.speak import speak
from audio_pipeline.stores.sealed import keep, recall
from audio_pipeline.stores.store import Store, Stored
from audio_pipeline.workers import workers

log = logging.getLogger(__name__)

Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Called with what is being done and of how many: gives what to call as some are done."""

ISO_639_2 = {"en": "eng"}
"""Languages as ID3 wants them, by the first part of their BCP 47 tag: those there are voices for."""

_TASKS_A_CHUNK = 2
"""Measured, then encoded."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build did."""

    plan: Plan
    catalog: Catalog


def checked(folder: Path, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    """The Library of a content folder; ContentFaults has everything that is wrong with it."""
    draft = drafted(folder)
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
    base = shop.store.get(NAME)
    held = _catalog(base)
    todo = plan(library, shop.engine, held, shop.store, shop.cache)
    clips = _spoken(todo, shop)
    mixes = _mixed(todo, clips, _exact)
    cover = _cover(library.settings.title, shop.cache)
    releases = _mastered(todo, mixes, library, cover, shop)
    catalog = catalog_of(library, releases, publish.illustrate(cover, shop.store))
    publish.announce(catalog, feed(catalog, library.settings.public_url), shop.store, base)
    return Built(plan=todo, catalog=catalog)


def rehearsed(content: Content, library: Library, shop: Workshop) -> tuple[Programme, Tags]:
    """One programme as it would be published, behind a gate or not, and what a player shows of it: no release."""
    alone = replace(library, contents=(content,), settings=replace(library.settings, adult=True))
    todo = plan(alone, shop.engine, None, shop.store, shop.cache)
    mixed = _mixed(todo, _spoken(todo, shop), _none)[content.id]
    tags = _tags(content, library, _cover(library.settings.title, shop.cache))
    studio = _studio(shop)
    tasks, new = _TASKS_A_CHUNK * len(mixed.chunks), _TASKS_A_CHUNK * unknown(mixed, studio)
    with workers(shop.jobs, new) as pool, shop.progress("Mixing and encoding", tasks) as tick:
        return master(mixed, content.id, tags, studio, pool, done=tick), tags


def send(built: Catalog, shop: Workshop, target: Store, public_url: str) -> Catalog:
    """Publish what was built to another store, its catalog last."""
    base = target.get(NAME)
    with shop.progress("Sending", publish.count(built)) as tick:
        there = publish.copy(built, shop.store, target, sent=functools.partial(tick, 1))
    known = _catalog(base)
    address = known.show.feed_url if known else _feed_url(public_url)
    there = replace(there, show=replace(there.show, feed_url=address))
    publish.announce(there, feed(there, public_url), target, base)
    return there


def _catalog(held: Stored | None) -> Catalog | None:
    """What a store holds; a catalog that cannot be read is as good as none, and is made anew."""
    if held is None:
        return None
    try:
        return from_json(held.data.decode(errors="replace"))
    except CatalogError as unreadable:
        log.warning("made anew: the catalog in the store is damaged: %s", unreadable)
        return None


def _spoken(todo: Plan, shop: Workshop) -> Mapping[Segment, Clip]:
    segments = [segment for job in todo.to_make for segment in job.script.segments]
    with workers(shop.jobs, len(todo.to_speak)) as pool, shop.progress("Speaking", len(todo.to_speak)) as tick:
        return speak(segments, shop.engine, shop.cache, pool, spoken=functools.partial(tick, 1))


def _mixed(
    todo: Plan, clips: Mapping[Segment, Clip], rules: Callable[[Job, Mix], Iterable[Fault]]
) -> Mapping[str, Mix]:
    """Every timeline; ContentFaults has the overrun anchors and the broken rules of all programmes."""
    faults: list[Fault] = []
    mixes = {}
    for job in todo.to_make:
        try:
            mixes[job.content.id] = mix(job.script, clips)
        except ContentFaults as overrun:
            faults += overrun.faults
        else:
            faults += rules(job, mixes[job.content.id])
    if faults:
        raise ContentFaults(tuple(faults))
    return mixes


def _exact(job: Job, made: Mix) -> tuple[Fault, ...]:
    """What could only be estimated before the words were spoken."""
    return (*length_faults(job.content, made, TOLERANCE), *silence_faults(job.script, made))


def _none(_job: Job, _made: Mix) -> tuple[Fault, ...]:
    """No rule: who listens to a programme before it is done wants to hear it as it is."""
    return ()


def _mastered(
    todo: Plan, mixes: Mapping[str, Mix], library: Library, cover: bytes, shop: Workshop
) -> tuple[Release, ...]:
    """A Release for every programme: made anew, or what it was with today's words about it."""
    studio = _studio(shop)
    tasks = _TASKS_A_CHUNK * sum(len(each.chunks) for each in mixes.values())
    new = _TASKS_A_CHUNK * sum(unknown(each, studio) for each in mixes.values())
    releases = []
    with workers(shop.jobs, new) as pool, shop.progress("Mixing and encoding", tasks) as tick:
        for job in todo.jobs:
            if job.release and not job.reasons:
                releases.append(publish.described(job.release, job.content, _whom_to_call(job.content, library)))
                continue
            tags = _tags(job.content, library, cover)
            programme = master(mixes[job.content.id], job.content.id, tags, studio, pool, done=tick)
            programme = replace(programme, made_from=job.made_from)
            releases.append(publish.release(programme, job.content, _whom_to_call(job.content, library), shop.store))
    return tuple(releases)


def _whom_to_call(content: Content, library: Library) -> tuple[str, ...]:
    return helplines.written(library.helplines, content.helplines)


def _studio(shop: Workshop) -> Studio:
    return Studio(key_of=chunk_key, render=functools.partial(render, cache=shop.cache), cache=shop.cache)


def _tags(content: Content, library: Library, cover: bytes) -> Tags:
    return Tags(
        title=content.title,
        artist=library.settings.author,
        album=library.settings.title,
        language=ISO_639_2.get(library.settings.language.partition("-")[0], "und"),
        track=content.position,
        published=content.published,
        cover_jpeg=cover,
    )


def _cover(title: str, cache: Store) -> bytes:
    """The show's picture, drawn once."""
    name = f"artwork/{hashlib.sha256(artwork.cover_key(title).encode()).hexdigest()}.jpg"
    jpeg = recall(cache, name)
    if jpeg is None:
        jpeg = artwork.cover(title)
        keep(cache, name, jpeg, "image/jpeg")
    return jpeg


def catalog_of(library: Library, releases: tuple[Release, ...], artwork_url: str) -> Catalog:
    """The whole door to the skill: what was released, and what it can answer."""
    settings = library.settings
    named = {source for content in library.contents for source in content.sources}
    return Catalog(
        show=Show(
            title=settings.title,
            author=settings.author,
            description=settings.description,
            language=settings.language,
            website=settings.website,
            email=settings.email,
            category=settings.category,
            subcategory=settings.subcategory,
            artwork_url=artwork_url,
            feed_url=_feed_url(settings.public_url),
        ),
        releases=releases,
        answers=tuple(_answer(content, library.helplines) for content in library.answers),
        references={number: text for number, text in library.references.items() if number in named},
        helplines=_in_a_hard_moment(library.helplines),
    )


def _in_a_hard_moment(known: tuple[Helpline, ...]) -> Mapping[str, str]:
    """Whom to call, by country; anywhere else under an empty name."""
    places = (helplines.ANYWHERE, *helplines.countries(known, "crisis"))
    return {country: helplines.said(known, "crisis", country) for country in places}


def _answer(content: Content, known: tuple[Helpline, ...]) -> Answer:
    anywhere = helplines.answer_text(content, known, helplines.ANYWHERE)
    countries = sorted({country for need in NEEDS for country in helplines.countries(known, need)})
    texts = {country: helplines.answer_text(content, known, country) for country in countries}
    return Answer(
        id=content.id,
        kind=content.kind,
        title=content.title,
        questions=content.questions,
        text=anywhere,
        local={country: text for country, text in texts.items() if text != anywhere},
        follow_up=content.follow_up,
        sources=content.sources,
    )


def _feed_url(public_url: str) -> str:
    return f"{public_url.rstrip('/')}/{publish.FEED}" if public_url else ""

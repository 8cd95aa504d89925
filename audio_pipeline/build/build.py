"""Build: run the stages in order, from words to published sound."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from audio_pipeline.build.build_context import SENDING, BuildContext
from audio_pipeline.build.index_stage import publish_question_index
from audio_pipeline.build.master_stage import build_tags, open_mastering
from audio_pipeline.build.mix_stage import check_lengths, count_new_chunks, lay_out_programmes
from audio_pipeline.build.plan import Plan, make_plan
from audio_pipeline.build.release_stage import release_programmes
from audio_pipeline.build.speech_stage import speak_programmes
from audio_pipeline.catalog import NAME, Catalog, CatalogError, from_json
from audio_pipeline.content.library import Library
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.markup.read import ReadResult, read_content, read_files
from audio_pipeline.markup.voices import check_voices, make_engine_fault
from audio_pipeline.publish import release_files
from audio_pipeline.publish.artwork import MOTIFS, SHOW
from audio_pipeline.publish.catalog_builder import build_catalog, build_show, select_references
from audio_pipeline.publish.covers import draw_covers, make_covers, put_covers
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.publish_plan import PublishPlan, resolve_catalog
from audio_pipeline.publish.publish_release import publish_release
from audio_pipeline.publish.release_writer import ReleaseWriter
from audio_pipeline.publish.sending import plan_publish, send_files
from audio_pipeline.publish.site.site import group_helplines
from audio_pipeline.publish.site.site_record import SiteRecord
from audio_pipeline.publish.site.site_writer import publish_site
from audio_pipeline.publish.under_way import Work, keep_prunes_out
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.stores.store import Store, StoredBlob

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The result of a build."""

    plan: Plan
    catalog: Catalog
    new_chunks: int
    """The number of Chunks that were rendered."""


def load_library(folder: Path, engines: Mapping[str, Callable[[], Engine]], cache: Store | None = None) -> Library:
    """Read a content folder, quicker with a cache; ContentFaults has all its faults."""
    return _require_library(read_content(folder, cache), engines)


def load_files(paths: Sequence[Path], folder: Path, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    """Read only these files, as content of a folder; ContentFaults has all their faults."""
    return _require_library(read_files(paths, folder), engines)


def _require_library(draft: ReadResult, engines: Mapping[str, Callable[[], Engine]]) -> Library:
    faults = (*draft.faults, *_check_engine(draft, engines))
    if faults or not draft.library:
        raise ContentFaults(faults)
    return draft.library


def _check_engine(draft: ReadResult, engines: Mapping[str, Callable[[], Engine]]) -> Iterable[Fault]:
    """Return the faults of the engine that show.toml names, or of the voices, which that engine must have."""
    if not draft.engine:
        return ()
    if draft.engine.text not in engines:
        return (make_engine_fault(draft.engine, engines),)
    return check_voices(draft.voices, [voice.name for voice in engines[draft.engine.text]().voices])


def plan_build(library: Library, context: BuildContext) -> Plan:
    """Return what a build would do now."""
    return make_plan(library, context.engine, _parse_catalog(context.store.get(NAME)), context.store, context.cache)


def build(library: Library, context: BuildContext) -> BuildResult:
    """Make the programmes that the plan names, keep the rest, and publish the catalog last."""
    with context.lock_build():
        return _build_locked(library, context)


def _build_locked(library: Library, context: BuildContext) -> BuildResult:
    settings, base = library.settings, context.store.get(NAME)
    plan = make_plan(library, context.engine, _parse_catalog(base), context.store, context.cache)
    motifs = (SHOW, *(MOTIFS[job.content.kind] for job in plan.jobs))
    clips = speak_programmes(plan, motifs, settings.title, context)
    mixes = lay_out_programmes(plan, clips, check_lengths)
    new_chunks = count_new_chunks(mixes.values(), context.cache)
    covers = {**draw_covers(motifs, settings.title, context.cache), **make_covers(library.pictures)}
    tags = {job.content.id: build_tags(job.content, settings, covers) for job in plan.to_make}
    store = context.store
    show = build_show(settings, release_files.put_cover(covers[SHOW].jpeg, store))
    writer = ReleaseWriter(
        show=show,
        references=select_references(library),
        helplines=library.helplines,
        cover_urls=put_covers({motif: cover for motif, cover in covers.items() if motif != SHOW}, store),
        store=store,
    )
    with open_mastering(mixes, tags, clips, new_chunks, context) as programmes:
        releases = release_programmes(plan, programmes, writer)
    catalog = build_catalog(library, show, releases, publish_question_index(library, store, context.cache))
    public_url = context.public_url or settings.public_url
    site_words = SiteRecord(words=library.site_words, helplines=group_helplines(library.helplines))
    publish_site(site_words.make_site(catalog, public_url), store, store, look_for_pages=True)
    feed = build_feed(catalog, public_url)
    release_files.publish_catalog(catalog, feed, store, base)
    return BuildResult(plan=plan, catalog=catalog, new_chunks=new_chunks)


def publish_to(
    built: Catalog,
    context: BuildContext,
    target: Store,
    public_url: str,
    approve: Callable[[PublishPlan], None] = lambda _: None,
    *,
    note: EditionNote | None = None,
) -> Catalog:
    """Publish a built catalog and its files to another store, the catalog last, and leave an edition of it.

    Before anything is sent, `approve` is called with the plan; it may raise.
    """
    plan = plan_publish(built, context.store, target, public_url)
    approve(plan)
    note = note or EditionNote(at=datetime.now(UTC))
    with keep_prunes_out(target, Work.PUBLISH, note) as renew_mark:
        with context.progress(SENDING, plan.bytes_to_send) as tick:
            send_files(plan.files, context.store, target, uploads=context.uploads, report_sent=tick)
        renew_mark()
        catalog = resolve_catalog(plan.catalog, target)
        return publish_release(catalog, context.store, target, public_url, plan.published, note)


def _parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    """Parse the catalog of the build folder; return None if there is none or it is damaged."""
    if blob is None:
        return None
    try:
        return from_json(blob.data.decode(errors="replace"))
    except CatalogError as unreadable:
        log.warning("made anew: the catalog in the store is damaged: %s", unreadable)
        return None

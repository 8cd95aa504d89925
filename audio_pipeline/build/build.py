"""Build: run the stages in order, from words to published sound."""

import logging
from dataclasses import dataclass
from functools import partial

from audio_pipeline.build.build_context import BuildContext
from audio_pipeline.build.index_stage import collect_examples, encode_examples, make_question_index
from audio_pipeline.build.master_stage import build_tags, open_mastering
from audio_pipeline.build.mix_stage import check_lengths, count_new_chunks, lay_out_programmes
from audio_pipeline.build.plan import Plan, make_plan
from audio_pipeline.build.release_stage import release_programmes
from audio_pipeline.build.speech_stage import speak_programmes
from audio_pipeline.catalog import NAME, Catalog, CatalogError, from_json
from audio_pipeline.content.library import Library
from audio_pipeline.executors.background import start_call
from audio_pipeline.publish import release_files
from audio_pipeline.publish.artwork import MOTIFS, SHOW
from audio_pipeline.publish.catalog_builder import build_catalog, build_show, select_references
from audio_pipeline.publish.covers import draw_covers, make_covers, put_covers
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.release_writer import ReleaseWriter
from audio_pipeline.publish.site.site_record import make_record
from audio_pipeline.publish.site.site_writer import publish_site
from audio_pipeline.speech.engines.engine import find_gender
from audio_pipeline.stores.store import StoredBlob

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """The result of a build."""

    plan: Plan
    catalog: Catalog
    catalog_json: bytes
    """The catalog as it was published."""
    new_chunks: int
    """The number of Chunks that were rendered."""


def plan_build(library: Library, context: BuildContext) -> Plan:
    """Return what a build would do now."""
    return make_plan(library, context.engine, _parse_catalog(context.store.get(NAME)), context.store, context.cache)


def plan_against(library: Library, context: BuildContext, published: Catalog) -> Plan:
    """Return what a build would do in a folder with all that a published catalog names."""
    return make_plan(library, context.engine, published, None, context.cache)


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
    examples = collect_examples(library)
    encode_examples(examples, context)
    wait_for_index = start_call(partial(make_question_index, examples, context.cache, context.jobs))
    with open_mastering(mixes, tags, clips, new_chunks, context) as programmes:
        releases = release_programmes(plan, programmes, writer)
    index_url = release_files.put_question_index(wait_for_index(), store)
    catalog = build_catalog(library, show, releases, index_url, partial(find_gender, context.engine))
    public_url = context.public_url or settings.public_url
    publish_site(make_record(library).make_site(catalog, public_url), store, store, look_for_pages=True)
    feed = build_feed(catalog, public_url)
    catalog_json = release_files.publish_catalog(catalog, feed, store, base)
    return BuildResult(plan=plan, catalog=catalog, catalog_json=catalog_json, new_chunks=new_chunks)


def _parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    """Parse the catalog of the build folder; return None if there is none or it is damaged."""
    if blob is None:
        return None
    try:
        return from_json(blob.data.decode(errors="replace"))
    except CatalogError as unreadable:
        log.warning("made anew: the catalog in the store is damaged: %s", unreadable)
        return None

"""Site writer: put the pages of a site that have changed into a store, and record them there."""

import logging
from dataclasses import replace

from audio_pipeline.catalog import Release
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.release_files import TimedTexts, put_if_unchanged, read_timed_text
from audio_pipeline.publish.site.page import Page
from audio_pipeline.publish.site.pages import list_pages
from audio_pipeline.publish.site.site import Site, find_programme_file
from audio_pipeline.publish.site.site_record import NAME, SiteRecord, format_record, parse_record, read_record
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob

_PUTS_AT_ONCE = 8
"""The pages that are sent at once: a store may be far away."""

log = logging.getLogger(__name__)


def publish_site(site: Site, source: Store, target: Store, *, look_for_pages: bool) -> tuple[str, ...]:
    """Put the pages that differ from those in the target, and return their names.

    Whether a recorded page is still there is looked up only if asked for: in a build folder that takes no time. The
    transcripts and chapters come from the source. The record forgets a page before it is replaced, and knows it
    again afterwards: what a killed publish left undone is done by the next one. If somebody else publishes the site at
    the same time, StoreError says so.
    """
    held = target.get(NAME)
    record = parse_record(held.data) if held else SiteRecord()
    pages = list_pages(site, record.pages)
    keys = {each.name: each.key for each in pages}
    changed = [
        each
        for each in pages
        if record.pages.get(each.name) != each.key or (look_for_pages and not target.has(each.name))
    ]
    kept = record.keep_pages(keys)
    if kept != record:
        held = _put_record(kept, target, held)
    new = [each for each in changed if each.name not in record.pages]
    # No page may lead to one that is not there yet.
    for batch in (new, [each for each in changed if each.name in record.pages]):
        list(run_side_by_side(lambda page: target.put(_make_blob(page, source)), batch, _PUTS_AT_ONCE))
    _put_record(SiteRecord(words=site.words, helplines=site.helplines, pages=keys), target, held)
    log.info("site pages=%d changed=%d", len(pages), len(changed))
    return tuple(each.name for each in changed)


def list_page_types(site: Site, store: Store) -> dict[str, str]:
    """Return the content types of the pages of a site, and of its record, in a store to which it was published."""
    pages = list_pages(site, read_record(store).pages)
    return {each.name: each.content_type for each in pages} | {NAME: "application/json"}


def _make_blob(page: Page, source: Store) -> Blob:
    texts = _read_texts(page.spoken, source) if page.spoken else ((), ())
    data = page.render(page.facts, texts).encode()
    return Blob(name=page.name, data=data, content_type=page.content_type, cache_control=CACHE_BRIEFLY)


def _read_texts(release: Release, source: Store) -> TimedTexts:
    """Return the transcript and the chapters of a programme, whose addresses may be those in another store."""
    transcript_url = find_programme_file(release, release.transcript_url)
    chapters_url = find_programme_file(release, release.chapters_url)
    return read_timed_text(replace(release, transcript_url=transcript_url, chapters_url=chapters_url), source)


def _put_record(record: SiteRecord, target: Store, held: StoredBlob | None) -> StoredBlob | None:
    """Put the record in place of the one that was read, and return it; StoreError if there is another one by now."""
    data = format_record(record)
    if held and held.data == data:
        return held
    blob = Blob(name=NAME, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY)
    if not put_if_unchanged(blob, target, held):
        what, hint = "somebody else publishes the site at the same time", "Nothing is lost: run it again"
        raise StoreError(what, where=target.url_for(NAME), hint=hint)
    return target.get(NAME)

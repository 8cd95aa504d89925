"""Site writer: put the pages of a site that have changed into a store, and record them there."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from audio_pipeline.catalog import Release
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.release_files import TimedTexts, put_if_unchanged, read_timed_text
from audio_pipeline.publish.site.page import Page
from audio_pipeline.publish.site.pages import list_pages
from audio_pipeline.publish.site.site import Site, find_programme_file
from audio_pipeline.publish.site.site_record import NAME, SiteRecord, format_record, parse_record
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob

PUTS_AT_ONCE = 24
"""The pages that are sent at once: they are small, and a store may be far away."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """The pages of a site, and which of them a store lacks."""

    held: StoredBlob | None
    """The record as it is stored."""
    record: SiteRecord
    pages: tuple[Page, ...]
    changed: tuple[Page, ...]
    final: SiteRecord
    """The record of the site when all is done."""

    @property
    def is_done(self) -> bool:
        """Tell whether there is nothing to write."""
        return not self.changed and self.held is not None and self.held.data == self.record_file.data

    @property
    def record_file(self) -> Blob:
        """Return the file of the final record."""
        return _make_record_file(self.final)

    @property
    def types(self) -> Mapping[str, str]:
        """Return the content types of all pages and of the record, by their names."""
        return {each.name: each.content_type for each in self.pages} | {NAME: "application/json"}

    def is_new(self, name: str) -> bool:
        """Tell whether a page was not there before."""
        return name not in self.record.pages


def plan_site(site: Site, held: StoredBlob | None, is_there: Callable[[str], bool]) -> SitePlan:
    """Decide which pages of a site a store lacks, whose record is given; `is_there` looks for a recorded page."""
    record = parse_record(held.data) if held else SiteRecord()
    pages = list_pages(site, record.pages)
    keys = {each.name: each.key for each in pages}
    return SitePlan(
        held=held,
        record=record,
        pages=pages,
        changed=tuple(
            each for each in pages if record.pages.get(each.name) != keys[each.name] or not is_there(each.name)
        ),
        final=SiteRecord(
            words=site.words, helplines=site.helplines, own_covers=tuple(sorted(site.own_covers)), pages=keys
        ),
    )


def publish_site(site: Site, source: Store, target: Store, *, look_for_pages: bool) -> tuple[str, ...]:
    """Put the pages that differ from those in the target, and return their names.

    Whether a recorded page is still there is looked up only if asked for: in a build folder that takes no time. The
    transcripts and chapters come from the source. The record forgets a page before it is replaced, and knows it
    again afterwards: what a killed publish left undone is done by the next one. If somebody else publishes the site at
    the same time, StoreError says so.
    """
    plan = plan_site(site, target.get(NAME), target.has if look_for_pages else lambda _: True)
    held = target.get(NAME) if forget_pages(plan, target) else plan.held
    put_pages(plan, make_pages(plan, source), target, PUTS_AT_ONCE)
    record_pages(plan, target, held)
    return tuple(each.name for each in plan.changed)


def make_pages(plan: SitePlan, source: Store) -> tuple[Blob, ...]:
    """Return the pages that are to be put; transcripts and chapters come from the source."""
    return tuple(_make_blob(each, source) for each in plan.changed)


def forget_pages(plan: SitePlan, target: Store) -> bool:
    """Let the record forget the pages that are about to be replaced; return whether it knew any."""
    kept = plan.record.keep_pages(plan.final.pages)
    if kept == plan.record:
        return False
    _put_record(kept, target, plan.held)
    return True


def put_pages(
    plan: SitePlan, pages: Iterable[Blob], target: Store, at_once: int, copies: Iterable[Blob] = ()
) -> tuple[tuple[Blob, str], ...]:
    """Put pages, and at last, beside those that are replaced, copies for the edition; return each with its etag."""
    blobs = tuple(pages)
    # No page may lead to one that is not there yet.
    batches = (
        [each for each in blobs if plan.is_new(each.name)],
        [*(each for each in blobs if not plan.is_new(each.name)), *copies],
    )
    return tuple(
        stored
        for batch in batches
        for stored in run_side_by_side(lambda blob: (blob, target.put(blob)), batch, at_once)
    )


def record_pages(plan: SitePlan, target: Store, held: StoredBlob | None) -> None:
    """Put the final record in place of the one that was read; StoreError if there is another one by now."""
    _put_record(plan.final, target, held)
    log.info("site pages=%d changed=%d", len(plan.pages), len(plan.changed))


def _make_blob(page: Page, source: Store) -> Blob:
    texts = _read_texts(page.spoken, source) if page.spoken else ((), ())
    data = page.render(page.facts, texts).encode()
    return Blob(name=page.name, data=data, content_type=page.content_type, cache_control=CACHE_BRIEFLY)


def _read_texts(release: Release, source: Store) -> TimedTexts:
    """Return the transcript and the chapters of a programme, whose addresses may be those in another store."""
    transcript_url = find_programme_file(release, release.transcript_url)
    chapters_url = find_programme_file(release, release.chapters_url)
    return read_timed_text(replace(release, transcript_url=transcript_url, chapters_url=chapters_url), source)


def _put_record(record: SiteRecord, target: Store, held: StoredBlob | None) -> None:
    """Put the record in place of the one that was read; StoreError if there is another one by now."""
    file = _make_record_file(record)
    if (held is None or held.data != file.data) and not put_if_unchanged(file, target, held):
        what, hint = "somebody else publishes the site at the same time", "Nothing is lost: run it again"
        raise StoreError(what, where=target.url_for(NAME), hint=hint)


def _make_record_file(record: SiteRecord) -> Blob:
    data = format_record(record)
    return Blob(name=NAME, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY)

"""Publish release: make a catalog public whose files are in a store, with an edition of it to come back to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.catalog import NAME, Catalog, to_json
from audio_pipeline.executors.background import start_call
from audio_pipeline.publish.edition_copies import EditionParts, is_left, make_parts, plan_copies
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.edition_writer import leave_edition, require_objects
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.feed_date import date_feed
from audio_pipeline.publish.publish_plan import PublishPlan, resolve_catalog
from audio_pipeline.publish.release_files import publish_catalog_file, publish_feed_file, refuse_meanwhile
from audio_pipeline.publish.site.site_record import NAME as SITE
from audio_pipeline.publish.site.site_record import read_record
from audio_pipeline.publish.site.site_writer import SitePlan, forget_pages, plan_site, put_pages, record_pages
from audio_pipeline.publish.target_view import Listing, TargetView, add_stored
from audio_pipeline.publish.withdrawal import keep_withdrawn
from audio_pipeline.stores.store import Blob, Store, StoredBlob


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDraft:
    """What is to become public at a target, and what the target holds before."""

    catalog: Catalog
    """With what was withdrawn."""
    catalog_data: bytes
    feed: str
    site: SitePlan
    view: TargetView

    @property
    def base(self) -> StoredBlob | None:
        """Return the catalog that is replaced; None if there is none."""
        return self.view.published.stored if self.view.published else None

    @property
    def is_public(self) -> bool:
        """Tell whether all of it is public already, with an edition."""
        is_unchanged = self.base is not None and self.base.data == self.catalog_data
        has_feed = self.view.feed is not None and self.view.feed.data == self.feed.encode()
        return is_unchanged and has_feed and self.site.is_done and is_left(self.make_parts(()), self.view)

    def make_parts(self, pages: Sequence[Blob]) -> EditionParts:
        """Return the parts of its edition, given the pages that are sent."""
        sent = (*pages, self.site.record_file)
        return make_parts(self.catalog, self.catalog_data, self.feed, self.site.types, sent)


def draft_release(plan: PublishPlan, built: Store, store: Store, public_url: str, note: EditionNote) -> ReleaseDraft:
    """Draft the catalog, the feed and the site of a publish; the words of the site come from the store of the build.

    The pages of withdrawn programmes are put in the store, named by their bytes.
    """
    view = plan.view
    old = view.published.catalog if view.published else None
    catalog = keep_withdrawn(resolve_catalog(plan.catalog, store), old, store, note.at)
    feed = build_feed(catalog, public_url)
    site = read_record(built).make_site(catalog, public_url)
    there = view.listing
    return ReleaseDraft(
        catalog=catalog,
        catalog_data=to_json(catalog).encode(),
        feed=date_feed(feed, view.feed.data.decode(errors="replace") if view.feed else "", note.at),
        site=plan_site(site, view.site, lambda name: there is None or name in there),
        view=view,
    )


def publish_release(
    draft: ReleaseDraft,
    pages: Sequence[Blob],
    store: Store,
    note: EditionNote,
    *,
    look: Callable[[], Listing | None],
    at_once: int,
) -> None:
    """Publish a draft whose files are in the store; `pages` are those of its site that are sent.

    Pages go first, then an edition and the catalog; `publish_feed` comes after it. What waits for nothing of this goes
    side by side: each request may take a while. `look` lists the store when no prune is under way there.
    """
    # If somebody has published meanwhile, their record is left without the hashes of pages, which the next publish
    # writes again: to wait for the catalog first would cost every publish a round trip.
    held = start_call(lambda: store.get(NAME))
    forgotten = start_call(lambda: forget_pages(draft.site, store))
    listing = look()
    _require_unchanged(held(), draft.base, store)
    if listing is not None:
        require_objects(draft.catalog, listing, store)
    record = start_call(lambda: store.get(SITE)) if forgotten() else lambda: draft.view.site
    parts = draft.make_parts(pages)
    copies = plan_copies(parts, listing, draft.view.edition, store).missing if listing is not None else ()
    stored = put_pages(draft.site, pages, store, at_once, copies)
    recorded = start_call(lambda: record_pages(draft.site, store, record()))
    if listing is not None:
        leave_edition(parts, store, replace(draft.view, listing=add_stored(listing, stored, note.at)), note)
    recorded()
    publish_catalog_file(draft.catalog_data, store, draft.base)


def publish_feed(draft: ReleaseDraft, store: Store) -> None:
    """Publish the feed of a draft whose catalog is public."""
    publish_feed_file(draft.feed.encode(), store, draft.catalog_data, seen=draft.view.feed)


def _require_unchanged(held: StoredBlob | None, base: StoredBlob | None, store: Store) -> None:
    """Raise a StoreError if somebody has published since the start: their pages are not to be replaced."""
    if (held and held.data) != (base and base.data):
        raise refuse_meanwhile(store)

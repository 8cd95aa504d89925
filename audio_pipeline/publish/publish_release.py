"""Publish release: make a catalog public whose files are in a store, with an edition of it to come back to."""

from audio_pipeline.catalog import NAME, Catalog
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.edition_writer import leave_edition, require_files
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.feed_date import date_feed
from audio_pipeline.publish.release_files import FEED, publish_catalog, refuse_meanwhile
from audio_pipeline.publish.show_identity import PublishedShow
from audio_pipeline.publish.site.site_record import read_record
from audio_pipeline.publish.site.site_writer import list_page_types, publish_site
from audio_pipeline.publish.withdrawal import keep_withdrawn
from audio_pipeline.stores.store import Store, StoredBlob


def publish_release(
    catalog: Catalog, built: Store, store: Store, public_url: str, published: PublishedShow | None, note: EditionNote
) -> Catalog:
    """Publish a catalog, whose files are in the store, in place of what is published; return it as it then is.

    That is with what was withdrawn. The words of the site, and what is spoken on its pages, come from the store of the
    build. Pages go first, then an edition, the catalog and the feed.
    """
    sent = keep_withdrawn(catalog, published.catalog if published else None, store, note.at)
    base = published.stored if published else None
    _require_unchanged(store, base)
    require_files(sent, store)
    site = read_record(built).make_site(sent, public_url)
    publish_site(site, built, store, look_for_pages=False)
    held = store.get(FEED)
    published_feed = held.data.decode(errors="replace") if held else ""
    feed = date_feed(build_feed(sent, public_url), published_feed, note.at)
    leave_edition(sent, feed, store, base, note, list_page_types(site, store))
    publish_catalog(sent, feed, store, base)
    return sent


def _require_unchanged(store: Store, base: StoredBlob | None) -> None:
    """Raise a StoreError if somebody has published since the start: their pages are not to be replaced."""
    held = store.get(NAME)
    if (held and held.data) != (base and base.data):
        raise refuse_meanwhile(store)

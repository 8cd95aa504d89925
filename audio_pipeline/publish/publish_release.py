"""Publish release: make a catalog public whose files are in a store, with an edition of it to come back to."""

from audio_pipeline.catalog import Catalog
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.edition_writer import leave_edition
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.release_files import publish_catalog
from audio_pipeline.publish.withdrawal import keep_withdrawn
from audio_pipeline.stores.store import Store, StoredBlob


def publish_release(
    catalog: Catalog,
    published: Catalog | None,
    store: Store,
    public_url: str,
    base: StoredBlob | None,
    note: EditionNote,
) -> Catalog:
    """Publish a catalog in place of the published one, whose bytes are `base`; return it with what was withdrawn."""
    sent = keep_withdrawn(catalog, published, store, note.at)
    feed = build_feed(sent, public_url)
    leave_edition(sent, feed, store, base, note)
    publish_catalog(sent, feed, store, base)
    return sent

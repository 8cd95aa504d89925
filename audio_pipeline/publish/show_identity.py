"""Show identity: the GUID of a show, which stays the same when the show moves to another address."""

import re
from dataclasses import dataclass, replace

from audio_pipeline.catalog import NAME, Catalog, CatalogError, Show, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.catalog_builder import build_feed_url
from audio_pipeline.publish.feed import make_podcast_guid
from audio_pipeline.publish.feed_xml import is_public
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.stores.store import Store, StoredBlob

_GUID = re.compile(r"<podcast:guid>\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*</podcast:guid>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShow:
    """The show at a target."""

    catalog: Catalog | None
    """None if only the feed is there."""
    stored: StoredBlob | None
    """The catalog as it is stored; None if only the feed is there."""
    guid: str
    """Empty if the feed was never public."""


def read_published(target: Store, where: str) -> PublishedShow | None:
    """Return what is published at a target, as `parse_published` does."""
    stored = target.get(NAME)
    return parse_published(stored, None if stored else target.get(FEED), where)


def parse_published(stored: StoredBlob | None, feed: StoredBlob | None, where: str) -> PublishedShow | None:
    """Return what a catalog and a feed tell of the show at a target; None if there is neither.

    StoreError, with the folder or address `where`, if it cannot be read: to publish over it would give every episode a
    new GUID.
    """
    if stored:
        catalog = _parse_catalog(stored, where)
        return PublishedShow(catalog=catalog, stored=stored, guid=_choose_guid(catalog.show))
    if feed:
        return PublishedShow(catalog=None, stored=None, guid=_find_guid(feed, where))
    return None


def assign_guid(built: Catalog, published: PublishedShow | None, public_url: str) -> Catalog:
    """Return the catalog with a GUID: that of the target, else that of show.toml, else one made of the public address.

    It has no GUID while its feed has no public address.
    """
    published_url = published.catalog.show.feed_url if published and published.catalog else ""
    address = published_url if is_public(published_url) else build_feed_url(public_url)
    published_guid = published.guid if published else ""
    guid = published_guid or built.show.guid or (make_podcast_guid(address) if is_public(address) else "")
    return replace(built, show=replace(built.show, feed_url=address, guid=guid))


def _parse_catalog(stored: StoredBlob, where: str) -> Catalog:
    try:
        return from_json(stored.data.decode(errors="replace"))
    except CatalogError as error:
        what = f"the published catalog cannot be read: {error}"
        hint = (
            "Nothing was sent. Put its last good version back with “warm-recall rollback”, or, if there is no edition, "
            f"delete it and publish again: the GUIDs are then taken from {FEED} beside it"
        )
        raise StoreError(what, where=f"{where}/{NAME}", hint=hint) from error


def _find_guid(feed: StoredBlob, where: str) -> str:
    """Return the GUID of a feed without a catalog; StoreError if it has none."""
    if match := _GUID.search(feed.data.decode(errors="replace")):
        return match[1]
    what = f"a feed is published without its {NAME}, and no podcast:guid can be read in it"
    hint = f"Nothing was sent. Put the last good version of it or of {NAME} back, or delete it if nobody subscribed"
    raise StoreError(what, where=f"{where}/{FEED}", hint=hint)


def _choose_guid(show: Show) -> str:
    return show.guid or (make_podcast_guid(show.feed_url) if is_public(show.feed_url) else "")

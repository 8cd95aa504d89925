"""Show identity: the GUID that apps know a show by, whose it is, and how it stays the same when the show moves."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from audio_pipeline.catalog import NAME, Catalog, CatalogError, Show, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.catalog_builder import build_feed_url
from audio_pipeline.publish.feed import make_podcast_guid
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.stores.store import Store, StoredBlob

_GUID = re.compile(r"<podcast:guid>\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s*</podcast:guid>")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedShow:
    """What a target holds of a show."""

    catalog: Catalog | None
    """None: only a feed is left."""
    guid: str
    """Empty: nobody outside this machine could read the feed yet."""


def read_published(target: Store, where: str) -> PublishedShow | None:
    """What is published at a target; None if nothing is.

    StoreError, with the folder or address `where`, if something is and cannot be read: to begin anew over it would give
    every episode a new GUID.
    """
    if held := target.get(NAME):
        catalog = _parse_catalog(held, where)
        return PublishedShow(catalog=catalog, guid=_choose_guid(catalog.show))
    if feed := target.get(FEED):
        return PublishedShow(catalog=None, guid=_find_guid(feed, where))
    return None


def assign_guid(built: Catalog, published: PublishedShow | None, public_url: str) -> Catalog:
    """The catalog under its GUID: that of the feed at the target, else the show's own, else one of the public address.

    It stays without one, and without an address, as long as nobody outside this machine can read it.
    """
    first = published.catalog.show.feed_url if published and published.catalog else ""
    address = first if _is_public(first) else build_feed_url(public_url)
    known = published.guid if published else ""
    guid = known or built.show.guid or (make_podcast_guid(address) if _is_public(address) else "")
    return replace(built, show=replace(built.show, feed_url=address, guid=guid))


def _parse_catalog(held: StoredBlob, where: str) -> Catalog:
    try:
        return from_json(held.data.decode(errors="replace"))
    except CatalogError as unreadable:
        what = f"the catalog that is published cannot be read: {unreadable}"
        mend = (
            "Nothing was sent. Put its last good version back (a bucket that keeps versions has it), or delete it and "
            f"publish again: the GUIDs are then taken from {FEED} beside it"
        )
        raise StoreError(what, where=f"{where}/{NAME}", hint=mend) from unreadable


def _find_guid(feed: StoredBlob, where: str) -> str:
    """The GUID of a feed whose catalog is gone."""
    if found := _GUID.search(feed.data.decode(errors="replace")):
        return found[1]
    what = f"a feed is published without its {NAME}, and no podcast:guid can be read in it"
    mend = f"Nothing was sent. Put the last good version of it or of {NAME} back, or delete it if nobody subscribed"
    raise StoreError(what, where=f"{where}/{FEED}", hint=mend)


def _choose_guid(show: Show) -> str:
    return show.guid or (make_podcast_guid(show.feed_url) if _is_public(show.feed_url) else "")


def _is_public(address: str) -> bool:
    """Whether anybody else than this machine could read what is there."""
    host = urlsplit(address).hostname or ""
    return bool(host) and host not in {"localhost", "::1", "0.0.0.0"} and not host.startswith("127.")  # noqa: S104 - no binding

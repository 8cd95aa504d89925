"""Target view: what a target holds at the start of a publish, read side by side: each answer may take a while."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from audio_pipeline.catalog import NAME
from audio_pipeline.content.site_words import SiteWords
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.background import start_call
from audio_pipeline.publish.edition import Edition, find_edition_ids
from audio_pipeline.publish.edition_store import find_public_id, read_edition
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.show_identity import PublishedShow, parse_published
from audio_pipeline.publish.site.site_record import NAME as SITE
from audio_pipeline.publish.site.site_record import parse_record
from audio_pipeline.stores.store import Blob, ListingRefusedError, Store, StoredBlob, StoredName

Listing = Mapping[str, StoredName]
"""What a listing tells of each blob, by its name."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """What a target holds at one time. Whoever replaces any of it writes on the condition that it is still there."""

    published: PublishedShow | None
    """None: nothing is published there."""
    feed: StoredBlob | None
    site: StoredBlob | None
    """The record of the site."""
    listing: Listing | None
    """None: the store does not allow it."""
    edition: Edition | None
    """The edition of the public catalog; None: there is none, or none that can be read."""

    @property
    def site_words(self) -> SiteWords | None:
        """Return the words of its site; None if there is no site, or one of another version."""
        record = parse_record(self.site.data) if self.site else None
        return record.words if record and record.pages else None


def view_target(target: Store, where: str) -> TargetView:
    """Read what a target holds; StoreError, with the folder or address `where`, if its catalog cannot be read."""
    catalog, feed, site = (start_call(partial(target.get, name)) for name in (NAME, FEED, SITE))
    listing = _list_or_tell(target)
    stored, held_feed = catalog(), feed()
    return TargetView(
        published=parse_published(stored, held_feed, where),
        feed=held_feed,
        site=site(),
        listing=listing,
        edition=_find_edition(listing, stored, target),
    )


def list_target(target: Store) -> Listing | None:
    """List a target; None if it does not allow that."""
    try:
        return _list(target)
    except ListingRefusedError:
        return None


def add_stored(listing: Listing, stored: Iterable[tuple[Blob, str]], at: datetime) -> Listing:
    """Return a listing with blobs that were put since, each with the etag of its put, as of this time."""
    added = {
        blob.name: StoredName(name=blob.name, size_bytes=len(blob.data), modified_at=at.timestamp(), etag=etag)
        for blob, etag in stored
    }
    return {**listing, **added}


def _list_or_tell(target: Store) -> Listing | None:
    try:
        return _list(target)
    except ListingRefusedError as refusal:
        consequence = "What the published catalog does not name is sent, even if it is there. No edition is left."
        log.warning("%s %s", refusal, consequence)
        return None


def _list(target: Store) -> Listing:
    return {each.name: each for each in target.list("")}


def _find_edition(listing: Listing | None, catalog: StoredBlob | None, target: Store) -> Edition | None:
    public_id = find_public_id(find_edition_ids(listing), catalog) if listing and catalog else None
    try:
        return read_edition(target, public_id) if public_id else None
    except StoreError as damage:
        log.warning("%s", damage)
        return None

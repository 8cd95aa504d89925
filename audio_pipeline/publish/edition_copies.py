"""Edition copies: decide which copies an edition has, and which of them its store lacks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.edition import (
    Edition,
    FileCopy,
    compress_pages,
    hash_data,
    join_pages,
    name_copy,
    pack_copy,
)
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.site.site_record import NAME as SITE
from audio_pipeline.publish.target_view import Listing, TargetView
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store

_READ_AT_ONCE = 16
"""The pages that are read at once: a store may be far away."""

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionParts:
    """What an edition is of: a catalog, its feed, and the pages of its site."""

    catalog: Catalog
    catalog_file: Blob
    feed_file: Blob
    pages: Mapping[str, str] = field(default_factory=dict)
    """The content types of the files in the store that are replaced with a publish, by their names."""
    sent: Mapping[str, Blob] = field(default_factory=dict)
    """Those of them that have just been sent, or are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPlan:
    """What an edition says of its copies, and the files with those that the store lacks."""

    described: Mapping[str, FileCopy]
    missing: tuple[Blob, ...]


def make_parts(
    catalog: Catalog,
    catalog_data: bytes,
    feed: str,
    pages: Mapping[str, str] = _NOTHING,
    sent: Iterable[Blob] = (),
) -> EditionParts:
    """Return the parts of an edition; `catalog_data` is the catalog as JSON."""
    return EditionParts(
        catalog=catalog,
        catalog_file=make_file(CATALOG, catalog_data, "application/json"),
        feed_file=make_feed(feed.encode()),
        pages=pages,
        sent={each.name: each for each in sent},
    )


def is_left(parts: EditionParts, view: TargetView) -> bool:
    """Tell whether an edition of these parts is public already; if the store allows no listing, there are none."""
    if view.listing is None:
        return True
    if view.edition is None:
        return False
    files = {each.name: hash_data(each.data) for each in (parts.catalog_file, parts.feed_file)}
    for name in parts.pages:
        known = _find_known_copy(name, parts, view.listing, view.edition.files)
        files[name] = known.hash if known else ""
    return files == hash_files(view.edition.files)


def plan_copies(parts: EditionParts, listing: Listing, public: Edition | None, store: Store) -> CopyPlan:
    """Decide which copies the store has, from the public edition, and make the others."""
    before = public.files if public else {}
    known = {name: _find_known_copy(name, parts, listing, before) for name in parts.pages}
    unknown = [name for name, copy in known.items() if copy is None]
    pages = tuple(run_side_by_side(lambda name: _read_page(name, parts, store), unknown, _READ_AT_ONCE))
    joined = join_pages(pages)
    made = {each.name: _describe_page(each, joined.name, listing) for each in pages}
    single = (parts.catalog_file, parts.feed_file)
    missing = [pack_copy(each) for each in single if name_copy(each.data) not in listing]
    return CopyPlan(
        described=describe_copies(single) | {name: copy or made[name] for name, copy in known.items()},
        missing=(*missing, *([compress_pages(joined)] if pages and joined.name not in listing else [])),
    )


def describe_copies(files: Iterable[Blob]) -> dict[str, FileCopy]:
    """Return what an edition says of copies of these files, each in a file of its own."""
    return {
        each.name: FileCopy(name=name_copy(each.data), hash=hash_data(each.data), content_type=each.content_type)
        for each in files
    }


def hash_files(files: Mapping[str, FileCopy]) -> dict[str, str]:
    """Return the hash of each file of an edition."""
    return {name: copy.hash for name, copy in files.items()}


def make_feed(data: bytes) -> Blob:
    """Return the file of a feed."""
    return make_file(FEED, data, "application/rss+xml")


def make_file(name: str, data: bytes, content_type: str) -> Blob:
    """Return a file that is replaced with a publish."""
    return Blob(name=name, data=data, content_type=content_type, cache_control=CACHE_BRIEFLY)


def _find_known_copy(
    name: str, parts: EditionParts, listing: Listing, before: Mapping[str, FileCopy]
) -> FileCopy | None:
    """Return the copy of a page that the store has; None if it has none, or if the page has changed since."""
    copy = before.get(name)
    if copy is None or copy.content_type != parts.pages[name] or copy.name not in listing:
        return None
    if sent := parts.sent.get(name):
        return replace(copy, etag=_get_etag(name, listing)) if copy.hash == hash_data(sent.data) else None
    return copy if copy.etag and copy.etag == _get_etag(name, listing) else None


def _read_page(name: str, parts: EditionParts, store: Store) -> Blob:
    if sent := parts.sent.get(name):
        return sent
    stored = store.get(name)
    if stored is None:
        raise StoreError(
            "it was deleted there while this was under way", where=store.url_for(name), hint="Run it again"
        )
    return make_file(name, stored.data, parts.pages[name])


def _describe_page(page: Blob, file_name: str, listing: Listing) -> FileCopy:
    etag = _get_etag(page.name, listing)
    return FileCopy(name=file_name, hash=hash_data(page.data), content_type=page.content_type, etag=etag)


def _get_etag(name: str, listing: Listing) -> str:
    """Return the etag of a page; none for the record, which is put at the same time as the edition."""
    return listing[name].etag if name in listing and name != SITE else ""

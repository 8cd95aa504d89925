"""Edition writer: leave the edition of what is about to become public, with copies of the files that are replaced."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog, to_json
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.edition import (
    Edition,
    EditionChanges,
    EditionKind,
    FileCopy,
    find_edition_ids,
    hash_data,
    make_edition_id,
    name_copy,
    pack_copy,
    pack_edition,
)
from audio_pipeline.publish.edition_store import EditionNote, find_public_id, parse_catalog, read_edition
from audio_pipeline.publish.object_names import list_objects
from audio_pipeline.publish.publish_plan import compare_parts
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, ListingRefusedError, Store, StoredBlob, StoredName

_AT_ONCE = 8
"""The files that are copied at once: a store may be far away."""

_NO_PAGES: Mapping[str, str] = {}

log = logging.getLogger(__name__)


def leave_edition(
    catalog: Catalog,
    feed: str,
    store: Store,
    base: StoredBlob | None,
    note: EditionNote,
    pages: Mapping[str, str] = _NO_PAGES,
) -> None:
    """Leave the edition of a catalog that is about to be published; `base` is the catalog that it replaces.

    `pages` are the content types of the pages in the store that are replaced with every publish, by their names. A
    state without an edition, which an older version published, gets one first. StoreError if a file that the catalog
    names is not in the store.
    """
    try:
        listing = {each.name: each for each in store.list("")}
    except ListingRefusedError:
        log.warning("there are no editions to go back to: the store does not allow a listing")
        return
    objects = list_objects(catalog)
    _require_objects(objects, listing, store)
    edition_ids = find_edition_ids(listing)
    public_id = find_public_id(edition_ids, base)
    if base and public_id is None:
        edition_ids = (leave_found_edition(base, store, listing, note.at), *edition_ids)
    public = read_edition(store, public_id) if public_id else None
    files = (_make_file(CATALOG, to_json(catalog), "application/json"), _make_feed(feed))
    copies = describe_copies(files) | copy_pages(pages, listing, public.files if public else {}, store)
    if public and {name: each.name for name, each in public.files.items()} == {
        n: each.name for n, each in copies.items()
    }:
        return
    edition = Edition(
        id=make_edition_id(files[0].data, note.at, edition_ids),
        kind=EditionKind.PUBLISH,
        by=note.by,
        replaced=hash_data(base.data) if base else "",
        changes=compare_editions(parse_catalog(base), catalog),
        files=copies,
        objects=objects,
    )
    put_edition(edition, files, store, listing)


def require_files(catalog: Catalog, store: Store) -> None:
    """Raise a StoreError if a file that a catalog names is missing; a store that refuses a listing is trusted."""
    try:
        names = {each.name for each in store.list("")}
    except ListingRefusedError:
        return
    _require_objects(list_objects(catalog), names, store)


def leave_found_edition(base: StoredBlob, store: Store, names: Collection[str], at: datetime) -> str:
    """Leave the edition of what is public, with the feed that is there; return its id."""
    feed, catalog = store.get(FEED), parse_catalog(base)
    files = [_make_file(CATALOG, base.data.decode(), "application/json")]
    files += [_make_feed(feed.data.decode())] if feed else []
    edition = Edition(
        id=make_edition_id(base.data, at, find_edition_ids(names)),
        kind=EditionKind.FOUND,
        files=describe_copies(files),
        objects=list_objects(catalog) if catalog else (),
    )
    put_edition(edition, files, store, names)
    return edition.id


def put_edition(edition: Edition, files: Iterable[Blob], store: Store, names: Collection[str]) -> None:
    """Put the copies of these files that the store lacks, then the edition; `names` are those of a listing."""
    missing = [each for each in files if name_copy(each.data) not in names]
    list(run_side_by_side(store.put, map(pack_copy, missing), _AT_ONCE))
    store.put(pack_edition(edition))


def describe_copies(files: Iterable[Blob]) -> dict[str, FileCopy]:
    """Return what an edition says of the copies of these files."""
    return {each.name: FileCopy(name=name_copy(each.data), content_type=each.content_type) for each in files}


def copy_pages(
    pages: Mapping[str, str], listing: Mapping[str, StoredName], before: Mapping[str, FileCopy], store: Store
) -> dict[str, FileCopy]:
    """Copy the pages in the store that are not the same as before; return what an edition says of all of them."""

    def copy(name: str) -> FileCopy:
        etag, content_type, known = listing[name].etag, pages[name], before.get(name)
        if known and (known.etag, known.content_type) == (etag, content_type) and known.name in listing:
            return known
        stored = store.get(name)
        page = Blob(name=name, data=stored.data if stored else b"", content_type=content_type)
        if name_copy(page.data) not in listing:
            store.put(pack_copy(page))
        return FileCopy(name=name_copy(page.data), content_type=content_type, etag=etag)

    there = sorted(name for name in pages if name in listing)
    copies = dict(run_side_by_side(lambda name: (name, copy(name)), there, _AT_ONCE))
    return {name: copies[name] for name in there}


def compare_editions(old: Catalog | None, new: Catalog) -> EditionChanges:
    """Return the names of what differs between two catalogs (pure)."""
    parts = compare_parts(old, new)
    return EditionChanges(new=parts.new, changed=parts.changed, withdrawn=parts.withdrawn)


def _require_objects(objects: Sequence[str], names: Collection[str], store: Store) -> None:
    missing = [each for each in objects if each not in names]
    if missing:
        what = f"it was deleted there while this was under way, with {len(missing) - 1} others"
        raise StoreError(what, where=store.url_for(missing[0]), hint="Run it again: what is missing is sent again")


def _make_feed(text: str) -> Blob:
    return _make_file(FEED, text, "application/rss+xml")


def _make_file(name: str, text: str, content_type: str) -> Blob:
    return Blob(name=name, data=text.encode(), content_type=content_type, cache_control=CACHE_BRIEFLY)

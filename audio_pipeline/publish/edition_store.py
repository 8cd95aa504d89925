"""Edition store: leave editions in a store, and read them back."""

import logging
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog, CatalogError, from_json, to_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition import (
    FOLDER,
    Edition,
    EditionChanges,
    EditionKind,
    FileCopy,
    find_edition_ids,
    get_catalog_hash,
    hash_data,
    list_copies,
    make_edition_id,
    name_edition,
    pack_copy,
    pack_edition,
    unpack_copy,
    unpack_edition,
)
from audio_pipeline.publish.object_names import list_objects
from audio_pipeline.publish.publish_guard import hash_parts
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, ListingRefusedError, Store, StoredBlob

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionNote:
    """When something is made public, and by whom."""

    at: datetime
    by: str = ""


def list_edition_ids(store: Store) -> tuple[str, ...]:
    """Return the ids of the editions in a store, the newest first."""
    return find_edition_ids(each.name for each in store.list(FOLDER))


def find_public_id(edition_ids: Sequence[str], catalog: StoredBlob | None) -> str | None:
    """Return the id of the newest edition with the public catalog; None if there is none."""
    public = hash_data(catalog.data) if catalog else ""
    return next((each for each in edition_ids if get_catalog_hash(each) == public), None)


def read_edition(store: Store, edition_id: str) -> Edition:
    """Return an edition; StoreError if it cannot be read."""
    name = name_edition(edition_id)
    stored = store.get(name)
    edition = unpack_edition(edition_id, stored.data) if stored else None
    if edition is None:
        what = "this edition is damaged, or of a newer version" if stored else "this edition was deleted"
        raise StoreError(what, where=store.url_for(name), hint="Install the newest version, or delete that file")
    return edition


def read_files(store: Store, edition: Edition) -> tuple[Blob, ...]:
    """Return the catalog, the feed and the pages of an edition; StoreError if a copy is missing or damaged."""
    return tuple(_read_copy(store, name, copy) for name, copy in edition.files.items())


def read_catalog(store: Store, edition: Edition) -> Catalog:
    """Return the catalog of an edition; StoreError if it cannot be read."""
    copy = _read_copy(store, CATALOG, edition.files[CATALOG])
    try:
        return from_json(copy.data.decode())
    except (CatalogError, UnicodeDecodeError) as fault:
        what = f"the catalog of this edition cannot be read: {fault}"
        raise StoreError(what, where=store.url_for(copy.name), hint="Choose another edition") from fault


def leave_edition(
    catalog: Catalog, feed: str, store: Store, base: StoredBlob | None, note: EditionNote, pages: Sequence[Blob] = ()
) -> None:
    """Leave the edition of a catalog that is about to be published; `base` is the catalog that it replaces.

    A state without an edition, which an older version published, gets one first. All files that the catalog names must
    be in the store; StoreError if they are not.
    """
    files = (_make_file(CATALOG, to_json(catalog), "application/json"), _make_feed(feed), *pages)
    try:
        names = {each.name for each in store.list("")}
    except ListingRefusedError:
        log.warning("there are no editions to go back to: the store does not allow a listing")
        return
    objects = list_objects(catalog)
    _require_objects(objects, names, store)
    edition_ids = find_edition_ids(names)
    public_id = find_public_id(edition_ids, base)
    if base and public_id is None:
        edition_ids = (leave_found_edition(base, store, names, note.at), *edition_ids)
    if public_id and read_edition(store, public_id).files == list_copies(files):
        return
    edition = Edition(
        id=make_edition_id(files[0].data, note.at, edition_ids),
        kind=EditionKind.PUBLISH,
        by=note.by,
        replaced=hash_data(base.data) if base else "",
        changes=compare_editions(parse_catalog(base), catalog),
        files=list_copies(files),
        objects=objects,
    )
    put_edition(edition, files, store, names)


def put_edition(edition: Edition, files: Iterable[Blob], store: Store, names: Collection[str]) -> None:
    """Put the copies that the store lacks, then the edition; `names` are those of a listing of the store."""
    for copy in map(pack_copy, files):
        if copy.name not in names:
            store.put(copy)
    store.put(pack_edition(edition))


def compare_editions(old: Catalog | None, new: Catalog) -> EditionChanges:
    """Return the names of what differs between two catalogs (pure)."""
    before, after = hash_parts(old) if old else {}, hash_parts(new)
    return EditionChanges(
        new=tuple(name for name in after if name not in before),
        changed=tuple(name for name in after if name in before and before[name] != after[name]),
        withdrawn=tuple(name for name in before if name not in after),
    )


def leave_found_edition(base: StoredBlob, store: Store, names: Collection[str], at: datetime) -> str:
    """Leave the edition of what is public, with the feed that is there; return its id."""
    feed, catalog = store.get(FEED), parse_catalog(base)
    files = [_make_file(CATALOG, base.data.decode(), "application/json")]
    files += [_make_feed(feed.data.decode())] if feed else []
    edition = Edition(
        id=make_edition_id(base.data, at, find_edition_ids(names)),
        kind=EditionKind.FOUND,
        files=list_copies(files),
        objects=list_objects(catalog) if catalog else (),
    )
    put_edition(edition, files, store, names)
    return edition.id


def _require_objects(objects: Sequence[str], names: Collection[str], store: Store) -> None:
    missing = [each for each in objects if each not in names]
    if missing:
        what = f"it was deleted there while this was under way ({len(missing)} files like it)"
        raise StoreError(what, where=store.url_for(missing[0]), hint="Run it again: what is missing is sent again")


def _read_copy(store: Store, name: str, copy: FileCopy) -> Blob:
    stored = store.get(copy.name)
    file = unpack_copy(stored.data, name, copy) if stored else None
    if file is None:
        what = f"the copy of {name} is {'damaged' if stored else 'missing'}"
        raise StoreError(what, where=store.url_for(copy.name), hint="Choose another edition")
    return file


def _make_feed(text: str) -> Blob:
    return _make_file(FEED, text, "application/rss+xml")


def _make_file(name: str, text: str, content_type: str) -> Blob:
    return Blob(name=name, data=text.encode(), content_type=content_type, cache_control=CACHE_BRIEFLY)


def parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    """Return a catalog; None if there is none, or none that can be read."""
    try:
        return from_json(blob.data.decode()) if blob else None
    except (CatalogError, UnicodeDecodeError):
        return None

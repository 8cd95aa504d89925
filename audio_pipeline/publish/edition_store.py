"""Edition store: read the editions of a store, and the copies that they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.edition import (
    FOLDER,
    Edition,
    FileCopy,
    find_edition_ids,
    get_catalog_hash,
    hash_data,
    name_edition,
    unpack_copies,
    unpack_edition,
)
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob

_READ_AT_ONCE = 16
"""The copies that are read at once: a store may be far away."""


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
    names = {copy.name for copy in edition.files.values()}
    stored = dict(run_side_by_side(lambda name: (name, store.get(name)), names, _READ_AT_ONCE))
    contents = {name: unpack_copies(each.data, name) if each else None for name, each in stored.items()}
    return tuple(_pick_copy(contents[copy.name], name, copy, store) for name, copy in edition.files.items())


def read_catalog(store: Store, edition: Edition) -> Catalog:
    """Return the catalog of an edition; StoreError if it cannot be read."""
    copy = edition.files[CATALOG]
    stored = store.get(copy.name)
    file = _pick_copy(unpack_copies(stored.data, copy.name) if stored else None, CATALOG, copy, store)
    try:
        return from_json(file.data.decode())
    except (CatalogError, UnicodeDecodeError) as fault:
        what = f"the catalog of this edition cannot be read: {fault}"
        raise StoreError(what, where=store.url_for(copy.name), hint="Choose another edition") from fault


def parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    """Return a catalog; None if there is none, or none that can be read."""
    try:
        return from_json(blob.data.decode()) if blob else None
    except (CatalogError, UnicodeDecodeError):
        return None


def _pick_copy(contents: Mapping[str, bytes] | None, name: str, copy: FileCopy, store: Store) -> Blob:
    """Return the file of this name among the copies in a file of the store; StoreError if it is not there."""
    data = contents.get(copy.hash) if contents else None
    if data is None:
        what = f"the copy of {name} is damaged" if store.has(copy.name) else f"the copy of {name} is missing"
        raise StoreError(what, where=store.url_for(copy.name), hint="Choose another edition")
    return Blob(name=name, data=data, content_type=copy.content_type, cache_control=CACHE_BRIEFLY)

"""Edition store: read the editions of a store, and the copies that they name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog, CatalogError, from_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition import (
    FOLDER,
    Edition,
    FileCopy,
    find_edition_ids,
    get_catalog_hash,
    hash_data,
    name_edition,
    unpack_copy,
    unpack_edition,
)
from audio_pipeline.stores.store import Blob, Store, StoredBlob


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


def parse_catalog(blob: StoredBlob | None) -> Catalog | None:
    """Return a catalog; None if there is none, or none that can be read."""
    try:
        return from_json(blob.data.decode()) if blob else None
    except (CatalogError, UnicodeDecodeError):
        return None


def _read_copy(store: Store, name: str, copy: FileCopy) -> Blob:
    stored = store.get(copy.name)
    file = unpack_copy(stored.data, name, copy) if stored else None
    if file is None:
        what = f"the copy of {name} is {'damaged' if stored else 'missing'}"
        raise StoreError(what, where=store.url_for(copy.name), hint="Choose another edition")
    return file

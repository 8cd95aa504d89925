"""Edition writer: leave the edition of what is about to become public, with copies of the files that are replaced."""

from collections.abc import Collection, Iterable
from datetime import datetime

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.edition import (
    Edition,
    EditionChanges,
    EditionKind,
    find_edition_ids,
    hash_data,
    make_edition_id,
    pack_copy,
    pack_edition,
)
from audio_pipeline.publish.edition_copies import (
    EditionParts,
    describe_copies,
    hash_files,
    make_feed,
    make_file,
    plan_copies,
)
from audio_pipeline.publish.edition_store import EditionNote, find_public_id, parse_catalog, read_edition
from audio_pipeline.publish.object_names import list_objects
from audio_pipeline.publish.publish_plan import compare_parts
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.target_view import TargetView
from audio_pipeline.stores.store import Blob, Store, StoredBlob

_AT_ONCE = 16
"""The copies that are put at once: a store may be far away."""


def leave_edition(parts: EditionParts, store: Store, view: TargetView, note: EditionNote) -> None:
    """Leave the edition of what is about to be published, in place of what the view has as published.

    The listing of the view has what was put since it was made. A state without an edition, which an older version
    published, gets one first.
    StoreError if a file that the catalog names is not in the store.
    """
    if view.listing is None:
        return
    require_objects(parts.catalog, view.listing, store)
    base = view.published.stored if view.published else None
    edition_ids = find_edition_ids(view.listing)
    public_id = find_public_id(edition_ids, base)
    if base and public_id is None:
        edition_ids = (leave_found_edition(base, store, view.listing, note.at), *edition_ids)
    public = _read_public(public_id, store, view.edition)
    copies = plan_copies(parts, view.listing, public, store)
    if public and hash_files(public.files) == hash_files(copies.described):
        return
    edition = Edition(
        id=make_edition_id(parts.catalog_file.data, note.at, edition_ids),
        kind=EditionKind.PUBLISH,
        by=note.by,
        replaced=hash_data(base.data) if base else "",
        changes=compare_editions(view.published.catalog if view.published else None, parts.catalog),
        files=copies.described,
        objects=list_objects(parts.catalog),
    )
    put_edition(edition, copies.missing, store)


def require_objects(catalog: Catalog, names: Collection[str], store: Store) -> None:
    """Raise a StoreError if a file that a catalog names is not among those of a store."""
    missing = [each for each in list_objects(catalog) if each not in names]
    if missing:
        what = f"it was deleted there while this was under way, with {len(missing) - 1} others"
        raise StoreError(what, where=store.url_for(missing[0]), hint="Run it again: what is missing is sent again")


def leave_found_edition(base: StoredBlob, store: Store, names: Collection[str], at: datetime) -> str:
    """Leave the edition of what is public, with the feed that is there; return its id."""
    feed, catalog = store.get(FEED), parse_catalog(base)
    files = [make_file(CATALOG, base.data, "application/json")]
    files += [make_feed(feed.data)] if feed else []
    edition = Edition(
        id=make_edition_id(base.data, at, find_edition_ids(names)),
        kind=EditionKind.FOUND,
        files=describe_copies(files),
        objects=list_objects(catalog) if catalog else (),
    )
    put_edition(edition, [each for each in map(pack_copy, files) if each.name not in names], store)
    return edition.id


def put_edition(edition: Edition, copies: Iterable[Blob], store: Store) -> None:
    """Put these files with copies, then the edition."""
    list(run_side_by_side(store.put, copies, _AT_ONCE))
    store.put(pack_edition(edition))


def compare_editions(old: Catalog | None, new: Catalog) -> EditionChanges:
    """Return the names of what differs between two catalogs (pure)."""
    parts = compare_parts(old, new)
    return EditionChanges(new=parts.new, changed=parts.changed, withdrawn=parts.withdrawn)


def _read_public(public_id: str | None, store: Store, seen: Edition | None) -> Edition | None:
    """Return the public edition, which is only read if it is not the one that was seen."""
    if public_id is None or (seen and seen.id == public_id):
        return seen if public_id else None
    return read_edition(store, public_id)

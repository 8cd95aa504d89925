"""Rollback: make an earlier edition public again, exactly as it was."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.edition import (
    FOLDER,
    Edition,
    EditionChanges,
    EditionKind,
    find_edition_ids,
    get_catalog_hash,
    hash_data,
    make_edition_id,
)
from audio_pipeline.publish.edition_store import (
    EditionNote,
    find_public_id,
    list_edition_ids,
    parse_catalog,
    read_catalog,
    read_edition,
    read_files,
)
from audio_pipeline.publish.edition_writer import compare_editions, leave_found_edition, put_edition
from audio_pipeline.publish.publish_guard import Parts, hash_parts, is_known
from audio_pipeline.publish.release_files import FEED, publish_files
from audio_pipeline.publish.site.site_record import NAME as SITE
from audio_pipeline.publish.site.site_record import SiteRecord, format_record, parse_record
from audio_pipeline.publish.under_way import Work, keep_prunes_out
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob

_AT_ONCE = 24
"""The pages that are put at once: a store may be far away."""

_MAX_NAMED = 5
"""The most missing files that an error names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollback:
    """The effects of a rollback."""

    changes: EditionChanges
    left_id: str
    """The id of the edition that was public before; empty if none was."""


def roll_back(store: Store, edition_id: str, note: EditionNote) -> Rollback:
    """Make an edition public again: its catalog in one conditional write, then its feed and its pages.

    StoreError if a file that it needs is gone, or if somebody else publishes meanwhile. One that was killed is
    completed by running it again.
    """
    with keep_prunes_out(store, Work.ROLLBACK, note) as look:
        base = store.get(CATALOG)
        # Where a listing is not allowed, the second one says so.
        names = frozenset(look() or (each.name for each in store.list("")))
        edition = read_edition(store, edition_id)
        _require_objects(edition, names, store)
        files = {each.name: each for each in read_files(store, edition)}
        public = parse_catalog(base)
        if public:
            _require_same_show(public, read_catalog(store, edition), store)
        if base and public and not find_public_id(find_edition_ids(names), base):
            leave_found_edition(base, store, names, note.at)
        rollback = _leave_rollback(edition, files, public, base, store, note)
        publish_files(files[CATALOG].data, files[FEED].data if FEED in files else None, store, base)
        replaced = _find_replaced(rollback, list_edition_ids(store), store)
        _restore_pages(rollback, replaced, files, store)
        return Rollback(changes=rollback.changes, left_id=replaced.id if replaced else "")


def find_rolled_back_parts(store: Store, bases: Sequence[Parts]) -> Parts | None:
    """Return the parts of the public catalog if nothing but rollbacks has led to it from one of these states.

    Then it is no work of somebody else's, and a publish may go on from it.
    """
    edition_ids = list_edition_ids(store)
    public_id = find_public_id(edition_ids, store.get(CATALOG))
    public = edition = read_edition(store, public_id) if public_id else None
    while public and edition and edition.kind is EditionKind.ROLLBACK:
        edition = _find_replaced(edition, edition_ids, store)
        if edition and is_known(hash_parts(read_catalog(store, edition)), bases):
            return hash_parts(read_catalog(store, public))
    return None


def _require_objects(edition: Edition, names: Collection[str], store: Store) -> None:
    missing = sorted(edition.needed - set(names))
    if missing:
        more = f" and {len(missing) - _MAX_NAMED} more" if len(missing) > _MAX_NAMED else ""
        what = f"files of this edition were deleted: {', '.join(missing[:_MAX_NAMED])}{more}"
        hint = "Choose another edition, or put these files back"
        raise StoreError(what, where=store.url_for(f"{FOLDER}{edition.id}.json"), hint=hint)


def _require_same_show(public: Catalog, restored: Catalog, store: Store) -> None:
    """Raise a StoreError if a catalog has not the GUID of the public one: subscribers would get everything twice."""
    if public.show.guid and public.show.guid != restored.show.guid:
        what = (
            f"the show had another GUID then ({restored.show.guid or 'none'}), and podcast apps would take it for new"
        )
        hint = "Publish the words of that time instead: the GUID then stays"
        raise StoreError(what, where=store.url_for(CATALOG), hint=hint)


def _leave_rollback(
    edition: Edition,
    files: Mapping[str, Blob],
    public: Catalog | None,
    base: StoredBlob | None,
    store: Store,
    note: EditionNote,
) -> Edition:
    """Leave the edition of this rollback, unless an earlier run that was killed has; return it."""
    edition_ids = list_edition_ids(store)
    latest = read_edition(store, edition_ids[0])
    if latest.restored == edition.id:
        return latest
    restored = read_catalog(store, edition)
    rollback = replace(
        edition,
        id=make_edition_id(files[CATALOG].data, note.at, edition_ids),
        kind=EditionKind.ROLLBACK,
        by=note.by,
        replaced=hash_data(base.data) if base else "",
        restored=edition.id,
        changes=compare_editions(public, restored),
    )
    put_edition(rollback, (), store)
    return rollback


def _restore_pages(rollback: Edition, replaced: Edition | None, files: Mapping[str, Blob], store: Store) -> None:
    """Put the pages that are not as the edition has them, whoever put them, and delete those that came later.

    The record of the site forgets all pages first and comes back last: the next publish mends what a kill leaves.
    """
    pages = {name: copy for name, copy in rollback.files.items() if name not in {CATALOG, FEED}}
    if not pages:
        return
    held, there = store.get(SITE), {each.name: each.etag for each in store.list("")}
    record = parse_record(held.data) if held else SiteRecord()
    changed = [name for name, copy in pages.items() if name != SITE and there.get(name) != copy.etag]
    known = {*record.pages, *(replaced.files if replaced else ())}
    later = sorted((known - rollback.files.keys() - {CATALOG, FEED}) & there.keys())
    is_recorded = SITE not in pages or (held is not None and held.data == files[SITE].data)
    if not changed and not later and is_recorded:
        return
    if SITE in pages:
        forgetful = format_record(replace(record, pages=dict.fromkeys(record.pages, "")))
        store.put(Blob(name=SITE, data=forgetful, content_type="application/json", cache_control=CACHE_BRIEFLY))
    list(run_side_by_side(store.put, [files[name] for name in changed], _AT_ONCE))
    store.delete(later)
    if SITE in pages:
        store.put(files[SITE])


def _find_replaced(edition: Edition, edition_ids: Sequence[str], store: Store) -> Edition | None:
    """Return the edition that this one replaced; None if it is not there any more."""
    earlier = (each for each in edition_ids if each < edition.id and get_catalog_hash(each) == edition.replaced)
    return next((read_edition(store, each) for each in earlier), None)

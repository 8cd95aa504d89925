"""Prune: delete what no kept edition names from a store."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from audio_pipeline.catalog import NAME as CATALOG
from audio_pipeline.catalog import Catalog
from audio_pipeline.errors import StoreError
from audio_pipeline.executors.side_by_side import run_side_by_side
from audio_pipeline.publish.edition import COPIES, Edition, find_edition_ids, get_catalog_hash, get_time, name_edition
from audio_pipeline.publish.edition_store import EditionNote, find_public_id, read_edition
from audio_pipeline.publish.object_names import list_named_objects, list_objects
from audio_pipeline.publish.release_files import FEED
from audio_pipeline.publish.show_identity import read_published
from audio_pipeline.publish.under_way import MARKS, keep_publishes_out
from audio_pipeline.stores.conditional_put import LOCK
from audio_pipeline.stores.store import Store, StoredBlob, StoredName

MIN_AGE = timedelta(days=1)
"""Nothing that was stored more lately is deleted: it may belong to something that is under way."""

_PAGE = re.compile(r"(?!programmes/)(?:[^/]+/)*index\.html")
"""The names of the pages of a site."""

_READ_AT_ONCE = 8

_BATCH = 500
"""Files deleted between two renewals of the mark."""

_OWN = re.compile(rf"(?:programmes/[^/]+|artwork|understanding)/[^/]+|{COPIES}[^/]+|{MARKS}[^/]+")
"""The names that publishing gives; whatever else is in the store is left alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrunePlan:
    """What a prune deletes."""

    edition_ids: tuple[str, ...]
    """The editions that are dropped, the oldest first."""
    files: tuple[StoredName, ...]
    """The files that no kept edition names."""
    kept_ids: tuple[str, ...]

    @property
    def size_bytes(self) -> int:
        """The bytes that are freed."""
        return sum(each.size_bytes for each in self.files)


def plan_prune(store: Store, older_than: timedelta, now: datetime) -> PrunePlan:
    """Decide what a prune deletes; StoreError if anything that names files cannot be read.

    An edition is as old as the day on which another one took its place, so what was public lately can come back.
    """
    listing = tuple(store.list(""))
    public = store.get(CATALOG)
    published = read_published(store, store.url_for(CATALOG).rpartition("/")[0] or ".")
    if public is None or published is None or published.catalog is None:
        what, hint = "nothing is published there", "Correct --to"
        raise StoreError(what, where=store.url_for(CATALOG), hint=hint)
    edition_ids = find_edition_ids(each.name for each in listing)
    editions = {each: read_edition(store, each) for each in edition_ids}
    # From the oldest to the newest, so that the last one that replaced a catalog counts.
    replaced_at = {editions[each].replaced: get_time(each) for each in reversed(edition_ids)}
    dropped = select_old(edition_ids, find_public_id(edition_ids, public), now - older_than, replaced_at)
    kept_ids = tuple(each for each in edition_ids if each not in dropped)
    kept, old = ([editions[each] for each in ids] for ids in (kept_ids, dropped))
    needed = _list_needed(kept, published.catalog, [store.get(FEED), *_read_later_pages(listing, kept, public, store)])
    removable = {name for edition in old for name in edition.files}
    young = now.timestamp() - MIN_AGE.total_seconds()
    files = (each for each in listing if each.name not in needed and each.modified_at < young)
    return PrunePlan(
        edition_ids=dropped[::-1],
        files=tuple(each for each in files if _OWN.fullmatch(each.name) or each.name in removable),
        kept_ids=kept_ids,
    )


def select_old(
    edition_ids: Sequence[str], public_id: str | None, before: datetime, replaced_at: Mapping[str, datetime]
) -> tuple[str, ...]:
    """Return the editions, of these from the newest to the oldest, in whose place others came before this time (pure).

    `replaced_at` tells when another edition last replaced a catalog, by the catalog's hash: the next edition may be
    that of a publish that failed. The newest and the public one always stay.
    """
    ends = ((each, get_time(newer), replaced_at.get(get_catalog_hash(each))) for newer, each in pairwise(edition_ids))
    old = (each for each, followed_at, end in ends if max(followed_at, end or followed_at) < before)
    return tuple(each for each in old if each != public_id)


def prune(
    store: Store, plan: PrunePlan, older_than: timedelta, note: EditionNote, report: Callable[[int], None]
) -> PrunePlan:
    """Delete what the plan names and a look at the store still allows; return that. `report` gets numbers of files.

    StoreError if anything else is under way. Editions go before the files that they need, so that none needs what is
    gone: a prune that is killed leaves files that the next one deletes.
    """
    with keep_publishes_out(store, note) as renew_mark:
        now = plan_prune(store, older_than, note.at)
        shown = {*plan.edition_ids, *(each.name for each in plan.files)}
        allowed = PrunePlan(
            edition_ids=tuple(each for each in now.edition_ids if each in shown),
            files=tuple(each for each in now.files if each.name in shown),
            kept_ids=now.kept_ids,
        )
        pages = [each.name for each in allowed.files if not _OWN.fullmatch(each.name)]
        needed_by_editions = [each.name for each in allowed.files if _OWN.fullmatch(each.name)]
        names = [*pages, *map(name_edition, allowed.edition_ids), *needed_by_editions]
        for start in range(0, len(names), _BATCH):
            batch = names[start : start + _BATCH]
            renew_mark()
            store.delete(batch)
            report(len(batch))
    return allowed


def _list_needed(kept: Iterable[Edition], public: Catalog, texts: Iterable[StoredBlob | None]) -> frozenset[str]:
    """Return the names that must stay: those of kept editions, of the public catalog, and of the feed and pages."""
    by_editions = {name for edition in kept for name in (*edition.needed, *edition.files)}
    by_texts = {name for each in texts if each for name in list_named_objects(each.data.decode(errors="replace"))}
    return frozenset((CATALOG, FEED, LOCK, *by_editions, *list_objects(public), *by_texts))


def _read_later_pages(
    listing: Sequence[StoredName], kept: Sequence[Edition], public: StoredBlob, store: Store
) -> Iterable[StoredBlob | None]:
    """Read the pages that are not those of the public edition: a publish that was killed put them."""
    public_id = find_public_id([each.id for each in kept], public)
    copies = next((each.files for each in kept if each.id == public_id), {})
    known = {(name, copy.etag) for name, copy in copies.items()}
    later = [each.name for each in listing if _PAGE.fullmatch(each.name) and (each.name, each.etag) not in known]
    return run_side_by_side(store.get, later, _READ_AT_ONCE)

"""Under way: marks in a store that keep prunes and publishes apart, without conditional writes.

Each puts its mark first and looks for those of the others afterwards, so that of two one at least sees the other.
"""

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from enum import StrEnum

from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition import FOLDER
from audio_pipeline.publish.edition_store import EditionNote
from audio_pipeline.publish.target_view import Listing, list_target
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, ListingRefusedError, Store, StoredName

MARKS = f"{FOLDER}under-way/"

PRUNE_WAIT_S = 30
"""A publish waits so long for a prune, which takes seconds."""


class Work(StrEnum):
    """What is under way at a store."""

    PUBLISH = "publish"
    ROLLBACK = "rollback"
    PRUNE = "prune"


LASTS_S: Mapping[Work, int] = {Work.PUBLISH: 3_600, Work.ROLLBACK: 600, Work.PRUNE: 180}
"""Seconds after which a mark no longer counts, because its process was killed."""


@contextmanager
def keep_prunes_out(
    store: Store, work: Work, note: EditionNote, sleep: Callable[[float], None] = time.sleep
) -> Iterator[Callable[[], Listing | None]]:
    """Mark a publish or a rollback, and give a function to call before anything becomes public.

    It renews the mark if that may have ended, waits for a prune, and lists what is there then; None if the store allows
    no listing. StoreError if a prune is under way and does not end.
    """
    with _put_mark(store, work, note) as mark:
        marked_at = time.monotonic()

        def look() -> Listing | None:
            if time.monotonic() - marked_at > LASTS_S[work] / 2:
                store.put(mark)
            return _wait_for_prunes(store, mark, sleep)

        yield look


@contextmanager
def keep_publishes_out(store: Store, note: EditionNote) -> Iterator[Callable[[], None]]:
    """Mark a prune, and give a function that renews the mark; StoreError if anything else is under way."""
    with _put_mark(store, Work.PRUNE, note) as mark:
        _refuse_others(store, mark, tuple(Work))

        def renew() -> None:
            store.put(mark)

        yield renew


@contextmanager
def _put_mark(store: Store, work: Work, note: EditionNote) -> Iterator[Blob]:
    facts = {"by": note.by, "began_at": f"{note.at:%Y-%m-%dT%H:%M:%SZ}"}
    name = f"{MARKS}{work}-{os.urandom(6).hex()}.json"
    mark = Blob(
        name=name, data=json.dumps(facts).encode(), content_type="application/json", cache_control=CACHE_BRIEFLY
    )
    store.put(mark)
    try:
        yield mark
    finally:
        _remove_mark(store, mark)


def _wait_for_prunes(store: Store, own: Blob, sleep: Callable[[float], None]) -> Listing | None:
    """Return what a store holds when no prune is under way there."""
    listing = list_target(store)
    if listing is None or not _find_others(listing.values(), own, (Work.PRUNE,)):
        return listing
    for _ in range(PRUNE_WAIT_S):
        sleep(1)
        if not _find_others(_list_marks(store), own, (Work.PRUNE,)):
            break
    else:
        _refuse_others(store, own, (Work.PRUNE,))
    return list_target(store)


def _remove_mark(store: Store, mark: Blob) -> None:
    """Delete a mark; if these credentials may not, empty it. One that stays ends by itself."""
    with suppress(StoreError):
        try:
            store.delete([mark.name])
        except StoreError:
            store.put(Blob(name=mark.name, data=b"", content_type=mark.content_type, cache_control=CACHE_BRIEFLY))


def _find_others(names: Iterable[StoredName], own: Blob, works: Sequence[Work]) -> tuple[StoredName, ...]:
    """Return the marks of others that count now, by the clock of the store."""
    marks = [each for each in names if each.name.startswith(MARKS)]
    now = max((each.modified_at for each in marks if each.name == own.name), default=time.time())
    return tuple(each for each in marks if each.name != own.name and _counts(each, now, works))


def _counts(mark: StoredName, now: float, works: Sequence[Work]) -> bool:
    age_s, stem = now - mark.modified_at, mark.name.removeprefix(MARKS)
    return mark.size_bytes > 0 and any(stem.startswith(f"{work}-") and age_s < LASTS_S[work] for work in works)


def _refuse_others(store: Store, own: Blob, works: Sequence[Work]) -> None:
    for mark in _find_others(_list_marks(store), own, works):
        work = mark.name.removeprefix(MARKS).partition("-")[0]
        what = f"a {work} is under way there{_describe(store, mark)}"
        hint = "Wait until it has ended, then run it again. If it was killed, delete this mark"
        raise StoreError(what, where=store.url_for(mark.name), hint=hint)


def _list_marks(store: Store) -> Iterable[StoredName]:
    try:
        return tuple(store.list(MARKS))
    except ListingRefusedError:
        return ()


def _describe(store: Store, mark: StoredName) -> str:
    """Say by whom it is, and since when, as far as the mark can be read."""
    stored = store.get(mark.name)
    try:
        facts = json.loads(stored.data) if stored else {}
        by = f", by {facts['by']}" if facts["by"] else ""
        return f"{by}, since {facts['began_at']}"
    except (ValueError, KeyError, TypeError):
        return ""

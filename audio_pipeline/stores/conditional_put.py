"""Conditional put: store a blob on a condition, under a lock where the store has no conditional writes."""

import functools
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, NoConditionalWritesError, Store

LOCK = "lock.json"

EXPIRES_AFTER_S = 120.0
"""A lock that is older was left by a process that was killed: nobody holds it for more than a few requests."""

SETTLE_S = 1.0
"""Between putting a lock and relying on it: two who saw none then both see whose lock is there."""

_POLL_S = 1.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """The content of the lock of a store."""

    owner: str
    expires_at: float
    """Seconds since the epoch."""


def put_on_condition(store: Store, blob: Blob, *, expected_etag: str | None) -> bool:
    """Store a blob if the one before still has this etag (None: does not exist); return whether it did.

    A store without conditional writes is locked for it, which a line in the log says once.
    """
    try:
        return store.put_if_match(blob, expected_etag=expected_etag)
    except NoConditionalWritesError:
        _tell_once(store)
    with _lock(store, owner := os.urandom(8).hex()):
        existing = store.get(blob.name)
        if (existing.etag if existing else None) != expected_etag:
            return False
        _require_lock(store, owner)
        store.put(blob)
        return True


@functools.cache
def _tell_once(store: Store) -> None:
    log.warning("%s: this server cannot write on a condition; a lock keeps publishers apart", store.url_for(LOCK))


@contextmanager
def _lock(store: Store, owner: str) -> Iterator[None]:
    """Hold the lock of a store; StoreError if somebody else keeps it."""
    ends_at = time.monotonic() + 2 * EXPIRES_AFTER_S
    while not _try_lock(store, owner):
        if time.monotonic() > ends_at:
            what, hint = "others hold the lock of this store", "Run it again when nobody else publishes"
            raise StoreError(what, where=store.url_for(LOCK), hint=hint)
        time.sleep(_POLL_S)
    try:
        yield
    finally:
        _unlock(store, owner)


def _try_lock(store: Store, owner: str) -> bool:
    held = _read_lock(store)
    if held and held.expires_at > time.time():
        return False
    _put_lock(store, Lock(owner=owner, expires_at=time.time() + EXPIRES_AFTER_S))
    time.sleep(SETTLE_S)
    held = _read_lock(store)
    return held is not None and held.owner == owner


def _require_lock(store: Store, owner: str) -> None:
    """Raise a StoreError if the lock is not held for long enough to write: this process was halted meanwhile."""
    held = _read_lock(store)
    if held is None or held.owner != owner or held.expires_at < time.time() + EXPIRES_AFTER_S / 2:
        what, hint = "the lock of this store ran out before the file was written", "Nothing is lost: run it again"
        raise StoreError(what, where=store.url_for(LOCK), hint=hint)


def _unlock(store: Store, owner: str) -> None:
    """Give the lock back; one that cannot be given back runs out by itself."""
    with suppress(StoreError):
        held = _read_lock(store)
        if held and held.owner == owner:
            _put_lock(store, Lock(owner=owner, expires_at=0.0))


def _read_lock(store: Store) -> Lock | None:
    stored = store.get(LOCK)
    try:
        facts = json.loads(stored.data) if stored else {}
        return Lock(owner=str(facts["owner"]), expires_at=float(facts["expires_at"]))
    except (ValueError, KeyError, TypeError):
        return None


def _put_lock(store: Store, lock: Lock) -> None:
    data = json.dumps({"owner": lock.owner, "expires_at": lock.expires_at}).encode()
    store.put(Blob(name=LOCK, data=data, content_type="application/json", cache_control=CACHE_BRIEFLY))

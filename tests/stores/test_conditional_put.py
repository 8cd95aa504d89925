"""Conditional puts on a server that has no conditions: a lock keeps publishers apart."""

import json
import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from audio_pipeline.errors import StoreError
from audio_pipeline.publish.release_files import publish_files
from audio_pipeline.stores import conditional_put
from audio_pipeline.stores.conditional_put import LOCK, put_on_condition
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob, NoConditionalWritesError, Store
from tests import s3_faults
from tests.s3_faults import FOR_EVER, Faults, refuse_conditions


@dataclass(frozen=True, slots=True)
class Unconditional(FolderStore):
    """A store that knows no conditions, as some servers do not."""

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        raise NoConditionalWritesError(f"no {expected_etag}", where=blob.name, hint="Choose another server")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditional_put, "SETTLE_S", 0.2)
    monkeypatch.setattr(conditional_put, "_POLL_S", 0.05)


@pytest.fixture
def store(tmp_path: Path) -> Unconditional:
    return Unconditional(tmp_path, durable=False)


def catalog(data: bytes) -> Blob:
    return Blob(name="catalog.json", data=data, content_type="application/json")


def held(store: Store) -> bytes:
    stored = store.get("catalog.json")
    assert stored
    return stored.data


def put_lock(store: Store, owner: str, expires_in_s: float) -> None:
    data = json.dumps({"owner": owner, "expires_at": time.time() + expires_in_s}).encode()
    store.put(Blob(name=LOCK, data=data, content_type="application/json"))


def test_it_holds_to_the_condition(store: Unconditional) -> None:
    assert put_on_condition(store, catalog(b"first"), expected_etag=None)
    assert not put_on_condition(store, catalog(b"second"), expected_etag=None)
    before = store.get("catalog.json")
    assert before
    assert put_on_condition(store, catalog(b"third"), expected_etag=before.etag)
    assert not put_on_condition(store, catalog(b"fourth"), expected_etag=before.etag)
    assert held(store) == b"third"


def test_of_many_at_once_one_wins(store: Unconditional, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditional_put, "SETTLE_S", 1.0)
    with ThreadPoolExecutor(4) as pool:
        runs = [pool.submit(put_on_condition, store, catalog(b"%d" % n), expected_etag=None) for n in range(4)]
        won = [each.result() for each in runs]
    assert won.count(True) == 1
    assert held(store) == b"%d" % won.index(True)


def test_the_lock_is_free_again_afterwards_and_says_nothing_of_anybody(store: Unconditional) -> None:
    put_on_condition(store, catalog(b"first"), expected_etag=None)
    lock = store.get(LOCK)
    assert lock
    facts = json.loads(lock.data)
    assert (sorted(facts), facts["expires_at"]) == (["expires_at", "owner"], 0.0)


def test_it_waits_for_who_holds_the_lock(store: Unconditional) -> None:
    put_lock(store, "somebody else", 1.0)
    begun = time.monotonic()
    assert put_on_condition(store, catalog(b"first"), expected_etag=None)
    assert time.monotonic() - begun > 1.0


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"owner": 1}'])
def test_a_lock_that_is_none_is_taken(store: Unconditional, data: bytes) -> None:
    store.put(Blob(name=LOCK, data=data, content_type="application/json"))
    assert put_on_condition(store, catalog(b"first"), expected_etag=None)


def test_who_waits_too_long_is_told(store: Unconditional, monkeypatch: pytest.MonkeyPatch) -> None:
    put_lock(store, "somebody else", 3_600)
    monkeypatch.setattr(conditional_put, "EXPIRES_AFTER_S", 0.1)
    with pytest.raises(StoreError, match="others hold the lock of this store"):
        put_on_condition(store, catalog(b"first"), expected_etag=None)
    assert not store.has("catalog.json")


def test_who_was_halted_until_the_lock_ran_out_writes_nothing(
    store: Unconditional, monkeypatch: pytest.MonkeyPatch
) -> None:
    get = FolderStore.get

    def get_late(self: FolderStore, name: str) -> object:
        if name == "catalog.json":
            put_lock(store, "somebody else", 3_600)
        return get(self, name)

    monkeypatch.setattr(Unconditional, "get", get_late)
    with pytest.raises(StoreError, match="ran out before the file was written"):
        put_on_condition(store, catalog(b"first"), expected_etag=None)
    assert not store.has("catalog.json")


class TestOnARealServer:
    @pytest.fixture
    def line(self, s3_endpoint: str) -> Iterator[Faults]:
        with s3_faults.faults(s3_endpoint) as running:
            for name in ("catalog.json", "feed.xml"):
                running.on("PUT", name, refuse_conditions, FOR_EVER)
            yield running

    def test_catalog_and_feed_are_published_and_it_is_told_once(
        self, line: Faults, s3_bucket: str, caplog: pytest.LogCaptureFixture
    ) -> None:
        store = S3Store.from_address(f"s3://{s3_bucket}/warm", endpoint_url=line.address)
        with caplog.at_level(logging.WARNING):
            publish_files(b"a catalog", b"a feed", store, None)
            publish_files(b"a catalog", b"another feed", store, store.get("catalog.json"))
        assert held(store) == b"a catalog"
        told = [each.getMessage() for each in caplog.records if "cannot write on a condition" in each.getMessage()]
        assert len(told) == 1
        with pytest.raises(StoreError, match="somebody else published meanwhile"):
            publish_files(b"a third", b"a feed", store, None)

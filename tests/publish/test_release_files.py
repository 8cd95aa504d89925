"""Publish: what reaches a store, in which order, and what happens when two publish at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from audio_pipeline.catalog import Catalog, from_json, to_json
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.release_files import (
    FEED,
    publish_catalog,
)
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob, StoredName
from tests.publish.releases import release_writer
from tests.samples import CATALOG, CONTENT, MADE_FROM, PROGRAMME


@dataclass(frozen=True, slots=True)
class Witness:
    """A store that remembers what was sent to it, in order."""

    store: Store
    sent: list[Blob] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return self.store.has(name)

    def get(self, name: str) -> StoredBlob | None:
        return self.store.get(name)

    def put(self, blob: Blob) -> str:
        self.sent.append(blob)
        return self.store.put(blob)

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        self.sent.append(blob)
        return self.store.put_if_match(blob, expected_etag=expected_etag)

    def list(self, prefix: str) -> Iterable[StoredName]:
        return self.store.list(prefix)

    def delete(self, names: Iterable[str]) -> None:
        self.store.delete(names)

    def url_for(self, name: str) -> str:
        return self.store.url_for(name)


@pytest.fixture
def store(tmp_path: Path) -> Witness:
    return Witness(FolderStore(tmp_path / "store"))


@pytest.fixture(params=["folder", "s3"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Witness]:
    if request.param == "folder":
        yield Witness(FolderStore(tmp_path / "target"))
    else:
        endpoint, bucket = request.getfixturevalue("s3_endpoint"), request.getfixturevalue("s3_bucket")
        yield Witness(
            S3Store.from_address(f"s3://{bucket}/warm", endpoint_url=endpoint, public_url="https://cdn.example/")
        )


def kept(store: Store, name: str) -> bytes:
    held = store.get(name)
    assert held is not None
    return held.data


def built(store: Store) -> Catalog:
    """What a build leaves in its folder."""
    release = release_writer(store).write(PROGRAMME, CONTENT, MADE_FROM)
    return replace(CATALOG, show=replace(CATALOG.show, artwork_url=release.artwork_url), releases=(release,))


class TestAnnounce:
    def test_the_catalog_comes_before_the_feed_and_both_are_kept_briefly(self, target: Witness) -> None:
        publish_catalog(CATALOG, "<rss/>", target, base=None)
        assert [(item.name, item.content_type, item.cache_control) for item in target.sent] == [
            ("catalog.json", "application/json", CACHE_BRIEFLY),
            ("feed.xml", "application/rss+xml", CACHE_BRIEFLY),
        ]
        assert from_json(kept(target, "catalog.json").decode()) == CATALOG
        assert kept(target, FEED) == b"<rss/>"

    def test_nothing_new_writes_nothing(self, target: Witness) -> None:
        publish_catalog(CATALOG, "<rss/>", target, base=None)
        target.sent.clear()
        publish_catalog(CATALOG, "<rss/>", target, base=target.get("catalog.json"))
        assert target.sent == []

    def test_a_change_takes_the_place_of_what_it_was_built_on(self, target: Witness) -> None:
        publish_catalog(CATALOG, "<rss/>", target, base=None)
        fewer = replace(CATALOG, releases=())
        publish_catalog(fewer, "<rss>2</rss>", target, base=target.get("catalog.json"))
        assert from_json(kept(target, "catalog.json").decode()) == fewer
        assert kept(target, FEED) == b"<rss>2</rss>"

    @pytest.mark.parametrize("first", [True, False])
    def test_who_publishes_second_is_told_and_overwrites_nothing(self, target: Witness, *, first: bool) -> None:
        if not first:
            publish_catalog(CATALOG, "<rss/>", target, base=None)
        base = target.get("catalog.json")
        theirs = replace(CATALOG, answers=())
        publish_catalog(theirs, "<rss>theirs</rss>", target, base=base)
        with pytest.raises(StoreError, match=r"catalog.json: somebody else published meanwhile\..*run it again"):
            publish_catalog(replace(CATALOG, releases=()), "<rss>ours</rss>", target, base=base)
        assert from_json(kept(target, "catalog.json").decode()) == theirs
        assert kept(target, FEED) == b"<rss>theirs</rss>"

    def test_a_publish_killed_before_the_feed_is_mended_by_the_next(self, target: Witness) -> None:
        publish_catalog(CATALOG, "<rss>old</rss>", target, base=None)
        publish_catalog(CATALOG, "<rss>new</rss>", target, base=target.get("catalog.json"))
        assert kept(target, FEED) == b"<rss>new</rss>"

    def test_a_late_feed_never_replaces_that_of_a_newer_catalog(self, store: Witness) -> None:
        newer = replace(CATALOG, answers=())
        overtaken = Overtaken(store.store, newer)
        publish_catalog(CATALOG, "<rss>late</rss>", overtaken, base=None)
        assert from_json(kept(store, "catalog.json").decode()) == newer
        assert kept(store, FEED) == b"<rss>newer</rss>"


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A store where somebody publishes a newer catalog just before our feed arrives."""

    store: Store
    newer: Catalog

    def has(self, name: str) -> bool:
        return self.store.has(name)

    def get(self, name: str) -> StoredBlob | None:
        return self.store.get(name)

    def put(self, blob: Blob) -> str:
        return self.store.put(blob)

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        if blob.name == FEED:
            publish_catalog(self.newer, "<rss>newer</rss>", self.store, base=self.store.get("catalog.json"))
        return self.store.put_if_match(blob, expected_etag=expected_etag)

    def list(self, prefix: str) -> Iterable[StoredName]:
        return self.store.list(prefix)

    def delete(self, names: Iterable[str]) -> None:
        self.store.delete(names)

    def url_for(self, name: str) -> str:
        return self.store.url_for(name)


def test_the_published_catalog_reads_back_as_it_was(store: Witness) -> None:
    catalog = built(store)
    publish_catalog(catalog, "<rss/>", store, base=None)
    assert kept(store, "catalog.json").decode() == to_json(catalog)

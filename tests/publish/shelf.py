"""A shelf: a store to which small shows are published with editions, without a build; and a store that dies."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from audio_pipeline.catalog import NAME, Catalog, Release, from_json, to_json
from audio_pipeline.publish.edition_copies import make_parts
from audio_pipeline.publish.edition_store import EditionNote, find_public_id, list_edition_ids
from audio_pipeline.publish.edition_writer import leave_edition
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.object_names import list_named_objects, list_objects
from audio_pipeline.publish.release_files import FEED, publish_catalog
from audio_pipeline.publish.show_identity import read_published
from audio_pipeline.publish.target_view import view_target
from audio_pipeline.publish.withdrawal import keep_withdrawn
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store, StoredBlob, StoredName
from tests.samples import CATALOG, RELEASE

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
PUBLIC = "https://a.example.org/w/"
SHOW = replace(CATALOG.show, feed_url=f"{PUBLIC}feed.xml", guid="917393e3-1b1e-5cef-ace4-edaa54e1f810")
CUP, BOWL = {"cup": 1}, {"cup": 2, "bowl": 1}


@dataclass
class Shelf:
    """Publishes to a store, with a clock that only goes on when told."""

    store: Store
    now: datetime = START

    def note(self, by: str = "") -> EditionNote:
        """A minute later."""
        self.now += timedelta(minutes=1)
        return EditionNote(at=self.now, by=by)

    def publish(self, versions: dict[str, int], by: str = "", pages: Iterable[str] = ()) -> str:
        """Publish these programmes, each in this version, and a page for each name; gives the id of the edition."""
        base, published = self.store.get(NAME), read_published(self.store, "there")
        releases = tuple(self._put(name, version) for name, version in versions.items())
        art = self._put_file("artwork", b"the cover", ".jpg")
        catalog = replace(CATALOG, show=replace(SHOW, artwork_url=self.store.url_for(art)), releases=releases)
        note = self.note(by)
        catalog = keep_withdrawn(catalog, published.catalog if published else None, self.store, note.at)
        feed, site = build_feed(catalog, PUBLIC), [page(name, versions) for name in pages]
        for each in site:
            if not (stored := self.store.get(each.name)) or stored.data != each.data:
                self.store.put(each)
        self.leave_edition(catalog, note, feed, {each.name: each.content_type for each in site})
        publish_catalog(catalog, feed, self.store, base)
        return self.public_id

    def leave_edition(
        self, catalog: Catalog, note: EditionNote, feed: str = "<rss/>", types: Mapping[str, str] | None = None
    ) -> None:
        """Leave an edition of a catalog and of the pages in the store, as if they were about to be published."""
        parts = make_parts(catalog, to_json(catalog).encode(), feed, types or {})
        leave_edition(parts, self.store, view_target(self.store, "there"), note)

    @property
    def public_id(self) -> str:
        """The id of the edition that is public."""
        return find_public_id(list_edition_ids(self.store), self.store.get(NAME)) or ""

    @property
    def public(self) -> dict[str, bytes]:
        """What readers meet under names that stay: the catalog, the feed and the pages."""
        names = [each.name for each in self.store.list("")]
        return {name: bytes_of(self.store, name) for name in names if "/" not in name or name.endswith("/index.html")}

    def catalog(self) -> Catalog:
        return from_json(bytes_of(self.store, NAME).decode())

    def require_whole(self) -> None:
        """Everything that the catalog and the feed name is there."""
        names = {each.name for each in self.store.list("")}
        needed = {*list_objects(self.catalog()), *list_named_objects(bytes_of(self.store, FEED).decode())}
        assert needed - names == set()

    def _put(self, name: str, version: int) -> Release:
        sound = self._put_file(f"programmes/{name}", f"sound of {name} {version}".encode(), ".mp3")
        words = self._put_file(f"programmes/{name}", b"WEBVTT\n", ".vtt")
        chapters = self._put_file(f"programmes/{name}", b'{"version": "1.2.0", "chapters": []}', ".chapters.json")
        return replace(
            RELEASE,
            id=f"{name}.{version}",
            content_id=name,
            title=f"{name} {version}",
            url=self.store.url_for(sound),
            transcript_url=self.store.url_for(words),
            chapters_url=self.store.url_for(chapters),
        )

    def _put_file(self, folder: str, data: bytes, suffix: str) -> str:
        name = f"{folder}/{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
        if not self.store.has(name):
            self.store.put(Blob(name=name, data=data, content_type="audio/mpeg"))
        return name


def page(name: str, versions: dict[str, int]) -> Blob:
    """A page at an address that stays."""
    text = f"<h1>{name} {versions.get(name.partition('/')[0], 0)}</h1>"
    return Blob(name=name, data=text.encode(), content_type="text/html", cache_control=CACHE_BRIEFLY)


def bytes_of(store: Store, name: str) -> bytes:
    stored = store.get(name)
    assert stored is not None, name
    return stored.data


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


@dataclass(eq=False)
class DyingStore:
    """A store whose user is killed at a write: that write arrives or not, and no later one does."""

    inner: Store
    dies_at: int
    arrives: bool
    writes: list[str] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return self.inner.has(name)

    def get(self, name: str) -> StoredBlob | None:
        return self.inner.get(name)

    def put(self, blob: Blob) -> str:
        etag = self.inner.put(blob) if self._lives(blob.name) else ""
        self._die()
        return etag

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        done = self._lives(blob.name) and self.inner.put_if_match(blob, expected_etag=expected_etag)
        self._die()
        return done

    def list(self, prefix: str) -> Iterable[StoredName]:
        return self.inner.list(prefix)

    def delete(self, names: Iterable[str]) -> None:
        for name in names:
            if self._lives(name):
                self.inner.delete([name])
            self._die()

    def url_for(self, name: str) -> str:
        return self.inner.url_for(name)

    def _lives(self, name: str) -> bool:
        self.writes.append(name)
        return len(self.writes) < self.dies_at or (self.arrives and len(self.writes) == self.dies_at)

    def _die(self) -> None:
        if len(self.writes) >= self.dies_at:
            raise Killed


class ListedStore(DyingStore):
    """A store that knows what was listed."""

    def __init__(self, inner: Store) -> None:
        super().__init__(inner, dies_at=10_000, arrives=True)
        self.prefixes: list[str] = []

    def list(self, prefix: str) -> Iterable[StoredName]:
        self.prefixes.append(prefix)
        return self.inner.list(prefix)

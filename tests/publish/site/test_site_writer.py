"""What is written when a site is published, and what is left as it is."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from audio_pipeline.errors import StoreError
from audio_pipeline.publish.site.site import Site
from audio_pipeline.publish.site.site_record import NAME, read_record
from audio_pipeline.publish.site.site_writer import publish_site
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import CACHE_BRIEFLY, Blob, Store
from tests.publish.site.sites import SITE, put_words
from tests.publish.site.watched import Watched


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path)


@pytest.fixture
def site(store: FolderStore) -> Site:
    """The site of programmes whose words are in the store."""
    return replace(SITE, catalog=replace(SITE.catalog, releases=put_words(SITE.catalog.releases, store)))


def put_site(site: Site, source: Store, target: Store) -> tuple[str, ...]:
    """As a publish to a store that is far away."""
    return publish_site(site, source, target, look_for_pages=False)


def retitled(site: Site, content_id: str, **facts: Any) -> Site:
    releases = (replace(each, **facts) if each.content_id == content_id else each for each in site.catalog.releases)
    return replace(site, catalog=replace(site.catalog, releases=tuple(releases)))


def pages_of(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("index.html")}


def test_pages_are_for_a_minute_and_the_record_comes_last(store: FolderStore, site: Site) -> None:
    watched = Watched(store)
    put_site(site, store, watched)
    assert {each.cache_control for each in watched.put_blobs} == {CACHE_BRIEFLY}
    assert [each.name for each in watched.put_blobs if each.name == NAME] == [watched.put_blobs[-1].name]


def test_a_second_time_nothing_is_written(store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    watched = Watched(store)
    assert put_site(site, store, watched) == ()
    assert watched.put_blobs == []


def test_a_page_that_is_lost_is_made_again_where_one_looks_for_it(
    tmp_path: Path, store: FolderStore, site: Site
) -> None:
    put_site(site, store, store)
    (tmp_path / "settling/index.html").unlink()
    assert put_site(site, store, store) == ()
    assert publish_site(site, store, store, look_for_pages=True) == ("settling/index.html",)


def test_another_sentence_renews_the_page_it_is_on_and_no_other(store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    edited = put_words([replace(site.catalog.releases[0], duration_ms=120_024)], store)[0]
    said = store.get(edited.transcript_url)
    assert said
    other = said.data.replace(b"Find a seat", b"Find a chair")
    name = f"programmes/{edited.content_id}/{_fingerprint(other)}.vtt"
    store.put(Blob(name=name, data=other, content_type="text/vtt"))
    assert put_site(retitled(site, edited.content_id, transcript_url=name), store, store) == (
        f"{edited.content_id}/index.html",
    )
    page = store.get(f"{edited.content_id}/index.html")
    assert page
    assert b"Find a chair that holds you." in page.data


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]


def test_another_summary_renews_every_page_that_shows_it(store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    changed = put_site(retitled(site, "settling", title="Settling Down"), store, store)
    assert {"index.html", "settling/index.html", "search/index.html", "search.json"} <= set(changed)
    assert "hand-on-heart/index.html" not in changed


def test_what_is_gone_says_so_at_its_old_address(tmp_path: Path, store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    fewer = replace(site, catalog=replace(site.catalog, releases=site.catalog.releases[1:]))
    assert "guided-recall/index.html" in put_site(fewer, store, store)
    page = (tmp_path / "guided-recall/index.html").read_text("utf-8")
    assert "no longer here" in page
    assert "noindex" in page
    assert put_site(fewer, store, store) == ()
    assert "guided-recall/index.html" in put_site(site, store, store)


def test_a_killed_publish_is_finished_by_the_next_one(tmp_path: Path, store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    edited = retitled(retitled(site, "settling", title="Settling Down"), "cushioning", title="Softening")
    with pytest.raises(KeyboardInterrupt):
        put_site(edited, store, Watched(store, cut_before="settling/index.html"))
    put_site(edited, store, store)
    whole, fresh = pages_of(tmp_path), FolderStore(tmp_path / "fresh")
    put_site(edited, store, fresh)
    assert whole == pages_of(tmp_path / "fresh")


def test_a_killed_edit_that_is_taken_back_leaves_no_trace(tmp_path: Path, store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    before = pages_of(tmp_path)
    edited = retitled(site, "settling", title="Settling Down")
    with pytest.raises(KeyboardInterrupt):
        put_site(edited, store, Watched(store, cut_before="search/index.html"))
    assert pages_of(tmp_path) != before
    put_site(site, store, store)
    assert pages_of(tmp_path) == before


def test_two_who_publish_at_once_are_told(store: FolderStore, site: Site) -> None:
    class Interrupted(Watched):
        def put(self, blob: Blob) -> str:
            if blob.name == "index.html":
                put_site(retitled(site, "settling", title="Settling Down"), store, store)
            return super().put(blob)

    put_site(site, store, store)
    with pytest.raises(StoreError, match="somebody else publishes the site at the same time"):
        put_site(retitled(site, "settling", title="Sinking In"), store, Interrupted(store))


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"format": 99}', b'{"format": 1, "words": []}'])
def test_a_damaged_record_costs_time_and_nothing_else(store: FolderStore, site: Site, damaged: bytes) -> None:
    put_site(site, store, store)
    record = store.get(NAME)
    assert record
    store.put(Blob(name=NAME, data=damaged, content_type="application/json"))
    assert len(put_site(site, store, store)) == len(json.loads(record.data)["pages"])
    restored = store.get(NAME)
    assert restored
    assert restored.data == record.data


def test_the_words_of_a_site_come_back_from_its_store(store: FolderStore, site: Site) -> None:
    put_site(site, store, store)
    assert read_record(store).make_site(site.catalog, "https://show.example/listen") == site

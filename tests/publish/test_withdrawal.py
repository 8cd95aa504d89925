"""Withdrawing: what a publish leaves out stays playable for a week, on a page that says it is gone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.catalog import Catalog, Ending, Withdrawal
from audio_pipeline.content.boilerplate import WITHDRAWN_NOTICE
from audio_pipeline.publish.feed import build_feed
from audio_pipeline.publish.object_names import find_object_name, list_objects
from audio_pipeline.publish.withdrawal import keep_withdrawn, list_withdrawn
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from tests.publish.releases import release_writer
from tests.samples import CATALOG, CONTENT, MADE_FROM, PROGRAMME, RELEASE

NOW = datetime(2026, 11, 28, 18, 0, tzinfo=UTC)
GONE = Withdrawal(release=RELEASE, withdrawn_at="2026-11-28T18:00:00Z")
OTHER = replace(RELEASE, id="a-warm-cup.0123456789ab", content_id="a-warm-cup")
BOTH = replace(CATALOG, releases=(RELEASE, OTHER))
WITHOUT = replace(CATALOG, releases=(OTHER,))


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path)


@pytest.fixture
def published(store: FolderStore) -> Catalog:
    """A catalog with a programme whose files are in the store."""
    release = release_writer(store).write(PROGRAMME, CONTENT, MADE_FROM)
    return replace(CATALOG, releases=(release, OTHER))


def test_what_a_publish_leaves_out_is_withdrawn_at_its_time() -> None:
    assert list_withdrawn(WITHOUT, BOTH, NOW) == (GONE,)
    assert list_withdrawn(BOTH, BOTH, NOW) == ()


def test_it_keeps_its_time_for_a_week_and_is_then_left_out() -> None:
    after = replace(WITHOUT, withdrawn=(GONE,))
    assert list_withdrawn(WITHOUT, after, NOW + timedelta(days=6, hours=23)) == (GONE,)
    assert list_withdrawn(WITHOUT, after, NOW + timedelta(days=7)) == ()


def test_what_comes_back_is_no_longer_withdrawn() -> None:
    assert list_withdrawn(BOTH, replace(WITHOUT, withdrawn=(GONE,)), NOW) == ()


def test_a_first_publish_withdraws_nothing(store: FolderStore) -> None:
    assert keep_withdrawn(WITHOUT, None, store, NOW) == WITHOUT


def test_its_page_says_that_it_is_gone_and_the_old_page_stays_as_it_was(store: FolderStore, published: Catalog) -> None:
    before = published.releases[0]
    old_page = store.get(before.notes_url)
    (gone,) = keep_withdrawn(WITHOUT, published, store, NOW).withdrawn
    page = store.get(gone.release.notes_url)
    assert page is not None
    assert WITHDRAWN_NOTICE.encode() in page.data
    assert PROGRAMME.transcript[0].text.encode() in page.data
    assert store.get(before.notes_url) == old_page
    assert replace(gone.release, notes_url=before.notes_url, made_from=before.made_from) == before


def test_the_next_publish_keeps_it_as_it_is(store: FolderStore, published: Catalog) -> None:
    after = keep_withdrawn(WITHOUT, published, store, NOW)
    assert keep_withdrawn(WITHOUT, after, store, NOW + timedelta(days=2)) == after


def test_without_its_words_it_keeps_its_old_page(store: FolderStore, published: Catalog) -> None:
    (store.root / published.releases[0].transcript_url).unlink()
    (gone,) = keep_withdrawn(WITHOUT, published, store, NOW).withdrawn
    assert gone.release.notes_url == published.releases[0].notes_url


def test_its_addresses_go_with_the_show_when_that_moves() -> None:
    old, new = (S3Store(bucket="show", public_url=f"https://{name}.example/") for name in ("old", "new"))
    there = replace(GONE, release=replace(RELEASE, url=old.url_for(RELEASE.url)))
    moved = keep_withdrawn(WITHOUT, replace(WITHOUT, withdrawn=(there,)), new, NOW).withdrawn
    assert [each.release.url for each in moved] == [f"https://new.example/{RELEASE.url}"]


def test_its_early_endings_go_with_it() -> None:
    ending = Ending(place_ms=60_000, duration_ms=67_200, url=f"https://old.example/{RELEASE.url}")
    there = replace(GONE, release=replace(RELEASE, endings=(ending,)))
    new = S3Store(bucket="new", prefix="", public_url="https://new.example/")
    (moved,) = keep_withdrawn(WITHOUT, replace(WITHOUT, withdrawn=(there,)), new, NOW).withdrawn
    assert [each.url for each in moved.release.endings] == [f"https://new.example/{RELEASE.url}"]


def test_the_feed_leaves_it_out() -> None:
    assert build_feed(replace(WITHOUT, withdrawn=(GONE,)), "") == build_feed(WITHOUT, "")


def test_the_objects_of_a_catalog_are_all_that_it_names_wherever_that_is() -> None:
    far = replace(RELEASE, url=f"https://cdn.example/a/programmes/{RELEASE.url}", notes_url="", artwork_url="")
    catalog = replace(CATALOG, releases=(OTHER,), withdrawn=(replace(GONE, release=far),))
    assert RELEASE.url in list_objects(catalog)
    assert {OTHER.transcript_url, CATALOG.show.artwork_url} <= set(list_objects(catalog))
    assert find_object_name("https://elsewhere.example/a.mp3") == "https://elsewhere.example/a.mp3"

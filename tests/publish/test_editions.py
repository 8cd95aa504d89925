"""Editions: what each publish leaves, and what a rollback makes of it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME, from_json
from audio_pipeline.cli.rolled_back import add_rolled_back
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition import (
    COPIES,
    EditionChanges,
    EditionKind,
    hash_data,
    make_edition_id,
    name_edition,
    pack_copy,
)
from audio_pipeline.publish.edition_copies import describe_copies, make_parts, plan_copies
from audio_pipeline.publish.edition_store import EditionNote, list_edition_ids, read_edition, read_files
from audio_pipeline.publish.edition_writer import put_edition
from audio_pipeline.publish.publish_guard import hash_parts
from audio_pipeline.publish.rollback import find_rolled_back_parts, roll_back
from audio_pipeline.publish.target_view import list_target
from audio_pipeline.publish.under_way import MARKS, Work, keep_prunes_out
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.s3 import S3Store
from audio_pipeline.stores.store import Blob, ListingRefusedError, Store, StoredBlob, StoredName
from tests.catalogs import CATALOG
from tests.publish.shelf import BOWL, CUP, DyingStore, Killed, ListedStore, Shelf, bytes_of, page

PAGES = ("index.html", "cup/index.html")


@pytest.fixture(params=["folder", "s3"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shelf]:
    if request.param == "folder":
        yield Shelf(FolderStore(tmp_path / "there", durable=False))
    else:
        endpoint, bucket = request.getfixturevalue("s3_endpoint"), request.getfixturevalue("s3_bucket")
        yield Shelf(S3Store.from_address(f"s3://{bucket}/warm", endpoint_url=endpoint))


def changes(shelf: Shelf) -> EditionChanges:
    return read_edition(shelf.store, list_edition_ids(shelf.store)[0]).changes


class TestPublishing:
    def test_each_publish_leaves_an_edition_with_who_and_what(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, by="Anna")
        second = shelf.publish(BOWL, by="Ben")
        assert list_edition_ids(shelf.store) == (second, first)
        edition = read_edition(shelf.store, second)
        assert (edition.by, edition.kind, edition.replaced) == ("Ben", EditionKind.PUBLISH, first[-12:])
        assert (edition.changes.new, edition.changes.changed) == (("bowl",), ("cup",))

    def test_an_unchanged_publish_leaves_none(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        shelf.publish(CUP, pages=PAGES)
        assert list_edition_ids(shelf.store) == (first,)

    def test_a_page_that_changes_alone_leaves_one(self, shelf: Shelf) -> None:
        shelf.publish(CUP, pages=PAGES[:1])
        shelf.publish(CUP, pages=PAGES)
        assert len(list_edition_ids(shelf.store)) == 2

    def test_a_page_that_stays_is_not_read_again(self, shelf: Shelf) -> None:
        shelf.publish(CUP, pages=PAGES)
        reader, edition = Reader(shelf.store), read_edition(shelf.store, shelf.public_id)
        parts = make_parts(shelf.catalog(), b"", "", dict.fromkeys(PAGES, "text/html"))
        plan_copies(parts, list_target(reader) or {}, edition, reader)
        assert reader.read == []
        shelf.store.put(page("cup/index.html", BOWL))
        copies = plan_copies(parts, list_target(reader) or {}, edition, reader).described
        assert reader.read == ["cup/index.html"]
        assert {name for name in PAGES if copies[name] == edition.files[name]} == {"index.html"}

    def test_a_page_that_was_just_sent_is_not_read_either(self, shelf: Shelf) -> None:
        shelf.publish(CUP, pages=PAGES)
        reader, edition = Reader(shelf.store), read_edition(shelf.store, shelf.public_id)
        sent = page("cup/index.html", BOWL)
        shelf.store.put(sent)
        parts = make_parts(shelf.catalog(), b"", "", dict.fromkeys(PAGES, "text/html"), [sent])
        copies = plan_copies(parts, list_target(reader) or {}, edition, reader)
        assert reader.read == []
        assert copies.described["cup/index.html"].hash == hash_data(sent.data)

    def test_the_copies_of_all_pages_are_one_file(self, shelf: Shelf) -> None:
        shelf.publish(CUP, pages=PAGES)
        files = read_edition(shelf.store, shelf.public_id).files
        assert len({files[name].name for name in PAGES}) == 1

    def test_what_an_older_version_published_gets_one_before_it_is_replaced(self, shelf: Shelf) -> None:
        shelf.publish(CUP)
        before = shelf.public
        shelf.store.delete([each.name for each in shelf.store.list("editions/")])
        shelf.publish(BOWL)
        _, found = list_edition_ids(shelf.store)
        assert read_edition(shelf.store, found).kind is EditionKind.FOUND
        roll_back(shelf.store, found, shelf.note())
        assert shelf.public == before

    def test_a_slow_clock_does_not_put_a_publish_before_the_one_before_it(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        shelf.now -= timedelta(hours=2)
        second = shelf.publish(BOWL)
        assert list_edition_ids(shelf.store) == (second, first)

    def test_a_file_that_vanished_while_it_was_under_way_keeps_the_catalog_back(self, shelf: Shelf) -> None:
        shelf.publish(CUP)
        catalog = shelf.catalog()
        gone = replace(catalog.releases[0], url="programmes/cup/000000000000.mp3")
        with pytest.raises(StoreError, match="deleted there while this was under way"):
            shelf.leave_edition(replace(catalog, releases=(gone,)), shelf.note())

    def test_it_is_small(self, shelf: Shelf) -> None:
        edition = shelf.publish({f"cup-{number}": 1 for number in range(50)})
        assert len(bytes_of(shelf.store, name_edition(edition))) < 20_000
        assert sum(each.size_bytes for each in shelf.store.list(COPIES)) < len(bytes_of(shelf.store, NAME)) / 3


class TestRollingBack:
    def test_an_edition_whose_pages_have_a_copy_each_can_come_back_too(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        before = shelf.public
        put_in_first_format(first, shelf.store)
        shelf.publish(BOWL, pages=PAGES)
        roll_back(shelf.store, first, shelf.note())
        assert shelf.public == before

    def test_everything_is_as_it_was_byte_for_byte(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        before = shelf.public
        shelf.publish(BOWL, pages=(*PAGES, "bowl/index.html"))
        done = roll_back(shelf.store, first, shelf.note())
        assert shelf.public == before
        assert (done.changes.withdrawn, done.changes.changed) == (("bowl",), ("cup",))
        shelf.require_whole()

    def test_the_target_is_listed_once_before_it_is_public_and_once_for_the_pages_after(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        shelf.publish(BOWL, pages=PAGES)
        store = ListedStore(shelf.store)
        roll_back(store, first, shelf.note())
        assert store.prefixes.count("") == 2

    def test_a_page_that_somebody_puts_meanwhile_is_put_back(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        before = shelf.public
        shelf.publish(BOWL)
        roll_back(Visited(shelf.store, page("cup/index.html", BOWL)), first, shelf.note())
        assert shelf.public == before

    def test_pages_that_a_killed_publish_left_are_put_back(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        before = shelf.public
        shelf.store.put(page("cup/index.html", BOWL))
        roll_back(shelf.store, first, shelf.note())
        assert shelf.public == before

    def test_it_is_undone_by_another_one(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        shelf.publish(BOWL, pages=PAGES)
        after = shelf.public
        done = roll_back(shelf.store, first, shelf.note("Anna"))
        roll_back(shelf.store, done.left_id, shelf.note())
        assert shelf.public == after
        assert changes(shelf).new == ("bowl",)

    def test_the_history_says_who_went_back_and_where_to(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        second = shelf.publish(BOWL)
        roll_back(shelf.store, first, shelf.note("Anna"))
        latest = read_edition(shelf.store, list_edition_ids(shelf.store)[0])
        assert (latest.kind, latest.by, latest.restored) == (EditionKind.ROLLBACK, "Anna", first)
        assert (latest.replaced, shelf.public_id) == (second[-12:], latest.id)

    def test_twice_is_as_good_as_once(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        shelf.publish(BOWL, pages=PAGES)
        roll_back(shelf.store, first, shelf.note())
        before, editions = shelf.public, list_edition_ids(shelf.store)
        roll_back(shelf.store, first, shelf.note())
        assert (shelf.public, list_edition_ids(shelf.store)) == (before, editions)

    def test_a_missing_file_is_named_and_nothing_is_done(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        sound = from_json(bytes_of(shelf.store, NAME).decode()).releases[0].url
        name = sound[sound.index("programmes/") :]
        shelf.publish({"bowl": 1})
        before = shelf.public
        shelf.store.delete([name])
        with pytest.raises(StoreError, match=f"files of this edition were deleted: {name}"):
            roll_back(shelf.store, first, shelf.note())
        assert shelf.public == before

    @pytest.mark.parametrize(
        "damage", [lambda _: b"no copy", lambda data: data[:-20], lambda data: data[:20] + b"\xff" * 9 + data[29:]]
    )
    def test_a_damaged_copy_is_an_error_and_nothing_is_done(
        self, shelf: Shelf, damage: Callable[[bytes], bytes]
    ) -> None:
        first = shelf.publish(CUP)
        shelf.publish(BOWL)
        before = shelf.public
        copy = read_edition(shelf.store, first).files[NAME].name
        data = damage(bytes_of(shelf.store, copy))
        shelf.store.put(Blob(name=copy, data=data, content_type="application/gzip"))
        with pytest.raises(StoreError, match=f"the copy of {NAME} is damaged"):
            roll_back(shelf.store, first, shelf.note())
        assert shelf.public == before

    @pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe"])
    def test_a_catalog_that_cannot_be_read_is_mended_by_it(self, shelf: Shelf, damage: bytes) -> None:
        first = shelf.publish(CUP)
        before = shelf.public
        shelf.store.put(Blob(name=NAME, data=damage, content_type="application/json"))
        roll_back(shelf.store, first, shelf.note())
        assert shelf.public == before

    def test_a_copy_of_another_file_is_no_copy(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        catalog, feed = (read_edition(shelf.store, first).files[name].name for name in (NAME, "feed.xml"))
        shelf.publish(BOWL)
        shelf.store.put(Blob(name=catalog, data=bytes_of(shelf.store, feed), content_type="application/gzip"))
        with pytest.raises(StoreError, match=f"the copy of {NAME} is damaged"):
            roll_back(shelf.store, first, shelf.note())

    def test_a_catalog_of_a_format_that_is_not_read_any_more_is_not_gone_back_to(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        before = shelf.public
        old = Blob(name=NAME, data=b'{"format": 1}', content_type="application/json")
        edition = replace(read_edition(shelf.store, first), id=make_edition_id(old.data, shelf.now, [first]))
        edition = replace(edition, files={**edition.files, **describe_copies([old])})
        put_edition(edition, [pack_copy(old)], shelf.store)
        with pytest.raises(
            StoreError, match="the catalog of this edition cannot be read: it is not a catalog of format"
        ):
            roll_back(shelf.store, edition.id, shelf.note())
        assert shelf.public == before

    def test_what_an_older_version_published_meanwhile_can_come_back_too(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        second = shelf.publish(BOWL)
        after = shelf.public
        shelf.store.delete([name_edition(second)])
        done = roll_back(shelf.store, first, shelf.note())
        assert done.left_id[-12:] == second[-12:]
        roll_back(shelf.store, done.left_id, shelf.note())
        assert shelf.public == after

    def test_a_place_that_lost_its_catalog_gets_it_back(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        before = shelf.public
        shelf.store.delete([NAME, "feed.xml"])
        assert roll_back(shelf.store, first, shelf.note()).left_id == ""
        assert shelf.public == before

    def test_no_subscriber_gets_everything_twice(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        moved = shelf.catalog()
        moved = replace(moved, show=replace(moved.show, guid="00000000-0000-5000-8000-000000000000"))
        shelf.leave_edition(moved, shelf.note())
        other = list_edition_ids(shelf.store)[0]
        with pytest.raises(StoreError, match="another GUID"):
            roll_back(shelf.store, other, shelf.note())
        assert shelf.public_id == first

    def test_a_damaged_edition_says_so(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        shelf.store.put(Blob(name=name_edition(first), data=b'{"format": 9}', content_type="application/json"))
        with pytest.raises(StoreError, match="damaged, or of a newer version"):
            roll_back(shelf.store, first, shelf.note())


class TestWhoIsToBlame:
    """A publish goes on from what rollbacks made of its own last state, and from nobody else's work."""

    def test_a_rollback_from_our_state_is_no_work_of_others(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        shelf.publish(BOWL)
        ours = hash_parts(shelf.catalog())
        roll_back(shelf.store, first, shelf.note())
        assert find_rolled_back_parts(shelf.store, [ours]) == hash_parts(shelf.catalog())

    def test_nor_are_two_in_a_row(self, shelf: Shelf) -> None:
        first, second = shelf.publish(CUP), shelf.publish({"cup": 2})
        shelf.publish(BOWL)
        ours = hash_parts(shelf.catalog())
        roll_back(shelf.store, second, shelf.note())
        roll_back(shelf.store, first, shelf.note())
        assert find_rolled_back_parts(shelf.store, [ours]) == hash_parts(shelf.catalog())

    def test_a_rollback_over_work_of_others_is_theirs(self, shelf: Shelf) -> None:
        first = shelf.publish(CUP)
        ours = hash_parts(shelf.catalog())
        shelf.publish(BOWL)
        theirs = shelf.publish({"cup": 3})
        shelf.publish({"cup": 4})
        roll_back(shelf.store, theirs, shelf.note())
        assert find_rolled_back_parts(shelf.store, [ours]) is None
        assert first

    def test_a_publish_of_others_is_theirs(self, shelf: Shelf) -> None:
        shelf.publish(CUP)
        ours = hash_parts(shelf.catalog())
        shelf.publish(BOWL)
        assert find_rolled_back_parts(shelf.store, [ours]) is None


class TestKilled:
    @pytest.mark.parametrize("arrives", [False, True])
    def test_a_rollback_killed_at_any_write_leaves_a_whole_release_and_the_next_completes_it(
        self, shelf: Shelf, *, arrives: bool
    ) -> None:
        first = shelf.publish(CUP, pages=PAGES)
        before = shelf.public
        second = shelf.publish(BOWL, pages=(*PAGES, "bowl/index.html"))
        after = shelf.public
        n_writes = 0
        for dies_at in range(1, 30):
            dying = DyingStore(shelf.store, dies_at, arrives)
            try:
                roll_back(dying, first, shelf.note())
            except Killed:
                shelf.require_whole()
                assert shelf.public[NAME] in {before[NAME], after[NAME]}
                roll_back(shelf.store, first, shelf.note())
                assert shelf.public == before
                roll_back(shelf.store, second, shelf.note())
                assert shelf.public == after
                shelf.store.delete([each.name for each in shelf.store.list(MARKS)])
            else:
                n_writes = dies_at
                break
        assert n_writes > 6
        assert shelf.public == before

    @pytest.mark.parametrize("arrives", [False, True])
    def test_a_publish_killed_at_any_write_leaves_a_whole_release_and_the_next_completes_it(
        self, shelf: Shelf, *, arrives: bool
    ) -> None:
        shelf.publish(CUP)
        before = shelf.public[NAME]
        n_writes = 0
        for dies_at in range(1, 30):
            try:
                Shelf(DyingStore(shelf.store, dies_at, arrives), now=shelf.now).publish({"bowl": dies_at})
            except Killed:
                shelf.require_whole()
                shelf.publish({"bowl": dies_at})
                shelf.require_whole()
                assert [each.title for each in shelf.catalog().releases] == [f"bowl {dies_at}"]
                roll_back(shelf.store, list_edition_ids(shelf.store)[-1], shelf.note())
                assert shelf.public[NAME] == before
            else:
                n_writes = dies_at
                break
        assert n_writes > 5


def test_a_store_that_may_not_be_listed_is_published_to_all_the_same(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shelf = Shelf(FolderStore(tmp_path, durable=False))
    shelf.publish(CUP)
    unlisted = Unlisted(shelf.store)
    with keep_prunes_out(unlisted, Work.PUBLISH, shelf.note()):
        Shelf(unlisted, now=shelf.now).leave_edition(shelf.catalog(), EditionNote(at=shelf.now))
    assert "No edition is left." in caplog.text
    ours = hash_parts(shelf.catalog())
    shelf.publish(BOWL)
    assert add_rolled_back([ours], shelf.catalog(), unlisted, None) == (ours,)
    assert add_rolled_back([ours], shelf.catalog(), shelf.store, None) == (ours,)


class Reader(DyingStore):
    """A store that knows what was read of it."""

    def __init__(self, inner: Store) -> None:
        super().__init__(inner, dies_at=10_000, arrives=True)
        self.read: list[str] = []

    def get(self, name: str) -> StoredBlob | None:
        self.read.append(name)
        return self.inner.get(name)


def put_in_first_format(edition_id: str, store: Store) -> None:
    """Replace an edition by what an older version would have left."""
    files = [replace(each, content_type="text/html") for each in read_files(store, read_edition(store, edition_id))]
    for each in files:
        store.put(pack_copy(each))
    document = json.loads(bytes_of(store, name_edition(edition_id)))
    document["format"] = 1
    for each in files:
        document["files"][each.name] |= {"name": f"{COPIES}{hash_data(each.data)}.gz"}
        del document["files"][each.name]["hash"]
    store.delete([name.name for name in store.list(COPIES) if ".pages." in name.name])
    store.put(Blob(name=name_edition(edition_id), data=json.dumps(document).encode(), content_type="application/json"))


class Visited(DyingStore):
    """A store in which somebody else puts a page just before our catalog."""

    def __init__(self, inner: Store, visit: Blob) -> None:
        super().__init__(inner, dies_at=10_000, arrives=True)
        self.visit = visit

    def put_if_match(self, blob: Blob, *, expected_etag: str | None) -> bool:
        self.inner.put(self.visit)
        return super().put_if_match(blob, expected_etag=expected_etag)


class Unlisted(DyingStore):
    """A store that may be read and written, and not listed."""

    def __init__(self, inner: Store) -> None:
        super().__init__(inner, dies_at=10_000, arrives=True)

    def list(self, prefix: str) -> Iterator[StoredName]:
        raise ListingRefusedError("the bucket may not be listed", where=prefix, hint="Give these credentials more")


def test_a_page_that_is_gone_by_then_is_no_empty_page_of_an_edition(tmp_path: Path) -> None:
    parts = make_parts(CATALOG, b"{}", "<rss/>", {"index.html": "text/html"})
    with pytest.raises(StoreError, match="deleted there while this was under way"):
        plan_copies(parts, {}, None, FolderStore(tmp_path, durable=False))

"""Pruning: what no kept edition needs is deleted, and nothing else, whoever is killed or publishes meanwhile."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio_pipeline.catalog import NAME
from audio_pipeline.errors import StoreError
from audio_pipeline.publish.edition import make_edition_id
from audio_pipeline.publish.edition_store import EditionNote, list_edition_ids
from audio_pipeline.publish.prune import PrunePlan, plan_prune, prune, select_old
from audio_pipeline.publish.rollback import roll_back
from audio_pipeline.publish.under_way import MARKS, PRUNE_WAIT_S, Work, keep_prunes_out, keep_publishes_out
from audio_pipeline.stores.folder import FolderStore
from audio_pipeline.stores.store import Blob, Store, StoredName
from tests.publish.shelf import CUP, DyingStore, Killed, ListedStore, Shelf

DAY = timedelta(days=1)
A_MONTH = timedelta(days=30)
LATER = datetime.now(UTC) + timedelta(days=2)
"""A prune at this time finds that everything the tests stored is older than a day."""


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Three editions: the first was replaced 60 days ago, the second ten days ago."""
    shelf = Shelf(FolderStore(tmp_path / "there", durable=False))
    shelf.now = LATER - timedelta(days=200)
    shelf.publish(CUP, pages=["cup/index.html"])
    shelf.now = LATER - timedelta(days=60)
    shelf.publish({"cup": 2, "bowl": 1})
    shelf.now = LATER - timedelta(days=10)
    shelf.publish({"cup": 3})
    return shelf


def names(shelf: Shelf) -> set[str]:
    return {each.name for each in shelf.store.list("")}


def note(by: str = "") -> EditionNote:
    return EditionNote(at=LATER, by=by)


def pruned(shelf: Shelf, older_than: timedelta = A_MONTH, store: Store | None = None) -> PrunePlan:
    plan = plan_prune(shelf.store, older_than, LATER)
    return prune(store or shelf.store, plan, older_than, note(), lambda _: None)


class TestWhatGoes:
    def test_an_edition_is_as_old_as_the_day_on_which_another_took_its_place(self, shelf: Shelf) -> None:
        third, second, first = list_edition_ids(shelf.store)
        assert plan_prune(shelf.store, A_MONTH, LATER).edition_ids == (first,)
        assert plan_prune(shelf.store, timedelta(days=5), LATER).edition_ids == (first, second)
        assert plan_prune(shelf.store, DAY, LATER).kept_ids == (third,)

    def test_only_what_no_kept_edition_needs_goes(self, shelf: Shelf) -> None:
        before = names(shelf)
        plan = pruned(shelf)
        gone = before - names(shelf)
        assert {each.name for each in plan.files} | {f"editions/{each}.json" for each in plan.edition_ids} == gone
        assert sorted(name.partition("/")[0] for name in gone) == ["cup", *["editions"] * 4, "programmes"]

    def test_every_kept_edition_can_come_back(self, shelf: Shelf) -> None:
        pruned(shelf)
        for each in list_edition_ids(shelf.store):
            roll_back(shelf.store, each, note())
            shelf.require_whole()

    def test_what_is_public_stays_even_if_it_is_old(self, shelf: Shelf) -> None:
        *_, first = list_edition_ids(shelf.store)
        roll_back(shelf.store, first, EditionNote(at=LATER - timedelta(days=5)))
        before = shelf.public
        pruned(shelf, DAY)
        assert shelf.public == before
        shelf.require_whole()

    def test_what_is_public_stays_even_if_no_edition_tells_of_it(self, shelf: Shelf) -> None:
        shelf.store.delete([each.name for each in shelf.store.list("editions/")])
        pruned(shelf, DAY)
        shelf.require_whole()

    def test_what_the_feed_still_names_stays(self, shelf: Shelf) -> None:
        """A publish was killed between catalog and feed, long ago."""
        *_, first = list_edition_ids(shelf.store)
        feed = shelf.public["feed.xml"]
        roll_back(shelf.store, first, EditionNote(at=LATER - timedelta(days=5)))
        shelf.store.put(Blob(name="feed.xml", data=feed, content_type="application/rss+xml"))
        pruned(shelf, DAY)
        shelf.require_whole()

    def test_what_was_stored_in_the_last_day_stays(self, shelf: Shelf) -> None:
        plan = plan_prune(shelf.store, A_MONTH, datetime.now(UTC) + timedelta(hours=23))
        assert plan.files == ()

    def test_what_others_put_there_stays(self, shelf: Shelf) -> None:
        for name in ("robots.txt", "programmes/readme.txt", "own/cup.mp3", "programmes/cup/notes/own.txt"):
            shelf.store.put(Blob(name=name, data=b"mine", content_type="text/plain"))
        before = {name for name in names(shelf) if name.endswith(".txt") or name.startswith("own/")}
        pruned(shelf, DAY)
        assert before <= names(shelf)

    def test_withdrawn_programmes_stay_while_they_are_kept(self, shelf: Shelf) -> None:
        assert [each.release.content_id for each in shelf.catalog().withdrawn] == ["bowl"]
        pruned(shelf, DAY)
        shelf.require_whole()

    def test_where_nothing_is_published_nothing_is_deleted(self, tmp_path: Path) -> None:
        with pytest.raises(StoreError, match="nothing is published there"):
            plan_prune(FolderStore(tmp_path), A_MONTH, LATER)

    @pytest.mark.parametrize("name", [NAME, "an edition"])
    def test_what_cannot_be_read_keeps_everything(self, shelf: Shelf, name: str) -> None:
        broken = name if name == NAME else f"editions/{list_edition_ids(shelf.store)[0]}.json"
        shelf.store.put(Blob(name=broken, data=b"{", content_type="application/json"))
        with pytest.raises(StoreError):
            plan_prune(shelf.store, A_MONTH, LATER)

    def test_the_newest_edition_never_counts_as_old(self) -> None:
        ids = tuple(make_edition_id(b"", LATER - timedelta(days=each), ()) for each in (50, 100, 200))
        assert select_old(ids, None, LATER - A_MONTH, {}) == ids[1:]
        assert select_old(ids, ids[2], LATER - A_MONTH, {}) == ids[1:2]
        assert select_old(ids[:1], None, LATER, {}) == select_old((), None, LATER, {}) == ()

    def test_an_edition_that_was_public_until_lately_outlives_one_of_a_publish_that_failed(self, shelf: Shelf) -> None:
        public = shelf.public_id
        shelf.now = LATER - timedelta(days=9)
        shelf.leave_edition(replace(shelf.catalog(), answers=()), shelf.note())
        shelf.now = LATER - timedelta(hours=1)
        shelf.publish({"cup": 4})
        assert public not in plan_prune(shelf.store, timedelta(days=5), LATER).edition_ids

    def test_what_the_pages_of_a_killed_publish_name_stays(self, shelf: Shelf) -> None:
        sound = "programmes/saucer/0123456789ab.mp3"
        shelf.store.put(Blob(name=sound, data=b"a sound", content_type="audio/mpeg"))
        assert sound in {each.name for each in plan_prune(shelf.store, A_MONTH, LATER).files}
        page = f'<audio src="../{sound}"></audio>'.encode()
        shelf.store.put(Blob(name="saucer/index.html", data=page, content_type="text/html"))
        assert sound not in {each.name for each in plan_prune(shelf.store, A_MONTH, LATER).files}


class TestMeanwhile:
    def test_nothing_is_deleted_while_somebody_publishes(self, shelf: Shelf) -> None:
        before = names(shelf)
        with (
            keep_prunes_out(shelf.store, Work.PUBLISH, note("Ben")),
            pytest.raises(StoreError, match=r"a publish is under way there, by Ben, since .*delete this mark"),
        ):
            pruned(shelf)
        assert names(shelf) == before

    def test_a_mark_that_cannot_be_read_counts_too(self, shelf: Shelf) -> None:
        shelf.store.put(Blob(name=f"{MARKS}publish-0.json", data=b"{", content_type="application/json"))
        with pytest.raises(StoreError, match=r"publish-0\.json: a publish is under way there\. Wait"):
            pruned(shelf)

    def test_two_prunes_do_not_run_at_once(self, shelf: Shelf) -> None:
        with keep_publishes_out(shelf.store, note()), pytest.raises(StoreError, match="a prune is under way"):
            pruned(shelf)

    def test_a_publish_waits_for_a_prune_and_goes_on(self, shelf: Shelf) -> None:
        waits: list[float] = []
        other = keep_publishes_out(shelf.store, note())
        other.__enter__()

        def end_it(seconds: float) -> None:
            waits.append(seconds)
            if len(waits) == 3:
                other.__exit__(None, None, None)

        with keep_prunes_out(shelf.store, Work.PUBLISH, note(), sleep=end_it) as look:
            assert look() == {each.name: each for each in shelf.store.list("")}
        assert len(waits) == 3

    def test_while_a_publish_waits_only_the_marks_are_listed(self, shelf: Shelf) -> None:
        store, other = ListedStore(shelf.store), keep_publishes_out(shelf.store, note())
        other.__enter__()

        def end_it(_: float) -> None:
            if len(store.prefixes) == 4:
                other.__exit__(None, None, None)

        with keep_prunes_out(store, Work.PUBLISH, note(), sleep=end_it) as look:
            look()
        assert store.prefixes == ["", MARKS, MARKS, MARKS, MARKS, ""]

    def test_a_prune_that_does_not_end_is_told_of(self, shelf: Shelf) -> None:
        waits: list[float] = []
        with (
            keep_publishes_out(shelf.store, note()),
            pytest.raises(StoreError, match="a prune is under way there"),
            keep_prunes_out(shelf.store, Work.PUBLISH, note(), sleep=waits.append) as look,
        ):
            look()
        assert len(waits) == PRUNE_WAIT_S

    def test_marks_are_gone_when_the_work_is(self, shelf: Shelf) -> None:
        with pytest.raises(StoreError), keep_prunes_out(shelf.store, Work.PUBLISH, note()):
            raise StoreError("an error", where="somewhere", hint="Nothing")
        assert list(shelf.store.list(MARKS)) == []

    def test_a_mark_that_may_not_be_deleted_counts_no_longer(self, shelf: Shelf) -> None:
        with keep_prunes_out(Undeletable(shelf.store), Work.PUBLISH, note()):
            pass
        assert [each.size_bytes for each in shelf.store.list(MARKS)] == [0]
        pruned(shelf)

    def test_a_mark_of_a_killed_publish_ends_by_itself(self, shelf: Shelf, tmp_path: Path) -> None:
        with pytest.raises(Killed), keep_prunes_out(DyingStore(shelf.store, 2, arrives=False), Work.PUBLISH, note()):
            pass
        (mark,) = shelf.store.list(MARKS)
        then = time.time() - 3_700
        os.utime(tmp_path / "there" / mark.name, (then, then))
        pruned(shelf)

    def test_a_long_publish_renews_its_mark_before_anything_becomes_public(
        self, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun = time.monotonic()
        with keep_prunes_out(shelf.store, Work.PUBLISH, note()) as look:
            (before,) = shelf.store.list(MARKS)
            look()
            assert list(shelf.store.list(MARKS)) == [before]
            monkeypatch.setattr("audio_pipeline.publish.under_way.time.monotonic", lambda: begun + 3_000)
            look()
            (after,) = shelf.store.list(MARKS)
            assert after.etag != before.etag

    def test_what_came_after_the_look_is_not_deleted(self, shelf: Shelf) -> None:
        """Somebody publishes an old programme again while the editor reads what would be deleted."""
        plan = plan_prune(shelf.store, A_MONTH, LATER)
        assert any("programmes/cup/" in each.name for each in plan.files)
        shelf.now = LATER
        shelf.publish(CUP)
        prune(shelf.store, plan, A_MONTH, note(), lambda _: None)
        shelf.require_whole()


class TestKilled:
    @pytest.mark.parametrize("arrives", [False, True])
    def test_a_prune_killed_at_any_write_leaves_a_whole_release_and_the_next_completes_it(
        self, tmp_path: Path, make_shelf: Callable[[Path], Shelf], *, arrives: bool
    ) -> None:
        clean = make_shelf(tmp_path / "clean")
        pruned(clean)
        for dies_at in range(1, 40):
            shelf = make_shelf(tmp_path / f"{dies_at}")
            before = shelf.public[NAME]
            try:
                pruned(shelf, store=DyingStore(shelf.store, dies_at, arrives))
            except Killed:
                assert shelf.public[NAME] == before
                shelf.require_whole()
                shelf.store.delete([each.name for each in shelf.store.list(MARKS)])
                pruned(shelf)
                assert names(shelf) == names(clean)
                for each in list_edition_ids(shelf.store):
                    roll_back(shelf.store, each, note())
                    shelf.require_whole()
            else:
                assert dies_at > 7
                return
        pytest.fail("it has more writes than were tried")

    @pytest.fixture
    def make_shelf(self, shelf: Shelf) -> Callable[[Path], Shelf]:
        def make(root: Path) -> Shelf:
            copy = FolderStore(root, durable=False)
            for each in shelf.store.list(""):
                stored = shelf.store.get(each.name)
                assert stored
                copy.put(Blob(name=each.name, data=stored.data, content_type=""))
            return Shelf(copy)

        return make


class Undeletable(DyingStore):
    """A store in which these credentials may write, and not delete."""

    def __init__(self, inner: Store) -> None:
        super().__init__(inner, dies_at=10_000, arrives=True)

    def delete(self, names: Iterable[str]) -> None:
        raise StoreError("nothing may be deleted there", where=str(names), hint="Give these credentials more")

    def list(self, prefix: str) -> Iterable[StoredName]:
        return self.inner.list(prefix)

"""What every Store promises."""

import time
from abc import ABC, abstractmethod

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audio_pipeline.errors import StoreError
from audio_pipeline.stores.store import Blob, Store
from tests.contracts.race import race

RACERS = 16
CLOCKS_APART_S = 60
SAME_STORE_AGAIN = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


def item(data: bytes = b"warm", name: str = "programmes/hug/3fa9.mp3") -> Blob:
    return Blob(name=name, data=data, content_type="audio/mpeg")


class StoreContract(ABC):
    @pytest.fixture
    @abstractmethod
    def store(self) -> Store: ...

    def test_nothing_is_kept_at_first(self, store: Store) -> None:
        assert not store.has("programmes/hug/3fa9.mp3")
        assert store.get("programmes/hug/3fa9.mp3") is None

    def test_what_is_put_comes_back_whole(self, store: Store) -> None:
        store.put(item(b"\x00\xff" * 100_000))
        held = store.get("programmes/hug/3fa9.mp3")
        assert store.has("programmes/hug/3fa9.mp3")
        assert held is not None
        assert held.data == b"\x00\xff" * 100_000

    @settings(max_examples=15, deadline=None, suppress_health_check=SAME_STORE_AGAIN)
    @given(data=st.binary(max_size=5_000))
    def test_any_bytes_come_back_as_they_were(self, store: Store, data: bytes) -> None:
        store.put(item(data))
        held = store.get("programmes/hug/3fa9.mp3")
        assert held is not None
        assert held.data == data

    def test_a_folder_of_items_is_no_item(self, store: Store) -> None:
        store.put(item())
        assert not store.has("programmes/hug")
        assert store.get("programmes/hug") is None

    def test_nothing_is_kept_under_an_item(self, store: Store) -> None:
        store.put(item())
        assert not store.has("programmes/hug/3fa9.mp3/more")
        assert store.get("programmes/hug/3fa9.mp3/more") is None

    def test_a_second_put_takes_the_place_of_the_first(self, store: Store) -> None:
        store.put(item(b"first"))
        store.put(item(b"second"))
        held = store.get("programmes/hug/3fa9.mp3")
        assert held is not None
        assert held.data == b"second"

    def test_the_etag_changes_with_the_bytes_and_only_then(self, store: Store) -> None:
        store.put(item(b"first"))
        first = store.get("programmes/hug/3fa9.mp3")
        again = store.get("programmes/hug/3fa9.mp3")
        store.put(item(b"second"))
        second = store.get("programmes/hug/3fa9.mp3")
        assert first is not None
        assert again is not None
        assert second is not None
        assert first.etag == again.etag != second.etag

    def test_a_swap_of_nothing_wins_only_where_nothing_is(self, store: Store) -> None:
        assert store.put_if_match(item(b"first"), expected_etag=None)
        assert not store.put_if_match(item(b"second"), expected_etag=None)
        held = store.get("programmes/hug/3fa9.mp3")
        assert held is not None
        assert held.data == b"first"

    def test_a_swap_wins_once_for_each_etag(self, store: Store) -> None:
        store.put(item(b"first"))
        first = store.get("programmes/hug/3fa9.mp3")
        assert first is not None
        assert store.put_if_match(item(b"second"), expected_etag=first.etag)
        assert not store.put_if_match(item(b"third"), expected_etag=first.etag)
        second = store.get("programmes/hug/3fa9.mp3")
        assert second is not None
        assert second.data == b"second"

    def test_a_swap_of_what_is_no_longer_there_loses(self, store: Store) -> None:
        store.put(item(b"elsewhere", "catalog.json"))
        elsewhere = store.get("catalog.json")
        assert elsewhere is not None
        assert not store.put_if_match(item(), expected_etag=elsewhere.etag)
        assert not store.has("programmes/hug/3fa9.mp3")

    def test_a_listing_has_what_begins_with_a_prefix_in_order_with_sizes_and_times(self, store: Store) -> None:
        for name in ("programmes/hug/b.mp3", "catalog.json", "programmes/hug/a.mp3", "programmes/tea/c.mp3"):
            store.put(item(name.encode(), name))
        hugs = list(store.list("programmes/hug/"))
        assert [each.name for each in store.list("programmes/h")] == ["programmes/hug/a.mp3", "programmes/hug/b.mp3"]
        assert [each.name for each in hugs] == ["programmes/hug/a.mp3", "programmes/hug/b.mp3"]
        assert [each.name for each in store.list("")] == [
            "catalog.json",
            *(each.name for each in hugs),
            "programmes/tea/c.mp3",
        ]
        assert {each.size_bytes for each in hugs} == {len("programmes/hug/b.mp3")}
        assert all(abs(time.time() - each.modified_at) < CLOCKS_APART_S for each in hugs)

    def test_a_listing_of_nothing_is_empty(self, store: Store) -> None:
        assert list(store.list("")) == []
        store.put(item())
        assert list(store.list("programmes/hug/3fa9.mp3/")) == []
        assert list(store.list("elsewhere/")) == []

    def test_the_etag_of_a_listing_changes_with_the_bytes(self, store: Store) -> None:
        store.put(item(b"first"))
        (first,) = store.list("")
        assert [first] == list(store.list(""))
        store.put(item(b"other"))
        assert first.etag != next(iter(store.list(""))).etag

    def test_a_put_tells_the_etag_that_a_listing_gives(self, store: Store) -> None:
        for data in (b"first", b"other"):
            etag = store.put(item(data))
            assert [each.etag for each in store.list("")] == [etag]

    def test_what_is_deleted_is_gone_and_nothing_else(self, store: Store) -> None:
        store.put(item(name="a/b.mp3"))
        store.put(item(name="a/c.mp3"))
        store.delete(["a/b.mp3", "never/there.mp3", "a/c.mp3/more"])
        assert [each.name for each in store.list("")] == ["a/c.mp3"]
        store.delete([])
        store.put(item(name="a/b.mp3"))
        assert store.has("a/b.mp3")

    @pytest.mark.parametrize("first", [None, b"before"])
    def test_of_many_processes_that_swap_at_once_one_wins(self, store: Store, first: bytes | None) -> None:
        if first is not None:
            store.put(item(first, "catalog.json"))
        before = store.get("catalog.json")
        etag = before.etag if before else None
        won = race(store, RACERS, etag)
        held = store.get("catalog.json")
        assert won.count(True) == 1
        assert held is not None
        assert held.data == f"racer {won.index(True)}".encode()

    @pytest.mark.parametrize(
        "name",
        [
            *("", "/", "/etc/passwd", "..", "../up", "a/../../b", "a//b", "a/", "./a", ".hidden", "a/.hidden"),
            *("A.mp3", "a\\b", "a b", "a\n", "a\x00b", "ä", "a?b", "a%2e", "~", "-option"),
        ],
    )
    def test_a_name_that_could_leave_hide_or_clash_is_refused(self, store: Store, name: str) -> None:
        for use in (store.has, store.get, store.url_for):
            with pytest.raises(StoreError, match="cannot be used in a store"):
                use(name)
        with pytest.raises(StoreError, match="cannot be used in a store"):
            store.put(item(name=name))
        with pytest.raises(StoreError, match="cannot be used in a store"):
            store.put_if_match(item(name=name), expected_etag=None)
        with pytest.raises(StoreError, match="cannot be used in a store"):
            store.delete(["catalog.json", name])

    def test_every_name_has_its_own_url(self, store: Store) -> None:
        assert store.url_for("a/b.mp3").endswith("a/b.mp3")
        assert store.url_for("a/b.mp3") != store.url_for("a/c.mp3")

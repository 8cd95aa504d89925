"""What Bookmarks promise, however they are kept."""

import uuid
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.playback.bookmarks.bookmarks import Bookmark, Bookmarks, PlaybackState

HERE = Bookmark(
    release_id="guided-recall.0123",
    offset_ms=61_000,
    at_ms=1_000,
    state=PlaybackState.STOPPED,
    loops=True,
    failures=1,
    stop_at_ms=601_000,
)
SAME_BOOKMARKS_AGAIN = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


class BookmarksContract(ABC):
    @pytest.fixture
    @abstractmethod
    def bookmarks(self) -> Bookmarks: ...

    def test_a_new_listener_has_no_bookmark(self, bookmarks: Bookmarks) -> None:
        assert bookmarks.load("somebody") is None

    def test_what_is_saved_comes_back_whole(self, bookmarks: Bookmarks) -> None:
        assert bookmarks.save("somebody", HERE)
        assert bookmarks.load("somebody") == HERE

    def test_a_later_bookmark_takes_its_place(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", HERE)
        assert bookmarks.save("somebody", replace(HERE, at_ms=2_000, offset_ms=5))
        assert bookmarks.load("somebody") == replace(HERE, at_ms=2_000, offset_ms=5)

    def test_an_earlier_bookmark_does_not(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", HERE)
        assert not bookmarks.save("somebody", replace(HERE, at_ms=999, offset_ms=5))
        assert bookmarks.load("somebody") == HERE

    def test_of_two_in_one_second_the_one_that_comes_last_is_kept(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", HERE)
        assert bookmarks.save("somebody", replace(HERE, offset_ms=5))
        assert bookmarks.load("somebody") == replace(HERE, offset_ms=5)

    def test_who_is_forgotten_is_new_again_and_nobody_else_is(self, bookmarks: Bookmarks) -> None:
        for listener in ("somebody", "somebody else"):
            bookmarks.save(listener, HERE)
        bookmarks.delete("somebody")
        bookmarks.delete("nobody")
        assert bookmarks.load("somebody") is None
        assert bookmarks.load("somebody else") == HERE
        assert bookmarks.save("somebody", replace(HERE, at_ms=1))

    def test_listeners_do_not_meet(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", HERE)
        bookmarks.save("somebody else", replace(HERE, offset_ms=5))
        assert bookmarks.load("somebody") == HERE

    def test_of_many_at_once_the_latest_is_kept(self, bookmarks: Bookmarks) -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda at: bookmarks.save("somebody", replace(HERE, at_ms=at)), range(200)))
        kept = bookmarks.load("somebody")
        assert kept is not None
        assert kept.at_ms == 199

    @settings(max_examples=25, deadline=None, suppress_health_check=SAME_BOOKMARKS_AGAIN)
    @given(
        listener=st.text(),
        offset_ms=st.integers(0, 86_400_000),
        state=st.sampled_from(PlaybackState),
        loops=st.booleans(),
        failures=st.integers(0, 3),
    )
    def test_any_bookmark_comes_back_as_it_was(
        self, bookmarks: Bookmarks, *, listener: str, offset_ms: int, state: PlaybackState, loops: bool, failures: int
    ) -> None:
        saved = replace(HERE, offset_ms=offset_ms, state=state, loops=loops, failures=failures)
        assert bookmarks.save(listener, saved)
        assert bookmarks.load(listener) == saved

    @settings(max_examples=25, deadline=None, suppress_health_check=SAME_BOOKMARKS_AGAIN)
    @given(times=st.lists(st.integers(0, 50), min_size=1, max_size=12))
    def test_in_whatever_order_they_come_the_latest_is_kept(self, bookmarks: Bookmarks, times: list[int]) -> None:
        listener = str(uuid.uuid4())
        for at_ms in times:
            bookmarks.save(listener, replace(HERE, at_ms=at_ms))
        kept = bookmarks.load(listener)
        assert kept is not None
        assert kept.at_ms == max(times)

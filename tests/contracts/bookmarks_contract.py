"""What Bookmarks promise, however they are kept."""

import uuid
from abc import ABC, abstractmethod
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.playback.bookmarks.bookmarks import Bookmark, Bookmarks, Change, ListenerState, Place, PlaybackState
from skill.playback.bookmarks.changes import forget_before, set_bookmark, set_favourite, set_place

HERE = Bookmark(
    release_id="guided-recall.0123",
    offset_ms=61_000,
    at_ms=1_000,
    state=PlaybackState.STOPPED,
    loops=True,
    failures=1,
    stop_at_ms=601_000,
    queue=("hand-on-heart", "settling"),
)
HEART = Bookmark(release_id="hand-on-heart.0123", offset_ms=7_000, at_ms=5_000)
IN_RECALL = Place(release_id=HERE.release_id, offset_ms=HERE.offset_ms, at_ms=HERE.at_ms)
KITCHEN, BEDROOM = "the kitchen", "the bedroom"
SAME_BOOKMARKS_AGAIN = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]


def stop(bookmarks: Bookmarks, bookmark: Bookmark, *, listener: str = "somebody", device: str = KITCHEN) -> bool:
    """Save where a device stopped."""
    return bookmarks.save(listener, set_bookmark(device, bookmark))


def find(bookmarks: Bookmarks, listener: str = "somebody", device: str = KITCHEN) -> Bookmark | None:
    """Find where a device stopped."""
    return bookmarks.load(listener, device).bookmark


def like(bookmarks: Bookmarks, place: Place, *, is_liked: bool = True) -> None:
    bookmarks.save("somebody", set_favourite(place, is_liked=is_liked))


class BookmarksContract(ABC):
    @pytest.fixture
    @abstractmethod
    def bookmarks(self) -> Bookmarks: ...

    # --- where a device stopped -----------------------------------------------------------------------------------

    def test_nothing_is_known_of_a_new_listener(self, bookmarks: Bookmarks) -> None:
        assert bookmarks.load("somebody", KITCHEN) == ListenerState()
        assert not bookmarks.load("somebody", KITCHEN).is_known

    def test_what_is_saved_comes_back_whole(self, bookmarks: Bookmarks) -> None:
        assert stop(bookmarks, HERE)
        assert find(bookmarks) == HERE

    def test_a_later_bookmark_takes_its_place(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        assert stop(bookmarks, replace(HERE, at_ms=2_000, offset_ms=5))
        assert find(bookmarks) == replace(HERE, at_ms=2_000, offset_ms=5)

    def test_an_earlier_bookmark_does_not(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        assert not stop(bookmarks, replace(HERE, at_ms=999, offset_ms=5))
        assert find(bookmarks) == HERE

    def test_of_two_in_one_second_the_one_that_comes_last_is_kept(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        assert stop(bookmarks, replace(HERE, offset_ms=5))
        assert find(bookmarks) == replace(HERE, offset_ms=5)

    def test_two_devices_of_a_listener_do_not_disturb_each_other(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        assert stop(bookmarks, replace(HERE, at_ms=999, offset_ms=5), device=BEDROOM)
        assert find(bookmarks, device=KITCHEN) == HERE
        assert find(bookmarks, device=BEDROOM) == replace(HERE, at_ms=999, offset_ms=5)

    def test_a_device_sees_where_the_others_stopped_the_newest_first(self, bookmarks: Bookmarks) -> None:
        for device, at_ms in ((KITCHEN, 3_000), (BEDROOM, 1_000), ("the bath", 2_000)):
            stop(bookmarks, replace(HERE, at_ms=at_ms), device=device)
        assert [each.at_ms for each in bookmarks.load("somebody", KITCHEN).elsewhere] == [2_000, 1_000]
        assert [each.at_ms for each in bookmarks.load("somebody", "a new one").elsewhere] == [3_000, 2_000, 1_000]

    def test_a_bookmark_of_no_device_is_that_of_every_device_without_one(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE, device="")
        stop(bookmarks, HEART, device=BEDROOM)
        assert find(bookmarks, device=KITCHEN) == HERE
        assert find(bookmarks, device=BEDROOM) == HEART
        assert bookmarks.load("somebody", BEDROOM).elsewhere == (HERE,)

    def test_listeners_do_not_meet(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        stop(bookmarks, HEART, listener="somebody else")
        assert find(bookmarks) == HERE
        assert bookmarks.load("somebody", BEDROOM).elsewhere == (HERE,)

    # --- a place in each programme --------------------------------------------------------------------------------

    def test_each_programme_has_a_place_of_its_own(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        stop(bookmarks, HEART)
        in_heart = Place(release_id=HEART.release_id, offset_ms=7_000, at_ms=5_000)
        assert bookmarks.load("somebody", BEDROOM).places == {"guided-recall": IN_RECALL, "hand-on-heart": in_heart}

    def test_the_latest_place_is_kept_whatever_the_device(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, replace(HERE, at_ms=2_000, offset_ms=5))
        stop(bookmarks, HERE, device=BEDROOM)
        assert bookmarks.load("somebody", BEDROOM).places["guided-recall"].offset_ms == 5

    def test_a_new_version_of_a_programme_keeps_its_place(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        stop(bookmarks, replace(HERE, release_id="guided-recall.4567", at_ms=2_000))
        (place,) = bookmarks.load("somebody", KITCHEN).places.values()
        assert place.release_id == "guided-recall.4567"

    def test_a_place_alone_leaves_what_the_device_plays(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HEART)
        assert bookmarks.save("somebody", set_place(replace(HERE, at_ms=9_000)))
        assert find(bookmarks) == HEART
        assert bookmarks.load("somebody", KITCHEN).places["guided-recall"].at_ms == 9_000

    def test_a_bookmark_of_nothing_has_no_place_and_makes_the_listener_known(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, Bookmark(release_id="", offset_ms=0, at_ms=1))
        state = bookmarks.load("somebody", BEDROOM)
        assert state.places == {}
        assert state.is_known

    # --- favourites -----------------------------------------------------------------------------------------------

    def test_a_favourite_stays_one_until_it_is_none(self, bookmarks: Bookmarks) -> None:
        like(bookmarks, IN_RECALL)
        stop(bookmarks, replace(HERE, at_ms=2_000))
        stop(bookmarks, HEART)
        assert bookmarks.load("somebody", BEDROOM).favourites == {"guided-recall"}
        like(bookmarks, IN_RECALL, is_liked=False)
        assert bookmarks.load("somebody", BEDROOM).favourites == frozenset()

    # --- who is forgotten -----------------------------------------------------------------------------------------

    def test_who_is_forgotten_is_new_again_on_all_devices_and_nobody_else_is(self, bookmarks: Bookmarks) -> None:
        for listener in ("somebody", "somebody else"):
            for device in (KITCHEN, BEDROOM):
                stop(bookmarks, HERE, listener=listener, device=device)
        like(bookmarks, IN_RECALL)
        for listener in ("somebody", "nobody"):
            assert bookmarks.save(listener, forget_before(HERE.at_ms))
        for device in (KITCHEN, BEDROOM):
            assert bookmarks.load("somebody", device) == ListenerState(forgotten_at_ms=HERE.at_ms)
            assert find(bookmarks, "somebody else", device) == HERE
        assert stop(bookmarks, replace(HERE, at_ms=HERE.at_ms + 1))
        assert bookmarks.load("somebody", KITCHEN).favourites == frozenset()

    def test_one_change_can_forget_and_save(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HEART)
        later = replace(HERE, at_ms=HEART.at_ms + 1)
        assert bookmarks.save("somebody", Change(forgotten_at_ms=HEART.at_ms, bookmarks={KITCHEN: later}))
        state = bookmarks.load("somebody", KITCHEN)
        assert (state.bookmark, state.elsewhere, state.places) == (later, (), {})

    def test_who_is_forgotten_twice_as_of_the_same_time_keeps_what_came_between(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        for _ in range(2):
            bookmarks.save("somebody", forget_before(HERE.at_ms + 1))
            stop(bookmarks, HEART)
            bookmarks.save("somebody", Change(said=(3,)))
        bookmarks.save("somebody", forget_before(HERE.at_ms))
        state = bookmarks.load("somebody", KITCHEN)
        assert (state.bookmark, list(state.places), state.said) == (HEART, ["hand-on-heart"], (3,))
        assert state.forgotten_at_ms == HERE.at_ms + 1

    def test_a_wish_to_be_forgotten_that_comes_late_leaves_what_is_newer(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE, device=BEDROOM)
        like(bookmarks, IN_RECALL)
        stop(bookmarks, HEART)
        bookmarks.save("somebody", forget_before(HERE.at_ms))
        state = bookmarks.load("somebody", KITCHEN)
        assert (state.bookmark, state.elsewhere, list(state.places)) == (HEART, (), ["hand-on-heart"])
        assert (state.favourites, state.forgotten_at_ms) == (frozenset(), HERE.at_ms)

    def test_what_comes_late_from_before_somebody_was_forgotten_is_not_kept(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", forget_before(HERE.at_ms + 1))
        like(bookmarks, IN_RECALL)
        stop(bookmarks, HERE)
        bookmarks.save("somebody", Change(said=(3,)))
        assert bookmarks.load("somebody", KITCHEN) == ListenerState(forgotten_at_ms=HERE.at_ms + 1)
        stop(bookmarks, HEART)
        assert find(bookmarks) == HEART

    def test_a_report_makes_nobody_known_who_was_just_forgotten(self, bookmarks: Bookmarks) -> None:
        report = replace(set_bookmark(KITCHEN, HEART), is_report=True, said=(3,))
        bookmarks.save("somebody", forget_before(HERE.at_ms))
        bookmarks.save("somebody", report)
        assert bookmarks.load("somebody", KITCHEN) == ListenerState(forgotten_at_ms=HERE.at_ms)
        stop(bookmarks, replace(HERE, at_ms=HERE.at_ms + 1))
        bookmarks.save("somebody", report)
        assert find(bookmarks) == HEART

    def test_when_somebody_was_forgotten_is_kept_for_a_while(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", forget_before(HERE.at_ms))
        bookmarks.delete_unused(0, HERE.at_ms)
        assert bookmarks.load("somebody", KITCHEN).forgotten_at_ms == HERE.at_ms
        bookmarks.delete_unused(0, HERE.at_ms + 1)
        assert bookmarks.load("somebody", KITCHEN) == ListenerState()

    # --- how often a sentence was said ----------------------------------------------------------------------------

    def test_of_two_counts_the_greater_one_is_kept(self, bookmarks: Bookmarks) -> None:
        stop(bookmarks, HERE)
        for said in ((0, 2), (1, 1, 3), (0, 1)):
            bookmarks.save("somebody", Change(said=said))
        assert bookmarks.load("somebody", BEDROOM).said == (1, 2, 3)
        assert bookmarks.load("somebody else", BEDROOM).said == ()

    def test_nothing_is_counted_of_who_is_not_known(self, bookmarks: Bookmarks) -> None:
        bookmarks.save("somebody", Change(said=(1,)))
        assert bookmarks.load("somebody", KITCHEN) == ListenerState()

    def test_what_is_unused_for_long_is_deleted_and_nothing_else(self, bookmarks: Bookmarks) -> None:
        like(bookmarks, IN_RECALL)
        stop(bookmarks, HERE)
        stop(bookmarks, HEART, device=BEDROOM)
        bookmarks.save("somebody", Change(said=(1,)))
        bookmarks.delete_unused(HERE.at_ms, 0)
        assert find(bookmarks) == HERE
        bookmarks.delete_unused(HERE.at_ms + 1, 0)
        left = bookmarks.load("somebody", KITCHEN)
        assert (left.bookmark, left.elsewhere, left.favourites) == (None, (HEART,), frozenset())
        assert ([*left.places], left.said) == (["hand-on-heart"], (1,))
        bookmarks.delete_unused(HEART.at_ms + 1, 0)
        assert bookmarks.load("somebody", KITCHEN) == ListenerState()

    # --- many at once ---------------------------------------------------------------------------------------------

    def test_of_many_at_once_the_latest_is_kept(self, bookmarks: Bookmarks) -> None:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda at: stop(bookmarks, replace(HERE, at_ms=at)), range(200)))
        kept = find(bookmarks)
        assert kept is not None
        assert kept.at_ms == 199

    @settings(max_examples=25, deadline=None, suppress_health_check=SAME_BOOKMARKS_AGAIN)
    @given(
        listener=st.text(),
        device=st.text(),
        offset_ms=st.integers(0, 86_400_000),
        state=st.sampled_from(PlaybackState),
        loops=st.booleans(),
        failures=st.integers(0, 3),
    )
    def test_any_bookmark_comes_back_as_it_was(
        self,
        bookmarks: Bookmarks,
        *,
        listener: str,
        device: str,
        offset_ms: int,
        state: PlaybackState,
        loops: bool,
        failures: int,
    ) -> None:
        saved = replace(HERE, offset_ms=offset_ms, state=state, loops=loops, failures=failures)
        assert stop(bookmarks, saved, listener=listener, device=device)
        assert find(bookmarks, listener, device) == saved

    @settings(max_examples=25, deadline=None, suppress_health_check=SAME_BOOKMARKS_AGAIN)
    @given(times=st.lists(st.integers(0, 50), min_size=1, max_size=12))
    def test_in_whatever_order_they_come_the_latest_is_kept(self, bookmarks: Bookmarks, times: list[int]) -> None:
        listener = str(uuid.uuid4())
        for at_ms in times:
            stop(bookmarks, replace(HERE, at_ms=at_ms), listener=listener)
        state = bookmarks.load(listener, KITCHEN)
        assert state.bookmark is not None
        assert state.bookmark.at_ms == state.places["guided-recall"].at_ms == max(times)

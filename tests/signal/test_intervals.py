"""Intervals are merged and subtracted as sets of moments are."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.signal.intervals import Interval, merge_intervals, subtract_intervals

INTERVALS = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda each: (each[0], each[0] + each[1]))


def moments(intervals: list[Interval]) -> list[int]:
    return [moment for start, past in intervals for moment in range(start, past)]


@given(st.lists(INTERVALS))
def test_merged_intervals_have_every_moment_once_and_do_not_touch(intervals: list[Interval]) -> None:
    merged = merge_intervals(intervals)
    assert moments(merged) == sorted(set(moments(intervals)))
    assert all(past < start for (_, past), (start, _) in itertools.pairwise(merged))


@given(INTERVALS, st.lists(INTERVALS))
def test_what_is_subtracted_is_not_left_and_all_else_is(interval: Interval, others: list[Interval]) -> None:
    left = list(subtract_intervals(interval, merge_intervals(others)))
    assert moments(left) == sorted(set(moments([interval])) - set(moments(others)))

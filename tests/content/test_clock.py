"""Clock: what a time is written as, and that nothing of it is lost or made up."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.clock import format_clock, format_timestamp

TIMES_MS = st.integers(min_value=0, max_value=400_000_000)


def ms_of(clock: str) -> int:
    """How long a written m:ss is, by another way than ours."""
    minutes, seconds = clock.split(":")
    return round(timedelta(minutes=int(minutes), seconds=float(seconds)) / timedelta(milliseconds=1))


@pytest.mark.parametrize(
    ("ms", "clock"),
    [(0, "0:00"), (5_000, "0:05"), (59_999, "0:59"), (60_000, "1:00"), (125_400, "2:05"), (3_725_000, "62:05")],
)
def test_a_time_is_minutes_and_two_digits_of_seconds(ms: int, clock: str) -> None:
    assert format_clock(ms) == clock


@given(ms=TIMES_MS, decimals=st.integers(min_value=0, max_value=3))
def test_a_clock_is_never_late_and_never_further_off_than_its_last_digit(ms: int, decimals: int) -> None:
    clock = format_clock(ms, decimals)
    assert 0 <= ms - ms_of(clock) < 10 ** (3 - decimals)
    assert len(clock.partition(".")[2]) == decimals
    assert 0 <= float(clock.partition(":")[2]) < 60
    assert clock.partition(":")[2][1].isdigit()


@given(one=st.integers(min_value=0, max_value=359_999_999), other=st.integers(min_value=0, max_value=359_999_999))
def test_time_stamps_sort_as_their_times_do(one: int, other: int) -> None:
    assert (format_timestamp(one) < format_timestamp(other)) == (one < other)


def test_a_time_stamp_has_hours() -> None:
    assert [format_timestamp(ms) for ms in (0, 1_008, 3_725_250)] == ["00:00:00.000", "00:00:01.008", "01:02:05.250"]

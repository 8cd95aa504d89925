"""Lengths as they are spoken."""

import pytest

from skill.playback.naming.lengths import format_length, merge_lengths


@pytest.mark.parametrize(
    ("said", "length_ms"),
    [
        ("ten minutes", 600_000),
        ("10 minute", 600_000),
        ("10 min", 600_000),
        ("a minute", 60_000),
        ("one minute", 60_000),
        ("a minute and a half", 90_000),
        ("one and a half minutes", 90_000),
        ("two and a half minutes", 150_000),
        ("a couple of minutes", 120_000),
        ("twenty five minutes", 1_500_000),
        ("half an hour", 1_800_000),
        ("half a minute", 30_000),
        ("three quarters of an hour", 2_700_000),
        ("an hour and a half", 5_400_000),
        ("thirty seconds", 30_000),
        ("two minutes and thirty seconds", 150_000),
        ("one minute thirty seconds", 90_000),
    ],
)
def test_a_length_is_one_word(said: str, length_ms: int) -> None:
    assert merge_lengths(f"guided {said} recall".split()) == ("guided", f"{length_ms}ms", "recall")


@pytest.mark.parametrize(
    "said",
    ["the second talk", "a second exercise", "seconds before", "a few minutes", "the minute after", "ten hugs", ""],
)
def test_what_is_no_length_is_left_as_it_is(said: str) -> None:
    assert merge_lengths(said.split()) == tuple(said.split())


@pytest.mark.parametrize(
    ("length_ms", "words"),
    [
        (30_000, "thirty seconds"),
        (60_000, "one minute"),
        (90_000, "a minute and a half"),
        (150_000, "two and a half minutes"),
        (191_800, "three minutes"),
        (600_000, "ten minutes"),
        (2_100_000, "thirty-five minutes"),
        (3_600_000, "one hour"),
        (7_200_000, "two hours"),
        (6_060_000, "101 minutes"),
    ],
)
def test_a_length_is_said_to_the_half_minute(length_ms: int, words: str) -> None:
    assert format_length(length_ms) == words

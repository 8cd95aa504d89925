"""What voices read in different ways is found; what they all read well is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.lint.abbreviations import DOUBT, NUMBER, scan_text
from audio_pipeline.lint.sentences import BLANK

RISKY = {
    "Dr. Hill said so.": "Dr",
    "Ask Prof Hill.": "Prof",
    "St. Mary's is near.": "St",
    "A friend, e.g. a cat.": "e.g",
    "Cats, dogs, etc. are fine.": "etc",
    "Tea vs. coffee.": "vs",
    "It lasts approx. ten seconds.": "approx",
    "It takes a few secs to settle.": "secs",
    "Ten mg of it.": "mg",
    "In an fMRI scan.": "fMRI",
    "In the US today.": "US",
    "In the U.S. today.": "U.S.",
    "She is an MFT in Marin.": "MFT",
    "It is VERY kind.": "VERY",
    "Two CDs of it.": "CDs",
    "It lasts 3:00.": "3:00",
    "Hold for 5-10 breaths.": "5-10",
    "Hold for 5 – 10 breaths.": "5 – 10",
    "Take 20 s of rest.": "20 s",
    "Take 20s of rest.": "20s",
    "Wait 10 min.": "10 min",
    "See R36.": "R36",
    "Call 988.": "988",
    "Call 116 123.": "116 123",
    "Call 13 11 14.": "13 11 14",
    "In 120 studies.": "120",
    "Hold the cup and/or mug.": "and/or",
    "Day and night, 24/7.": "24/7",
    "A rest - a long one.": "-",
}

WELL_READ = (
    "Mr. Hill and Mrs. Hill and Ms. Hill.",
    "At six a.m. in the UK, OK?",
    "On TV.",
    "In 47 couples, and 13,000 people.",
    "In 2009 and in 1998.",
    "About 50% of them.",
    "The 2nd one, in the 1990s.",
    "It rose 2.5 times.",
    "It cost $5.",
    "A hug — a long one.",
    "A twenty-second hug, a well-known one.",
    "I, for one, am here. A. A. Milne too.",
    "Not a minute, not a second, not a figure of speech.",
    "That is the best street in the department.",
    "No. Not now.",
)


@pytest.mark.parametrize(("text", "words"), RISKY.items())
def test_what_is_at_risk_is_found(text: str, words: str) -> None:
    (risk,) = scan_text(text)
    assert risk.start == text.index(words) - (words == "-")
    assert f'"{words}' in risk.what
    assert "Write" in risk.hint


NUMBERS = {"3:00", "5-10", "5 – 10", "988", "116 123", "13 11 14", "120"}
"""Of these another number, or another time, may be heard."""


@pytest.mark.parametrize(("text", "words"), RISKY.items())
def test_only_a_number_that_may_be_heard_as_another_stops_publishing(text: str, words: str) -> None:
    assert [risk.rule for risk in scan_text(text)] == [NUMBER if words in NUMBERS else DOUBT]


@pytest.mark.parametrize("text", WELL_READ)
def test_what_is_read_well_is_left_alone(text: str) -> None:
    assert list(scan_text(text)) == []


def test_what_is_marked_is_not_read() -> None:
    assert list(scan_text(f"Call {BLANK * 7}, {BLANK * 3} Hill.")) == []


@given(st.text(alphabet="aA1 .,:-–/%sRmg9", max_size=60))
def test_no_text_crashes_it(text: str) -> None:
    starts = [risk.start for risk in scan_text(text)]
    assert starts == sorted(set(starts))

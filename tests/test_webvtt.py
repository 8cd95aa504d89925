"""A published transcript is read as it was written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.clock import format_timestamp
from audio_pipeline.webvtt import Cue, parse_cues

TRANSCRIPT = """WEBVTT

00:00:01.008 --> 00:00:03.504
Find a seat that holds you, with a hand
where it's warm.

01:00:04.000 --> 01:00:09.250
Milk &amp; honey.
"""


def test_each_cue_has_its_times_and_its_words_on_one_line() -> None:
    assert parse_cues(TRANSCRIPT) == (
        Cue(start_ms=1_008, end_ms=3_504, text="Find a seat that holds you, with a hand where it's warm."),
        Cue(start_ms=3_604_000, end_ms=3_609_250, text="Milk & honey."),
    )


@pytest.mark.parametrize("text", ["", "WEBVTT", "<html>\n\nnot found", "x --> y\nwords", "NOTE a --> b"])
def test_what_is_no_transcript_has_no_cues(text: str) -> None:
    assert parse_cues(text) == ()


@given(start_ms=st.integers(0, 359_999_999), end_ms=st.integers(0, 359_999_999))
def test_any_time_is_read_back_as_it_was_written(start_ms: int, end_ms: int) -> None:
    (cue,) = parse_cues(f"{format_timestamp(start_ms)} --> {format_timestamp(end_ms)}\nYes.\n")
    assert (cue.start_ms, cue.end_ms) == (start_ms, end_ms)

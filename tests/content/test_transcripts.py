"""Transcripts: SubRip and JSON say the same words at the same times as WebVTT."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import (
    LINE_CHARACTERS,
    format_json_transcript,
    format_srt,
    format_webvtt,
    make_cues,
)
from audio_pipeline.webvtt import parse_cues

SAID = (
    TimedText(start_ms=1_008, end_ms=3_504, text="Find a seat that holds you."),
    TimedText(start_ms=3_725_000, end_ms=3_725_000, text="Tea & <rest>."),
)


def test_subrip_has_numbers_times_with_a_comma_and_the_words_as_they_are() -> None:
    assert format_srt(SAID) == (
        "1\n00:00:01,008 --> 00:00:03,504\nFind a seat that holds you.\n"
        "\n2\n01:02:05,000 --> 01:02:05,001\nTea & <rest>.\n"
    )


def test_json_has_seconds_and_the_words_as_they_are() -> None:
    assert json.loads(format_json_transcript(SAID)) == {
        "version": "1.0.0",
        "segments": [
            {"startTime": 1.008, "endTime": 3.504, "body": "Find a seat that holds you."},
            {"startTime": 3725.0, "endTime": 3725.001, "body": "Tea & <rest>."},
        ],
    }


WORDS = st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1, max_size=90)
TIMINGS = st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 9_000), WORDS), max_size=6)


@given(parts=TIMINGS)
def test_all_three_tell_the_same(parts: list[tuple[int, int, str]]) -> None:
    at_ms, said = 0, []
    for gap_ms, length_ms, text in parts:
        said.append(TimedText(start_ms=at_ms + gap_ms, end_ms=at_ms + gap_ms + length_ms, text=text))
        at_ms += gap_ms + length_ms
    cues = parse_cues(format_webvtt(said))
    segments = json.loads(format_json_transcript(said))["segments"]
    times = re.findall(r"^(\S+) --> (\S+)$", format_srt(said), re.MULTILINE)
    assert len(cues) == len(segments) == len(times) == len(make_cues(said))
    for cue, segment, (start, _) in zip(cues, segments, times, strict=True):
        assert round(segment["startTime"] * 1000) == cue.start_ms == in_ms(start)
        assert round(segment["endTime"] * 1000) == cue.end_ms
        assert "".join(segment["body"].split()) == "".join(cue.text.split())
    assert all(len(line) <= LINE_CHARACTERS for line in format_srt(said).split("\n"))


def in_ms(time: str) -> int:
    hours, minutes, seconds, ms = map(int, re.split("[:,]", time))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms

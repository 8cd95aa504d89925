"""Timings: what transcript, chapters and lyrics say of a programme, against its sound as a player decodes it."""

import io
from dataclasses import dataclass
from itertools import pairwise

import mutagen.id3
import numpy as np
import pytest

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Programme, TimedText
from audio_pipeline.content.timed_text import (
    format_podcast_chapters,
    format_webvtt,
    parse_podcast_chapters,
    parse_webvtt,
)
from tests import meter, studio
from tests.meter import Sound
from tests.timelines import breath, chapter, pause, said, script, until

CLOSE_ENOUGH_MS = 20
"""What we promise."""

_QUIET = 0.01
"""Under the voice by 25 dB and more, and over what an encoder smears before and after it."""
_GAP_MS = 60
"""A shorter one is a moment between two waves of a hum."""

WORDS = script(
    chapter("Begin"),
    said("Find a seat that holds you."),
    breath(850),
    said("Let your shoulders drop,"),
    breath(400),
    said("and let your hands rest."),
    pause(3_217),
    said("Breathe in"),
    pause(4_000),
    said("and out."),
    until(29_999),
    chapter("End"),
    said("Thank your hands."),
    until(36_000),
)
"""A sentence in one go, one with a short break in it, and one with a long silence in it."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A programme, and when something is heard in it."""

    programme: Programme
    runs: list[tuple[float, float]]
    """From and to, in milliseconds."""


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    cache = studio.cache(tmp_path_factory.mktemp("timings"))
    programme = studio.mastered(studio.mixed(WORDS, cache), cache)
    return Heard(programme=programme, runs=runs(meter.decoded(programme.mp3)))


def runs(sound: Sound) -> list[tuple[float, float]]:
    """Where there is sound."""
    at = np.flatnonzero(np.abs(sound).max(axis=1) > _QUIET) * 1000 / SAMPLE_RATE_HZ
    past = np.flatnonzero(np.diff(at) > _GAP_MS)
    return list(zip(at[[0, *(past + 1)]], at[[*past, -1]], strict=True))


def transcript(heard: Heard) -> tuple[TimedText, ...]:
    return parse_webvtt(format_webvtt(heard.programme.transcript))


def test_there_is_a_cue_a_sentence_and_none_shows_words_long_before_they_are_said(heard: Heard) -> None:
    assert [each.text for each in transcript(heard)] == [
        "Find a seat that holds you.",
        "Let your shoulders drop, and let your hands rest.",
        "Breathe in",
        "and out.",
        "Thank your hands.",
    ]


def test_every_cue_begins_and_ends_with_its_sound(heard: Heard) -> None:
    for cue in transcript(heard):
        assert min(abs(start - cue.start_ms) for start, _ in heard.runs) <= CLOSE_ENOUGH_MS
        assert min(abs(end - cue.end_ms) for _, end in heard.runs) <= CLOSE_ENOUGH_MS


def test_nothing_is_said_outside_of_the_cues(heard: Heard) -> None:
    assert len(heard.runs) == len(WORDS.segments)
    for start, end in heard.runs:
        around = [(cue.start_ms - CLOSE_ENOUGH_MS, cue.end_ms + CLOSE_ENOUGH_MS) for cue in transcript(heard)]
        assert any(first <= start and end <= past for first, past in around)


def test_no_two_cues_are_shown_at_once(heard: Heard) -> None:
    assert all(one.end_ms <= other.start_ms for one, other in pairwise(transcript(heard)))


def test_a_chapter_begins_before_its_first_words_and_after_the_last_of_the_chapter_before(heard: Heard) -> None:
    first, second = parse_podcast_chapters(format_podcast_chapters(heard.programme.chapters))
    assert (first.start_ms, first.end_ms, second.start_ms, second.end_ms) == (0, 29_999, 29_999, 36_000)
    *_, last, thanks = heard.runs
    assert last[1] < second.start_ms <= thanks[0]
    assert thanks[0] - second.start_ms <= CLOSE_ENOUGH_MS


def test_the_tag_has_the_words_a_line_a_sentence_and_a_gap_between_chapters(heard: Heard) -> None:
    (words,) = mutagen.id3.ID3(io.BytesIO(heard.programme.mp3)).getall("USLT")
    assert words.lang == "eng"
    assert words.text.split("\n") == [
        "Find a seat that holds you.",
        "Let your shoulders drop, and let your hands rest.",
        "Breathe in and out.",
        "",
        "Thank your hands.",
    ]

"""Timed text: transcripts and chapters as players read them."""

import io
import json
from html import unescape

import pytest
import webvtt as reader
from hypothesis import example, given, settings
from hypothesis import strategies as st

from audio_pipeline.content.model import TimedText
from audio_pipeline.content.timed_text import (
    LINE_CHARACTERS,
    MAX_CUE_GAP_MS,
    format_lyrics,
    format_podcast_chapters,
    format_webvtt,
    join_sentences,
    parse_podcast_chapters,
    parse_webvtt,
)
from tests.samples import PROGRAMME


def test_a_transcript_has_a_cue_a_sentence_at_its_time() -> None:
    assert format_webvtt(PROGRAMME.transcript).splitlines()[:8] == [
        "WEBVTT",
        "",
        "00:00:01.008 --> 00:00:03.504",
        "Find a seat that holds you.",
        "",
        "00:00:04.008 --> 00:00:09.000",
        "Rest a hand where you can feel your own warmth.",
    ]


def test_an_hour_is_written_as_one() -> None:
    assert "01:01:01.001 --> 10:00:00.000" in format_webvtt(
        (TimedText(start_ms=3_661_001, end_ms=36_000_000, text="Late."),)
    )


def test_markup_and_arrows_in_the_words_stay_words() -> None:
    text = format_webvtt((TimedText(start_ms=0, end_ms=10, text="a --> b & <i>c</i>\n\nNOTE d"),))
    assert text.splitlines()[3:] == ["a --&gt; b &amp; &lt;i&gt;c&lt;/i&gt; NOTE d"]


def test_silence_makes_no_cue_and_no_cue_lasts_no_time() -> None:
    text = format_webvtt((TimedText(start_ms=5, end_ms=9, text=" \n"), TimedText(start_ms=20, end_ms=20, text="Oh.")))
    assert text.count("-->") == 1
    assert "00:00:00.020 --> 00:00:00.021" in text


@settings(max_examples=60)
@example(text="&" * 300)
@example(text="a" * 300 + "<" * 70)
@given(text=st.text(st.one_of(st.sampled_from("&<> ab-"), st.characters(exclude_categories=["C"])), max_size=300))
def test_lines_are_short_and_say_every_letter(text: str) -> None:
    lines = format_webvtt((TimedText(start_ms=0, end_ms=10, text=text),)).splitlines()[3:]
    assert all(len(line) <= LINE_CHARACTERS for line in lines)
    assert "".join(unescape(line) for line in lines).replace(" ", "") == "".join(text.split())


def test_an_independent_reader_finds_the_same_words_and_times() -> None:
    cues = reader.from_buffer(io.StringIO(format_webvtt(PROGRAMME.transcript))).captions
    assert [cue.start for cue in cues] == ["00:00:01.008", "00:00:04.008"]
    assert [cue.text for cue in cues] == [timing.text for timing in PROGRAMME.transcript]


def test_chapters_say_when_to_the_millisecond() -> None:
    assert json.loads(format_podcast_chapters(PROGRAMME.chapters)) == {
        "version": "1.2.0",
        "chapters": [
            {"startTime": 0, "endTime": 12.345, "title": "Settle"},
            {"startTime": 12.345, "endTime": 120.024, "title": "Warm hand"},
        ],
    }


@pytest.mark.parametrize("ms", [1, 10, 1_001, 86_399_999, 123_456_789])
def test_seconds_are_written_with_no_more_than_three_places(ms: int) -> None:
    chapter = json.loads(format_podcast_chapters((TimedText(start_ms=ms, end_ms=ms + 1, text="x"),)), parse_float=str)
    assert len(str(chapter["chapters"][0]["startTime"]).partition(".")[2]) <= 3


# --- sentences with breaks in them ----------------------------------------------------------------------------


def in_a_row(*texts: str, apart_ms: int = 500) -> tuple[TimedText, ...]:
    """Each a second long."""
    step_ms = 1_000 + apart_ms
    return tuple(
        TimedText(start_ms=at * step_ms, end_ms=at * step_ms + 1_000, text=text) for at, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (("Breathe in", "and out."), ("Breathe in and out.",)),
        (("After work,", "Anna calls."), ("After work, Anna calls.",)),
        (("You may, if you like —", "I do —", "smile."), ("You may, if you like — I do — smile.",)),
        (("And rest…", "and rest."), ("And rest… and rest.",)),
        (("And rest…", "Notice."), ("And rest…", "Notice.")),
        (("Warm hands", "Notice them."), ("Warm hands", "Notice them.")),
        (("She said “stay.”", "and he did."), ("She said “stay.”", "and he did.")),
        (("One.", "two"), ("One.", "two")),
    ],
)
def test_the_parts_of_a_sentence_are_one_again(parts: tuple[str, ...], joined: tuple[str, ...]) -> None:
    found = join_sentences(in_a_row(*parts))
    assert tuple(each.text for each in found) == joined
    assert (found[0].start_ms, found[-1].end_ms) == (0, in_a_row(*parts)[-1].end_ms)


@pytest.mark.parametrize(("apart_ms", "n_cues"), [(MAX_CUE_GAP_MS, 1), (MAX_CUE_GAP_MS + 1, 2)])
def test_words_after_a_long_silence_are_not_shown_before_it(apart_ms: int, n_cues: int) -> None:
    assert format_webvtt(in_a_row("Breathe in", "and out.", apart_ms=apart_ms)).count("-->") == n_cues


def test_lyrics_have_a_line_a_sentence_and_an_empty_line_between_chapters() -> None:
    said = in_a_row("Find a seat.", "Breathe in", "and out.", "Thank  your\nhands.", apart_ms=9_000)
    chapters = (
        TimedText(start_ms=0, end_ms=10_000, text="Sit"),
        TimedText(start_ms=10_000, end_ms=29_000, text="Breathe"),
        TimedText(start_ms=29_000, end_ms=29_500, text="Nothing is said here"),
        TimedText(start_ms=29_500, end_ms=40_000, text="End"),
    )
    assert format_lyrics(said, chapters) == "Find a seat.\n\nBreathe in and out.\n\nThank your hands."
    assert format_lyrics(said, ()) == "Find a seat.\nBreathe in and out.\nThank your hands."
    assert format_lyrics((), chapters) == ""


# --- read back ------------------------------------------------------------------------------------------------


MOMENT = st.integers(0, 40_000_000)
WORD = st.text(st.one_of(st.sampled_from("&<>-"), st.characters(categories=["L"])), min_size=1, max_size=12)


@settings(max_examples=60)
@given(said=st.lists(st.tuples(MOMENT, st.lists(WORD, min_size=1, max_size=20)), max_size=5))
def test_a_transcript_reads_back_as_it_was(said: list[tuple[int, list[str]]]) -> None:
    timings = tuple(TimedText(start_ms=at, end_ms=at + 10, text=" ".join((*words, "end."))) for at, words in said)
    assert parse_webvtt(format_webvtt(timings)) == timings


@settings(max_examples=60)
@given(starts=st.lists(MOMENT, max_size=5), title=st.text(max_size=20))
def test_chapters_read_back_as_they_were(starts: list[int], title: str) -> None:
    timings = tuple(TimedText(start_ms=at, end_ms=at + 1, text=title) for at in starts)
    assert parse_podcast_chapters(format_podcast_chapters(timings)) == timings

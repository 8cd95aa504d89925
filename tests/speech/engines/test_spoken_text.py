"""What is read aloud, how fast, and how loud."""

# ruff: noqa: RUF001 - letters that look like others

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.content.model import Span
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.spoken_text import (
    VOLUMES_DB,
    calculate_speed,
    find_shared_mark,
    find_unreadable_letters,
    find_volume_db,
    get_spoken_text,
    has_words,
)
from tests.speech.engines.segments import spoken


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Rest, [now].", "Rest, now."),
        ("a warm 🙂 hand ❤️", "a warm hand "),
        ("oxy\u00adtocin", "oxytocin"),
        ("one\n  line", "one line"),
        ("twenty\u2011second hug", "twenty-second hug"),
        ("*rest* `now`", "rest now"),
        ("20 °C & <warm>", "20 °C & <warm>"),
        ("cafe\u0301", "café"),
    ],
)
def test_only_what_can_be_said_is_said(written: str, read: str) -> None:
    assert get_spoken_text(Span(text=written)) == read


def test_what_stands_in_is_read_instead() -> None:
    assert get_spoken_text(Span(text="R36", alias="one study")) == "one study"


@given(st.text())
@settings(max_examples=100)
def test_cleaning_twice_changes_nothing_more(written: str) -> None:
    once = get_spoken_text(Span(text=written))
    assert get_spoken_text(Span(text=once)) == once


@pytest.mark.parametrize("words", ["…", "—?!", "🙂", "", "()[]"])
def test_punctuation_alone_is_no_word(words: str) -> None:
    assert not has_words(spoken(words, voice="tone"))


def test_a_pronunciation_is_a_word_whatever_it_is_written_over() -> None:
    assert has_words(spoken(Span(text="…", ipa="ʃ"), voice="tone"))


def test_a_rate_on_all_words_multiplies_the_pace() -> None:
    segment = spoken(Span(text="Slowly now", rate="slow"), ".", voice="tone", rate=0.5)
    assert find_shared_mark("rate", segment) == "slow"
    assert calculate_speed(segment) == pytest.approx(0.4)


def test_a_rate_on_some_words_is_left_out() -> None:
    segment = spoken("Now ", Span(text="slowly", rate="slow"), voice="tone", rate=0.5)
    assert find_shared_mark("rate", segment) == ""
    assert calculate_speed(segment) == pytest.approx(0.5)


def test_two_rates_in_one_sentence_are_left_out() -> None:
    segment = spoken(Span(text="Now fast", rate="fast"), Span(text=" now slow", rate="slow"), voice="tone")
    assert find_shared_mark("rate", segment) == ""


@pytest.mark.parametrize(("rate", "factor"), [("medium", 1.0), ("85%", 0.85), ("120%", 1.2)])
def test_a_rate_is_a_word_or_a_percentage(rate: str, factor: float) -> None:
    assert calculate_speed(spoken(Span(text="now", rate=rate), voice="tone")) == pytest.approx(factor)


@pytest.mark.parametrize("rate", ["sluggish", "0%", "-10%", "80"])
def test_another_rate_is_refused_with_those_there_are(rate: str) -> None:
    with pytest.raises(EngineError, match=r"hand-on-heart\.md:12.*x-slow"):
        calculate_speed(spoken(Span(text="now", rate=rate), voice="tone"))


def test_rates_go_from_slow_to_fast() -> None:
    words = ("x-slow", "slow", "medium", "fast", "x-fast")
    speeds = [calculate_speed(spoken(Span(text="now", rate=rate), voice="tone")) for rate in words]
    assert speeds == sorted(set(speeds))


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Hold a cup.", ""),
        ("naïve, façade, Łódź, smørrebrød", ""),
        ("20 °C, ½ of it — “quite”", ""),
        ("Hold а сup.", "ас"),
        ("שלום", "שלום"),
        ("日本 and α", "日本α"),
        ("\U00017000", "\U00017000"),
    ],
)
def test_letters_of_other_alphabets_are_found_however_latin_they_look(text: str, letters: str) -> None:
    assert find_unreadable_letters(text) == letters


def test_a_volume_on_all_words_is_that_of_the_whole() -> None:
    assert find_volume_db(spoken(Span(text="Nothing more", volume="soft"), ".", voice="tone")) == VOLUMES_DB["soft"]


@pytest.mark.parametrize(
    "parts",
    [
        ("Now.",),
        ("Now ", Span(text="softly", volume="soft")),
        (Span(text="Now", volume="loud"), Span(text="softly", volume="soft")),
        (Span(text="Now", volume="medium"),),
    ],
)
def test_without_a_volume_that_all_words_share_it_is_the_voices_own(parts: tuple[str | Span, ...]) -> None:
    assert find_volume_db(spoken(*parts, voice="tone")) == 0


def test_volumes_go_from_nothing_to_loud() -> None:
    words = ("silent", "x-soft", "soft", "medium", "loud", "x-loud")
    gains = [find_volume_db(spoken(Span(text="now", volume=word), voice="tone")) for word in words]
    assert gains == sorted(set(gains))
    assert gains[0] == -math.inf

"""What is read aloud, how fast, and how loud."""

# ruff: noqa: RUF001 - letters that look like others

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.engines.saying import VOLUMES_DB, has_words, said, shared, speed, unreadable, volume_db
from audio_pipeline.errors import EngineError
from audio_pipeline.model import Span
from tests.engines.segments import spoken


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
    assert said(Span(text=written)) == read


def test_what_stands_in_is_read_instead() -> None:
    assert said(Span(text="R36", said="one study")) == "one study"


@given(st.text())
@settings(max_examples=100)
def test_cleaning_twice_changes_nothing_more(written: str) -> None:
    once = said(Span(text=written))
    assert said(Span(text=once)) == once


@pytest.mark.parametrize("words", ["…", "—?!", "🙂", "", "()[]"])
def test_punctuation_alone_is_no_word(words: str) -> None:
    assert not has_words(spoken(words, voice="tone"))


def test_a_pronunciation_is_a_word_whatever_it_is_written_over() -> None:
    assert has_words(spoken(Span(text="…", ipa="ʃ"), voice="tone"))


def test_a_rate_on_all_words_multiplies_the_pace() -> None:
    segment = spoken(Span(text="Slowly now", rate="slow"), ".", voice="tone", rate=0.5)
    assert shared("rate", segment) == "slow"
    assert speed(segment) == pytest.approx(0.4)


def test_a_rate_on_some_words_is_left_out() -> None:
    segment = spoken("Now ", Span(text="slowly", rate="slow"), voice="tone", rate=0.5)
    assert shared("rate", segment) == ""
    assert speed(segment) == pytest.approx(0.5)


def test_two_rates_in_one_sentence_are_left_out() -> None:
    segment = spoken(Span(text="Now fast", rate="fast"), Span(text=" now slow", rate="slow"), voice="tone")
    assert shared("rate", segment) == ""


@pytest.mark.parametrize(("rate", "factor"), [("medium", 1.0), ("85%", 0.85), ("120%", 1.2)])
def test_a_rate_is_a_word_or_a_percentage(rate: str, factor: float) -> None:
    assert speed(spoken(Span(text="now", rate=rate), voice="tone")) == pytest.approx(factor)


@pytest.mark.parametrize("rate", ["sluggish", "0%", "-10%", "80"])
def test_another_rate_is_refused_with_those_there_are(rate: str) -> None:
    with pytest.raises(EngineError, match=r"hand-on-heart\.md:12.*x-slow"):
        speed(spoken(Span(text="now", rate=rate), voice="tone"))


def test_rates_go_from_slow_to_fast() -> None:
    words = ("x-slow", "slow", "medium", "fast", "x-fast")
    speeds = [speed(spoken(Span(text="now", rate=rate), voice="tone")) for rate in words]
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
    assert unreadable(text) == letters


def test_a_volume_on_all_words_is_that_of_the_whole() -> None:
    assert volume_db(spoken(Span(text="Nothing more", volume="soft"), ".", voice="tone")) == VOLUMES_DB["soft"]


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
    assert volume_db(spoken(*parts, voice="tone")) == 0


def test_volumes_go_from_nothing_to_loud() -> None:
    words = ("silent", "x-soft", "soft", "medium", "loud", "x-loud")
    gains = [volume_db(spoken(Span(text="now", volume=word), voice="tone")) for word in words]
    assert gains == sorted(set(gains))
    assert gains[0] == -math.inf

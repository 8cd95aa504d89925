"""What is read aloud, and how fast."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.engines.saying import has_words, said, shared_rate, speed
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
    assert shared_rate(segment) == "slow"
    assert speed(segment) == pytest.approx(0.4)


def test_a_rate_on_some_words_is_left_out() -> None:
    segment = spoken("Now ", Span(text="slowly", rate="slow"), voice="tone", rate=0.5)
    assert shared_rate(segment) == ""
    assert speed(segment) == pytest.approx(0.5)


def test_two_rates_in_one_sentence_are_left_out() -> None:
    segment = spoken(Span(text="Now fast", rate="fast"), Span(text=" now slow", rate="slow"), voice="tone")
    assert shared_rate(segment) == ""


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

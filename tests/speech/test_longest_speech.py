"""How long words can take, whoever says them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.content.model import Span
from audio_pipeline.speech.longest_speech import count_words, estimate_length_bounds_ms
from tests.speech.engines.segments import spoken


# How long a person reads them, at 110 to 200 words a minute: timed by speech rates in phonetics textbooks.
@pytest.mark.parametrize(
    ("words", "ms"),
    [
        ("Welcome.", (350, 900)),
        ("Rest a hand on your heart, or on a cushion.", (2_700, 4_500)),
        ("1994", (900, 1_800)),
        ("UCLA", (800, 1_600)),
        ("Shhh.", (300, 1_000)),
    ],
)
def test_what_people_take_is_well_within(words: str, ms: tuple[int, int]) -> None:
    shortest_ms, longest_ms = estimate_length_bounds_ms(spoken(words, voice="heart"))
    assert shortest_ms * 1.2 < ms[0]
    assert ms[1] * 1.2 < longest_ms


def test_five_words_do_not_take_twelve_seconds_nor_half_a_one() -> None:
    shortest_ms, longest_ms = estimate_length_bounds_ms(spoken("Notice how warm they are.", voice="heart"))
    assert shortest_ms > 500
    assert longest_ms < 6_000


def test_who_speaks_slowly_may_take_longer_and_who_speaks_quickly_less() -> None:
    usual, slow, quick = (
        estimate_length_bounds_ms(spoken("Rest a while.", voice="heart", rate=rate)) for rate in (1.0, 0.5, 2.0)
    )
    assert slow == (usual[0], usual[1] * 2)
    assert quick == (usual[0] / 2, usual[1])


def test_what_stands_in_is_what_counts() -> None:
    assert count_words(spoken(Span(text="R36", alias="one small study"), " of it", voice="heart")) == 5


@given(st.text("abc ,.", min_size=1), st.text("abc ,.", min_size=1), st.floats(0.5, 2.0))
@settings(max_examples=60)
def test_more_words_may_take_longer(one: str, other: str, rate: float) -> None:
    short, long = (
        estimate_length_bounds_ms(spoken(text, voice="heart", rate=rate)) for text in (one, f"{one} {other}")
    )
    assert short[0] <= long[0]
    assert short[1] <= long[1]

"""Ducking: a bed goes down slowly, in time, and does not pump."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import TimelineItem
from audio_pipeline.mix.ducking import HOLD_MS, OPEN, UNDER_BREATHS, UNDER_VOICE, Ducked, build_duck_curve
from tests import timelines

LENGTH_S = 120

slow_machine = settings(max_examples=30, deadline=None)


def sound(start_ms: int, end_ms: int, height: int = UNDER_VOICE) -> Ducked:
    start = ms_to_samples(start_ms)
    return TimelineItem(key="any", start_sample=start, n_samples=ms_to_samples(end_ms) - start), height


def heights(*sounds: Ducked) -> list[float]:
    """The height of a bed at every frame."""
    n_frames = LENGTH_S * SAMPLE_RATE_HZ // FRAME_SAMPLES
    curve = build_duck_curve(sounds, n_frames)
    return [timelines.level(curve, frame * FRAME_SAMPLES) for frame in range(n_frames)]


def at(found: list[float], ms: int) -> float:
    return found[ms_to_samples(ms) // FRAME_SAMPLES]


@st.composite
def rows(draw: st.DrawFn) -> list[Ducked]:
    at_ms, found = draw(st.integers(0, 9_000)), list[Ducked]()
    for _ in range(draw(st.integers(0, 6))):
        end_ms = at_ms + draw(st.integers(30, 8_000))
        found.append(sound(at_ms, end_ms, draw(st.sampled_from([UNDER_VOICE, UNDER_BREATHS]))))
        at_ms = end_ms + draw(st.integers(0, 11_000))
    return found


@slow_machine
@given(sounds=rows())
def test_a_bed_is_down_under_every_sound_and_never_changes_quickly(sounds: list[Ducked]) -> None:
    found = heights(*sounds)
    for placed, height in sounds:
        under = found[placed.start_sample // FRAME_SAMPLES : -(-placed.end_sample // FRAME_SAMPLES)]
        assert max(under) <= height
    steps = [after - before for before, after in pairwise(found)]
    assert all(
        -FRAME_SAMPLES / ms_to_samples(1_500) - 1e-9 <= step <= FRAME_SAMPLES / ms_to_samples(3_000) for step in steps
    )


@slow_machine
@given(sounds=rows())
def test_a_bed_is_open_where_nothing_is_near(sounds: list[Ducked]) -> None:
    found = heights(*sounds)
    near = [
        (placed.start_sample - ms_to_samples(3_200), placed.end_sample + ms_to_samples(6_250)) for placed, _ in sounds
    ]
    held = [(one.end_sample, two.start_sample) for (one, _), (two, _) in pairwise(sounds)]
    short = [(start, end) for start, end in held if end - start < ms_to_samples(HOLD_MS)]
    for frame, height in enumerate(found):
        here = frame * FRAME_SAMPLES
        if not any(start <= here <= end for start, end in (*near, *short)):
            assert height == OPEN


def test_a_bed_sinks_further_for_breaths_while_words_are_still_said() -> None:
    found = heights(sound(10_000, 20_000), sound(20_500, 40_000, UNDER_BREATHS))
    assert at(found, 18_500) == UNDER_VOICE
    assert UNDER_BREATHS < at(found, 19_800) < UNDER_VOICE
    assert at(found, 20_500) == UNDER_BREATHS


def test_a_word_between_breaths_leaves_the_bed_low() -> None:
    found = heights(sound(10_000, 20_000, UNDER_BREATHS), sound(20_000, 20_700), sound(20_700, 30_000, UNDER_BREATHS))
    assert max(found[ms_to_samples(10_000) // FRAME_SAMPLES : ms_to_samples(30_000) // FRAME_SAMPLES]) < -0.7


def test_without_sounds_a_bed_is_open() -> None:
    assert heights() == [OPEN] * (LENGTH_S * SAMPLE_RATE_HZ // FRAME_SAMPLES)

"""The gate lets speech through, and nothing that cannot be any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_pipeline.signal.silence import find_audible_range
from audio_pipeline.speech.speech_check import find_onset_fault, find_sound_fault, measure_silent_share

RATE_HZ = 24_000


def hum(seconds: float, level: float = 0.3) -> NDArray[np.float32]:
    times_s = np.arange(round(seconds * RATE_HZ)) / RATE_HZ
    return np.asarray(level * np.sin(2 * np.pi * 200 * times_s), dtype=np.float32)


def nothing(seconds: float) -> NDArray[np.float32]:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def test_a_hum_between_silences_is_let_through() -> None:
    assert find_sound_fault(np.concatenate([nothing(0.3), hum(1), nothing(0.2), hum(0.5), nothing(0.5)]), RATE_HZ) == ""


@pytest.mark.parametrize("silent", [nothing(0), nothing(1), np.full(RATE_HZ, 1e-5, np.float32)])
def test_nothing_is_no_sound(silent: NDArray[np.float32]) -> None:
    assert find_sound_fault(silent, RATE_HZ) == "no sound"


@pytest.mark.parametrize("number", [np.nan, np.inf, -np.inf])
def test_what_is_no_number_is_refused(number: float) -> None:
    sound = hum(1)
    sound[500] = number
    assert find_sound_fault(sound, RATE_HZ) == "samples that are not numbers"


def test_peaks_that_are_cut_off_are_refused_and_counted() -> None:
    assert "cut off" in find_sound_fault(hum(1, level=2.0).clip(-1, 1), RATE_HZ)
    sound = hum(1, level=0.5)
    sound[1_000:1_009] = -1.0
    assert find_sound_fault(sound, RATE_HZ) == "a sound whose peaks are cut off (9 samples at full scale)"


def test_a_peak_that_touches_full_scale_is_let_through() -> None:
    assert find_sound_fault(hum(1, level=1.0), RATE_HZ) == ""


def test_a_sound_off_centre_is_refused() -> None:
    assert "off centre" in find_sound_fault(hum(1) + np.float32(0.05), RATE_HZ)
    assert find_sound_fault(hum(1) + np.float32(0.002), RATE_HZ) == ""


@pytest.mark.parametrize(("gap_s", "is_refused"), [(0.5, False), (2.0, True)])
def test_a_sound_that_is_silent_for_long_is_refused(gap_s: float, *, is_refused: bool) -> None:
    sound = np.concatenate([hum(0.6), nothing(gap_s), hum(0.6)])
    assert ("silence" in find_sound_fault(sound, RATE_HZ)) == is_refused


def test_silence_before_and_after_does_not_count() -> None:
    assert find_sound_fault(np.concatenate([nothing(5), hum(1), nothing(5)]), RATE_HZ) == ""


@given(st.floats(0.1, 2.0), st.floats(0.1, 2.0))
@settings(max_examples=30)
def test_the_share_of_silence_is_what_is_silent(sound_s: float, gap_s: float) -> None:
    both = np.concatenate([hum(sound_s), nothing(gap_s), hum(sound_s)])
    assert measure_silent_share(both, RATE_HZ) == pytest.approx(gap_s / (2 * sound_s + gap_s), abs=0.06)


def test_what_is_heard_goes_from_the_first_sound_to_the_last() -> None:
    span = find_audible_range(np.concatenate([nothing(0.5), hum(1), nothing(0.25)]))
    assert span.start == pytest.approx(0.5 * RATE_HZ, abs=10)
    assert span.stop == pytest.approx(1.5 * RATE_HZ, abs=130)


@pytest.mark.parametrize(
    ("text", "lead_ms", "is_refused"),
    [
        ("Or roll the ball.", 120, True),
        ("“If you like.”", 120, True),
        ("Or roll the ball.", 40, False),
        ("Hold it.", 120, False),
        ("One warm hand.", 120, False),
    ],
)
def test_a_hum_before_a_first_vowel_is_refused(text: str, lead_ms: int, *, is_refused: bool) -> None:
    sound = np.concatenate([nothing(0.3), hum(lead_ms / 1_000, level=0.01), hum(1)])
    assert bool(find_onset_fault(text, sound, RATE_HZ)) == is_refused


SOFT_START = np.concatenate([hum(0.12, level=0.01), hum(1)])


@pytest.mark.parametrize("word", ["Utopia", "Utensils", "Ukulele", "Urine", "Ewe", "Euro", "Unicorn", "Use", "Usual"])
def test_a_y_that_is_written_as_a_vowel_may_begin_softly(word: str) -> None:
    assert find_onset_fault(f"{word} and more.", SOFT_START, RATE_HZ) == ""


@pytest.mark.parametrize("word", ["Us", "Under", "Up", "Utter", "Urge", "Usher", "Even", "Only"])
def test_a_vowel_may_not_begin_softly_whatever_letters_follow(word: str) -> None:
    assert find_onset_fault(f"{word} and more.", SOFT_START, RATE_HZ)

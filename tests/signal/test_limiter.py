"""The limiter, measured by libebur128."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.signal.limiter import HOLD_BINS, limit_peaks
from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.signal.true_peak import BIN_SAMPLES
from tests import meter
from tests.meter import breath, noise, sine

CEILING_DBTP = -2.4
CEILING = db_to_amplitude(CEILING_DBTP)
REACH_SAMPLES = (2 * HOLD_BINS + 3) * BIN_SAMPLES


@settings(max_examples=12, deadline=None)
@given(hz=st.floats(60, 11_000), dbfs=st.floats(-12, 9), seed=st.integers(0, 99), level=st.floats(0, 0.3))
def test_no_true_peak_is_above_the_ceiling(hz: float, dbfs: float, seed: int, level: float) -> None:
    sound = sine(hz, dbfs=dbfs, seconds=1) + breath(seed, level=level, seconds=1)
    assert meter.true_peak_dbtp(limit_peaks(sound, CEILING)) <= CEILING_DBTP + 0.1


def test_clicks_and_squared_tones_are_held_too() -> None:
    # Here meters differ by tenths: what is near half the sample rate they weigh each in its own way.
    clicks = (np.random.default_rng(5).random((48_000, 2)) > 0.9995).astype(np.float32)
    square = np.sign(sine(441, dbfs=0, seconds=1))
    for sound in (clicks, square, np.clip(noise(6, level=0.5, seconds=1), -1, 1)):
        assert meter.true_peak_dbtp(sound) > -0.5
        assert meter.true_peak_dbtp(limit_peaks(sound, CEILING)) <= CEILING_DBTP + 0.25


def test_what_is_under_the_ceiling_is_untouched_bit_by_bit() -> None:
    quiet = meter.colourful(1, 3)
    assert np.array_equal(limit_peaks(quiet, CEILING), quiet)


def test_what_is_away_from_a_peak_is_untouched_bit_by_bit() -> None:
    sound = meter.colourful(2, 3)
    sound[60_000:60_010] = 0.99
    held = limit_peaks(sound, CEILING)
    touched = np.flatnonzero((held != sound).any(axis=1))
    assert touched[0] > 60_000 - REACH_SAMPLES - 100
    assert touched[-1] < 60_010 + REACH_SAMPLES + 100
    assert np.abs(held[60_000:60_010]).max() < CEILING


def test_both_sides_move_together() -> None:
    sound = sine(300, dbfs=-12, seconds=1)
    sound[20_000:24_000, 0] *= 6
    held = limit_peaks(sound, CEILING)
    heard = np.abs(sound).min(axis=1) > 0.01
    gains = held[heard] / sound[heard]
    assert gains.min() < 0.6
    assert gains[:, 0] == pytest.approx(gains[:, 1], rel=1e-5)


def test_a_peak_is_approached_and_left_gently() -> None:
    sound = sine(1_000, dbfs=-12, seconds=1)
    sound[24_000:24_048] *= 5
    heard = np.abs(sound[:, 0]) > 0.02
    gain = limit_peaks(sound, CEILING)[heard, 0] / sound[heard, 0]
    steps_db = np.abs(np.diff(20 * np.log10(gain)))
    assert steps_db.max() < 0.2


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 1_000), first=st.integers(10, 40), n=st.integers(1, 60))
def test_a_stretch_limited_with_its_surroundings_is_the_same_in_the_whole(seed: int, first: int, n: int) -> None:
    whole = noise(seed, level=0.25, seconds=2.9)
    lead, tail = 10 * FRAME_SAMPLES, FRAME_SAMPLES
    start, end = first * FRAME_SAMPLES, (first + n) * FRAME_SAMPLES
    part = limit_peaks(whole[start - lead : end + tail], CEILING)[lead:-tail]
    assert np.array_equal(part, limit_peaks(whole, CEILING)[start:end])


@pytest.mark.parametrize("n_samples", [1, 10, 500])
def test_a_sound_shorter_than_the_look_ahead_is_held(n_samples: int) -> None:
    assert np.abs(limit_peaks(np.full((n_samples, 2), 0.9, np.float32), CEILING)).max() <= CEILING


def test_the_gain_falls_before_a_peak_as_it_rises_after_it() -> None:
    sound = sine(1_000, dbfs=-12, seconds=BIN_SAMPLES * 200 / 48_000)
    sound[BIN_SAMPLES * 100 - 5 : BIN_SAMPLES * 100 + 5] *= 5
    backwards = limit_peaks(sound[::-1].copy(), CEILING)[::-1]
    assert np.abs(limit_peaks(sound, CEILING) - backwards).max() < 1e-5

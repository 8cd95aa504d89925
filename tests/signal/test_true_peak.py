"""The peaks between the samples."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.signal.loudness import amplitude_to_db, db_to_amplitude
from audio_pipeline.signal.true_peak import BIN_SAMPLES, measure_bin_peaks, measure_true_peak
from tests import meter
from tests.meter import noise, silent, sine

Sound = NDArray[np.float32]


@pytest.mark.parametrize(
    "sound",
    [
        sine(997, dbfs=-3, seconds=1),
        sine(12_000, dbfs=-6, seconds=1),
        np.roll(sine(8_000, dbfs=-6, seconds=1), 1),
        noise(3, level=0.1, seconds=1),
        meter.colourful(4, 2),
    ],
)
def test_a_true_peak_is_libebur128s(sound: Sound) -> None:
    assert amplitude_to_db(measure_true_peak(sound)) == pytest.approx(meter.true_peak_dbtp(sound), abs=0.2)


def test_a_peak_between_two_samples_is_found() -> None:
    times = np.arange(SAMPLE_RATE_HZ)
    # At a quarter of the rate, half-way between: every sample is at 0.5, the curve between them at 0.71.
    between = np.repeat((db_to_amplitude(-3) * np.sin(np.pi / 2 * times + np.pi / 4))[:, np.newaxis], 2, axis=1)
    assert amplitude_to_db(float(np.abs(between).max())) == pytest.approx(-6, abs=0.05)
    assert amplitude_to_db(measure_true_peak(between.astype(np.float32)[100:-100])) == pytest.approx(-3, abs=0.3)


@pytest.mark.parametrize("seed", range(12))
def test_where_the_curve_is_not_reckoned_it_is_no_higher(seed: int) -> None:
    # Reckoned everywhere, above any level at all; and only where it may pass the highest sample.
    sharp, soft = noise(seed, level=0.3, seconds=1), meter.colourful(seed, 1)
    for sound in (sharp, soft, sharp * np.hanning(len(sharp))[:, np.newaxis].astype(np.float32)):
        assert measure_true_peak(sound) == measure_bin_peaks(sound, 0.0).max()


def test_a_curve_far_above_its_samples_is_found() -> None:
    # Samples with the signs that raise the curve between two of them as far as can be, beside one of full height.
    weights = np.sinc(np.arange(-7, 9) - 0.5)
    sound = silent(1)
    sound[400] = 1.0
    for share, higher in ((0.4999, 1.0), (0.6, 1.2)):
        sound[20_000:20_016] = (share * np.sign(weights))[:, np.newaxis]
        assert measure_true_peak(sound) == measure_bin_peaks(sound, 0.0).max() > higher


def test_silence_has_no_peak() -> None:
    assert amplitude_to_db(measure_true_peak(silent(1))) == -math.inf
    assert amplitude_to_db(measure_true_peak(silent(0))) == -math.inf


def test_a_stretch_has_the_peaks_that_it_has_in_the_whole_bit_by_bit() -> None:
    whole = noise(7, level=0.3, seconds=2)
    start, end = 30 * FRAME_SAMPLES, 50 * FRAME_SAMPLES
    apart = measure_bin_peaks(whole[start - FRAME_SAMPLES : end + FRAME_SAMPLES], 0.5)
    edge = FRAME_SAMPLES // BIN_SAMPLES
    assert np.array_equal(apart[edge:-edge], measure_bin_peaks(whole, 0.5)[start // BIN_SAMPLES : end // BIN_SAMPLES])

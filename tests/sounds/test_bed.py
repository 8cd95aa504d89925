"""Beds: seamless, wide, dark and level."""

import functools

import numpy as np
import pytest
from numpy.typing import NDArray

from audio_pipeline.model import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.sounds.bed import BED_LUFS, BEDS, LOOP_SAMPLES
from tests import meter
from tests.meter import Sound

every_bed = pytest.mark.parametrize("name", BEDS)


@functools.cache
def bed(name: str) -> Sound:
    """A bed takes seconds to make: once is enough for what is measured of it."""
    return BEDS[name]()


@every_bed
def test_a_bed_is_seamless_wide_dark_level_and_not_clipped(name: str) -> None:
    # One test for all of it: spread over workers, each would make the bed again.
    sound = bed(name)
    assert sound.shape == (LOOP_SAMPLES, 2)
    assert sound.dtype == np.float32
    assert_seamless(sound)
    assert_wide(sound)
    assert_dark(sound)
    assert meter.loudness_lufs(sound) == pytest.approx(BED_LUFS, abs=0.5)
    assert meter.true_peak_dbtp(sound) < -3


def assert_seamless(sound: Sound) -> None:
    """The step from the end to the beginning is one like all others, in level and in slope."""
    steps = np.diff(sound, axis=0)
    seam = np.abs(sound[0] - sound[-1])
    assert (seam <= np.percentile(np.abs(steps), 99.9)).all()
    bends = np.abs(np.diff(steps, axis=0))
    around = np.concatenate([sound[-2:], sound[:2]])
    assert (np.abs(np.diff(around, n=2, axis=0)) <= np.percentile(bends, 99.9)).all()
    # Nor does it stop for breath there: the tenth of a second around the seam is as loud as others are.
    tenths = np.sqrt(np.mean(np.square(sound[: LOOP_SAMPLES // 4800 * 4800]).reshape(-1, 4800, 2), axis=(1, 2)))
    here = np.sqrt(np.mean(np.square(np.concatenate([sound[-2400:], sound[:2400]]))))
    assert tenths.min() <= here <= tenths.max()


def assert_wide(sound: Sound) -> None:
    """Its sides differ, and do not cancel each other on one small speaker."""
    alike = float(np.asarray(np.corrcoef(sound.T))[0, 1])
    assert 0 < alike < 0.95
    one_speaker = meter.rms_db(np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1))
    assert one_speaker > meter.rms_db(sound) - 3.1
    sides = [meter.rms_db(sound[:, [side]]) for side in range(2)]
    assert sides[0] == pytest.approx(sides[1], abs=1)


def assert_dark(sound: Sound) -> None:
    """The air above 5.5 kHz is the voice's: nothing there that matters, and nothing below what speakers give."""
    power = np.asarray(np.square(np.abs(np.fft.rfft(sound.astype(np.float64), axis=0))).sum(axis=1))
    hz = np.arange(len(power)) * SAMPLE_RATE_HZ / LOOP_SAMPLES
    assert share(power, hz > 5_500) < 0.02
    assert share(power, hz > 8_000) < 1e-3
    assert share(power, hz < 25) < 0.02


def share(power: NDArray[np.float64], where: NDArray[np.bool_]) -> float:
    return float(power[where].sum() / power.sum())


@pytest.mark.parametrize("name", ["pad", "brown"])
def test_a_bed_made_again_is_the_same(name: str) -> None:
    assert BEDS[name]().tobytes() == bed(name).tobytes()


def test_a_loop_is_whole_frames() -> None:
    assert LOOP_SAMPLES % FRAME_SAMPLES == 0

"""Beds: seamless, wide, dark and level, with nothing in them that startles or that one could count along with."""

import functools

import numpy as np
import pytest

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.mix.sounds.bed_synthesis import BED_LUFS, LOOP_SAMPLES, SMALL_SPEAKER_HZ, SMALL_SPEAKER_LUFS
from audio_pipeline.mix.sounds.beds import BEDS
from tests import meter
from tests.meter import Sound
from tests.mix.sounds import measures

every_bed = pytest.mark.parametrize("name", BEDS)

ABOVE_ITS_MEAN_LU = {"ocean": 4.0}
"""How far a moment may stand out: a wave may more than the rest."""


@functools.cache
def bed(name: str) -> Sound:
    """A bed takes a second to make: once is enough for what is measured of it."""
    return BEDS[name]()


@every_bed
def test_a_bed_is_one_to_lie_under_a_voice(name: str) -> None:
    # One test for all of it: spread over workers, each would make the bed again.
    sound = bed(name)
    assert sound.shape == (LOOP_SAMPLES, 2)
    assert sound.dtype == np.float32
    assert_seamless(sound)
    assert_wide(sound)
    assert_dark(sound)
    assert_level(sound, ABOVE_ITS_MEAN_LU.get(name, 3.0))
    assert_nothing_startles(sound)
    assert_nothing_comes_round(sound)


def assert_seamless(sound: Sound) -> None:
    """The step from the end to the beginning is one like all others, in level and in slope."""
    steps = np.diff(sound, axis=0)
    seam = np.abs(sound[0] - sound[-1])
    assert (seam <= np.percentile(np.abs(steps), 99.9)).all()
    bends = np.abs(np.diff(steps, axis=0))
    around = np.concatenate([sound[-2:], sound[:2]])
    assert (np.abs(np.diff(around, n=2, axis=0)) <= np.percentile(bends, 99.9)).all()
    # Nor does it stop for breath there: the tenth of a second around the seam is as loud as others are.
    tenths = measures.levels_db(sound, 100)
    here = meter.rms_db(np.concatenate([sound[-2400:], sound[:2400]]))
    assert tenths.min() <= here <= tenths.max()


def assert_wide(sound: Sound) -> None:
    """Its sides differ, are as loud, and do not cancel each other on one small speaker."""
    assert 0.2 < measures.alike(sound) < 0.95
    one_speaker = np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1)
    assert meter.rms_db(one_speaker) > meter.rms_db(sound) - 2.3
    sides = [meter.rms_db(sound[:, [side]]) for side in range(2)]
    assert sides[0] == pytest.approx(sides[1], abs=1)


def assert_dark(sound: Sound) -> None:
    """The air above 5 kHz is the voice's; below 40 Hz there is only rumble; an offset would be heard as a click."""
    power = measures.power(sound)
    assert measures.share(power, 5_000, 24_000) < 0.005
    assert measures.share(power, 6_000, 24_000) < 1e-6
    assert measures.share(power, 0, 40) < 0.005
    assert np.abs(sound.mean(axis=0, dtype=np.float64)).max() < 1e-6


def assert_level(sound: Sound, above_lu: float) -> None:
    """As loud on a phone as every bed, and no moment so far above that it would count as programme, or hardly heard."""
    small = measures.band(sound, SMALL_SPEAKER_HZ, SAMPLE_RATE_HZ / 2)
    assert meter.loudness_lufs(small) == pytest.approx(SMALL_SPEAKER_LUFS, abs=0.8)
    mean = meter.loudness_lufs(sound)
    assert BED_LUFS - 5 < mean < BED_LUFS
    moments = measures.momentary_lufs(sound)
    assert mean - 6 < moments.min() < moments.max() < mean + above_lu


def assert_nothing_startles(sound: Sound) -> None:
    """Nothing doubles within a twentieth of a second, or comes or goes by half in one; no single sample stands out."""
    around = np.concatenate([sound, sound[: ms_to_samples(2_000)]])
    assert np.diff(measures.levels_db(around, 50)).max() < 6
    assert np.abs(np.diff(measures.levels_db(around, 1_000))).max() < 3.5
    assert meter.true_peak_dbtp(sound) < min(meter.rms_db(sound) + 17, -3)


def assert_nothing_comes_round(sound: Sound) -> None:
    """Half a minute and less later, the level is never nearly what it was: nobody could count along."""
    tenths_s = 10
    level = np.convolve(np.tile(measures.levels_db(sound, 100), 3), np.full(5, 0.2), mode="same")
    later = measures.likeness(level[len(level) // 3 : 2 * len(level) // 3])
    assert later[5 * tenths_s : 30 * tenths_s].max() < 0.65


@pytest.mark.parametrize("name", ["ocean", "rain", "night", "brown"])
def test_no_stretch_of_noise_is_heard_again(name: str) -> None:
    sound = bed(name).mean(axis=1)[:LOOP_SAMPLES:4].astype(np.float64)
    later = measures.likeness(sound)
    assert np.abs(later[SAMPLE_RATE_HZ // 4 : len(later) // 2]).max() < 0.1


def test_the_pad_moves_from_chord_to_chord() -> None:
    quarters = np.array_split(bed("pad"), 8)[1::2]
    hz, _ = measures.power(quarters[0])
    notes = [np.sqrt(measures.power(quarter)[1])[(hz > 80) & (hz < 600)] for quarter in quarters]
    pairs = [float(a @ b / np.sqrt((a @ a) * (b @ b))) for a, b in zip(notes, [*notes[1:], notes[0]], strict=True)]
    assert max(pairs) < 0.9


def test_no_two_notes_of_the_pad_rattle_against_each_other() -> None:
    assert np.abs(np.diff(measures.levels_db(bed("pad"), 50))).max() < 1.5


def test_the_pad_leaves_the_words_their_frequencies() -> None:
    """A small speaker plays much of it, and hardly anything lies over the vowels and consonants of a voice."""
    power = measures.power(bed("pad"))
    assert measures.share(power, SMALL_SPEAKER_HZ, 24_001) > 0.25
    assert measures.share(power, 700, 24_001) < 0.003


def test_waves_come_one_by_one_and_never_evenly() -> None:
    second = 10
    heard = np.convolve(np.tile(measures.levels_db(bed("ocean"), 100), 3), np.full(20, 0.05), mode="same")
    waves = measures.crests(heard[len(heard) // 3 : 2 * len(heard) // 3], 4 * second)
    apart_s = np.diff([*waves, waves[0] + len(heard) // 3]) / second
    assert 8 < apart_s.min() < apart_s.max() < 14
    assert apart_s.std() > 1


def test_the_foam_of_a_wave_hisses_on_when_its_roar_is_past() -> None:
    second = 10
    roar, hiss = (
        np.convolve(measures.levels_db(measures.band(bed("ocean"), *pitches_hz), 100), np.full(15, 1 / 15), mode="same")
        for pitches_hz in ((60, 400), (2_500, 5_000))
    )
    apart = 4 * second
    for wave in measures.crests(hiss, apart):
        if apart < wave < len(hiss) - apart:
            before = roar[wave - apart : wave + 1]
            assert 0.5 * second < apart - int(before.argmax()) < 4 * second
            assert hiss[wave] - hiss[wave - apart : wave + apart].min() > 6


def test_drops_fall_on_the_left_and_on_the_right() -> None:
    near = measures.band(bed("rain"), 700, 2_500)
    left, right = (measures.levels_db(np.repeat(near[:, [side]], 2, axis=1), 20) for side in range(2))
    assert (left - right).max() > 6
    assert (right - left).max() > 6


def test_the_crickets_are_far_away() -> None:
    hz, strong = measures.power(bed("night"))
    assert 1e-4 < measures.share((hz, strong), 2_700, 3_700) < 0.02
    assert hz[strong.argmax()] < 500


def test_brown_noise_is_the_most_even_of_all() -> None:
    moments = measures.momentary_lufs(bed("brown"))
    assert moments.max() - moments.min() < 3


def test_a_loop_is_whole_frames() -> None:
    assert LOOP_SAMPLES % FRAME_SAMPLES == 0

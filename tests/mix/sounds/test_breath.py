"""Breaths: the rise is told from the fall with the eyes closed, and neither is loud."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.mix.sounds.breath import BREATH_LUFS, make_breath, name_in_breath, name_out_breath
from audio_pipeline.signal.clip_processing import SPEECH_LUFS
from tests import meter
from tests.meter import Sound
from tests.mix.sounds import measures

PARTS = 5

every_length = pytest.mark.parametrize("ms", [2_000, 4_000, 6_000, 7_123, 10_000])


def centroid_hz(sound: Sound) -> float:
    """How bright it is: the middle of its power over frequency."""
    shaped = sound.mean(axis=1) * np.hanning(len(sound))
    power = np.square(np.abs(np.fft.rfft(shaped)))
    return float(power @ np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE_HZ) / power.sum())


def tone_hz(sound: Sound) -> float:
    """The pitch of its tone, between a low A and the E above the next."""
    hz, strong = measures.power(sound * np.hanning(len(sound)).astype(np.float32)[:, np.newaxis])
    tone = (hz > 200) & (hz < 360)
    return float(hz[tone][strong[tone].argmax()])


def parts(name: str) -> list[Sound]:
    """A breath without the moments at its ends where it turns, in equal parts."""
    sound = make_breath(name)
    return np.array_split(sound[ms_to_samples(300) : -ms_to_samples(300)], PARTS)


def rising(values: list[float]) -> bool:
    return values == sorted(set(values))


@every_length
def test_a_breath_in_rises_in_level_and_brightness_and_a_breath_out_falls(ms: int) -> None:
    for measured in (meter.rms_db, centroid_hz):
        rise, fall = ([measured(part) for part in parts(name)] for name in (name_in_breath(ms), name_out_breath(ms)))
        assert rising(rise)
        assert rising(fall[::-1])
    level_in, level_out = (
        [meter.rms_db(part) for part in parts(name)] for name in (name_in_breath(ms), name_out_breath(ms))
    )
    assert level_in[-1] - level_in[0] > 5
    assert level_out[0] - level_out[-1] > 5


@every_length
def test_the_tone_of_a_breath_climbs_by_a_fifth_and_comes_down_again(ms: int) -> None:
    rise, fall = ([tone_hz(part) for part in parts(name)] for name in (name_in_breath(ms), name_out_breath(ms)))
    assert rising(rise)
    assert rising(fall[::-1])
    assert 1.25 < rise[-1] / rise[0] < 1.5
    assert 1.25 < fall[0] / fall[-1] < 1.5


@every_length
@pytest.mark.parametrize("name", [name_in_breath, name_out_breath])
def test_no_part_of_a_breath_starts_or_stops_at_once(ms: int, name: Callable[[int], str]) -> None:
    level = measures.levels_db(make_breath(name(ms)), 10)
    for way in (level, level[::-1]):
        heard, full = ((way > way.max() - under_db).argmax() for under_db in (30, 13))
        assert full - heard > 5


@settings(max_examples=10, deadline=None)
@given(ms=st.integers(2_000, 10_000), name=st.sampled_from([name_in_breath, name_out_breath]))
def test_a_breath_of_any_length_is_exactly_that_long_and_silent_at_both_ends(
    ms: int, name: Callable[[int], str]
) -> None:
    sound = make_breath(name(ms))
    assert sound.shape == (ms_to_samples(ms), 2)
    assert sound.dtype == np.float32
    assert not sound[[0, -1]].any()
    for end in (sound[: ms_to_samples(10)], sound[-ms_to_samples(10) :]):
        assert np.abs(end).max() < np.abs(sound).max() / 100
    assert np.abs(np.diff(sound, axis=0)).max() < np.abs(sound).max() / 3


@every_length
def test_the_fullest_moment_is_as_loud_in_every_breath_and_far_below_the_voice(ms: int) -> None:
    assert BREATH_LUFS <= SPEECH_LUFS - 12
    for name in (name_in_breath(ms), name_out_breath(ms)):
        sound = make_breath(name)
        moments = [
            sound[at : at + ms_to_samples(400)] for at in range(0, len(sound) - ms_to_samples(400), ms_to_samples(100))
        ]
        assert max(meter.loudness_lufs(moment) for moment in moments) == pytest.approx(BREATH_LUFS, abs=0.3)
        assert meter.true_peak_dbtp(sound) < BREATH_LUFS + 15


def test_a_breath_is_band_limited() -> None:
    sound = make_breath(name_in_breath(4_000)).astype(np.float64)
    power = np.square(np.abs(np.fft.rfft(sound, axis=0))).sum(axis=1)
    hz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE_HZ)
    assert power[hz > 4_000].sum() < 0.01 * power.sum()
    assert power[hz < 100].sum() < 0.01 * power.sum()


@pytest.mark.parametrize("name", [name_in_breath(4_000), name_out_breath(6_000)])
def test_a_breath_sounds_on_both_sides_and_on_one_speaker(name: str) -> None:
    sound = make_breath(name)
    one_speaker = np.repeat(sound.mean(axis=1, keepdims=True), 2, axis=1)
    assert meter.rms_db(one_speaker) > meter.rms_db(sound) - 2
    assert meter.rms_db(sound[:, [0]]) == pytest.approx(meter.rms_db(sound[:, [1]]), abs=1.5)
    assert not np.array_equal(sound[:, 0], sound[:, 1])


def test_a_breath_made_again_is_the_same_and_in_is_not_out() -> None:
    assert make_breath(name_in_breath(4_000)).tobytes() == make_breath(name_in_breath(4_000)).tobytes()
    assert make_breath(name_in_breath(4_000)).tobytes() != make_breath(name_out_breath(4_000)).tobytes()

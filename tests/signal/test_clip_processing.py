"""A voice made ready for the timeline."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.signal.clip_processing import PEAK_DBTP, SPEECH_LUFS, prepare_clip
from audio_pipeline.signal.loudness import measure_speech_lufs
from tests import meter

Mono = NDArray[np.float32]


def word(ms: int, rate_hz: int = 24_000, *, dbfs: float = -12.0) -> Mono:
    """A hum that begins and ends at once."""
    times_s = np.arange(ms * rate_hz // 1000) / rate_hz
    return (10 ** (dbfs / 20) * np.sin(2 * np.pi * 310 * times_s + 1)).astype(np.float32)


def between(before_ms: int, sound: Mono, after_ms: int, rate_hz: int = 24_000) -> Mono:
    rests = [np.zeros(ms * rate_hz // 1000, np.float32) for ms in (before_ms, after_ms)]
    return np.concatenate([rests[0], sound, rests[1]])


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 48_000])
def test_whatever_the_engines_rate_a_second_lasts_a_second(rate_hz: int) -> None:
    made = prepare_clip(between(300, word(1_000, rate_hz), 300, rate_hz), rate_hz)
    assert made.dtype == np.float32
    assert len(made) == pytest.approx(ms_to_samples(1_000 + 8 + 16), abs=ms_to_samples(8))


def test_the_pitch_stays() -> None:
    made = prepare_clip(word(2_000), 24_000)
    spectrum = np.abs(np.fft.rfft(made[: ms_to_samples(1_000)]))
    assert int(np.argmax(spectrum)) == 310


@settings(max_examples=20, deadline=None)
@given(before_ms=st.integers(0, 900), after_ms=st.integers(0, 900), dbfs=st.floats(-50, 0))
def test_silence_at_the_edges_is_trimmed_to_a_breath(before_ms: int, after_ms: int, dbfs: float) -> None:
    made = prepare_clip(between(before_ms, word(400, dbfs=dbfs), after_ms), 24_000)
    heard = np.flatnonzero(np.abs(made) > np.abs(made).max() / 20)
    assert heard[0] <= ms_to_samples(6) + 48
    assert heard[0] >= min(ms_to_samples(6), ms_to_samples(before_ms)) - 48
    assert len(made) - 1 - heard[-1] <= ms_to_samples(12) + 96
    assert len(made) - 1 - heard[-1] >= min(ms_to_samples(12), ms_to_samples(after_ms)) - 48


def test_a_hiss_at_the_edges_is_trimmed_with_the_silence() -> None:
    hiss = 10 ** (-65 / 20) * np.random.default_rng(1).uniform(-1, 1, 24_000)
    sound = hiss.astype(np.float32)
    sound[12_000:18_000] += word(250, dbfs=-6)
    assert len(prepare_clip(sound, 24_000)) == pytest.approx(ms_to_samples(250 + 24), abs=ms_to_samples(3))


@settings(max_examples=20, deadline=None)
@given(dbfs=st.floats(-60, 0), ms=st.integers(60, 1_500), n_samples=st.integers(0, 47))
def test_every_word_is_at_one_level_and_lasts_whole_milliseconds(dbfs: float, ms: int, n_samples: int) -> None:
    made = prepare_clip(np.concatenate([word(ms, dbfs=dbfs), np.zeros(n_samples, np.float32)]), 24_000)
    assert len(made) % ms_to_samples(1) == 0
    assert measure_speech_lufs(made[:, np.newaxis]) == pytest.approx(SPEECH_LUFS, abs=0.05)


@settings(max_examples=20, deadline=None)
@given(before_ms=st.integers(50, 900), after_ms=st.integers(50, 900), ms=st.integers(80, 600))
def test_a_short_word_is_as_loud_whatever_silence_it_came_in(before_ms: int, after_ms: int, ms: int) -> None:
    alone, apart = (
        prepare_clip(between(50, word(ms), 50), 24_000),
        prepare_clip(between(before_ms, word(ms), after_ms), 24_000),
    )
    peaks = [float(np.abs(sound).max()) for sound in (alone, apart)]
    assert meter.decibels(peaks[1] / peaks[0]) == pytest.approx(0, abs=0.1)


def test_a_pause_inside_a_sentence_stays_and_does_not_change_its_level() -> None:
    two = np.concatenate([word(500), np.zeros(24_000, np.float32), word(500)])
    alone, both = prepare_clip(word(500), 24_000), prepare_clip(two, 24_000)
    assert len(both) == pytest.approx(ms_to_samples(2_000), abs=ms_to_samples(30))
    assert meter.decibels(float(np.abs(both).max() / np.abs(alone).max())) == pytest.approx(0, abs=0.3)


@pytest.mark.parametrize(
    "nothing",
    [
        np.zeros(0),
        np.zeros(24_000),
        np.full(24_000, 1e-5),
        np.sin(np.arange(24_000) * 0.3) * 3e-4,  # under the absolute gate of BS.1770
        np.ones(1) * 0.5,
        np.sin(np.arange(120)) * 0.1,  # 5 ms: no word is that short
    ],
)
def test_where_nothing_can_be_heard_nothing_comes_out(nothing: Mono) -> None:
    assert len(prepare_clip(nothing.astype(np.float32), 24_000)) == 0


def test_a_click_before_silence_is_no_word_and_does_no_harm() -> None:
    click = np.zeros(24_000, np.float32)
    click[1] = 0.5
    assert np.isfinite(prepare_clip(click, 24_000)).all()


def test_a_high_peak_is_held_and_the_level_is_right_all_the_same() -> None:
    spiky = word(1_000, dbfs=-20)
    spiky[5_000:5_024] = 0.9
    spiky[18_000:18_024] = -0.9
    made = prepare_clip(spiky, 24_000)
    assert meter.true_peak_dbtp(np.stack([made, made], axis=1)) <= PEAK_DBTP + 0.1
    assert measure_speech_lufs(made[:, np.newaxis]) == pytest.approx(SPEECH_LUFS, abs=0.1)

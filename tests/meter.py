"""Sound measured and decoded by others: libebur128's meter, FFmpeg's decoder."""

import io
import math

import av
import numpy as np
import pyebur128
import soxr
from numpy.typing import NDArray

from audio_pipeline.audio_format import SAMPLE_RATE_HZ

Sound = NDArray[np.float32]
"""Shaped (samples, 2), full scale at 1.0."""


def loudness_lufs(sound: Sound) -> float:
    return float(pyebur128.get_loudness_global(_heard(sound)))


def loudness_range_lu(sound: Sound) -> float:
    return float(pyebur128.get_loudness_range(_heard(sound)))


def true_peak_dbtp(sound: Sound) -> float:
    state = _heard(sound)
    return decibels(max(pyebur128.get_true_peak(state, side) for side in range(2)))


def rms_db(sound: Sound) -> float:
    return decibels(float(np.sqrt(np.mean(np.square(sound.astype(np.float64))))))


def decibels(ratio: float) -> float:
    return 20 * math.log10(ratio) if ratio > 0 else -math.inf


def _heard(sound: Sound) -> pyebur128.R128State:
    mode = pyebur128.MeasurementMode
    state = pyebur128.R128State(2, SAMPLE_RATE_HZ, mode.MODE_I | mode.MODE_LRA | mode.MODE_TRUE_PEAK)
    state.add_frames(np.ascontiguousarray(sound, dtype=np.float32).ravel(), len(sound))
    return state


def decoded(mp3: bytes) -> Sound:
    """What a player that knows gapless playback hears of a file."""
    with av.open(io.BytesIO(mp3), "r", format="mp3") as file:
        planes = [frame.to_ndarray() for frame in file.decode(audio=0)]
    return np.ascontiguousarray(np.concatenate(planes, axis=1).T)


def sine(hz: float, *, dbfs: float, seconds: float) -> Sound:
    """The same on both sides, at this peak level."""
    times_s = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    wave = 10 ** (dbfs / 20) * np.sin(2 * np.pi * hz * times_s)
    return np.repeat(wave[:, np.newaxis], 2, axis=1).astype(np.float32)


def noise(seed: int, *, level: float, seconds: float) -> Sound:
    rng = np.random.default_rng(seed)
    return (level * rng.standard_normal((round(seconds * SAMPLE_RATE_HZ), 2))).astype(np.float32)


def breath(seed: int, *, level: float, seconds: float) -> Sound:
    """Noise that ends at 12 kHz, as everything a voice of 24 kHz says does."""
    half = noise(seed, level=level, seconds=seconds / 2)
    return np.asarray(soxr.resample(half, SAMPLE_RATE_HZ // 2, SAMPLE_RATE_HZ), dtype=np.float32)


def silent(seconds: float) -> Sound:
    return np.zeros((round(seconds * SAMPLE_RATE_HZ), 2), dtype=np.float32)


def colourful(seed: int, seconds: float) -> Sound:
    """Tones that come and go, gusts of noise and silences: nothing an encoder finds easy."""
    times_s = np.arange(round(seconds * SAMPLE_RATE_HZ))[:, np.newaxis] / SAMPLE_RATE_HZ
    swell = 0.5 + 0.5 * np.sin(2 * np.pi * 0.7 * times_s)
    tones = 0.2 * swell * np.sin(2 * np.pi * 220 * times_s) + 0.1 * (1 - swell) * np.sin(2 * np.pi * 1_870 * times_s)
    gusts = noise(seed, level=0.05, seconds=seconds) * (np.sin(2 * np.pi * 1.3 * times_s) > 0.6)
    heard = np.sin(2 * np.pi * 0.23 * times_s + seed) > -0.8
    return np.asarray((tones * [1.0, 0.8] + gusts) * heard, dtype=np.float32)

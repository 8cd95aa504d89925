"""What an ear would notice of a sound, in numbers."""

import numpy as np
import pyebur128
from numpy.typing import NDArray

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from tests.meter import Sound

Values = NDArray[np.float64]


def momentary_lufs(sound: Sound) -> Values:
    """The loudness of every 400 ms, a tenth of a second after the last, by libebur128; round the loop."""
    state = pyebur128.R128State(2, SAMPLE_RATE_HZ, pyebur128.MeasurementMode.MODE_M)
    tenth, around = ms_to_samples(100), np.concatenate([sound[-ms_to_samples(1_000) :], sound])
    found = []
    for at in range(0, len(around) - tenth + 1, tenth):
        state.add_frames(np.ascontiguousarray(around[at : at + tenth]).ravel(), tenth)
        found.append(pyebur128.get_loudness_momentary(state))
    return np.asarray(found[10:])


def levels_db(sound: Sound, ms: int) -> Values:
    """The level of every stretch of this length."""
    whole = len(sound) // ms_to_samples(ms) * ms_to_samples(ms)
    squares = np.square(sound[:whole].astype(np.float64)).reshape(-1, ms_to_samples(ms), 2)
    return np.asarray(10 * np.log10(squares.mean(axis=(1, 2)) + 1e-15))


def power(sound: Sound) -> tuple[Values, Values]:
    """Power by pitch: the pitches in Hz, and how strong each is."""
    spectrum = np.fft.rfft(sound.astype(np.float64), axis=0)
    hz = np.asarray(np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE_HZ), dtype=np.float64)
    return hz, np.asarray(np.square(np.abs(spectrum)).sum(axis=1))


def share(strong: tuple[Values, Values], low_hz: float, high_hz: float) -> float:
    """The part of a sound's power between two pitches."""
    hz, powers = strong
    return float(powers[(hz >= low_hz) & (hz < high_hz)].sum() / powers.sum())


def band(sound: Sound, low_hz: float, high_hz: float) -> Sound:
    """What there is between two pitches of a sound that goes round."""
    spectrum = np.fft.rfft(sound, axis=0)
    hz = np.fft.rfftfreq(len(sound), 1 / SAMPLE_RATE_HZ)
    spectrum[(hz < low_hz) | (hz >= high_hz)] = 0
    return np.fft.irfft(spectrum, len(sound), axis=0).astype(np.float32)


def likeness(values: Values) -> Values:
    """How like itself a row of values is, that many places later, round the loop: 1 is the very same."""
    spectrum = np.fft.rfft(values - values.mean())
    found = np.fft.irfft(np.square(np.abs(spectrum)), len(values))
    return np.asarray(found / found[0])


def alike(sound: Sound) -> float:
    """How the two sides correlate."""
    return float(np.asarray(np.corrcoef(sound.T))[0, 1])


def crests(values: Values, apart: int) -> list[int]:
    """Where the highest value of all so many around it stands."""
    padded = np.concatenate([values[-apart:], values, values[:apart]])
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * apart + 1)
    return [int(at) for at in np.flatnonzero(windows.argmax(axis=1) == apart)]

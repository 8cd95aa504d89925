"""Brightness: how much of the voice lies above 5 kHz, against people who speak."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from tests.bench.figures import Figure
from tests.listen.clips import Mono
from tests.listen.finding import Finding

BANDS = {"5_to_9": (5_000, 9_000, -19.0), "9_to_12": (9_000, 12_000, -22.0)}
"""Each band in Hz, and how far below the whole voice it should be, in dB. Of people it is 20.5 and 28 dB below
(Byrne et al. 1994, long-term average speech spectrum)."""

_WHOLE_HZ = 80, 16_000
_WINDOW = 4_096


def brightness(clips: Sequence[Mono]) -> tuple[Finding, ...]:
    """The level of each band of all sentences together, against the whole."""
    power = sum((_power(each) for each in clips), np.zeros(_WINDOW // 2 + 1))
    return tuple(
        Finding(
            key=f"voice_{name}_khz_db",
            figure=Figure(
                what=f"voice from {low // 1_000} to {high // 1_000} kHz",
                measured=float(10 * np.log10(_between(power, low, high) / _between(power, *_WHOLE_HZ))),
                unit="dB",
                at_most=at_most,
            ),
        )
        for name, (low, high, at_most) in BANDS.items()
    )


def _power(spoken: Mono) -> NDArray[np.float64]:
    """By frequency, summed over windows that overlap by half."""
    padded = np.pad(spoken, (0, max(0, _WINDOW - len(spoken))))
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[:: _WINDOW // 2] * np.hanning(_WINDOW)
    return np.asarray(np.square(np.abs(np.fft.rfft(windows, axis=1))).sum(axis=0))


def _between(power: NDArray[np.float64], low_hz: float, high_hz: float) -> float:
    hz = np.arange(len(power)) * SAMPLE_RATE_HZ / _WINDOW
    return float(power[(hz >= low_hz) & (hz < high_hz)].sum())

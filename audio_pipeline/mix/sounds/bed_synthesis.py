"""Bed synthesis: the functions that all beds are made with.

A bed is first made as a sketch at a quarter of the sample rate, which is enough for its low frequencies. It is a loop
without a seam: noise is made in the frequency domain, tones and slow curves have whole cycles in the loop, and a sound
that rings past the end continues at the beginning.
"""

import math
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.mix.sounds.normalise import normalise_average
from audio_pipeline.signal.loudness import calculate_k_response

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOOP_SAMPLES = 3_500 * FRAME_SAMPLES
"""84 s: a whole number of MP3 frames, and long enough that nobody notices the repetition."""

BED_LUFS = -22.0
"""The level of a bed, from which the mix sets it against the voice; it leaves room for its peaks."""

SMALL_SPEAKER_LUFS = BED_LUFS - 5.0
"""The loudness of what a small speaker plays of every bed: each is as well heard from a phone."""

SMALL_SPEAKER_HZ = 300.0
"""The lowest frequency that a small speaker plays."""

_SKETCH_DIVISOR = 4

SKETCH_HZ = SAMPLE_RATE_HZ // _SKETCH_DIVISOR
SKETCH_SAMPLES = LOOP_SAMPLES // _SKETCH_DIVISOR
"""The length of a sketch, which is shaped (2, SKETCH_SAMPLES)."""

LOOP_S = LOOP_SAMPLES / SAMPLE_RATE_HZ

TOP_HZ = 4_200.0
"""The upper end of a bed's band: a bed must not cover the high frequencies of the voice."""

_BOTTOM_HZ = 40.0


def make_noise(
    low_hz: float, high_hz: float, slope_db: float, rng: "np.random.Generator", *, correlation: float = 0.4
) -> "NDArray[np.float64]":
    """Return noise of standard deviation 1 between two frequencies that changes by `slope_db` an octave.

    `correlation` is that of its two sides.
    """
    import numpy as np

    bins = SKETCH_SAMPLES // 2 + 1
    middle, left, right = rng.standard_normal((3, bins)) + 1j * rng.standard_normal((3, bins))
    sides = np.sqrt(correlation) * middle + np.sqrt(1 - correlation) * np.stack([left, right])
    hz = list_frequencies_hz()
    sound = np.fft.irfft(sides * (make_band_filter(low_hz, high_hz) * (hz / low_hz) ** (slope_db / 6.0206)))
    return np.asarray(sound / sound.std())


def make_band_filter(low_hz: float, high_hz: float) -> "NDArray[np.float64]":
    """Return the gain of a band-pass filter for every frequency of a sketch."""
    import numpy as np

    hz = list_frequencies_hz()
    return np.asarray(1 / np.sqrt((1 + (low_hz / hz) ** 8) * (1 + (hz / high_hz) ** 8)))


def list_frequencies_hz() -> "NDArray[np.float64]":
    """Return the frequencies of a sketch's spectrum; the first is raised from 0, so that one can divide by it."""
    import numpy as np

    return np.asarray(np.maximum(np.arange(SKETCH_SAMPLES // 2 + 1), 1) / LOOP_S)


def make_slow_curve(quickest_s: float, rng: "np.random.Generator") -> "NDArray[np.float64]":
    """Return a random curve between about -1 and 1; `quickest_s` is the period of its quickest part."""
    import numpy as np

    cycles = np.arange(1, int(LOOP_S / quickest_s) + 1)
    spectrum = np.zeros(SKETCH_SAMPLES // 2 + 1, dtype=np.complex128)
    spectrum[cycles] = np.exp(2j * np.pi * rng.uniform(0, 1, len(cycles)))
    curve = np.fft.irfft(spectrum)
    return np.asarray(curve / np.abs(curve).max())


def add_wrapped(sketch: "NDArray[np.float64]", start_s: float, sound: "NDArray[np.float64]") -> None:
    """Add a short sound, shaped (2, samples); what is past the end is added at the beginning."""
    import numpy as np

    first = round(start_s * SKETCH_HZ)
    sketch[:, np.arange(first, first + sound.shape[1]) % SKETCH_SAMPLES] += sound


def finish_bed(sketch: "NDArray[np.float64]") -> "NDArray[np.float32]":
    """Return the bed of a sketch, shaped (samples, 2), at the full rate, within its band, at SMALL_SPEAKER_LUFS."""
    import numpy as np

    spectrum = np.zeros((2, LOOP_SAMPLES // 2 + 1), dtype=np.complex128)
    spectrum[:, : SKETCH_SAMPLES // 2] = (np.fft.rfft(sketch) * make_band_filter(_BOTTOM_HZ, TOP_HZ))[:, :-1]
    spectrum[:, 0] = 0
    small_share = _measure_small_share(np.square(np.abs(spectrum)).sum(axis=0))
    return normalise_average(np.fft.irfft(spectrum).T, SMALL_SPEAKER_LUFS - 10 * math.log10(small_share))


def _measure_small_share(power: "NDArray[np.float64]") -> float:
    """Return the share of a bed's loudness, as energy, that a small speaker plays; `power` is by frequency."""
    import numpy as np

    hz = np.arange(len(power)) / LOOP_S
    weighted = power * np.square(np.abs(calculate_k_response(hz)))
    return float((weighted / (1 + (SMALL_SPEAKER_HZ / np.maximum(hz, 1.0)) ** 8)).sum() / weighted.sum())

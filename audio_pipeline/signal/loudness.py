"""Loudness: measure ITU-R BS.1770-4 and EBU R 128 in stretches that can be joined."""

import functools
import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STEP_SAMPLES = SAMPLE_RATE_HZ // 10
"""100 ms: four overlapping steps are one 400 ms gating block."""

_RINGING_SAMPLES = SAMPLE_RATE_HZ * 3 // 20
"""The time in which the filter's ringing falls by 300 dB: each stretch needs this much of the sound before it."""

_STRETCH_SAMPLES = SAMPLE_RATE_HZ
"""The length filtered at a time, for which the Fourier transform is quick."""

_STEPS_A_BLOCK = 4
_STEPS_A_SHORT_TERM, _STEPS_APART = 30, 10
"""3 s, of which two thirds overlap the next."""
_OFFSET_LUFS = -0.691
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_RANGE_GATE_LU = -20.0
_SOFT, _LOUD = 0.10, 0.95
"""The shares of a programme that are softer than the lower and the upper end of its loudness range."""

# BS.1770-4, tables 1 and 2: the K-weighting at 48 kHz, a high shelf and a high pass, as second-order sections.
_K_WEIGHTING = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585),
    (1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoudnessMeasurement:
    """The measurement of one stretch of sound, from which the loudness of the whole is calculated."""

    energies: tuple[float, ...]
    """The K-weighted mean square of each 100 ms, summed over channels."""
    true_peak: float
    """The true peak, linear."""


def measure_energies(
    sound: "NDArray[np.float32]", *, lead_samples: int = 0, step_samples: int = STEP_SAMPLES
) -> tuple[float, ...]:
    """Return the K-weighted energy of each whole step of sound, shaped (samples, channels), after the filter's lead."""
    import numpy as np

    lead = min(lead_samples, _RINGING_SAMPLES)
    weighted = _apply_k_weighting(sound[lead_samples - lead :])[:, lead:]
    whole = weighted.shape[1] // step_samples * step_samples
    squares = np.square(weighted[:, :whole]).reshape(len(weighted), -1, step_samples)
    return tuple(float(step) for step in squares.mean(axis=2, dtype=np.float64).sum(axis=0))


def _apply_k_weighting(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return the K-weighted sound, shaped (channels, samples).

    It is filtered in the frequency domain, because scipy.signal takes longer to load; in single precision, with an
    error of at most 1e-7; and in stretches that fit the processor's cache, each with the ringing of the one before.
    """
    import numpy as np

    ringing = np.zeros((sound.shape[1], _RINGING_SAMPLES), dtype=np.float32)
    padded = np.concatenate([ringing, sound.T], axis=1, dtype=np.float32)
    weighted = np.empty((sound.shape[1], len(sound)), dtype=np.float32)
    for start in range(0, len(sound), _STRETCH_SAMPLES - _RINGING_SAMPLES):
        spectrum = np.fft.rfft(padded[:, start : start + _STRETCH_SAMPLES], _STRETCH_SAMPLES) * _calculate_response()
        end = min(start + _STRETCH_SAMPLES - _RINGING_SAMPLES, len(sound))
        weighted[:, start:end] = np.fft.irfft(spectrum, _STRETCH_SAMPLES)[:, _RINGING_SAMPLES:][:, : end - start]
    return weighted


@functools.cache
def _calculate_response() -> "NDArray[np.complex64]":
    """Return the response of the K-weighting at each frequency of a stretch."""
    import numpy as np

    hz = np.asarray(np.arange(_STRETCH_SAMPLES // 2 + 1) * (SAMPLE_RATE_HZ / _STRETCH_SAMPLES), dtype=np.float64)
    return calculate_k_response(hz).astype(np.complex64)


def calculate_k_response(hz: "NDArray[np.float64]") -> "NDArray[np.complex128]":
    """Return the response of the K-weighting at these frequencies."""
    import numpy as np

    z1 = np.exp(-2j * np.pi * hz / SAMPLE_RATE_HZ)
    response = np.ones(len(z1), dtype=np.complex128)
    for b0, b1, b2, a0, a1, a2 in _K_WEIGHTING:
        response *= (b0 + z1 * (b1 + z1 * b2)) / (a0 + z1 * (a1 + z1 * a2))
    return response


def measure_integrated_lufs(steps: Sequence[float]) -> float:
    """Return the gated loudness of a programme from the energies of all its 100 ms steps; -inf for silence."""
    import numpy as np

    if len(steps) < _STEPS_A_BLOCK:
        return -math.inf
    return _measure_gated_lufs(
        np.convolve(np.asarray(steps), np.full(_STEPS_A_BLOCK, 1 / _STEPS_A_BLOCK), mode="valid")
    )


def measure_loudness_range_lu(steps: Sequence[float]) -> float:
    """Return the loudness range (EBU Tech 3342) from the energies of all 100 ms steps; 0 for silence."""
    import numpy as np

    if len(steps) < _STEPS_A_SHORT_TERM:
        return 0.0
    means = np.convolve(np.asarray(steps), np.full(_STEPS_A_SHORT_TERM, 1 / _STEPS_A_SHORT_TERM), mode="valid")
    heard = _select_above(means[::_STEPS_APART], _ABSOLUTE_GATE_LUFS)
    if not len(heard):
        return 0.0
    ranked = np.sort(_select_above(heard, energy_to_lufs(float(heard.mean())) + _RANGE_GATE_LU))
    soft, loud = (float(ranked[round((len(ranked) - 1) * share)]) for share in (_SOFT, _LOUD))
    return energy_to_lufs(loud) - energy_to_lufs(soft)


def measure_speech_lufs(sound: "NDArray[np.float32]") -> float:
    """Return the loudness of the spoken moments of mono sound, shaped (samples, 1), as played on two channels.

    It is measured in steps of 20 ms, so that it is the same for a short word as for a long sentence.
    """
    import numpy as np

    return _measure_gated_lufs(2 * np.asarray(measure_energies(sound, step_samples=SAMPLE_RATE_HZ // 50)))


def _measure_gated_lufs(blocks: "NDArray[np.float64]") -> float:
    """Return the mean of the blocks above the absolute and the relative gate (BS.1770-4, equations 5 to 7)."""
    heard = _select_above(blocks, _ABSOLUTE_GATE_LUFS)
    if not len(heard):
        return -math.inf
    return energy_to_lufs(float(_select_above(heard, energy_to_lufs(float(heard.mean())) + _RELATIVE_GATE_LU).mean()))


def _select_above(blocks: "NDArray[np.float64]", gate_lufs: float) -> "NDArray[np.float64]":
    return blocks[blocks > _lufs_to_energy(gate_lufs)]


def energy_to_lufs(energy: float) -> float:
    """Return an energy as loudness; -inf for none."""
    return _OFFSET_LUFS + 10 * math.log10(energy) if energy > 0 else -math.inf


def _lufs_to_energy(loudness_lufs: float) -> float:
    return float(10 ** ((loudness_lufs - _OFFSET_LUFS) / 10))


def amplitude_to_db(amplitude: float) -> float:
    """Return a linear ratio of amplitudes in dB; -inf for 0."""
    return 20 * math.log10(amplitude) if amplitude > 0 else -math.inf


def db_to_amplitude(db: float) -> float:
    """Return a difference in dB as a linear ratio of amplitudes."""
    return float(10 ** (db / 20))


def join_measurements(measurements: Iterable[LoudnessMeasurement]) -> LoudnessMeasurement:
    """Return the measurement of stretches in a row as one."""
    stretches = tuple(measurements)
    return LoudnessMeasurement(
        energies=tuple(itertools.chain.from_iterable(stretch.energies for stretch in stretches)),
        true_peak=max((stretch.true_peak for stretch in stretches), default=0.0),
    )

"""Clip processing: trim a voice, set its level and hold its peaks. Mono float32 at SAMPLE_RATE_HZ."""

import math
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.signal.limiter import limit_peaks
from audio_pipeline.signal.loudness import db_to_amplitude, measure_speech_lufs
from audio_pipeline.signal.silence import trim_silence
from audio_pipeline.signal.treble import soften_treble

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 6
"""Part of every clip's key: increased whenever a prepared clip would sound different."""

SPEECH_LUFS = -20.0
"""The loudness of the spoken moments of a clip; mastering sets that of the programme."""

PEAK_DBTP = -9.5
"""The highest peak of a clip: mastering raises a programme by 6 to 6.5 dB and a bed adds a little, and a peak of this
height still needs no limiter there.

A peak that is limited in its clip leaves the bed alone, and does not change when another sentence is edited.
"""

_NEAR_ENOUGH_LU = 0.05
_MAX_ROUNDS = 6

_LEAD_MS, _TAIL_MS = 6, 12
"""Kept before and after the speech, so that no consonant is cut."""


def prepare_clip(speech: "NDArray[np.float32]", rate_hz: int, treble_db: float = 0.0) -> "NDArray[np.float32]":
    """Return an engine's sound trimmed, in whole milliseconds, softened and normalised.

    It is empty if the sound is silent or too faint.
    """
    import numpy as np
    import soxr

    soft = soften_treble(speech, rate_hz, treble_db) if treble_db else speech
    resampled = soft if rate_hz == SAMPLE_RATE_HZ else soxr.resample(soft, rate_hz, SAMPLE_RATE_HZ)
    trimmed = trim_silence(resampled, ms_to_samples(_LEAD_MS), ms_to_samples(_TAIL_MS))
    if not len(trimmed):
        return trimmed
    return _normalise_speech(np.pad(trimmed, (0, -len(trimmed) % ms_to_samples(1))))


def apply_volume(sound: "NDArray[np.float32]", gain_db: float) -> "NDArray[np.float32]":
    """Return a prepared clip louder or softer by this gain, with no peak over PEAK_DBTP."""
    import numpy as np

    return limit_peaks(
        np.asarray(sound[:, np.newaxis] * db_to_amplitude(gain_db), dtype=np.float32), db_to_amplitude(PEAK_DBTP)
    )[:, 0]


def _normalise_speech(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return a voice at SPEECH_LUFS with no peak over PEAK_DBTP; empty if it is too short or faint to have a loudness.

    Limiting takes away a little loudness, so gain and limiter are repeated until both targets are met or the rounds are
    used up, as with a single click.
    """
    import numpy as np

    limited, gain_db = sound, 0.0
    for _ in range(_MAX_ROUNDS):
        loudness_lufs = measure_speech_lufs(limited[:, np.newaxis])
        if loudness_lufs == -math.inf:
            return sound[:0]
        if limited is not sound and abs(SPEECH_LUFS - loudness_lufs) < _NEAR_ENOUGH_LU:
            break
        gain_db += SPEECH_LUFS - loudness_lufs
        limited = limit_peaks(
            np.asarray(sound[:, np.newaxis] * db_to_amplitude(gain_db), dtype=np.float32), db_to_amplitude(PEAK_DBTP)
        )[:, 0]
    return limited

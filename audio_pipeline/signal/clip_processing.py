"""A voice made ready for the timeline: edges trimmed, level set, peaks held. Mono float32 at SAMPLE_RATE_HZ."""

import math
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.signal.limiter import limit_peaks
from audio_pipeline.signal.loudness import db_to_amplitude, measure_speech_lufs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 5
"""Grows whenever a voice would sound different after this room: part of every clip's key."""

SPEECH_LUFS = -20.0
"""Level of the spoken moments; the master brings the programme to its loudness."""

PEAK_DBTP = -9.5
"""The master raises a programme by 6 to 6.5 dB, and a bed adds a little: so high a peak still needs no limiter there.

Held here, in the one clip, a peak costs nothing of the bed, and nothing when another sentence is edited.
"""

_NEAR_ENOUGH_LU = 0.05
_MAX_ROUNDS = 6

_EDGE_DB = -50.0
"""Sound this far under the clip's own peak is taken for silence at its edges."""

_LEAD_MS, _TAIL_MS = 6, 12
"""Kept around the speech, so that no consonant is cut."""


def prepare_clip(speech: "NDArray[np.float32]", rate_hz: int) -> "NDArray[np.float32]":
    """What an engine gave, as the timeline wants it; an empty array if nothing was said."""
    import soxr

    fine = speech if rate_hz == SAMPLE_RATE_HZ else soxr.resample(speech, rate_hz, SAMPLE_RATE_HZ)
    trimmed = _trim_silence(fine)
    if not len(trimmed):
        return trimmed
    return _normalise_speech(trimmed)


def apply_volume(sound: "NDArray[np.float32]", gain_db: float) -> "NDArray[np.float32]":
    """A voice that is ready, louder or softer than the others: no peak of it is over PEAK_DBTP, however loud."""
    import numpy as np

    return limit_peaks(
        np.asarray(sound[:, np.newaxis] * db_to_amplitude(gain_db), dtype=np.float32), db_to_amplitude(PEAK_DBTP)
    )[:, 0]


def _trim_silence(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """From a breath before the first sound to a breath after the last, in whole milliseconds as pydub counts."""
    import numpy as np

    level = np.abs(sound)
    heard = np.flatnonzero(
        level > max(float(level.max(initial=0.0)) * db_to_amplitude(_EDGE_DB), db_to_amplitude(-80.0))
    )
    if not len(heard):
        return sound[:0]
    kept = sound[max(0, heard[0] - ms_to_samples(_LEAD_MS)) : heard[-1] + 1 + ms_to_samples(_TAIL_MS)]
    return np.pad(kept, (0, -len(kept) % ms_to_samples(1)))


def _normalise_speech(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """At SPEECH_LUFS with no peak over PEAK_DBTP; what is too short or too faint to have a loudness is nothing.

    Holding the peaks takes a little loudness, so it goes round until both are right, or nearly: a single click of a
    sound never is.
    """
    import numpy as np

    held, gain_db = sound, 0.0
    for _ in range(_MAX_ROUNDS):
        loudness_lufs = measure_speech_lufs(held[:, np.newaxis])
        if loudness_lufs == -math.inf:
            return sound[:0]
        if held is not sound and abs(SPEECH_LUFS - loudness_lufs) < _NEAR_ENOUGH_LU:
            break
        gain_db += SPEECH_LUFS - loudness_lufs
        held = limit_peaks(
            np.asarray(sound[:, np.newaxis] * db_to_amplitude(gain_db), dtype=np.float32), db_to_amplitude(PEAK_DBTP)
        )[:, 0]
    return held

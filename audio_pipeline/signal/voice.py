"""A voice made ready for the timeline: edges trimmed, level set, peaks held. Mono float32 at SAMPLE_RATE_HZ."""

import math
from typing import TYPE_CHECKING

from audio_pipeline.model import SAMPLE_RATE_HZ, samples
from audio_pipeline.signal.limiter import limited
from audio_pipeline.signal.loudness import ratio, speech_lufs

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
_MOST_ROUNDS = 6

_EDGE_DB = -50.0
"""Sound this far under the clip's own peak is taken for silence at its edges."""

_LEAD_MS, _TAIL_MS = 6, 12
"""Kept around the speech, so that no consonant is cut."""


def ready(speech: "NDArray[np.float32]", rate_hz: int) -> "NDArray[np.float32]":
    """What an engine gave, as the timeline wants it; an empty array if nothing was said."""
    import soxr

    fine = speech if rate_hz == SAMPLE_RATE_HZ else soxr.resample(speech, rate_hz, SAMPLE_RATE_HZ)
    trimmed = _trimmed(fine)
    if not len(trimmed):
        return trimmed
    return _levelled(trimmed)


def turned(sound: "NDArray[np.float32]", gain_db: float) -> "NDArray[np.float32]":
    """A voice that is ready, louder or softer than the others: no peak of it is over PEAK_DBTP, however loud."""
    import numpy as np

    return limited(np.asarray(sound[:, np.newaxis] * ratio(gain_db), dtype=np.float32), ratio(PEAK_DBTP))[:, 0]


def _trimmed(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """From a breath before the first sound to a breath after the last, in whole milliseconds as pydub counts."""
    import numpy as np

    level = np.abs(sound)
    heard = np.flatnonzero(level > max(float(level.max(initial=0.0)) * ratio(_EDGE_DB), ratio(-80.0)))
    if not len(heard):
        return sound[:0]
    kept = sound[max(0, heard[0] - samples(_LEAD_MS)) : heard[-1] + 1 + samples(_TAIL_MS)]
    return np.pad(kept, (0, -len(kept) % samples(1)))


def _levelled(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """At SPEECH_LUFS with no peak over PEAK_DBTP; what is too short or too faint to have a loudness is nothing.

    Holding the peaks takes a little loudness, so it goes round until both are right, or nearly: a single click of a
    sound never is.
    """
    import numpy as np

    held, gain_db = sound, 0.0
    for _ in range(_MOST_ROUNDS):
        loudness_lufs = speech_lufs(held[:, np.newaxis])
        if loudness_lufs == -math.inf:
            return sound[:0]
        if held is not sound and abs(SPEECH_LUFS - loudness_lufs) < _NEAR_ENOUGH_LU:
            break
        gain_db += SPEECH_LUFS - loudness_lufs
        held = limited(np.asarray(sound[:, np.newaxis] * ratio(gain_db), dtype=np.float32), ratio(PEAK_DBTP))[:, 0]
    return held

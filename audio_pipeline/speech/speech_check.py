"""Speech check: whether what an engine gave can be speech at all, by its samples alone. Mono, full scale at 1.0.

Measured on every sentence that is built in, in the usual voice: docs/voices.md has how far they are from here.
"""

import math
from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SILENT_DB = -50.0
"""Sound this far under the loudest of it is taken for silence, as it is where a voice is trimmed."""
_FAINT_DB = -80.0
"""Nothing under this is ever sound."""

_FRAME_MS = 10
_MAX_SILENT_SHARE = 0.4
"""Part of the time between the first sound and the last."""

_FULL_SCALE = 0.9999
_MAX_CLIPPED_SAMPLES = 5
"""So many samples in a row at full scale are no peak: its top is cut off."""

_MAX_DC_OFFSET = 0.1
"""Of the mean against the root mean square: what is about as much above nothing as below has hardly any."""


def find_audible_range(sound: "NDArray[np.float32]") -> slice:
    """From the first sound to the last; empty if there is none."""
    import numpy as np

    level = np.abs(sound)
    loud = np.flatnonzero(
        level > max(float(level.max(initial=0.0)) * db_to_amplitude(_SILENT_DB), db_to_amplitude(_FAINT_DB))
    )
    return slice(int(loud[0]), int(loud[-1]) + 1) if len(loud) else slice(0, 0)


def find_sound_fault(sound: "NDArray[np.float32]", rate_hz: int) -> str:
    """Say what is wrong with it, as in "a sound that is 80 % silence"; empty if nothing is."""
    import numpy as np

    if not np.isfinite(sound).all():
        return "numbers that are no sound"
    spoken = sound[find_audible_range(sound)]
    if not len(spoken):
        return "no sound"
    if (run := _measure_longest_clipping(spoken)) > _MAX_CLIPPED_SAMPLES:
        return f"a sound whose peaks are cut off ({run} samples at full scale)"
    if (offset := _measure_dc_offset(spoken)) > _MAX_DC_OFFSET:
        return f"a sound that is off centre (by {offset:.0%} of its level)"
    if (share := measure_silent_share(spoken, rate_hz)) > _MAX_SILENT_SHARE:
        return f"a sound that is {share:.0%} silence"
    return ""


def measure_silent_share(spoken: "NDArray[np.float32]", rate_hz: int) -> float:
    """How much of it is silence, 0 to 1."""
    import numpy as np

    n_frame = rate_hz * _FRAME_MS // 1_000
    starts = np.arange(0, len(spoken), n_frame)
    peaks = np.maximum.reduceat(np.abs(spoken), starts)
    return float((peaks < peaks.max() * db_to_amplitude(_SILENT_DB)).mean())


def _measure_longest_clipping(spoken: "NDArray[np.float32]") -> int:
    """How many samples in a row are at full scale, on one side."""
    import numpy as np

    sides = np.where(np.abs(spoken) >= _FULL_SCALE, np.sign(spoken), 0)
    edges = np.flatnonzero(np.diff(sides, prepend=0, append=0))
    lengths = np.diff(edges)[sides[edges[:-1]] != 0] if len(edges) else edges
    return int(lengths.max(initial=0))


def _measure_dc_offset(spoken: "NDArray[np.float32]") -> float:
    """How far its middle is from zero, against its level."""
    import numpy as np

    wide = spoken.astype(np.float64)
    return abs(float(wide.mean())) / math.sqrt(float(np.square(wide).mean()))

"""Speech check: tell from the samples alone whether a sound can be speech at all. Mono, full scale at 1.0.

The limits were measured on every built-in sentence in the default voice: docs/voices.md has the distances.
"""

import math
import re
from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.signal.silence import SILENT_DB, find_audible_range
from audio_pipeline.signal.speech_onset import find_lead

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FRAME_MS = 10
_MAX_SILENT_SHARE = 0.4
"""Share of the time between the first audible sample and the last."""

_FULL_SCALE = 0.9999
_MAX_CLIPPED_SAMPLES = 5
"""More samples in a row at full scale are a peak whose top is cut off."""

_MAX_DC_OFFSET = 0.1
"""Mean divided by root mean square; nearly 0 for any sound that swings evenly about zero."""

_LONGEST_LEAD_MS = 80
"""A vowel begins within 20 ms; the hum of a slow voice before it lasts up to 150."""

_WRITTEN_VOWEL = re.compile(
    r"""["'“‘(]*(?!eu|ewe|one(?:s|self)?\b|once\b|u(?:\b|bi|fo|ga|k|nanim|ni|r[aeiu]|s[aeu]|t[aeio]|v))[aeiou]""",
    re.IGNORECASE,
)
"""A first vowel, but in words that begin with a y or a w: "use", "utopia", "one"."""


def find_sound_fault(sound: "NDArray[np.float32]", rate_hz: int) -> str:
    """Describe what is wrong with a sound, for example "a sound that is 80 % silence"; empty if nothing is."""
    import numpy as np

    if not np.isfinite(sound).all():
        return "samples that are not numbers"
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


def find_onset_fault(text: str, sound: "NDArray[np.float32]", rate_hz: int) -> str:
    """Describe what is heard before the first vowel of words that begin with one; empty if nothing is."""
    lead = find_lead(sound, rate_hz)
    lead_ms = (lead.stop - lead.start) * 1_000 // rate_hz
    if lead_ms <= _LONGEST_LEAD_MS or not _WRITTEN_VOWEL.match(text):
        return ""
    return f"a hum of {lead_ms} ms before its first vowel"


def measure_silent_share(spoken: "NDArray[np.float32]", rate_hz: int) -> float:
    """Return the share of silence, 0 to 1."""
    import numpy as np

    n_frame = rate_hz * _FRAME_MS // 1_000
    starts = np.arange(0, len(spoken), n_frame)
    peaks = np.maximum.reduceat(np.abs(spoken), starts)
    return float((peaks < peaks.max() * db_to_amplitude(SILENT_DB)).mean())


def _measure_longest_clipping(spoken: "NDArray[np.float32]") -> int:
    """Return the largest number of samples in a row at full scale, on one side."""
    import numpy as np

    sides = np.where(np.abs(spoken) >= _FULL_SCALE, np.sign(spoken), 0)
    edges = np.flatnonzero(np.diff(sides, prepend=0, append=0))
    lengths = np.diff(edges)[sides[edges[:-1]] != 0] if len(edges) else edges
    return int(lengths.max(initial=0))


def _measure_dc_offset(spoken: "NDArray[np.float32]") -> float:
    """Return the mean of the samples divided by their root mean square."""
    import numpy as np

    wide = spoken.astype(np.float64)
    return abs(float(wide.mean())) / math.sqrt(float(np.square(wide).mean()))

"""Silence: find and cut the silence before and after a voice. Mono, full scale at 1.0."""

from typing import TYPE_CHECKING

from audio_pipeline.signal.loudness import db_to_amplitude

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SILENT_DB = -50.0
"""A sample this far below the loudest one counts as silence."""

_FAINT_DB = -80.0
"""A sample below this level counts as silence whatever the loudest one is."""


def find_audible_range(sound: "NDArray[np.float32]") -> slice:
    """Return the range from the first audible sample to the last; empty if there is none."""
    import numpy as np

    level = np.abs(sound)
    threshold = max(float(level.max(initial=0.0)) * db_to_amplitude(SILENT_DB), db_to_amplitude(_FAINT_DB))
    audible = np.flatnonzero(level > threshold)
    return slice(int(audible[0]), int(audible[-1]) + 1) if len(audible) else slice(0, 0)


def trim_silence(sound: "NDArray[np.float32]", lead_samples: int, tail_samples: int) -> "NDArray[np.float32]":
    """Return the audible range with up to this much silence before and after it; empty if nothing is audible."""
    audible = find_audible_range(sound)
    if audible.stop == 0:
        return sound[:0]
    return sound[max(audible.start - lead_samples, 0) : audible.stop + tail_samples]

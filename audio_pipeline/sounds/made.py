"""Every bed and chime by name, made once and kept in the cache as 16-bit stereo."""

from typing import TYPE_CHECKING

from audio_pipeline.sounds.bed import BEDS
from audio_pipeline.sounds.chime import CHIMES, struck

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 1
"""Grows whenever a bed or a chime would sound different: part of every block's key that holds one."""


def name_of(sound: str) -> str:
    """Under which name a sound is kept."""
    return f"sounds/{sound}.{RECIPE}.pcm"


def make(sound: str) -> "NDArray[np.int16]":
    """A bed's loop or a chime's stroke, shaped (samples, 2)."""
    import numpy as np

    wave = BEDS[sound]() if sound in BEDS else struck(CHIMES[sound])
    return np.round(np.clip(wave, -1.0, 1.0) * 32_767).astype("<i2")

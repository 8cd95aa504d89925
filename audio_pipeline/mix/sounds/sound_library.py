"""Sound library: make a bed, chime or breath by its name, as 16-bit stereo."""

from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.beds import BEDS, PIECES
from audio_pipeline.mix.sounds.breath import make_breath
from audio_pipeline.mix.sounds.chime import CHIMES, make_chime

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 6
"""Part of the key of every Chunk and sound: increased whenever a bed, a chime or a breath would sound different."""


def sound_key(sound: str) -> str:
    """Return the key of a sound in the cache."""
    return f"sounds/{sound}.{RECIPE}.pcm"


def make_sound(sound: str) -> "NDArray[np.int16]":
    """Return a bed's loop, a piece, a chime's stroke or one breath, shaped (samples, 2)."""
    import numpy as np

    return np.round(np.clip(_make_wave(sound), -1.0, 1.0) * 32_767).astype("<i2")


def _make_wave(sound: str) -> "NDArray[np.float32]":
    if sound in BEDS:
        return BEDS[sound]()
    if sound in PIECES:
        return PIECES[sound]()
    return make_chime(CHIMES[sound]) if sound in CHIMES else make_breath(sound)

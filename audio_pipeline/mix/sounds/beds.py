"""Beds: the function that makes each bed and each piece of music, by its name."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.brown import make_brown_noise
from audio_pipeline.mix.sounds.night import make_night
from audio_pipeline.mix.sounds.ocean import make_ocean
from audio_pipeline.mix.sounds.pad import make_pad
from audio_pipeline.mix.sounds.rain import make_rain
from audio_pipeline.mix.sounds.song import make_song

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BEDS: Mapping[str, Callable[[], "NDArray[np.float32]"]] = {
    "pad": make_pad, "ocean": make_ocean, "rain": make_rain, "night": make_night, "brown": make_brown_noise,
}  # fmt: skip

PIECES: Mapping[str, Callable[[], "NDArray[np.float32]"]] = {"song": make_song}
"""Music that lies under the voice like a bed, and is played from its beginning to its end, then again."""

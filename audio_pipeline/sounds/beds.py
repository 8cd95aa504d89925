"""Every bed by its name."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from audio_pipeline.sounds.brown import brown
from audio_pipeline.sounds.night import night
from audio_pipeline.sounds.ocean import ocean
from audio_pipeline.sounds.pad import pad
from audio_pipeline.sounds.rain import rain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BEDS: Mapping[str, Callable[[], "NDArray[np.float32]"]] = {
    "pad": pad, "ocean": ocean, "rain": rain, "night": night, "brown": brown,
}  # fmt: skip

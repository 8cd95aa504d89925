"""Brown: deep, even noise, like a distant waterfall."""

from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import finish_bed, make_noise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def make_brown_noise() -> "NDArray[np.float32]":
    """Return noise that falls by 6 dB an octave from the lowest frequency of small speakers."""
    import numpy as np

    rng = np.random.default_rng(19)
    return finish_bed(make_noise(110, 1_200, -5, rng))

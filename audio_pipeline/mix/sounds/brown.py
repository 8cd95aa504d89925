"""Brown: deep even noise, like a waterfall far away."""

from typing import TYPE_CHECKING

from audio_pipeline.mix.sounds.bed_synthesis import finish_bed, make_noise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def make_brown_noise() -> "NDArray[np.float32]":
    """Noise that falls by 6 dB an octave from where small speakers begin to speak."""
    import numpy as np

    rng = np.random.default_rng(19)
    deep = make_noise(70, 1_500, -6, rng)
    return finish_bed(deep)

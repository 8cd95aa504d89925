"""Wav: one voice as a WAV file, 16-bit mono at SAMPLE_RATE_HZ."""

import io
import wave
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAMPLE_BYTES = 2


def encode_wav(sound: "NDArray[np.float32]") -> bytes:
    """The file; what is beyond full scale is cut off there."""
    import numpy as np

    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_SAMPLE_BYTES)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes(np.round(np.clip(sound, -1.0, 1.0) * 32_767).astype("<i2").tobytes())
    return made.getvalue()


def count_samples(file: bytes) -> int:
    """How many samples such a file holds."""
    with wave.open(io.BytesIO(file)) as sound:
        return int(sound.getnframes())

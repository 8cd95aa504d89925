"""WAV: write one voice as a WAV file, 16-bit mono at SAMPLE_RATE_HZ."""

import io
import wave
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SAMPLE_BYTES = 2


def encode_wav(sound: "NDArray[np.float32]") -> bytes:
    """Return sound as a WAV file; samples beyond full scale are clipped."""
    import numpy as np

    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(_SAMPLE_BYTES)
        writer.setframerate(SAMPLE_RATE_HZ)
        writer.writeframes(np.round(np.clip(sound, -1.0, 1.0) * 32_767).astype("<i2").tobytes())
    return file.getvalue()


def count_samples(file: bytes) -> int:
    """Return the number of samples in such a file."""
    with wave.open(io.BytesIO(file)) as sound:
        return int(sound.getnframes())

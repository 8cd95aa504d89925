"""MP3 decode: turn the MP3 of a service into samples."""

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def decode_mp3(mp3: bytes, rate_hz: int) -> "NDArray[np.float32]":
    """Return mono samples, full scale at 1.0; empty if the bytes contain no sound."""
    import av
    import numpy as np

    resampler = av.AudioResampler(format="flt", layout="mono", rate=rate_hz)
    try:
        with av.open(io.BytesIO(mp3), "r", format="mp3") as sound:
            frames = [piece for frame in (*sound.decode(audio=0), None) for piece in resampler.resample(frame)]
    except (av.FFmpegError, ValueError):
        return np.zeros(0, np.float32)
    return np.concatenate([np.zeros(0, np.float32), *(frame.to_ndarray()[0] for frame in frames)])

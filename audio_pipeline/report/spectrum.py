"""Spectrum: a spectrogram as a small picture, with a column for each moment and low pitches at the bottom."""

import functools
import io
from typing import TYPE_CHECKING

from audio_pipeline.audio_format import SAMPLE_RATE_HZ, ms_to_samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMN_MS = 250
"""The length of one column."""

LOW_HZ, HIGH_HZ = 60.0, 16_000.0
"""The lowest and the highest pitch. Each row is the same ratio above the row below."""

_ROWS = 96
_WINDOW, _HOP = 4_000, 2_000
"""In samples: 83 ms, half over the next; and 12 Hz from one bin of the transform to the next."""

_SOFT_DB, _LOUD_DB = -105.0, -25.0
"""The levels of the darkest and the brightest shade: a tone at full scale is 0 dB."""

_SHADES = 32
_PALETTE_COLOURS = ((14, 8, 22), (60, 22, 74), (136, 38, 92), (214, 78, 62), (250, 158, 62), (255, 244, 190))
"""Colours from soft to loud."""


def compute_spectrum_columns(sound: "NDArray[np.float32]", lead_samples: int) -> "NDArray[np.uint8]":
    """Return shades of a mono sound, shaped (columns, rows from low to high); its lead only fills the first window."""
    import numpy as np

    column = ms_to_samples(COLUMN_MS)
    n_columns = -(-(len(sound) - lead_samples) // column)
    padded = np.zeros(_HOP + n_columns * column, dtype=np.float32)
    behind = sound[lead_samples - _HOP :]
    padded[: len(behind)] = behind
    windows = np.lib.stride_tricks.sliding_window_view(padded, _WINDOW)[::_HOP]
    spectrum = np.fft.rfft(windows * _make_window(), axis=1)
    power = np.square(spectrum.real) + np.square(spectrum.imag)
    of_column = power.reshape(n_columns, -1, power.shape[1]).mean(axis=1)
    level_db = 10 * np.log10(np.maximum(of_column @ _make_row_weights(), 1e-20))
    shade = (level_db - _SOFT_DB) / (_LOUD_DB - _SOFT_DB) * (_SHADES - 1)
    return np.asarray(np.round(np.clip(shade, 0, _SHADES - 1)), dtype=np.uint8)


def encode_png(columns: "NDArray[np.uint8]") -> bytes:
    """Return a PNG of columns in their order."""
    import numpy as np
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(columns.T[::-1]))
    image.putpalette(_make_palette())
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


@functools.cache
def _make_window() -> "NDArray[np.float32]":
    """Return a window that gives a tone at full scale a power of 1."""
    import numpy as np

    hann = np.hanning(_WINDOW)
    return np.asarray(hann / (hann.sum() / 2), dtype=np.float32)


@functools.cache
def _make_row_weights() -> "NDArray[np.float32]":
    """Return the share of each bin in each row, so that a row has the mean power of its pitches."""
    import numpy as np

    bin_hz = SAMPLE_RATE_HZ / _WINDOW
    edges = np.geomspace(LOW_HZ, HIGH_HZ, _ROWS + 1) / bin_hz
    bins = np.arange(_WINDOW // 2 + 1)[:, np.newaxis]
    within = np.minimum(edges[1:], bins + 0.5) - np.maximum(edges[:-1], bins - 0.5)
    return np.asarray(np.maximum(within, 0) / np.diff(edges), dtype=np.float32)


def _make_palette() -> list[int]:
    import numpy as np

    at = np.linspace(0, len(_PALETTE_COLOURS) - 1, _SHADES)
    ink = np.array(_PALETTE_COLOURS)
    shades = np.stack([np.interp(at, np.arange(len(_PALETTE_COLOURS)), ink[:, part]) for part in range(3)], axis=1)
    return [int(part) for part in np.round(shades).ravel()]

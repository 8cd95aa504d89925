"""Measurement: decode a published file and measure it; nothing is taken from the build."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.errors import StoreError
from audio_pipeline.report.spectrum import compute_spectrum_columns, encode_png
from audio_pipeline.signal.loudness import measure_energies
from audio_pipeline.signal.true_peak import measure_true_peak

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MEASUREMENT_VERSION = 1
"""Must grow whenever the same file gives other measurements."""

WAVE_MS = 50
"""The length of one stroke of the waveform."""

_PIECE_MS = 30_000
"""The length measured at a time: a whole number of strokes, spectrum columns and loudness steps."""

_LEAD_MS = 500
"""The sound before each piece, on which filters and windows begin."""

_FULL_SCALE = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """The measurements of a whole file."""

    n_samples: int
    """The length that a gapless player plays."""
    frame_bytes: tuple[int, ...]
    """Every length that its MP3 frames have: one, if the bit rate is constant."""
    energies: tuple[float, ...]
    """The energy of each 100 ms, as in signal.loudness."""
    true_peak: float
    """The true peak as a linear amplitude."""
    peaks: bytes
    """The peak of each stroke of WAVE_MS, both sides together; full scale is 255."""
    strengths: bytes
    """The same for the root mean square."""
    spectrum_png: bytes
    """A column each COLUMN_MS, high pitches on top."""


@dataclass(slots=True)
class _Meter:
    """The measurements so far."""

    frame_bytes: set[int] = field(default_factory=set)
    n_samples: int = 0
    energies: list[float] = field(default_factory=list)
    true_peak: float = 0.0
    peaks: bytearray = field(default_factory=bytearray)
    strengths: bytearray = field(default_factory=bytearray)
    columns: "list[NDArray[np.uint8]]" = field(default_factory=list)


def measure_mp3(mp3: bytes, name: str) -> Measurement:
    """Decode a file and measure it piece by piece: memory does not grow with its length. StoreError: it is no sound."""
    import av
    import numpy as np

    meter = _Meter()
    try:
        for piece in _prepend_leads(_decode_pieces(mp3, meter)):
            _measure_piece(piece, meter)
    except av.FFmpegError as broken:
        hint = "Delete the built folder and build again: nothing is spoken twice"
        raise StoreError(f"this file cannot be decoded ({broken})", where=name, hint=hint) from broken
    return Measurement(
        n_samples=meter.n_samples,
        frame_bytes=tuple(sorted(meter.frame_bytes)),
        energies=tuple(meter.energies),
        true_peak=meter.true_peak,
        peaks=bytes(meter.peaks),
        strengths=bytes(meter.strengths),
        spectrum_png=encode_png(np.concatenate(meter.columns)) if meter.columns else b"",
    )


def _decode_pieces(mp3: bytes, meter: _Meter) -> "Iterator[NDArray[np.float32]]":
    """Yield the sound as a gapless player plays it, shaped (samples, 2), in pieces of equal length except the last."""
    import av

    n_samples = ms_to_samples(_PIECE_MS)
    file: Any
    fifo: Any = av.AudioFifo()
    with av.open(io.BytesIO(mp3), "r", format="mp3") as file:
        for packet in file.demux(audio=0):
            if packet.size:
                meter.frame_bytes.add(packet.size)
            for frame in packet.decode():
                frame.pts = None  # what was trimmed makes a gap in the time stamps, which a queue would refuse
                fifo.write(frame)
                if fifo.samples >= n_samples:
                    yield fifo.read(n_samples).to_ndarray().T
    if fifo.samples:
        yield fifo.read().to_ndarray().T


def _prepend_leads(pieces: "Iterator[NDArray[np.float32]]") -> "Iterator[NDArray[np.float32]]":
    """Yield each piece after a lead: silence, or the end of the piece before."""
    import numpy as np

    n_lead = ms_to_samples(_LEAD_MS)
    lead = np.zeros((n_lead, 2), dtype=np.float32)
    for piece in pieces:
        whole = np.concatenate([lead, piece])
        yield whole
        lead = whole[-n_lead:]


def _measure_piece(piece: "NDArray[np.float32]", meter: _Meter) -> None:
    import numpy as np

    lead = ms_to_samples(_LEAD_MS)
    meter.n_samples += len(piece) - lead
    meter.energies += measure_energies(piece, lead_samples=lead)
    meter.true_peak = max(meter.true_peak, measure_true_peak(piece))
    strokes = _split_strokes(piece[lead:])
    meter.peaks += _quantise_levels(np.abs(strokes).max(axis=1))
    meter.strengths += _quantise_levels(np.sqrt(np.square(strokes).mean(axis=1)))
    meter.columns.append(compute_spectrum_columns((piece[:, 0] + piece[:, 1]) * np.float32(0.5), lead))


def _split_strokes(sound: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Return the samples of both sides, one row for each stroke; the last one ends with silence."""
    import numpy as np

    sides = sound.shape[1] * ms_to_samples(WAVE_MS)
    strokes = np.zeros((-(-sound.size // sides), sides), dtype=np.float32)
    strokes.ravel()[: sound.size] = sound.ravel()
    return strokes


def _quantise_levels(levels: "NDArray[np.float32]") -> bytes:
    import numpy as np

    return np.round(np.clip(levels, 0.0, 1.0) * _FULL_SCALE).astype(np.uint8).tobytes()

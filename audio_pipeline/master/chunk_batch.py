"""Chunk batch: measure or encode several Chunks in a row, as one task of a worker.

Each Chunk gets the same frames as when it is encoded alone. Only the first of a batch needs a lead.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from audio_pipeline.audio_format import FRAME_SAMPLES
from audio_pipeline.content.model import Chunk
from audio_pipeline.master.chunk_cache import (
    CEILING_DBTP,
    EncodedChunk,
    put_encoded_chunk,
    put_measurement,
    read_encoded_chunk,
    read_measurement,
)
from audio_pipeline.signal import limiter, mp3
from audio_pipeline.signal.loudness import LoudnessMeasurement, db_to_amplitude, measure_energies
from audio_pipeline.signal.true_peak import measure_true_peak
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Render(Protocol):
    """A function that makes a Chunk into sound, from the clips, cues and beds in a cache."""

    def __call__(self, chunk: Chunk, cache: Store, /) -> "NDArray[np.float32]":
        """Return the samples of a Chunk, with its lead and tail; MissingArtifactError if a clip is gone."""


KeyedChunk = tuple[Chunk, str]
"""A Chunk and its key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkBatch:
    """Chunks in a row, and what a worker needs for them; small and picklable."""

    chunks: tuple[KeyedChunk, ...]
    render: Render
    cache: Store

    def measure(self) -> tuple[LoudnessMeasurement, ...]:
        """Measure the Chunks as mixed, and cache that; MissingArtifactError if a clip is missing."""
        return tuple(self._find_or_measure(chunk, key, None) for chunk, key in self.chunks)

    def encode(self, gain_db: float) -> tuple[EncodedChunk, ...]:
        """Put the Chunks into the cache as MP3 frames, at a gain in dB; MissingArtifactError if a clip is missing."""
        cached = [read_encoded_chunk(key, gain_db, self.cache) for _, key in self.chunks]
        if all(cached):  # another worker was quicker
            return tuple(chunk for chunk in cached if chunk)
        encoded: list[EncodedChunk] = []
        first, last = self.chunks[0][0], self.chunks[-1][0]

        def render_sounds() -> Iterator["NDArray[np.float32]"]:
            for chunk, key in self.chunks:
                sound, measurements = self._render_at_gain(chunk, key, gain_db)
                encoded.append(measurements)
                start = 0 if chunk is first else chunk.lead_frames
                end = chunk.lead_frames + chunk.n_frames + (chunk.tail_frames if chunk is last else 0)
                yield sound[start * FRAME_SAMPLES : end * FRAME_SAMPLES]

        frames = mp3.encode_frames(render_sounds(), lead_frames=first.lead_frames, tail_frames=last.tail_frames)
        start = 0
        for (chunk, key), measurements in zip(self.chunks, encoded, strict=True):
            end = start + chunk.n_frames * mp3.FRAME_BYTES if chunk is not last else len(frames)
            put_encoded_chunk(key, gain_db, frames[start:end], measurements.after, self.cache)
            start = end
        return tuple(encoded)

    def _render_at_gain(self, chunk: Chunk, key: str, gain_db: float) -> "tuple[NDArray[np.float32], EncodedChunk]":
        """Return the sound of a Chunk at its gain, its peaks limited, and its measurements."""
        sound = self.render(chunk, self.cache)
        before = self._find_or_measure(chunk, key, sound)
        factor, ceiling = db_to_amplitude(gain_db), db_to_amplitude(CEILING_DBTP)
        sound = sound * factor
        if before.true_peak * factor <= ceiling:
            return sound, EncodedChunk(before=before, after=_scale_measurement(before, factor))
        limited = limiter.limit_peaks(sound, ceiling)
        return limited, EncodedChunk(before=before, after=_measure_sound(limited, chunk))

    def _find_or_measure(self, chunk: Chunk, key: str, sound: "NDArray[np.float32] | None") -> LoudnessMeasurement:
        """Return the measurement of a Chunk as mixed: from the cache, or made now (from its sound, if given)."""
        if cached := read_measurement(key, self.cache):
            return cached
        measurement = _measure_sound(self.render(chunk, self.cache) if sound is None else sound, chunk)
        put_measurement(key, measurement, self.cache)
        return measurement


def _measure_sound(sound: "NDArray[np.float32]", chunk: Chunk) -> LoudnessMeasurement:
    """Measure the energies of a Chunk without its lead and tail, and its peak with them."""
    end = (chunk.lead_frames + chunk.n_frames) * FRAME_SAMPLES
    return LoudnessMeasurement(
        energies=measure_energies(sound[:end], lead_samples=chunk.lead_frames * FRAME_SAMPLES),
        true_peak=measure_true_peak(sound),
    )


def _scale_measurement(measurement: LoudnessMeasurement, factor: float) -> LoudnessMeasurement:
    """Return the measurement of the same sound with every sample multiplied by a factor."""
    energies = tuple(energy * factor * factor for energy in measurement.energies)
    return LoudnessMeasurement(energies=energies, true_peak=measurement.true_peak * factor)

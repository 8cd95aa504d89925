"""Master: turn a Mix into a Programme: measure it, set its level, encode it chunk by chunk, and tag it.

Workers put MP3 frames into the cache and return measurements. The sound of one programme is joined here, when all of
its frames are there.
"""

import functools
import json
import logging
from dataclasses import dataclass

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Mix, MixEnding, Programme, ProgrammeEnding
from audio_pipeline.master import chunk_cache
from audio_pipeline.master.chunk_cache import EncodedChunk, find_measurement
from audio_pipeline.master.chunk_encoder import ChunkEncoder
from audio_pipeline.master.gain import (
    ENCODER_LOSS_DB,
    GAIN_STEP_DB,
    NEAR_ENOUGH_LU,
    TARGET_LUFS,
    USUAL_GAIN_DB,
    calculate_missing_gain_db,
    choose_gain_db,
    measure_levelled_lufs,
    predict_gain_db,
    round_to_step,
)
from audio_pipeline.master.id3 import Tags, build_id3
from audio_pipeline.signal import mp3
from audio_pipeline.signal.loudness import (
    amplitude_to_db,
    join_measurements,
    measure_integrated_lufs,
    measure_loudness_range_lu,
)

log = logging.getLogger(__name__)

_SUSPECT_GAIN_DB = 1.0
"""A gain this far above the usual one suggests that the bed counts as programme, because sentences are equally loud."""

_MOSTLY_MEASURED_SHARE = 0.8
"""The measured share of a programme above which the rest hardly changes its gain."""

_MAX_EXTRA_PASSES = 3
"""The limit of further passes for a programme whose loudness the limiter reduced too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalisedMix:
    """The level of a Mix whose frames are in the cache, all of them encoded at one gain."""

    gain_db: float
    loudness_lufs: float
    """The loudness before the encoder's loss."""
    loudness_range_lu: float
    true_peak: float


def normalise_loudness(mix: Mix, encoder: ChunkEncoder) -> NormalisedMix:
    """Encode every Chunk of a Mix at the gain that brings the whole to the target loudness."""
    gain, encoded = _encode_at_first_gain(mix, encoder)
    for _ in range(_MAX_EXTRA_PASSES):
        missing = calculate_missing_gain_db(measure_levelled_lufs(mix, [chunk.after for chunk in encoded]))
        if abs(missing) <= NEAR_ENOUGH_LU:
            break
        gain += round_to_step(missing)
        encoded = encoder.encode_again(mix, gain)
    encoder.encode_apart([(each.tail, each.tail_key) for each in mix.endings], gain)
    whole = join_measurements(chunk.after for chunk in encoded)
    return NormalisedMix(
        gain_db=gain,
        loudness_lufs=measure_integrated_lufs(whole.energies),
        loudness_range_lu=measure_loudness_range_lu(whole.energies),
        true_peak=whole.true_peak,
    )


def _encode_at_first_gain(mix: Mix, encoder: ChunkEncoder) -> tuple[float, list[EncodedChunk]]:
    """Encode a Mix at the gain in dB for its loudness as mixed; return the gain and the encoded Chunks.

    The loudness is known when the whole Mix is measured. After an edit most of it is measured already: then the rest
    is encoded at once, at the probable gain of the Mix, and the whole Mix again if that was wrong.
    """
    keys = dict.fromkeys(mix.chunk_keys)
    measured = {key: measurement for key in keys if (measurement := find_measurement(key, encoder.cache))}
    if not _MOSTLY_MEASURED_SHARE * len(keys) <= len(measured) < len(keys):
        gain = choose_gain_db(measure_levelled_lufs(mix, encoder.measure(mix)))
        return gain, encoder.encode(mix, gain)
    predicted = predict_gain_db(mix, measured, encoder.cache)
    encoded = encoder.encode(mix, predicted)
    gain = choose_gain_db(measure_levelled_lufs(mix, [chunk.before for chunk in encoded]))
    if gain != predicted:
        return gain, encoder.encode(mix, gain)
    encoder.report_done(len(encoded))
    return gain, encoded


def assemble_programme(
    mix: Mix, normalised: NormalisedMix, content_id: str, tags: Tags, encoder: ChunkEncoder
) -> Programme:
    """Return the Programme of a Mix whose frames are in the cache."""
    audio = b"".join(encoder.load_frames(mix, normalised.gain_db))
    loudness_lufs = normalised.loudness_lufs - ENCODER_LOSS_DB
    true_peak_dbtp = amplitude_to_db(normalised.true_peak) - ENCODER_LOSS_DB
    _log_result(content_id, mix, normalised, loudness_lufs, true_peak_dbtp)
    return Programme(
        content_id=content_id,
        mp3=b"".join([build_id3(tags, mix.chapters, mix.timings), mp3.build_info_frame(audio, mix.n_samples), audio]),
        duration_ms=mix.n_samples * 1000 // SAMPLE_RATE_HZ,
        loudness_lufs=round(loudness_lufs, 2),
        loudness_range_lu=round(normalised.loudness_range_lu, 1),
        true_peak_dbtp=round(true_peak_dbtp, 2),
        chapters=mix.chapters,
        transcript=mix.timings,
        endings=tuple(_assemble_ending(each, audio, normalised.gain_db, encoder) for each in mix.endings),
    )


def _assemble_ending(ending: MixEnding, audio: bytes, gain_db: float, encoder: ChunkEncoder) -> ProgrammeEnding:
    """Return an ending of a programme with these frames: the same frames up to its tail, at the same gain."""
    kept = memoryview(audio)[: ending.n_kept_frames * mp3.FRAME_BYTES]
    tail = encoder.load_chunk((ending.tail, ending.tail_key), gain_db)
    return ProgrammeEnding(
        place_ms=ending.place_ms,
        duration_ms=ending.n_samples * 1000 // SAMPLE_RATE_HZ,
        head=mp3.build_info_frame(b"".join((kept, tail)), ending.n_samples),
        kept=kept,
        tail=tail,
    )


def _log_result(
    content_id: str, mix: Mix, normalised: NormalisedMix, loudness_lufs: float, true_peak_dbtp: float
) -> None:
    """Log the level, and warn an author whose bed probably counts as programme."""
    log.info(
        "mastered content=%s chunks=%d loudness_lufs=%.2f true_peak_dbtp=%.2f",
        content_id, len(mix.chunks), loudness_lufs, true_peak_dbtp,
    )  # fmt: skip
    if normalised.gain_db >= USUAL_GAIN_DB + _SUSPECT_GAIN_DB and any(chunk.beds for chunk in mix.chunks):
        log.warning(
            "content=%s: the voice is %.1f dB louder than in other programmes. Probably so little is said that the bed "
            "counts as programme: make it a few dB softer",
            content_id, normalised.gain_db - USUAL_GAIN_DB,
        )  # fmt: skip


@functools.cache
def describe_recipe() -> str:
    """Return the name of this stage's rules: another name means other bytes."""
    levels = (TARGET_LUFS, ENCODER_LOSS_DB, GAIN_STEP_DB, USUAL_GAIN_DB, NEAR_ENOUGH_LU)
    return json.dumps([*levels, chunk_cache.describe_recipe()])

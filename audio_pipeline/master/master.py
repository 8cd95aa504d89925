"""Master: a Mix → a Programme: measured, brought to level, encoded chunk by chunk, tagged.

The only place that decides about LUFS and puts MP3 frames together. Workers put frames into the cache and answer with
figures; the sound of one programme comes together here, when all of it is there.
"""

import functools
import json
import logging
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import Chunk, Mix, Programme
from audio_pipeline.master import chunk_encoder
from audio_pipeline.master.chunk_encoder import (
    ChunkBatches,
    ChunkRenderer,
    EncodedChunk,
    KeyedChunk,
    find_encoded_chunk,
    find_measurement,
    frames_key,
)
from audio_pipeline.master.id3 import Tags, build_id3
from audio_pipeline.signal import mp3
from audio_pipeline.signal.loudness import (
    LoudnessMeasurement,
    amplitude_to_db,
    join_measurements,
    measure_integrated_lufs,
    measure_loudness_range_lu,
)
from audio_pipeline.stores.checksummed import MissingArtifactError, get_checked
from audio_pipeline.stores.store import Store

log = logging.getLogger(__name__)

TARGET_LUFS = -16.0
"""Apple Podcasts' level; Alexa takes from -19 to -9."""

ENCODER_LOSS_DB = 0.445
"""LAME makes everything this much quieter at 128 kbit/s: measured."""

_GAIN_STEP_DB = 0.5
"""The programme's gain moves in steps: a changed sentence must not change the level of all the others."""

USUAL_GAIN_DB = 6.5
"""What most programmes need. Each that it suits has it: so variants share their chunks, and an edit moves nothing."""

_SUSPECT_GAIN_DB = 1.0
"""So much more than the usual gain, and a bed is to be suspected: sentences are alike, unless all of them are soft."""

NEAR_ENOUGH_LU = 0.4
"""How far from the target a programme may be: podcast apps take one LU either way, we promise half of one."""

_MOSTLY_KNOWN_SHARE = 0.8
"""If this share of a programme is known, the rest does not change its gain but by chance."""

_MAX_EXTRA_PASSES = 3
"""How often a programme is brought nearer to its loudness, if a bed or an odd voice made the limiter take too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChunkEncoder:
    """Who does the work, and who hears of it."""

    batches: ChunkBatches
    report_done: Callable[[int], None]
    """Told of Chunks that are mixed, and of Chunks that are encoded."""
    rebuild: Callable[[str], None]
    """Makes again what was kept under this name, and turned out to be damaged or gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NormalisedMix:
    """A Mix at its loudness, its frames in the cache, all of them encoded at one gain; a small thing to hold."""

    gain_db: float
    loudness_lufs: float
    """Before the encoder takes a little."""
    loudness_range_lu: float
    true_peak: float


def master_mix(mix: Mix, content_id: str, tags: Tags, renderer: ChunkRenderer, encoder: ChunkEncoder) -> Programme:
    """The Programme of a Mix, not yet saying what it was made from."""
    return assemble_programme(mix, normalise_loudness(mix, renderer, encoder), content_id, tags, renderer, encoder)


def normalise_loudness(mix: Mix, renderer: ChunkRenderer, encoder: ChunkEncoder) -> NormalisedMix:
    """Encode every Chunk of a Mix at the gain that brings the whole to its loudness.

    How loud it is, is seen when all of it is mixed and measured. After an edit that is known of most of it: the rest is
    encoded at once, at the gain that it will probably have, and only if that was wrong, once more.
    """
    keyed = [(chunk, renderer.key_of(chunk)) for chunk in mix.chunks]
    gain = choose_gain_db(
        measure_integrated_lufs(join_measurements(_measure_chunks(keyed, renderer, encoder)).energies)
    )
    made = _encode_chunks(keyed, gain, renderer, encoder)
    for _ in range(_MAX_EXTRA_PASSES):
        lost = _calculate_missing_gain_db(
            measure_integrated_lufs(join_measurements(each.after for each in made).energies)
        )
        if abs(lost) <= NEAR_ENOUGH_LU:
            break
        gain += _round_to_step(lost)
        made = _encode_chunks(keyed, gain, renderer, replace(encoder, report_done=_ignore_progress))
    heard = join_measurements(each.after for each in made)
    return NormalisedMix(
        gain_db=gain,
        loudness_lufs=measure_integrated_lufs(heard.energies),
        loudness_range_lu=measure_loudness_range_lu(heard.energies),
        true_peak=heard.true_peak,
    )


def assemble_programme(
    mix: Mix, normalised: NormalisedMix, content_id: str, tags: Tags, renderer: ChunkRenderer, encoder: ChunkEncoder
) -> Programme:
    """The Programme of frames that are in the cache."""
    audio = b"".join(_load_frames(chunk, normalised.gain_db, renderer, encoder) for chunk in mix.chunks)
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
        made_from={},
    )


def _log_result(
    content_id: str, mix: Mix, normalised: NormalisedMix, loudness_lufs: float, true_peak_dbtp: float
) -> None:
    """Say what came of it, and warn where an author would not have wanted it."""
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


def _load_frames(chunk: Chunk, gain_db: float, renderer: ChunkRenderer, encoder: ChunkEncoder) -> bytes:
    """The frames of a Chunk from the cache; encoded once more if they are damaged or gone."""
    key = renderer.key_of(chunk)
    name = frames_key(key, gain_db)
    frames = get_checked(renderer.cache, name)
    if frames is None:
        _await_or_rebuild(
            (chunk, key), functools.partial(encoder.batches.start_encoding, renderer, gain_db=gain_db), encoder
        )
        frames = get_checked(renderer.cache, name)
    if frames is None:
        mend = "Check the disk. On a cluster, all machines need one cache: s3://BUCKET/PREFIX, or a folder they share"
        raise MissingArtifactError("what was just encoded is not there", where=name, hint=mend)
    return frames


def choose_gain_db(loudness_lufs: float) -> float:
    """The programme's static gain: the usual one if that is near enough to the target, else in steps."""
    wanted = _calculate_missing_gain_db(loudness_lufs)
    return USUAL_GAIN_DB if abs(wanted - USUAL_GAIN_DB) <= NEAR_ENOUGH_LU else _round_to_step(wanted)


def _calculate_missing_gain_db(loudness_lufs: float) -> float:
    """What is missing to the target; nothing can be done for silence."""
    return TARGET_LUFS + ENCODER_LOSS_DB - loudness_lufs if loudness_lufs != -math.inf else 0.0


def _ignore_progress(_: int) -> None:
    """Passes that nobody counted on."""


def _round_to_step(wanted_db: float) -> float:
    return round(wanted_db / _GAIN_STEP_DB) * _GAIN_STEP_DB


def find_missing_chunks(mix: Mix, renderer: ChunkRenderer) -> set[str]:
    """The Chunks of a Mix that are still to be made, by key."""
    keys = dict.fromkeys(renderer.key_of(chunk) for chunk in mix.chunks)
    known = {key: measure for key in keys if (measure := find_measurement(key, renderer.cache))}
    return (keys.keys() - known.keys()) | _find_missing_frames(
        _predict_gain_db(known, renderer.cache), known, renderer.cache
    )


def _find_missing_frames(gain_db: float, keys: Iterable[str], cache: Store) -> set[str]:
    return {key for key in keys if not cache.has(frames_key(key, gain_db))}


def _measure_chunks(
    keyed: Sequence[KeyedChunk], renderer: ChunkRenderer, encoder: ChunkEncoder
) -> list[LoudnessMeasurement]:
    """What every Chunk measures as it is mixed."""
    known = {key: measure for _, key in keyed if (measure := find_measurement(key, renderer.cache))}
    each = [known.get(key) for _, key in keyed]
    if len(known) < _MOSTLY_KNOWN_SHARE * len({key for _, key in keyed}):
        return _compute_missing(
            each, _return_unchanged, keyed, functools.partial(encoder.batches.start_measuring, renderer), encoder
        )
    encode = functools.partial(
        encoder.batches.start_encoding, renderer, gain_db=_predict_gain_db(known, renderer.cache)
    )
    return _compute_missing(each, attrgetter("before"), keyed, encode, encoder)


def _predict_gain_db(known: Mapping[str, LoudnessMeasurement], cache: Store) -> float:
    """The gain at which those Chunks of a programme are made whose measure is known, or else what they ask for.

    An edit seldom changes the gain of a programme, even where what it left alone is louder or softer than the whole.
    """
    asked = choose_gain_db(measure_integrated_lufs(join_measurements(known.values()).energies))
    near = (asked, USUAL_GAIN_DB, *(asked + steps * _GAIN_STEP_DB for steps in (-1, 1, -2, 2)))
    return next((gain for gain in near if not _find_missing_frames(gain, known, cache)), asked)


def _encode_chunks(
    keyed: Sequence[KeyedChunk], gain_db: float, renderer: ChunkRenderer, encoder: ChunkEncoder
) -> list[EncodedChunk]:
    """Every Chunk at this gain, in the cache by now."""
    known = [find_encoded_chunk(key, gain_db, renderer.cache) for _, key in keyed]
    return _compute_missing(
        known,
        _return_unchanged,
        keyed,
        functools.partial(encoder.batches.start_encoding, renderer, gain_db=gain_db),
        encoder,
    )


T = TypeVar("T")
Answer = TypeVar("Answer")

StartTasks = Callable[[Sequence[KeyedChunk | None]], list[Future[Answer] | None]]
"""Begins to make what is wanted of a programme."""


def _return_unchanged(answer: T) -> T:
    return answer


def _compute_missing(
    known: Sequence[T | None],
    select: Callable[[Answer], T],
    keyed: Sequence[KeyedChunk],
    start: StartTasks[Answer],
    encoder: ChunkEncoder,
) -> list[T]:
    """What is known, and what is not after making it: all of that is under way at a time."""
    wanted = [None if each else chunk for each, chunk in zip(known, keyed, strict=True)]
    found: list[T] = []
    for each, chunk, task in zip(known, keyed, start(wanted), strict=True):
        found.append(each or select(_await_or_rebuild(chunk, start, encoder, started=task)))
        encoder.report_done(1)
    return found


def _await_or_rebuild(
    keyed: KeyedChunk, start: StartTasks[Answer], encoder: ChunkEncoder, started: Future[Answer] | None = None
) -> Answer:
    """What a Chunk comes to. A clip of it that is damaged or gone is made again, each but once, and the Chunk too."""
    made_again: set[str] = set()
    while True:
        try:
            task = started or start([keyed])[0]
            if task:
                return task.result()
        except MissingArtifactError as gone:
            if gone.where in made_again:
                raise
            made_again.add(gone.where)
            encoder.rebuild(gone.where)
            started = None


@functools.cache
def describe_recipe() -> str:
    """Names what this stage does to a Mix: another name, other bytes."""
    levels = (TARGET_LUFS, ENCODER_LOSS_DB, _GAIN_STEP_DB, USUAL_GAIN_DB, NEAR_ENOUGH_LU)
    return json.dumps([*levels, chunk_encoder.describe_recipe()])

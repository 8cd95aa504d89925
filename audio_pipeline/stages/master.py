"""Master: a Mix → a Programme: measured, brought to level, encoded chunk by chunk, tagged.

The only place that decides about LUFS and puts MP3 frames together. Workers put frames into the cache and answer with
figures; the sound of one programme comes together here, when all of it is there.
"""

import functools
import hashlib
import json
import logging
import math
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING

from audio_pipeline.display.tags import Tags, id3
from audio_pipeline.model import FRAME_SAMPLES, SAMPLE_RATE_HZ, Chunk, Mix, Programme
from audio_pipeline.signal import limiter, mp3
from audio_pipeline.signal.loudness import (
    Measure,
    decibels,
    energies,
    integrated_lufs,
    loudness_range_lu,
    ratio,
    whole,
)
from audio_pipeline.signal.mp3 import codec
from audio_pipeline.signal.peaks import true_peak
from audio_pipeline.stores.sealed import GoneError, keep, recall
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

TARGET_LUFS = -16.0
"""Apple Podcasts' level; Alexa takes from -19 to -9."""

CEILING_DBTP = -2.4
"""Before encoding: Alexa's -2 dBTP, with room for what the encoder adds to single peaks."""

ENCODER_LOSS_DB = 0.445
"""LAME makes everything this much quieter at 128 kbit/s: measured."""

_GAIN_STEP_DB = 0.5
"""The programme's gain moves in steps: a changed sentence must not change the level of all the others."""

USUAL_GAIN_DB = 6.5
"""What most programmes need. Each that it suits has it: so variants share their chunks, and an edit moves nothing."""

NEAR_ENOUGH_LU = 0.4
"""How far from the target a programme may be: podcast apps take one LU either way, we promise half of one."""

_MORE_PASSES = 3
"""How often a programme is brought nearer to its loudness, if a bed or an odd voice made the limiter take too much."""

_MEASURE_RECIPE = 3

Render = Callable[[Chunk], "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """What mastering needs of the world; workers in other places get it too."""

    key_of: Callable[[Chunk], str]
    """Names a Chunk by what is heard in it."""
    render: Render
    """A Chunk → its sound."""
    cache: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who does the work, and who hears of it."""

    pool: Executor
    done: Callable[[int], None]
    """Told of Chunks measured and encoded."""
    remake: Callable[[str], None]
    """Makes again what was kept under this name, and turned out to be damaged or gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levelled:
    """A Mix at its loudness, its frames in the cache, all of them encoded at one gain; a small thing to hold."""

    gain_db: float
    loudness_lufs: float
    """Before the encoder takes a little."""
    loudness_range_lu: float
    true_peak: float


def master(mix: Mix, content_id: str, tags: Tags, studio: Studio, hands: Hands) -> Programme:
    """The Programme of a Mix, not yet saying what it was made from."""
    return together(mix, levelled(mix, studio, hands), content_id, tags, studio, hands)


def levelled(mix: Mix, studio: Studio, hands: Hands) -> Levelled:
    """Measure every Chunk of a Mix, and encode them at the gain that brings the whole to its loudness."""
    keys = [studio.key_of(chunk) for chunk in mix.chunks]
    gain = gain_db(integrated_lufs(whole(_each(mix, keys, studio, hands, measured)).energies))
    made = whole(_each(mix, keys, studio, hands, encoded, gain))
    for _ in range(_MORE_PASSES):
        lost = _wanted_db(integrated_lufs(made.energies))
        if abs(lost) <= NEAR_ENOUGH_LU:
            break
        gain += _in_steps(lost)
        made = whole(_each(mix, keys, studio, replace(hands, done=_to_nobody), encoded, gain))
    return Levelled(
        gain_db=gain,
        loudness_lufs=integrated_lufs(made.energies),
        loudness_range_lu=loudness_range_lu(made.energies),
        true_peak=made.true_peak,
    )


def together(mix: Mix, level: Levelled, content_id: str, tags: Tags, studio: Studio, hands: Hands) -> Programme:
    """The Programme of frames that are in the cache."""
    audio = b"".join(_frames(chunk, level.gain_db, studio, hands) for chunk in mix.chunks)
    loudness_lufs = level.loudness_lufs - ENCODER_LOSS_DB
    true_peak_dbtp = decibels(level.true_peak) - ENCODER_LOSS_DB
    log.info(
        "mastered content=%s chunks=%d loudness_lufs=%.2f true_peak_dbtp=%.2f",
        content_id, len(mix.chunks), loudness_lufs, true_peak_dbtp,
    )  # fmt: skip
    return Programme(
        content_id=content_id,
        mp3=b"".join([id3(tags, mix.chapters, mix.timings), mp3.info_frame(audio, mix.n_samples), audio]),
        duration_ms=mix.n_samples * 1000 // SAMPLE_RATE_HZ,
        loudness_lufs=round(loudness_lufs, 2),
        loudness_range_lu=round(level.loudness_range_lu, 1),
        true_peak_dbtp=round(true_peak_dbtp, 2),
        chapters=mix.chapters,
        transcript=mix.timings,
        made_from={},
    )


def _frames(chunk: Chunk, gain: float, studio: Studio, hands: Hands) -> bytes:
    """The frames of a Chunk from the cache; encoded once more if they are damaged or gone."""
    key = studio.key_of(chunk)
    name = _frames_name(key, gain)
    frames = recall(studio.cache, name)
    if frames is None:
        _sure(chunk, key, studio, hands, encoded, gain)
        frames = recall(studio.cache, name)
    if frames is None:
        mend = "Check the disk. On a cluster, all machines need one cache: s3://BUCKET/PREFIX, or a folder they share"
        raise GoneError("what was just encoded is not there", where=name, mend=mend)
    return frames


def gain_db(loudness_lufs: float) -> float:
    """The programme's static gain: the usual one if that is near enough to the target, else in steps."""
    wanted = _wanted_db(loudness_lufs)
    return USUAL_GAIN_DB if abs(wanted - USUAL_GAIN_DB) <= NEAR_ENOUGH_LU else _in_steps(wanted)


def _wanted_db(loudness_lufs: float) -> float:
    """What is missing to the target; nothing can be done for silence."""
    return TARGET_LUFS + ENCODER_LOSS_DB - loudness_lufs if loudness_lufs != -math.inf else 0.0


def _to_nobody(_: int) -> None:
    """Passes that nobody counted on."""


def _in_steps(wanted_db: float) -> float:
    return round(wanted_db / _GAIN_STEP_DB) * _GAIN_STEP_DB


Work = Callable[..., Measure]
"""What a worker does with a Chunk: measured or encoded, which see."""


def _each(mix: Mix, keys: Sequence[str], studio: Studio, hands: Hands, work: Work, *how: float) -> list[Measure]:
    """What every Chunk measures: as the cache knows, or after the work on it, which all of them wait for at a time."""
    known = [_known(key, studio.cache, *how) for key in keys]
    begun = [
        None if each else hands.pool.submit(work, studio, chunk, key, *how)
        for each, chunk, key in zip(known, mix.chunks, keys, strict=True)
    ]
    for at, (chunk, key, task) in enumerate(zip(mix.chunks, keys, begun, strict=True)):
        if task:
            known[at] = _sure(chunk, key, studio, hands, work, *how, begun=task)
        hands.done(1)
    return [each for each in known if each]


def _sure(
    chunk: Chunk,
    key: str,
    studio: Studio,
    hands: Hands,
    work: Work,
    *how: float,
    begun: "Future[Measure] | None" = None,
) -> Measure:
    """The work on a Chunk. A clip of it that is damaged or gone is made again, each but once, and the work too."""
    made_again: set[str] = set()
    while True:
        try:
            return (begun or hands.pool.submit(work, studio, chunk, key, *how)).result()
        except GoneError as gone:
            if gone.where in made_again:
                raise
            made_again.add(gone.where)
            hands.remake(gone.where)
            begun = None


def unknown(mix: Mix, studio: Studio) -> set[str]:
    """The Chunks of a Mix that were never made into sound, by key."""
    keys = {studio.key_of(chunk) for chunk in mix.chunks}
    return {key for key in keys if not studio.cache.has(_measure_name(key))}


def _measure_name(key: str) -> str:
    return f"measures/{_key(key, _MEASURE_RECIPE)}.json"


def _frames_name(key: str, gain: float) -> str:
    return f"chunks/{_key(key, gain, recipe())}.mp3"


def _facts_name(frames_name: str) -> str:
    return f"{frames_name.removesuffix('.mp3')}.json"


def _known(key: str, cache: Store, *gain: float) -> Measure | None:
    """What the cache knows of a Chunk: as it is, or encoded at a gain, if the frames are there as well."""
    if not gain:
        return _measure(recall(cache, _measure_name(key)))
    name = _frames_name(key, *gain)
    return _measure(recall(cache, _facts_name(name))) if cache.has(name) else None


def measured(studio: Studio, chunk: Chunk, key: str) -> Measure:
    """What a Chunk adds to the loudness of its programme, from the cache or measured now."""
    found = _known(key, studio.cache)
    if found is None:
        found = _measured(studio.render(chunk), chunk)
        keep(studio.cache, _measure_name(key), _json(found), "application/json")
    return found


def encoded(studio: Studio, chunk: Chunk, key: str, gain: float) -> Measure:
    """Put a Chunk at this gain in dB into the cache as MP3 frames; what was encoded measures so much."""
    name = _frames_name(key, gain)
    known = _measure(recall(studio.cache, _facts_name(name)))
    if known and recall(studio.cache, name) is not None:
        return known
    before = measured(studio, chunk, key)
    sound = studio.render(chunk) * ratio(gain)
    if before.true_peak * ratio(gain) > ratio(CEILING_DBTP):
        sound = limiter.limited(sound, ratio(CEILING_DBTP))
        after = _measured(sound, chunk)
    else:
        after = _louder(before, ratio(gain))
    frames = mp3.frames(sound, lead_frames=chunk.lead_frames, tail_frames=chunk.tail_frames)
    keep(studio.cache, name, frames, "audio/mpeg")
    keep(studio.cache, _facts_name(name), _json(after), "application/json")
    return after


def _measured(sound: "NDArray[np.float32]", chunk: Chunk) -> Measure:
    """The energies of a Chunk without its lead and tail, and the peak with them."""
    past = (chunk.lead_frames + chunk.n_frames) * FRAME_SAMPLES
    return Measure(
        energies=energies(sound[:past], lead_samples=chunk.lead_frames * FRAME_SAMPLES), true_peak=true_peak(sound)
    )


def _louder(measure: Measure, times: float) -> Measure:
    """What is measured of the same sound with every sample so many times as high."""
    return Measure(
        energies=tuple(energy * times * times for energy in measure.energies), true_peak=measure.true_peak * times
    )


def _measure(known: bytes | None) -> Measure | None:
    if known is None:
        return None
    found = json.loads(known)
    return Measure(energies=tuple(found["energies"]), true_peak=found["true_peak"])


def _json(measure: Measure) -> bytes:
    return json.dumps(asdict(measure)).encode()


def _key(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


@functools.cache
def recipe() -> str:
    """Names what this stage does to a Mix: another name, other bytes."""
    levels = (TARGET_LUFS, ENCODER_LOSS_DB, CEILING_DBTP, _GAIN_STEP_DB, USUAL_GAIN_DB, NEAR_ENOUGH_LU)
    return json.dumps([*levels, _MEASURE_RECIPE, limiter.RECIPE, codec()])

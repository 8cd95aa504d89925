"""Master: a Mix → a Programme: measured, brought to level, encoded chunk by chunk, tagged.

The only place that decides about LUFS and puts MP3 frames together.
"""

import functools
import hashlib
import io
import json
import logging
import math
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from audio_pipeline.model import FRAME_SAMPLES, SAMPLE_RATE_HZ, Chunk, Mix, Programme, Timing
from audio_pipeline.signal import limiter, mp3
from audio_pipeline.signal.loudness import Measure, decibels, energies, integrated_lufs, ratio, whole
from audio_pipeline.signal.mp3 import codec
from audio_pipeline.signal.peaks import true_peak
from audio_pipeline.stores.sealed import keep, recall
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

_MEASURE_RECIPE = 2
_TOP_LEVEL, _ORDERED = 2, 1
"""Flags of a CTOC frame (ID3v2 Chapter Frame Addendum, 3.2)."""
_NO_OFFSET = 0xFFFFFFFF
"""A chapter told by time, not by byte."""

_T = TypeVar("_T")

Render = Callable[[Chunk], "NDArray[np.float32]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """What a player shows."""

    title: str
    artist: str
    album: str
    language: str
    """ISO 639-2, three letters, as ID3 wants it."""
    track: int
    """0: it stands in no list."""
    published: str
    cover_jpeg: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """What mastering needs of the world."""

    key_of: Callable[[Chunk], str]
    """Names a Chunk by what is heard in it."""
    render: Render
    """A Chunk → its sound."""
    cache: Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A Chunk as its frames of MP3."""

    frames: bytes
    measure: Measure
    """Of the sound that was encoded."""


def master(
    mix: Mix, content_id: str, tags: Tags, studio: Studio, pool: Executor, *, done: Callable[[int], None]
) -> Programme:
    """The Programme of a Mix, not yet saying what it was made from; `done` is told of chunks measured and encoded."""
    unmastered = whole(_each(pool, measured, mix.chunks, studio, done=done))
    audio, final = _at_level(mix, gain_db(integrated_lufs(unmastered.energies)), studio, pool, done=done)
    loudness_lufs = integrated_lufs(final.energies) - ENCODER_LOSS_DB
    true_peak_dbtp = decibels(final.true_peak) - ENCODER_LOSS_DB
    log.info(
        "mastered content=%s chunks=%d loudness_lufs=%.2f true_peak_dbtp=%.2f",
        content_id, len(mix.chunks), loudness_lufs, true_peak_dbtp,
    )  # fmt: skip
    return Programme(
        content_id=content_id,
        mp3=id3(tags, mix.chapters) + mp3.info_frame(audio, mix.n_samples) + audio,
        duration_ms=mix.n_samples * 1000 // SAMPLE_RATE_HZ,
        loudness_lufs=round(loudness_lufs, 2),
        true_peak_dbtp=round(true_peak_dbtp, 2),
        chapters=mix.chapters,
        transcript=mix.timings,
        made_from={},
    )


def _at_level(
    mix: Mix, gain: float, studio: Studio, pool: Executor, *, done: Callable[[int], None]
) -> tuple[bytes, Measure]:
    """The frames of a Mix at the target loudness, and what they measure."""
    made = _each(pool, functools.partial(encoded, gain), mix.chunks, studio, done=done)
    for _ in range(_MORE_PASSES):
        lost = _wanted_db(integrated_lufs(whole(each.measure for each in made).energies))
        if abs(lost) <= NEAR_ENOUGH_LU:
            break
        gain += _in_steps(lost)
        made = _each(pool, functools.partial(encoded, gain), mix.chunks, studio, done=lambda _: None)
    return b"".join(each.frames for each in made), whole(each.measure for each in made)


def gain_db(loudness_lufs: float) -> float:
    """The programme's static gain: the usual one if that is near enough to the target, else in steps."""
    wanted = _wanted_db(loudness_lufs)
    return USUAL_GAIN_DB if abs(wanted - USUAL_GAIN_DB) <= NEAR_ENOUGH_LU else _in_steps(wanted)


def _wanted_db(loudness_lufs: float) -> float:
    """What is missing to the target; nothing can be done for silence."""
    return TARGET_LUFS + ENCODER_LOSS_DB - loudness_lufs if loudness_lufs != -math.inf else 0.0


def _in_steps(wanted_db: float) -> float:
    return round(wanted_db / _GAIN_STEP_DB) * _GAIN_STEP_DB


def _each(
    pool: Executor,
    work: Callable[[Studio, Chunk], _T],
    chunks: Sequence[Chunk],
    studio: Studio,
    *,
    done: Callable[[int], None],
) -> list[_T]:
    """The work on every chunk, in order."""
    results = []
    for result in pool.map(functools.partial(work, studio), chunks):
        results.append(result)
        done(1)
    return results


def unknown(mix: Mix, studio: Studio) -> int:
    """How many Chunks of a Mix were never made into sound."""
    return sum(not studio.cache.has(_measure_name(studio, chunk)) for chunk in mix.chunks)


def _measure_name(studio: Studio, chunk: Chunk) -> str:
    return f"measures/{_key(studio.key_of(chunk), _MEASURE_RECIPE)}.json"


def measured(studio: Studio, chunk: Chunk) -> Measure:
    """What a Chunk adds to the loudness of its programme, from the cache or measured now."""
    name = _measure_name(studio, chunk)
    if known := recall(studio.cache, name):
        return _measure(known)
    found = _measured(studio.render(chunk), chunk)
    keep(studio.cache, name, _json(found), "application/json")
    return found


def encoded(gain: float, studio: Studio, chunk: Chunk) -> Encoded:
    """A Chunk at this gain in dB as MP3 frames, from the cache or encoded now."""
    key = _key(studio.key_of(chunk), gain, recipe())
    frames, facts = recall(studio.cache, f"chunks/{key}.mp3"), recall(studio.cache, f"chunks/{key}.json")
    if frames is not None and facts is not None:
        return Encoded(frames=frames, measure=_measure(facts))
    before = measured(studio, chunk)
    sound = studio.render(chunk) * ratio(gain)
    if before.true_peak * ratio(gain) > ratio(CEILING_DBTP):
        sound = limiter.limited(sound, ratio(CEILING_DBTP))
        after = _measured(sound, chunk)
    else:
        after = _louder(before, ratio(gain))
    frames = mp3.frames(sound, lead_frames=chunk.lead_frames, tail_frames=chunk.tail_frames)
    keep(studio.cache, f"chunks/{key}.mp3", frames, "audio/mpeg")
    keep(studio.cache, f"chunks/{key}.json", _json(after), "application/json")
    return Encoded(frames=frames, measure=after)


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


def _measure(known: bytes) -> Measure:
    found = json.loads(known)
    return Measure(energies=tuple(found["energies"]), true_peak=found["true_peak"])


def _json(measure: Measure) -> bytes:
    return json.dumps(asdict(measure)).encode()


def _key(*facts: object) -> str:
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def recipe() -> str:
    """Names what this stage does to a Mix: another name, other bytes."""
    levels = (TARGET_LUFS, ENCODER_LOSS_DB, CEILING_DBTP, _GAIN_STEP_DB, USUAL_GAIN_DB, NEAR_ENOUGH_LU)
    return json.dumps([*levels, _MEASURE_RECIPE, limiter.RECIPE, codec()])


def id3(tags: Tags, chapters: tuple[Timing, ...]) -> bytes:
    """An ID3v2.4 tag with title, artist, album, cover and chapters; the same bytes for the same facts."""
    from mutagen import id3 as frames

    tag = frames.ID3()
    tag.add(frames.TIT2(encoding=3, text=tags.title))
    tag.add(frames.TPE1(encoding=3, text=tags.artist))
    tag.add(frames.TALB(encoding=3, text=tags.album))
    if tags.track:
        tag.add(frames.TRCK(encoding=3, text=str(tags.track)))
    tag.add(frames.TLAN(encoding=3, text=tags.language))
    tag.add(frames.TDRC(encoding=3, text=tags.published))
    tag.add(frames.TCON(encoding=3, text="Podcast"))
    tag.add(frames.APIC(encoding=3, mime="image/jpeg", type=3, desc="Cover", data=tags.cover_jpeg))
    names = [f"chapter{number}" for number in range(1, len(chapters) + 1)]
    if names:
        tag.add(frames.CTOC(element_id="contents", flags=_TOP_LEVEL | _ORDERED, child_element_ids=names))
    for name, chapter in zip(names, chapters, strict=True):
        title = frames.TIT2(encoding=3, text=chapter.text)
        tag.add(
            frames.CHAP(
                element_id=name,
                start_time=chapter.start_ms,
                end_time=chapter.end_ms,
                start_offset=_NO_OFFSET,
                end_offset=_NO_OFFSET,
                sub_frames=[title],
            )
        )
    made = io.BytesIO()
    tag.save(made, v2_version=4, padding=lambda _: 0)
    return made.getvalue()

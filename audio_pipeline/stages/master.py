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

from audio_pipeline import chunks
from audio_pipeline.chunks import Keyed, Made, Runs, Studio, frames_name, made_of, measure_of
from audio_pipeline.display.tags import Tags, id3
from audio_pipeline.model import SAMPLE_RATE_HZ, Chunk, Mix, Programme
from audio_pipeline.signal import mp3
from audio_pipeline.signal.loudness import Measure, decibels, integrated_lufs, loudness_range_lu, whole
from audio_pipeline.stores.sealed import GoneError, recall
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

_TOO_MUCH_DB = 1.0
"""So much more than the usual gain, and a bed is to be suspected: sentences are alike, unless all of them are soft."""

NEAR_ENOUGH_LU = 0.4
"""How far from the target a programme may be: podcast apps take one LU either way, we promise half of one."""

_NEARLY_ALL = 0.8
"""If this share of a programme is known, the rest does not change its gain but by chance."""

_MORE_PASSES = 3
"""How often a programme is brought nearer to its loudness, if a bed or an odd voice made the limiter take too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Who does the work, and who hears of it."""

    runs: Runs
    done: Callable[[int], None]
    """Told of Chunks that are mixed, and of Chunks that are encoded."""
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
    """Encode every Chunk of a Mix at the gain that brings the whole to its loudness.

    How loud it is, is seen when all of it is mixed and measured. After an edit that is known of most of it: the rest is
    encoded at once, at the gain that it will probably have, and only if that was wrong, once more.
    """
    keyed = [(chunk, studio.key_of(chunk)) for chunk in mix.chunks]
    gain = gain_db(integrated_lufs(whole(_mixed(keyed, studio, hands)).energies))
    made = _encoded(keyed, gain, studio, hands)
    for _ in range(_MORE_PASSES):
        lost = _wanted_db(integrated_lufs(whole(each.after for each in made).energies))
        if abs(lost) <= NEAR_ENOUGH_LU:
            break
        gain += _in_steps(lost)
        made = _encoded(keyed, gain, studio, replace(hands, done=_to_nobody))
    heard = whole(each.after for each in made)
    return Levelled(
        gain_db=gain,
        loudness_lufs=integrated_lufs(heard.energies),
        loudness_range_lu=loudness_range_lu(heard.energies),
        true_peak=heard.true_peak,
    )


def together(mix: Mix, level: Levelled, content_id: str, tags: Tags, studio: Studio, hands: Hands) -> Programme:
    """The Programme of frames that are in the cache."""
    audio = b"".join(_frames(chunk, level.gain_db, studio, hands) for chunk in mix.chunks)
    loudness_lufs = level.loudness_lufs - ENCODER_LOSS_DB
    true_peak_dbtp = decibels(level.true_peak) - ENCODER_LOSS_DB
    _tell(content_id, mix, level, loudness_lufs, true_peak_dbtp)
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


def _tell(content_id: str, mix: Mix, level: Levelled, loudness_lufs: float, true_peak_dbtp: float) -> None:
    """Say what came of it, and warn where an author would not have wanted it."""
    log.info(
        "mastered content=%s chunks=%d loudness_lufs=%.2f true_peak_dbtp=%.2f",
        content_id, len(mix.chunks), loudness_lufs, true_peak_dbtp,
    )  # fmt: skip
    if level.gain_db >= USUAL_GAIN_DB + _TOO_MUCH_DB and any(chunk.beds for chunk in mix.chunks):
        log.warning(
            "content=%s: the voice is %.1f dB louder than in other programmes. Probably so little is said that the bed "
            "counts as programme: make it a few dB softer",
            content_id, level.gain_db - USUAL_GAIN_DB,
        )  # fmt: skip


def _frames(chunk: Chunk, gain: float, studio: Studio, hands: Hands) -> bytes:
    """The frames of a Chunk from the cache; encoded once more if they are damaged or gone."""
    key = studio.key_of(chunk)
    name = frames_name(key, gain)
    frames = recall(studio.cache, name)
    if frames is None:
        _sure((chunk, key), functools.partial(hands.runs.encode, studio, gain_db=gain), hands)
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


def unknown(mix: Mix, studio: Studio) -> set[str]:
    """The Chunks of a Mix that are still to be made, by key."""
    keys = dict.fromkeys(studio.key_of(chunk) for chunk in mix.chunks)
    known = {key: measure for key in keys if (measure := measure_of(key, studio.cache))}
    return (keys.keys() - known.keys()) | _not_at(_likely_gain_db(known, studio.cache), known, studio.cache)


def _not_at(gain: float, keys: Iterable[str], cache: Store) -> set[str]:
    return {key for key in keys if not cache.has(frames_name(key, gain))}


def _mixed(keyed: Sequence[Keyed], studio: Studio, hands: Hands) -> list[Measure]:
    """What every Chunk measures as it is mixed."""
    known = {key: measure for _, key in keyed if (measure := measure_of(key, studio.cache))}
    each = [known.get(key) for _, key in keyed]
    if len(known) < _NEARLY_ALL * len({key for _, key in keyed}):
        return _filled(each, _itself, keyed, functools.partial(hands.runs.measure, studio), hands)
    encode = functools.partial(hands.runs.encode, studio, gain_db=_likely_gain_db(known, studio.cache))
    return _filled(each, attrgetter("before"), keyed, encode, hands)


def _likely_gain_db(known: Mapping[str, Measure], cache: Store) -> float:
    """The gain at which those Chunks of a programme are made whose measure is known, or else what they ask for.

    An edit seldom changes the gain of a programme, even where what it left alone is louder or softer than the whole.
    """
    asked = gain_db(integrated_lufs(whole(known.values()).energies))
    near = (asked, USUAL_GAIN_DB, *(asked + steps * _GAIN_STEP_DB for steps in (-1, 1, -2, 2)))
    return next((gain for gain in near if not _not_at(gain, known, cache)), asked)


def _encoded(keyed: Sequence[Keyed], gain: float, studio: Studio, hands: Hands) -> list[Made]:
    """Every Chunk at this gain, in the cache by now."""
    known = [made_of(key, gain, studio.cache) for _, key in keyed]
    return _filled(known, _itself, keyed, functools.partial(hands.runs.encode, studio, gain_db=gain), hands)


T = TypeVar("T")
Answer = TypeVar("Answer")

Begin = Callable[[Sequence[Keyed | None]], list[Future[Answer] | None]]
"""Begins to make what is wanted of a programme."""


def _itself(answer: T) -> T:
    return answer


def _filled(
    known: Sequence[T | None],
    which: Callable[[Answer], T],
    keyed: Sequence[Keyed],
    begin: Begin[Answer],
    hands: Hands,
) -> list[T]:
    """What is known, and what is not after making it: all of that is under way at a time."""
    wanted = [None if each else chunk for each, chunk in zip(known, keyed, strict=True)]
    found: list[T] = []
    for each, chunk, task in zip(known, keyed, begin(wanted), strict=True):
        found.append(each or which(_sure(chunk, begin, hands, begun=task)))
        hands.done(1)
    return found


def _sure(keyed: Keyed, begin: Begin[Answer], hands: Hands, begun: Future[Answer] | None = None) -> Answer:
    """What a Chunk comes to. A clip of it that is damaged or gone is made again, each but once, and the Chunk too."""
    made_again: set[str] = set()
    while True:
        try:
            task = begun or begin([keyed])[0]
            if task:
                return task.result()
        except GoneError as gone:
            if gone.where in made_again:
                raise
            made_again.add(gone.where)
            hands.remake(gone.where)
            begun = None


@functools.cache
def recipe() -> str:
    """Names what this stage does to a Mix: another name, other bytes."""
    levels = (TARGET_LUFS, ENCODER_LOSS_DB, _GAIN_STEP_DB, USUAL_GAIN_DB, NEAR_ENOUGH_LU)
    return json.dumps([*levels, chunks.recipe()])

"""Render: turn a Chunk of a Mix into sound, with every clip, cue and bed at its level."""

import functools
import hashlib
import io
import itertools
import json
import threading
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.content.model import BedRegion, Chunk, Curve, TimelineItem
from audio_pipeline.mix import endless
from audio_pipeline.mix.ducking import OPEN, UNDER_BREATHS, UNDER_VOICE
from audio_pipeline.mix.endless import LoopPart
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.mix.sounds.bed_synthesis import BED_LUFS
from audio_pipeline.signal.clip_processing import SPEECH_LUFS
from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.stores.checksummed import MissingArtifactError, get_checked, put_checked
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 3
"""Part of every chunk's key: increased whenever this stage would make a chunk sound different."""

DUCK_DB, BREATH_DUCK_DB = -3.0, -7.0
"""The change of a bed's level under the voice, where more is heard to move, and under breaths, which swell over it."""

_EDGE_FADE_MS = 4
_CUE_FADE_MS = 1_500

_BED_LOCK = threading.Lock()
"""A bed is large: a thread waits while another one loads it."""


def describe_recipe() -> str:
    """Return the name of this stage's rules: another name means another sound."""
    return json.dumps([RECIPE, endless.RECIPE, sound_library.RECIPE, DUCK_DB, BREATH_DUCK_DB, SPEECH_LUFS])


def chunk_key(chunk: Chunk) -> str:
    """Return a Chunk's key: a hash of everything that is heard in it."""
    facts = json.dumps([describe_recipe(), chunk], default=_list_fields)
    return hashlib.sha256(facts.encode()).hexdigest()


def _list_fields(part: Chunk | TimelineItem | BedRegion) -> Mapping[str, Any]:
    """Return the fields of a part of a Chunk by name: a third of the time that `asdict` takes."""
    return {field.name: getattr(part, field.name) for field in fields(part)}


def render_chunk(chunk: Chunk, cache: Store) -> "NDArray[np.float32]":
    """Return the sound of a Chunk with its lead and tail, shaped (samples, 2)."""
    import numpy as np

    sound = np.zeros((chunk.n_samples, 2), dtype=np.float32)
    for clip in chunk.clips:
        _add_sound(sound, clip, _load_clip(clip.key, clip.n_samples, cache))
    for cue in chunk.cues:
        _add_sound(sound, cue, _load_cue(cue.key, cue.n_samples, cache))
    for bed in chunk.beds:
        _add_bed(sound, bed, chunk.duck, cache)
    return sound


def _add_sound(sound: "NDArray[np.float32]", placed: TimelineItem, samples: "NDArray[np.float32]") -> None:
    """Add the part of a placed sound that is within the Chunk."""
    start, end = max(0, placed.start_sample), min(len(sound), placed.end_sample)
    sound[start:end] += samples[start - placed.start_sample : end - placed.start_sample]


def _add_bed(sound: "NDArray[np.float32]", bed: BedRegion, duck: Curve, cache: Store) -> None:
    """Add a bed that fades at its ends and is softer under voice and breaths."""
    import numpy as np

    with _BED_LOCK:
        loop = _load_bed_loop(bed.sound, cache)
    bed_start = bed.start_sample - bed.position_sample
    parts = endless.find_parts(bed.sound, bed.position_sample, bed.end_sample - bed_start)
    full = db_to_amplitude(SPEECH_LUFS - BED_LUFS + bed.level_db) / 32_767
    for start, end in itertools.pairwise(_find_gain_corners(bed, duck, parts)):
        gain = _smooth_curve(bed.fade, start, end) * _calculate_duck_gain(duck, start, end) * full
        for part in parts:
            if part.start_sample < end - bed_start and part.end_sample > start - bed_start:
                samples, level = endless.read_part(part, loop, start - bed_start, end - bed_start)
                sound[start:end] += samples * (gain * level).astype(np.float32)


def _find_gain_corners(bed: BedRegion, duck: Curve, parts: Iterable[LoopPart]) -> list[int]:
    """Return the samples at which a bed starts, changes its slope or the stretch of its loop, and ends."""
    bed_start = bed.start_sample - bed.position_sample
    turns = (bed_start + corner for part in parts for corner in endless.list_corners(part))
    corners = {*turns, *(sample for sample, _ in bed.fade), *(sample for sample, _ in duck)}
    within = (sample for sample in corners if bed.start_sample < sample < bed.end_sample)
    return sorted({bed.start_sample, bed.end_sample, *within})


def _calculate_duck_gain(duck: Curve, start: int, end: int) -> "NDArray[np.float64]":
    """Return the gain of a bed from one sample to another, by its height."""
    import numpy as np

    gains = [db_to_amplitude(BREATH_DUCK_DB), db_to_amplitude(DUCK_DB), 1.0]
    return np.asarray(np.interp(_smooth_curve(duck, start, end), [UNDER_BREATHS, UNDER_VOICE, OPEN], gains))


def _smooth_curve(curve: Curve, start: int, end: int) -> "NDArray[np.float64]":
    """Return a curve without corners, from one sample to another; only one level where it is flat, which is quicker.

    It turns smoothly at each whole level. It has no exponentials, so that every machine gives the same bits.
    """
    import numpy as np

    if not curve:
        return np.ones((1, 1))
    points, levels = zip(*curve, strict=True)
    ends = np.interp([start, end], points, levels)
    level = ends[:1] if ends[0] == ends[1] else np.interp(np.arange(start, end), points, levels)
    whole = np.floor(level)
    above = level - whole
    return np.asarray(whole + above * above * (3 - 2 * above))[:, np.newaxis]


@functools.lru_cache(maxsize=16)
def _load_clip(key: str, n_samples: int, cache: Store) -> "NDArray[np.float32]":
    """Return a Clip with soft edges, shaped (samples, 1)."""
    wav = get_checked(cache, key)
    if wav is not None:
        clip = _import_pydub().from_wav(io.BytesIO(wav)).fade_in(_EDGE_FADE_MS).fade_out(_EDGE_FADE_MS)
        if clip.frame_count() == n_samples:
            return _convert_to_float(clip, 1)
    raise MissingArtifactError("this clip is gone or damaged", where=key, hint="Build again: it will be spoken anew")


@functools.lru_cache(maxsize=4)
def _load_cue(name: str, n_samples: int, cache: Store) -> "NDArray[np.float32]":
    """Return a chime or breath of this length; it fades out if it is cut."""
    whole = _load_or_synthesise(name, cache)
    cut = whole.get_sample_slice(0, n_samples)
    return _convert_to_float(cut.fade_out(_CUE_FADE_MS) if n_samples < int(whole.frame_count()) else cut, 2)


@functools.lru_cache(maxsize=2)
def _load_bed_loop(name: str, cache: Store) -> "NDArray[np.int16]":
    """Return a bed's loop, 16-bit."""
    import numpy as np

    return np.frombuffer(_load_or_synthesise(name, cache).raw_data, dtype="<i2").reshape(-1, 2)


def find_missing_beds(beds: Iterable[str], cache: Store) -> tuple[str, ...]:
    """Return the beds that are not in the cache, each once: they take seconds to make."""
    return tuple(bed for bed in dict.fromkeys(beds) if not cache.has(sound_library.sound_key(bed)))


def synthesise_and_cache(sound: str, cache: Store) -> bytes:
    """Make a bed, chime or breath and cache it; return its samples, 16-bit stereo."""
    pcm = sound_library.make_sound(sound).tobytes()
    put_checked(cache, sound_library.sound_key(sound), pcm, "application/octet-stream")
    return pcm


def _load_or_synthesise(name: str, cache: Store) -> Any:
    """Return a bed, chime or breath from the cache; make it if it is missing."""
    pcm = get_checked(cache, sound_library.sound_key(name)) or synthesise_and_cache(name, cache)
    return _import_pydub()(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE_HZ, channels=2)


def _convert_to_float(segment: Any, n_channels: int) -> "NDArray[np.float32]":
    import numpy as np

    return np.frombuffer(segment.raw_data, dtype="<i2").reshape(-1, n_channels).astype(np.float32) / np.float32(32_767)


def _import_pydub() -> Any:
    """Import pydub without its warning that there is no ffmpeg, which is not needed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment

"""Render: one Chunk of a Mix → sound. The only place that knows pydub, and how loud each thing on the timeline is."""

import functools
import hashlib
import io
import itertools
import json
import warnings
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from audio_pipeline.model import SAMPLE_RATE_HZ, BedStretch, Chunk, Curve, Placed
from audio_pipeline.signal.loudness import ratio
from audio_pipeline.signal.voice import SPEECH_LUFS
from audio_pipeline.sounds import made
from audio_pipeline.sounds.bed import BED_LUFS, LOOP_SAMPLES
from audio_pipeline.stores.sealed import GoneError, keep, recall
from audio_pipeline.stores.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RECIPE = 2
"""Grows whenever a chunk would sound different after this stage: part of every chunk's key."""

DUCK_DB = -6.0
"""How much further a bed goes down under the voice. Its level counts from the voice's own: -18 dB stays below the gate
of BS.1770 wherever a fifth or more is spoken, so that silences do not count as programme."""

_EDGE_FADE_MS = 4
_CUE_FADE_MS = 1_500


def recipe() -> str:
    """Names what this stage does to a chunk: another name, another sound."""
    return json.dumps([RECIPE, made.RECIPE, DUCK_DB, SPEECH_LUFS])


@functools.lru_cache(maxsize=2_048)
def chunk_key(chunk: Chunk) -> str:
    """Name a Chunk by everything that is heard in it; asked for several times in a build."""
    facts = json.dumps([recipe(), asdict(chunk)])
    return hashlib.sha256(facts.encode()).hexdigest()


def render(chunk: Chunk, cache: Store) -> "NDArray[np.float32]":
    """The sound of a Chunk with its lead and tail, shaped (samples, 2)."""
    import numpy as np

    sound = np.zeros((chunk.n_samples, 2), dtype=np.float32)
    for clip in chunk.clips:
        _add(sound, clip, _voice(clip.key, clip.n_samples, cache))
    for cue in chunk.cues:
        _add(sound, cue, _cue(cue.key, cue.n_samples, cache))
    for bed in chunk.beds:
        _lay_under(sound, bed, chunk.duck, cache)
    return sound


def _add(sound: "NDArray[np.float32]", placed: Placed, what: "NDArray[np.float32]") -> None:
    """Add the part of a placed sound that falls into the stretch."""
    first, past = max(0, placed.start_sample), min(len(sound), placed.end_sample)
    sound[first:past] += what[first - placed.start_sample : past - placed.start_sample]


def _lay_under(sound: "NDArray[np.float32]", bed: BedStretch, duck: Curve, cache: Store) -> None:
    """Add a bed, fading at its ends and going down under the voice."""
    import numpy as np

    loop = _loop(bed.sound, cache)
    open_gain, ducked = ratio(SPEECH_LUFS - BED_LUFS + bed.level_db), ratio(DUCK_DB)
    for first, past in itertools.pairwise(_corners(bed, duck)):
        fade, open_ = _eased(bed.fade, first, past), _eased(duck, first, past)
        gain = (fade * (ducked + (1 - ducked) * open_) * (open_gain / 32_767)).astype(np.float32)
        at = (first - bed.start_sample + bed.phase_sample) % LOOP_SAMPLES
        sound[first:past] += loop[at : at + past - first] * gain


def _corners(bed: BedStretch, duck: Curve) -> list[int]:
    """Where a bed begins, where its level turns, where its loop begins anew, and where it ends."""
    loops = range(bed.start_sample - bed.phase_sample, bed.end_sample, LOOP_SAMPLES)
    turns = {*loops, *(at for at, _ in bed.fade), *(at for at, _ in duck)}
    within = (at for at in turns if bed.start_sample < at < bed.end_sample)
    return sorted({bed.start_sample, bed.end_sample, *within})


def _eased(curve: Curve, first: int, past: int) -> "NDArray[np.float64]":
    """A curve without corners, at these samples; one level where it is flat, which takes no reckoning.

    No exponentials: every machine gives the same bits.
    """
    import numpy as np

    if not curve:
        return np.ones((1, 1))
    points, levels = zip(*curve, strict=True)
    ends = np.interp([first, past], points, levels)
    level = ends[:1] if ends[0] == ends[1] else np.interp(np.arange(first, past), points, levels)
    return np.asarray(level * level * (3 - 2 * level))[:, np.newaxis]


@functools.lru_cache(maxsize=16)
def _voice(key: str, n_samples: int, cache: Store) -> "NDArray[np.float32]":
    """A Clip with soft edges, for both sides."""
    wav = recall(cache, key)
    if wav is not None:
        clip = _pydub().from_wav(io.BytesIO(wav)).fade_in(_EDGE_FADE_MS).fade_out(_EDGE_FADE_MS)
        if clip.frame_count() == n_samples:
            return _sides(clip, 1)
    raise GoneError("this clip is gone or damaged", where=key, mend="Build again: it will be spoken anew")


@functools.lru_cache(maxsize=4)
def _cue(name: str, n_samples: int, cache: Store) -> "NDArray[np.float32]":
    """A chime or breath, cut to length; if cut, it fades out."""
    whole = _made(name, cache)
    cut = whole.get_sample_slice(0, n_samples)
    return _sides(cut.fade_out(_CUE_FADE_MS) if n_samples < int(whole.frame_count()) else cut, 2)


@functools.lru_cache(maxsize=2)
def _loop(name: str, cache: Store) -> "NDArray[np.int16]":
    """A bed's loop, 16-bit."""
    import numpy as np

    return np.frombuffer(_made(name, cache).raw_data, dtype="<i2").reshape(-1, 2)


def unmade(beds: Iterable[str], cache: Store) -> tuple[str, ...]:
    """The beds that are not in the cache yet, each once: they take seconds to make."""
    return tuple(bed for bed in dict.fromkeys(beds) if not cache.has(made.name_of(bed)))


def prepare(sound: str, cache: Store) -> bytes:
    """Make a bed, chime or breath and keep it; gives its samples, 16-bit stereo."""
    pcm = made.make(sound).tobytes()
    keep(cache, made.name_of(sound), pcm, "application/octet-stream")
    return pcm


def _made(name: str, cache: Store) -> Any:
    """A bed, chime or breath from the cache, made now if it is not there."""
    pcm = recall(cache, made.name_of(name)) or prepare(name, cache)
    return _pydub()(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE_HZ, channels=2)


def _sides(segment: Any, sides: int) -> "NDArray[np.float32]":
    import numpy as np

    return np.frombuffer(segment.raw_data, dtype="<i2").reshape(-1, sides).astype(np.float32) / np.float32(32_767)


def _pydub() -> Any:
    """pydub, which warns on import that it found no ffmpeg: nothing here needs one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    return AudioSegment

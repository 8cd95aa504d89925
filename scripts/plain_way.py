"""The plain way to make programmes, to measure ours against: pydub lays one over the other, one export of the whole.

    .venv/bin/python scripts/plain_way.py guided-recall-ten --out DIR --cache DIR

Without a name it makes all of them, and tells of each the bytes and the processor seconds it took. It takes the clips
that a build has spoken, so that what is compared is everything but the speaking. What it makes is meant to sound the
same; it knows no chunks, keeps nothing, and does all of it again after any edit.
"""

import argparse
import io
import sys
import time
import warnings
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pyloudnorm

from audio_pipeline.audio_format import SAMPLE_RATE_HZ
from audio_pipeline.build.build import load_library
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.model import Anchor, Bed, BreathCue, ChimeCue, Script, ScriptPart, Segment, Silence
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.mix.sounds.bed_synthesis import BED_LUFS
from audio_pipeline.mix.sounds.breath import name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES
from audio_pipeline.script.script import build_script
from audio_pipeline.signal.clip_processing import SPEECH_LUFS
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import clip_key
from audio_pipeline.stores.checksummed import get_checked
from audio_pipeline.stores.folder import FolderStore

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

START_MS, FADE_MS, UNDER_THE_VOICE_DB, TARGET_LUFS = 240, 6_000, -6.0, -16.0

LIKE_OURS_DB = SPEECH_LUFS - BED_LUFS
"""A bed's level counts from the voice's, as in ours."""


def main() -> None:
    """Make the programmes that are asked for."""
    wanted = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted.add_argument("programme", nargs="*", metavar="ID")
    wanted.add_argument("--out", type=Path, required=True)
    wanted.add_argument("--cache", type=Path, required=True)
    wanted.add_argument("--content", type=Path, default=BUILTIN_CONTENT)
    asked = wanted.parse_args()
    library = load_library(asked.content, {"hibari": Hibari})
    cache = FolderStore(asked.cache, durable=False)
    for content in library.programmes:
        if not asked.programme or content.id in asked.programme:
            begun = time.process_time()
            mp3 = exported(levelled(mixed(build_script(content, library.settings, library.lexicon), cache)))
            (asked.out / f"{content.id}.mp3").write_bytes(mp3)
            sys.stdout.write(f"{content.id} {len(mp3)} bytes {time.process_time() - begun:.2f} s\n")


def mixed(said: Script, cache: FolderStore) -> Any:
    """Silence of the whole length, and everything that sounds laid over it where it belongs, one by one."""
    engine = Hibari()
    clips = {segment: clip(segment, engine, cache) for segment in said.segments}
    placed, length_ms = timeline(said, clips)
    ends = [at for at, _ in placed[1:]] + [length_ms]
    sound = silent(length_ms)
    for at, part in placed:
        if isinstance(part, Segment):
            sound = sound.overlay(clips[part], position=at)
        for cue_ms, name in cues(part):
            sound = sound.overlay(loop(name, cache), position=at + cue_ms)
    heard = [(at, end) for (at, part), end in zip(placed, ends, strict=True) if isinstance(part, Segment | BreathCue)]
    beds = [(at, part) for at, part in placed if isinstance(part, Bed)]
    bed_ends = [*(at for at, _ in beds), length_ms][1:]
    for (at, bed), end in zip(beds, bed_ends, strict=True):
        if bed.sound != "none":
            sound = sound.overlay(under(bed, at, end, heard, cache), position=at)
    return sound


def timeline(said: Script, clips: Mapping[Segment, Any]) -> tuple[list[tuple[int, ScriptPart]], int]:
    """When each part begins, in ms, and how long it is in all."""
    placed, at = [], START_MS
    for part in said.parts:
        placed.append((at, part))
        at = part.ms if isinstance(part, Anchor) else at + lasts_ms(part, clips)
    return placed, at


def lasts_ms(part: ScriptPart, clips: Mapping[Segment, Any]) -> int:
    """How long it is until the next one."""
    match part:
        case Segment():
            return len(clips[part])
        case Silence() | BreathCue():
            return part.ms
        case ChimeCue():
            return CHIMES[part.sound].wait_ms
    return 0


def cues(part: ScriptPart) -> list[tuple[int, str]]:
    """The sounds a part strikes, and when after its beginning."""
    if isinstance(part, ChimeCue):
        return [(0, part.sound)]
    if not isinstance(part, BreathCue):
        return []
    pair = ((0, name_in_breath(part.in_ms)), (part.in_ms, name_out_breath(part.out_ms)))
    return [(turn * (part.in_ms + part.out_ms) + ms, name) for turn in range(part.times) for ms, name in pair]


def under(bed: Bed, at: int, end: int, heard: list[tuple[int, int]], cache: FolderStore) -> Any:
    """A bed of that length, lower where something is said or breathed."""
    sound = loop(bed.sound, cache)
    long = (sound * (1 + (end - at) // len(sound)))[: end - at] + (bed.level_db + LIKE_OURS_DB)
    ducked = long[:0]
    for first, past in heard:
        if at <= first < end:
            ducked = ducked.append(long[len(ducked) : first - at], crossfade=0)
            ducked = ducked.append(long[len(ducked) : past - at] + UNDER_THE_VOICE_DB, crossfade=0)
    return ducked.append(long[len(ducked) :], crossfade=0).fade_in(FADE_MS).fade_out(FADE_MS)


def levelled(sound: Any) -> Any:
    """At the target loudness."""
    samples = np.asarray(sound.get_array_of_samples()).reshape(-1, 2) / 32_768
    return sound + (TARGET_LUFS - pyloudnorm.Meter(SAMPLE_RATE_HZ).integrated_loudness(samples))


def exported(sound: Any) -> bytes:
    """One MP3 of the whole, at the encoder's usual quality: what pydub's own export asks of ffmpeg."""
    made_file = io.BytesIO()
    with av.open(made_file, "w", format="mp3") as file:
        stream = file.add_stream("libmp3lame", rate=SAMPLE_RATE_HZ)
        stream.bit_rate, stream.layout, stream.time_base = 128_000, "stereo", Fraction(1, SAMPLE_RATE_HZ)
        planes = np.asarray(sound.get_array_of_samples(), dtype=np.int16).reshape(-1, 2).T
        for at in range(0, planes.shape[1], 1_152):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(planes[:, at : at + 1_152]), "s16p", "stereo")
            frame.sample_rate, frame.pts = SAMPLE_RATE_HZ, at
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return made_file.getvalue()


def clip(segment: Segment, engine: Hibari, cache: FolderStore) -> Any:
    """What the build spoke, on both sides."""
    wav = get_checked(cache, clip_key(segment, engine.id))
    if wav is None:
        raise SystemExit("A clip is not there: build first, with the same --cache.")
    return AudioSegment.from_wav(io.BytesIO(wav)).set_channels(2)


def loop(name: str, cache: FolderStore) -> Any:
    """A bed or a cue."""
    pcm = get_checked(cache, sound_library.sound_key(name)) or sound_library.make_sound(name).tobytes()
    return AudioSegment(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE_HZ, channels=2)


def silent(ms: int) -> Any:
    """So much nothing."""
    return AudioSegment.silent(ms, frame_rate=SAMPLE_RATE_HZ).set_channels(2)


if __name__ == "__main__":
    main()

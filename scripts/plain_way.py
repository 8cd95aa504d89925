"""Plain way: make programmes with pydub, one overlay per sound and one export of the whole, to compare ours with.

    .venv/bin/python scripts/plain_way.py guided-recall-ten --out DIR --cache DIR

Without an ID it makes all programmes. It prints the bytes and the processor seconds of each. It takes the clips from
the cache of a build, so that the comparison leaves out speech synthesis. The result sounds the same; but there are no
chunks, nothing is cached, and every edit repeats all the work.
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
from audio_pipeline.build.load import load_library
from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.model import Anchor, Bed, BreathCue, ChimeCue, Script, ScriptPart, Segment, Silence
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.mix.sounds.bed_synthesis import BED_LUFS
from audio_pipeline.mix.sounds.breath import name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES
from audio_pipeline.script.framing import build_framed_script
from audio_pipeline.signal.clip_processing import SPEECH_LUFS
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.speak import clip_key
from audio_pipeline.stores.checksummed import get_checked
from audio_pipeline.stores.folder import FolderStore

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

START_MS, FADE_MS, UNDER_THE_VOICE_DB, TARGET_LUFS = 240, 6_000, -3.0, -16.0

LIKE_OURS_DB = SPEECH_LUFS - BED_LUFS
"""The gain that makes a bed's level relative to the voice's, as in our mix."""


def main() -> None:
    """Make the programmes that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("programme", nargs="*", metavar="ID")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--content", type=Path, default=BUILTIN_CONTENT)
    arguments = parser.parse_args()
    library = load_library(arguments.content, {"hibari": Hibari})
    cache = FolderStore(arguments.cache, durable=False)
    for content in library.programmes:
        if not arguments.programme or content.id in arguments.programme:
            start_s = time.process_time()
            script = build_framed_script(content, library.settings, library.lexicon)
            mp3 = encode_mp3(normalise_loudness(mix(script, cache)))
            (arguments.out / f"{content.id}.mp3").write_bytes(mp3)
            sys.stdout.write(f"{content.id} {len(mp3)} bytes {time.process_time() - start_s:.2f} s\n")


def mix(script: Script, cache: FolderStore) -> Any:
    """Lay every sound over silence of the whole length, one by one."""
    engine = Hibari()
    clips = {segment: load_clip(segment, engine, cache) for segment in script.segments}
    placed, length_ms = lay_out(script, clips)
    ends = [at for at, _ in placed[1:]] + [length_ms]
    sound = make_silence(length_ms)
    for at, part in placed:
        if isinstance(part, Segment):
            sound = sound.overlay(clips[part], position=at)
        for cue_ms, name in find_cues(part):
            sound = sound.overlay(load_sound(name, cache), position=at + cue_ms)
    heard = [(at, end) for (at, part), end in zip(placed, ends, strict=True) if isinstance(part, Segment | BreathCue)]
    beds = [(at, part) for at, part in placed if isinstance(part, Bed)]
    bed_ends = [*(at for at, _ in beds), length_ms][1:]
    for (at, bed), end in zip(beds, bed_ends, strict=True):
        if bed.sound != "none":
            sound = sound.overlay(render_bed(bed, at, end, heard, cache), position=at)
    return sound


def lay_out(script: Script, clips: Mapping[Segment, Any]) -> tuple[list[tuple[int, ScriptPart]], int]:
    """Return each part with its start in ms, and the length of all in ms."""
    placed, at = [], START_MS
    for part in script.parts:
        placed.append((at, part))
        at = part.ms if isinstance(part, Anchor) else at + measure_part_ms(part, clips)
    return placed, at


def measure_part_ms(part: ScriptPart, clips: Mapping[Segment, Any]) -> int:
    """Return the time from the start of a part to the start of the next one."""
    match part:
        case Segment():
            return len(clips[part])
        case Silence() | BreathCue():
            return part.ms
        case ChimeCue():
            return CHIMES[part.sound].wait_ms
    return 0


def find_cues(part: ScriptPart) -> list[tuple[int, str]]:
    """Return the cues of a part: the ms after its start, and the name of the sound."""
    if isinstance(part, ChimeCue):
        return [(0, part.sound)]
    if not isinstance(part, BreathCue):
        return []
    pair = ((0, name_in_breath(part.in_ms)), (part.in_ms, name_out_breath(part.out_ms)))
    return [(turn * (part.in_ms + part.out_ms) + ms, name) for turn in range(part.times) for ms, name in pair]


def render_bed(bed: Bed, at: int, end: int, heard: list[tuple[int, int]], cache: FolderStore) -> Any:
    """Render a bed from `at` to `end`, lower during the intervals that are heard."""
    sound = load_sound(bed.sound, cache)
    looped = (sound * (1 + (end - at) // len(sound)))[: end - at] + (bed.level_db + LIKE_OURS_DB)
    ducked = looped[:0]
    for first, past in heard:
        if at <= first < end:
            ducked = ducked.append(looped[len(ducked) : first - at], crossfade=0)
            ducked = ducked.append(looped[len(ducked) : past - at] + UNDER_THE_VOICE_DB, crossfade=0)
    return ducked.append(looped[len(ducked) :], crossfade=0).fade_in(FADE_MS).fade_out(FADE_MS)


def normalise_loudness(sound: Any) -> Any:
    """Bring a sound to the target loudness."""
    samples = np.asarray(sound.get_array_of_samples()).reshape(-1, 2) / 32_768
    return sound + (TARGET_LUFS - pyloudnorm.Meter(SAMPLE_RATE_HZ).integrated_loudness(samples))


def encode_mp3(sound: Any) -> bytes:
    """Encode the whole sound as MP3 at the encoder's usual quality, as pydub's export does with ffmpeg."""
    mp3 = io.BytesIO()
    with av.open(mp3, "w", format="mp3") as file:
        stream = file.add_stream("libmp3lame", rate=SAMPLE_RATE_HZ)
        stream.bit_rate, stream.layout, stream.time_base = 128_000, "stereo", Fraction(1, SAMPLE_RATE_HZ)
        planes = np.asarray(sound.get_array_of_samples(), dtype=np.int16).reshape(-1, 2).T
        for at in range(0, planes.shape[1], 1_152):
            frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(planes[:, at : at + 1_152]), "s16p", "stereo")
            frame.sample_rate, frame.pts = SAMPLE_RATE_HZ, at
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return mp3.getvalue()


def load_clip(segment: Segment, engine: Hibari, cache: FolderStore) -> Any:
    """Load the clip of a segment from the cache, in stereo."""
    wav = get_checked(cache, clip_key(segment, engine.id))
    if wav is None:
        raise SystemExit("The cache has no clip of this programme: build it first, with the same --cache.")
    return AudioSegment.from_wav(io.BytesIO(wav)).set_channels(2)


def load_sound(name: str, cache: FolderStore) -> Any:
    """Load a bed or a cue from the cache, or make it."""
    pcm = get_checked(cache, sound_library.sound_key(name)) or sound_library.make_sound(name).tobytes()
    return AudioSegment(data=pcm, sample_width=2, frame_rate=SAMPLE_RATE_HZ, channels=2)


def make_silence(ms: int) -> Any:
    """Make silence of this length."""
    return AudioSegment.silent(ms, frame_rate=SAMPLE_RATE_HZ).set_channels(2)


if __name__ == "__main__":
    main()

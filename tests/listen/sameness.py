"""Sameness: what two builds are made of, byte for byte, and which stage is the first to differ.

A build's bytes are a small file of digests: of its sounds, clips, chunks and files, with the machine and the packages
that made them. Two of them, from two machines, are all that is needed to compare.
"""

import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.content.model import Chunk
from audio_pipeline.executors.cluster import collect_versions
from audio_pipeline.mix.sounds import sound_library
from audio_pipeline.signal.mp3 import FRAME_BYTES
from audio_pipeline.stores.checksummed import get_checked
from tests import timelines
from tests.listen.finding import clock
from tests.listen.subject import Subject

STAGES = ("sounds", "clips", "chunks", "files")
"""In the order of the line: what differs first makes what comes after it differ too."""

_SHOWN = 3

Bytes = Mapping[str, Mapping[str, str]]
"""By stage, and "made by": digests by name."""


def bytes_of(subjects: Sequence[Subject]) -> Bytes:
    """What these programmes are made of."""
    return {
        "made by": {
            **collect_versions(),
            "machine": platform.machine(),
            "system": platform.system(),
            "libc": "-".join(platform.libc_ver()),
        },
        "sounds": {name: digest for each in subjects for name, digest in _sounds(each)},
        "clips": {name: digest for each in subjects for name, digest in _clips(each)},
        "chunks": {name: digest for each in subjects for name, digest in _chunks(each)},
        "files": {f"{each.id}.mp3": _digest(each.file.read_bytes()) for each in subjects},
    }


def text(found: Bytes) -> str:
    """As it is kept."""
    return json.dumps(found, indent=1, sort_keys=True) + "\n"


def _sounds(subject: Subject) -> Iterator[tuple[str, str]]:
    """Its beds, chimes and breaths."""
    beds = {bed.sound for chunk in subject.mix.chunks for bed in chunk.beds}
    for name in sorted(beds | {cue.key for cue in timelines.cues(subject.mix)}):
        yield name, _digest(get_checked(subject.cache, sound_library.sound_key(name)) or b"")


def _clips(subject: Subject) -> Iterator[tuple[str, str]]:
    for key in {placed.key for _, placed in subject.spoken}:
        yield key, _digest(get_checked(subject.cache, key) or b"")


def _chunks(subject: Subject) -> Iterator[tuple[str, str]]:
    """Its frames as published, cut where the chunks meet; the last one has all that is left."""
    mp3, mix = subject.file.read_bytes(), subject.mix
    first = len(mp3) - (sum(chunk.n_frames for chunk in mix.chunks) + 1) * FRAME_BYTES
    at = 0
    for chunk in mix.chunks:
        yield f"{subject.id} at {clock(at, SAMPLE_RATE_HZ)}", _digest(_frames(mp3, first, at, chunk))
        at += chunk.n_frames * FRAME_SAMPLES


def _frames(mp3: bytes, first: int, at: int, chunk: Chunk) -> bytes:
    start = first + at // FRAME_SAMPLES * FRAME_BYTES
    return mp3[start : start + chunk.n_frames * FRAME_BYTES]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- two of them ------------------------------------------------------------------------------------------------


def compared(one: Bytes, other: Bytes) -> Sequence[str]:
    """What differs, in words, the first stage first; nothing if all bytes are the same."""
    differences = [line for stage in STAGES for line in _stage(stage, one[stage], other[stage])]
    return [*differences, *_makers(one["made by"], other["made by"])] if differences else []


def _stage(stage: str, one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[str]:
    """Other bytes under one name are the machine's doing; a name on one side only is another text or package."""
    for what, names in (
        ("of other bytes", [name for name in one if name in other and one[name] != other[name]]),
        ("only in the first", [name for name in one if name not in other]),
        ("only in the second", [name for name in other if name not in one]),
    ):
        if names:
            yield f"{stage}: {len(names)} of {len(one.keys() | other.keys())} {what}, as {_some(names)}"


def _some(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)[:_SHOWN])


def _makers(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(one.keys() | other.keys()):
        if one.get(name) != other.get(name):
            yield f"made by: {name} is {one.get(name)} in the first, {other.get(name)} in the second"


def read(file: Path) -> Bytes:
    """A build's bytes, from the file or the built folder that has it. SystemExit if there is none."""
    named = file / "bytes.json" if file.is_dir() else file
    try:
        found = json.loads(named.read_text(encoding="utf-8"))
    except (OSError, ValueError) as missing:
        raise SystemExit(
            f"{named}: no bytes to compare ({missing}). Make them there: scripts/listen --no-hearing."
        ) from missing
    if not isinstance(found, dict) or not {"made by", *STAGES} <= found.keys():
        raise SystemExit(f"{named}: these are no bytes of a build. Make them: scripts/listen --no-hearing.")
    return found

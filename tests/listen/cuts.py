"""Cuts: single sentences out of the published sound, for the ears.

Programmes share most of their sentences. One that is the same clip over the same bed is heard once, out of the first
programme that has it.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import Chunk, TimelineItem
from audio_pipeline.mix.render import render_chunk
from tests import timelines
from tests.listen import ears
from tests.listen.clips import Mono, around, clip, middle_of
from tests.listen.subject import Subject

_MARGIN = ms_to_samples(200)
"""So much is heard around a sentence, where no other is so near."""

Heard = tuple[str, tuple[tuple[str, float], ...]]
"""What makes two sentences sound the same: their clip, and the beds under it with their levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """One sentence, cut out."""

    of: Heard
    published: str
    """Where its sound is: it is named by its own bytes."""
    voice: str
    """The same with everything taken away that is not the voice."""
    raw: str
    """The same of its clip as it was spoken."""


def of(subject: Subject, placed: TimelineItem) -> Heard:
    """Which sentence this is, to the ear."""
    chunk, at = timelines.chunk_at(subject.mix, placed.start_sample)
    beds = (bed for bed in chunk.beds if bed.start_sample <= at < bed.end_sample)
    return placed.key, tuple(sorted((bed.sound, bed.level_db) for bed in beds))


def shared_out(subjects: Iterable[Subject]) -> Mapping[str, tuple[int, ...]]:
    """By programme: which of its sentences are heard in it; every sentence once."""
    first: dict[Heard, tuple[str, int]] = {}
    for subject in subjects:
        for number, (_, placed) in enumerate(subject.spoken):
            first.setdefault(of(subject, placed), (subject.id, number))
    ids = {programme for programme, _ in first.values()}
    return {each: tuple(number for programme, number in first.values() if programme == each) for each in ids}


def cut_out(published: Mono, voice: Mono, number: int, subject: Subject, folder: Path) -> Cut:
    """One sentence of a programme, from its decoded sound and that without its bed, into a folder."""
    placed = [each for _, each in subject.spoken]
    start, end = _reach(placed, number)
    return Cut(
        of=of(subject, placed[number]),
        published=_put(around(published, start, end), folder),
        voice=_put(around(voice, start, end), folder),
        raw=_put(np.pad(clip(placed[number].key, subject.cache), _MARGIN), folder),
    )


def voice_of(published: Mono, subject: Subject, louder: float) -> Mono:
    """The decoded sound without beds, chimes and breaths: these are made once more, and taken away sample by sample."""
    others = [_without_voice(chunk, subject) for chunk in subject.mix.chunks]
    away = np.concatenate(others)[: len(published)]
    return published - np.float32(louder) * np.pad(away, (0, len(published) - len(away)))


def _without_voice(chunk: Chunk, subject: Subject) -> Mono:
    lead, own = chunk.lead_frames * FRAME_SAMPLES, chunk.n_frames * FRAME_SAMPLES
    if not (chunk.beds or chunk.cues):
        return np.zeros(own, dtype=np.float32)
    return middle_of(render_chunk(replace(chunk, clips=()), subject.cache)[lead : lead + own])


def _reach(placed: Sequence[TimelineItem], number: int) -> tuple[int, int]:
    """With a margin, or half of the silence that is beside it."""
    this = placed[number]
    before = placed[number - 1].end_sample if number else -2 * _MARGIN
    after = placed[number + 1].start_sample if number + 1 < len(placed) else this.end_sample + 2 * _MARGIN
    return (
        this.start_sample - min(_MARGIN, (this.start_sample - before) // 2),
        this.end_sample + min(_MARGIN, (after - this.end_sample) // 2),
    )


def _put(sound: Mono, folder: Path) -> str:
    import soxr

    coarse = np.asarray(soxr.resample(sound, SAMPLE_RATE_HZ, ears.RATE_HZ), dtype=np.float32)
    file = folder / f"{hashlib.sha256(coarse.tobytes()).hexdigest()}.npy"
    np.save(file, coarse)
    return str(file)

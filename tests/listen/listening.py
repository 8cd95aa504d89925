"""Listening: all checks of one programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from audio_pipeline.content.model import TimelineItem
from tests.listen import beds, melody
from tests.listen.brightness import brightness
from tests.listen.chapters import chapters
from tests.listen.clips import Found, Mono, clip, found, middle_of
from tests.listen.cuts import Cut, cut_out, voice_of
from tests.listen.decoding import decoded, decoding
from tests.listen.descent import descent
from tests.listen.ducking import ducking
from tests.listen.edges import edges
from tests.listen.ending import ending
from tests.listen.finding import Finding
from tests.listen.frames import frames
from tests.listen.loudness import loudness
from tests.listen.pace import pace
from tests.listen.silences import silences
from tests.listen.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Listened:
    """What was found in one programme."""

    findings: tuple[Finding, ...]
    cuts: tuple[Cut, ...]


def listened(subject: Subject, numbers: Sequence[int], folder: Path | None) -> Listened:
    """Everything that needs no ears; for these, some of its sentences are cut out into a folder."""
    heard = decoded(subject.file)
    placed = [each for _, each in subject.spoken]
    middle = middle_of(heard.sound)
    spoken = [clip(each.key, subject.cache) for each in placed]
    where = [found(one, middle, each) for one, each in zip(spoken, placed, strict=True)]
    return Listened(
        findings=(
            *decoding(heard, subject.release.duration_ms),
            *loudness(heard.sound, subject.release, subject.script.manner),
            *frames(subject.file, subject.mix.n_samples),
            *chapters(subject.file, subject.chapters_file),
            *silences(subject.script, placed, where),
            *edges(heard.sound, placed),
            *descent(heard.sound, subject),
            *(_judge_voice(subject, placed, spoken) if subject.has_voice else ()),
            *beds.width(heard.sound, subject.mix),
            *beds.level(subject.mix, subject.cache),
            *ducking(subject.mix, subject.cache),
            *ending(heard.sound, placed),
            *brightness([clip(key, subject.cache) for key in dict.fromkeys(each.key for each in placed)]),
        ),
        cuts=_cuts(middle, where, numbers, subject, folder) if folder and numbers else (),
    )


def _judge_voice(subject: Subject, placed: Sequence[TimelineItem], spoken: Sequence[Mono]) -> tuple[Finding, ...]:
    return (
        *pace(subject.release.kind, subject.script, placed),
        *melody.of_programme(subject.script.segments, spoken),
    )


def _cuts(
    middle: Mono, where: Sequence[Found], numbers: Sequence[int], subject: Subject, folder: Path
) -> tuple[Cut, ...]:
    voice = voice_of(middle, subject, median(each.louder for each in where))
    return tuple(cut_out(middle, voice, each, subject, folder) for each in numbers)

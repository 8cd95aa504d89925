"""Listening: all checks of one programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.listen import beds
from tests.listen.chapters import chapters
from tests.listen.clips import Found, Mono, clip, found, middle_of
from tests.listen.cuts import Cut, cut_out, voice_of
from tests.listen.decoding import decoded, decoding
from tests.listen.edges import edges
from tests.listen.finding import Finding
from tests.listen.frames import frames
from tests.listen.loudness import loudness
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
    where = [found(clip(each.key, subject.cache), middle, each) for each in placed]
    return Listened(
        findings=(
            *decoding(heard, subject.release.duration_ms),
            *loudness(heard.sound, subject.release),
            *frames(subject.file, subject.mix.n_samples),
            *chapters(subject.file, subject.chapters_file),
            *silences(subject.script, placed, where),
            *edges(heard.sound, placed),
            *beds.width(heard.sound, subject.mix),
            *beds.level(subject.mix, subject.cache),
        ),
        cuts=_cuts(middle, where, numbers, subject, folder) if folder and numbers else (),
    )


def _cuts(
    middle: Mono, where: Sequence[Found], numbers: Sequence[int], subject: Subject, folder: Path
) -> tuple[Cut, ...]:
    voice = voice_of(middle, subject, median(each.louder for each in where))
    return tuple(cut_out(middle, voice, each, subject, folder) for each in numbers)

"""Silences: how long it is from the end of one sentence to the start of the next, against what was written.

The sentences are found in the decoded sound, each by its own waveform, so a bed in between does not matter. What a
silence should last is added up from the script alone; where the timeline put anything is only where the search begins.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ
from audio_pipeline.content.model import Anchor, BreathCue, ChimeCue, Script, ScriptPart, Segment, Silence, TimelineItem
from audio_pipeline.errors import SourceLocation
from audio_pipeline.mix.sounds.chime import CHIMES
from audio_pipeline.mix.timeline import START_MS
from tests.bench.figures import Figure
from tests.listen.clips import Found
from tests.listen.finding import Finding, clock

WITHIN_MS = 20

LIKE_ENOUGH = 0.5
"""Less like the clip than this, and it is not what is heard there. A bed may be heard with it, 12 dB softer."""

_FRAME_MS = FRAME_SAMPLES * 1000 / SAMPLE_RATE_HZ


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is written between two sentences."""

    least_ms: int
    slack_ms: float
    """A natural pause lasts until the next MP3 frame begins."""
    from_start: bool
    """Counted from the programme's start, as after an anchor; else from the end of the sentence before."""
    place: SourceLocation


def silences(script: Script, placed: Sequence[TimelineItem], found: Sequence[Found]) -> tuple[Finding, ...]:
    """Every sentence is heard, and every silence between two of them lasts as long as it is written."""
    off = list(_off(script, placed, found))
    worst_ms, where = max(off, default=(0.0, ""))
    like, least_like = min(
        ((each.likeness, at.start_sample) for each, at in zip(found, placed, strict=True)), default=(1.0, 0)
    )
    late = max((abs(each.late_samples) for each in found), default=0)
    return (
        Finding(
            key="silence_off_ms",
            figure=Figure(what="silences against the script", measured=worst_ms, unit="ms", at_most=WITHIN_MS),
            where=where,
        ),
        Finding(key="silences", figure=Figure(what="silences", measured=len(off))),
        Finding(
            key="clip_late_ms",
            figure=Figure(
                what="sentences against the timeline",
                measured=late * 1000 / SAMPLE_RATE_HZ,
                unit="ms",
                at_most=WITHIN_MS,
            ),
        ),
        Finding(
            key="clip_likeness",
            figure=Figure(what="sentences like their clips", measured=like, at_least=LIKE_ENOUGH),
            where=clock(least_like, SAMPLE_RATE_HZ),
        ),
    )


def _off(script: Script, placed: Sequence[TimelineItem], found: Sequence[Found]) -> Iterator[tuple[float, str]]:
    """How many milliseconds each silence is too long or too short, and where it is written."""
    starts = [at.start_sample + each.late_samples for at, each in zip(placed, found, strict=True)]
    ends = [0, *(at.end_sample + each.late_samples for at, each in zip(placed, found, strict=True))]
    for gap, start, end in zip(gaps(script.parts), starts, ends, strict=False):
        heard_ms = (start if gap.from_start else start - end) * 1000 / SAMPLE_RATE_HZ
        off_ms = max(gap.least_ms - heard_ms, heard_ms - gap.least_ms - gap.slack_ms, 0.0)
        yield off_ms, f"{heard_ms:.0f} ms where {gap.place} says {gap.least_ms}, at {clock(start, SAMPLE_RATE_HZ)}"


def gaps(parts: Sequence[ScriptPart]) -> Iterator[Gap]:
    """What is written before each sentence, in order."""
    before: list[ScriptPart] = []
    for number, part in enumerate(parts):
        if isinstance(part, Segment):
            yield _gap(before, part.location, is_first=not any(isinstance(each, Segment) for each in parts[:number]))
            before = []
        else:
            before.append(part)


def _gap(before: list[ScriptPart], place: SourceLocation, *, is_first: bool) -> Gap:
    """An anchor makes nothing of what stands before it."""
    anchors = [number for number, part in enumerate(before) if isinstance(part, Anchor)]
    counted = before[anchors[-1] :] if anchors else before
    natural = sum(isinstance(part, Silence) and part.natural for part in counted)
    written = [part.location for part in counted if isinstance(part, Silence | Anchor | BreathCue | ChimeCue)]
    return Gap(
        least_ms=sum(map(_ms, counted)) + (START_MS if is_first and not anchors else 0),
        slack_ms=natural * _FRAME_MS,
        from_start=bool(anchors) or is_first,
        place=written[0] if written else place,
    )


def _ms(part: ScriptPart) -> int:
    match part:
        case Silence() | Anchor() | BreathCue():
            return part.ms
        case ChimeCue():
            return CHIMES[part.sound].wait_ms
        case _:
            return 0

"""Mix: lay the Clips on the timeline, and say for each chunk of it what sounds there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.model import (
    FRAME_SAMPLES,
    SAMPLE_RATE_HZ,
    Bed,
    BedStretch,
    Breathe,
    Chime,
    Chunk,
    Clip,
    Curve,
    Heading,
    Mix,
    Part,
    Placed,
    Script,
    Segment,
    Silence,
    Timing,
    Until,
    samples,
)
from audio_pipeline.sounds.bed import LOOP_SAMPLES
from audio_pipeline.sounds.breath import in_breath, out_breath
from audio_pipeline.sounds.chime import CHIMES

CHUNK_FRAMES = 500
"""12 s: short enough that an edit costs little, long enough that the lead does not cost much."""

LEAD_FRAMES, TAIL_FRAMES = 128, 1
"""After so many frames of warming up, LAME without a bit reservoir gives the very bytes of a whole encode."""

START_MS = 240
"""Before the first sound: some players swallow the first moments."""

RECIPE = 2
"""Grows whenever a script would be laid out differently after this stage."""

BED_FADE_MS = 6_000
_DUCK_DOWN_MS, _DUCK_UP_MS, _STAY_DOWN_MS = 250, 900, 3_000
"""The bed is down before the first sound, and stays down through a pause shorter than the last: a bed that rises in
every breath a reader takes is heard to pump."""


@dataclass(slots=True)
class _Timeline:
    """Where the layout stands, and what it has placed so far."""

    at: int = samples(START_MS)
    clips: list[Placed] = field(default_factory=list)
    cues: list[Placed] = field(default_factory=list)
    beds: list[tuple[Bed, int]] = field(default_factory=list)
    timings: list[Timing] = field(default_factory=list)
    chapters: list[tuple[str, int]] = field(default_factory=list)
    overruns: list[Fault] = field(default_factory=list)


def mix(script: Script, clips: Mapping[Segment, Clip]) -> Mix:
    """The timeline of a script whose segments are spoken; ContentFaults for every anchor that is overrun."""
    line = _Timeline()
    for part in script.parts:
        _lay(line, part, clips)
    if line.overruns:
        raise ContentFaults(tuple(line.overruns))
    if _ends_with_a_chime(script):
        line.at = line.cues[-1].end_sample
    n_samples = -(-line.at // FRAME_SAMPLES) * FRAME_SAMPLES
    return Mix(
        n_samples=n_samples,
        chunks=_chunks(line, n_samples),
        timings=tuple(line.timings),
        chapters=_chapters(line, n_samples),
    )


def _ends_with_a_chime(script: Script) -> bool:
    """Whether nothing is heard or waited for after the last chime: then it rings out."""
    heard = [part for part in script.parts if not isinstance(part, Bed | Heading)]
    return bool(heard) and isinstance(heard[-1], Chime)


def _lay(line: _Timeline, part: Part, clips: Mapping[Segment, Clip]) -> None:
    match part:
        case Segment():
            placed = Placed(key=clips[part].key, start_sample=line.at, n_samples=clips[part].n_samples)
            line.clips.append(placed)
            line.timings.append(Timing(start_ms=_ms(line.at), end_ms=_ms(placed.end_sample), text=part.text))
            line.at = placed.end_sample
        case Silence():
            line.at += samples(part.ms)
            if part.natural:
                line.at = -(-line.at // FRAME_SAMPLES) * FRAME_SAMPLES
        case Until():
            if samples(part.ms) < line.at:
                line.overruns.append(_overrun(part, line.at))
            line.at = samples(part.ms)
        case Breathe():
            _breathe(line, part)
        case Chime():
            chime = CHIMES[part.sound]
            line.cues.append(Placed(key=part.sound, start_sample=line.at, n_samples=chime.n_samples))
            line.at += samples(chime.wait_ms)
        case Bed():
            line.beds.append((part, line.at))
        case Heading():
            line.chapters.append((part.title, line.at))


def _breathe(line: _Timeline, breaths: Breathe) -> None:
    """Each breath right behind the last."""
    pair = ((in_breath(breaths.in_ms), breaths.in_ms), (out_breath(breaths.out_ms), breaths.out_ms))
    for name, ms in pair * breaths.times:
        line.cues.append(Placed(key=name, start_sample=line.at, n_samples=samples(ms)))
        line.at += samples(ms)


def _overrun(until: Until, at: int) -> Fault:
    over_s = (at - samples(until.ms)) / SAMPLE_RATE_HZ
    return Fault(
        place=until.place,
        rule="until-overrun",
        what=f"The words before this anchor end {over_s:.1f} s after it",
        mend="Say less before it, shorten a pause, or move this anchor and those after it",
    )


def _chapters(line: _Timeline, n_samples: int) -> tuple[Timing, ...]:
    """Each until the next begins; the first from the very start."""
    starts = [0, *(start for _, start in line.chapters[1:])][: len(line.chapters)]
    return tuple(
        Timing(start_ms=_ms(start), end_ms=_ms(end), text=title)
        for (title, _), start, end in zip(line.chapters, starts, _ends(starts, n_samples), strict=True)
    )


def _ends(starts: Sequence[int], n_samples: int) -> list[int]:
    """Each ends where the next begins."""
    return [*starts[1:], n_samples][: len(starts)]


def _chunks(line: _Timeline, n_samples: int) -> tuple[Chunk, ...]:
    """The timeline in chunks. The encoder gives one frame more than it is fed: the last chunk has it."""
    n_frames = n_samples // FRAME_SAMPLES
    duck = _duck(_over_the_bed(line))
    beds = _bed_spans(line.beds, n_samples)
    cues = [_cut(cue, n_samples) for cue in line.cues]
    chunks = []
    for first in range(0, n_frames, CHUNK_FRAMES):
        past = min(first + CHUNK_FRAMES, n_frames)
        lead = min(first, LEAD_FRAMES)
        start, end = (first - lead) * FRAME_SAMPLES, min(past + TAIL_FRAMES, n_frames) * FRAME_SAMPLES
        chunks.append(
            Chunk(
                lead_frames=lead,
                n_frames=past - first,
                tail_frames=end // FRAME_SAMPLES - past,
                clips=_sounding(line.clips, start, end),
                cues=_sounding(cues, start, end),
                beds=tuple(
                    _stretch(bed, at, until, start, end) for bed, at, until in beds if at < end and until > start
                ),
                duck=_within(duck, start, end) if beds else (),
            )
        )
    return tuple(chunks)


def _cut(cue: Placed, n_samples: int) -> Placed:
    """A cue does not ring past the end."""
    return Placed(
        key=cue.key, start_sample=cue.start_sample, n_samples=min(cue.n_samples, n_samples - cue.start_sample)
    )


def _sounding(placed: list[Placed], start: int, end: int) -> tuple[Placed, ...]:
    return tuple(
        Placed(key=each.key, start_sample=each.start_sample - start, n_samples=each.n_samples)
        for each in placed
        if each.start_sample < end and each.end_sample > start
    )


def _bed_spans(beds: list[tuple[Bed, int]], n_samples: int) -> list[tuple[Bed, int, int]]:
    """Each bed with its start and end: the next fades in while it fades out."""
    ends = [min(end + samples(BED_FADE_MS), n_samples) for end in _ends([at for _, at in beds], n_samples)]
    return [(bed, at, end) for (bed, at), end in zip(beds, ends, strict=True) if bed.sound != "none"]


def _stretch(bed: Bed, at: int, until: int, start: int, end: int) -> BedStretch:
    fade_samples = min(samples(BED_FADE_MS), (until - at) // 2)
    fade = ((at, 0.0), (at + fade_samples, 1.0), (until - fade_samples, 1.0), (until, 0.0))
    first = max(at, start)
    return BedStretch(
        sound=bed.sound,
        level_db=bed.level_db,
        phase_sample=(first - at) % LOOP_SAMPLES,
        start_sample=first - start,
        end_sample=min(until, end) - start,
        fade=_within(fade, start, end),
    )


def _over_the_bed(line: _Timeline) -> list[Placed]:
    """What the bed goes down for: words, and breaths, which could not be soft enough over the whole of it."""
    breaths = [cue for cue in line.cues if cue.key not in CHIMES]
    return sorted([*line.clips, *breaths], key=lambda placed: placed.start_sample)


def _duck(heard: list[Placed]) -> Curve:
    """Down before each run of sounds, up after it; a short pause does not interrupt a run."""
    runs: list[list[int]] = []
    for each in heard:
        if runs and each.start_sample - runs[-1][1] < samples(_STAY_DOWN_MS):
            runs[-1][1] = each.end_sample
        else:
            runs.append([each.start_sample, each.end_sample])
    points: list[tuple[int, float]] = []
    for first, past in runs:
        points += [(first - samples(_DUCK_DOWN_MS), 1.0), (first, 0.0), (past, 0.0), (past + samples(_DUCK_UP_MS), 1.0)]
    return tuple(points)


def _within(curve: Curve, start: int, end: int) -> Curve:
    """The part of a curve that shapes a stretch, told from the stretch's start; a flat part is one point."""
    before = [point for point in curve if point[0] <= start][-1:]
    inside = [point for point in curve if start < point[0] < end]
    after = [point for point in curve if point[0] >= end][:1]
    points = [(at - start, level) for at, level in (*before, *inside, *after)]
    # Where a level came from that has not changed since, or how long it will stay, is not heard here.
    while len(points) > 1 and points[0][1] == points[1][1]:
        del points[0]
    while len(points) > 1 and points[-1][1] == points[-2][1]:
        del points[-1]
    return tuple(points) if len(points) != 1 else ((0, points[0][1]),)


def _ms(at: int) -> int:
    return at * 1000 // SAMPLE_RATE_HZ

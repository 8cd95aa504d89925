"""Timeline: lay the Clips on the timeline, and say for each chunk of it what sounds there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.model import (
    Anchor,
    Bed,
    BedRegion,
    BreathCue,
    ChimeCue,
    Chunk,
    Clip,
    Curve,
    Heading,
    Mix,
    Script,
    ScriptPart,
    Segment,
    Silence,
    TimedText,
    TimelineItem,
)
from audio_pipeline.errors import ContentFaults, Fault
from audio_pipeline.mix.render import chunk_key
from audio_pipeline.mix.sounds.bed_synthesis import LOOP_SAMPLES
from audio_pipeline.mix.sounds.breath import name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES

CHUNK_FRAMES = 500
"""12 s: short enough that an edit costs little, long enough that the lead does not cost much."""

LEAD_FRAMES, TAIL_FRAMES = 128, 1
"""After so many frames of warming up, LAME without a bit reservoir gives the very bytes of a whole encode."""

START_MS = 240
"""Before the first sound: some players swallow the first moments."""

RECIPE = 2
"""Grows whenever a script would be laid out differently after this stage."""

BED_FADE_MS = 6_000
_DUCK_DOWN_MS, _DUCK_UP_MS, _DUCK_HOLD_MS = 250, 900, 3_000
"""The bed is down before the first sound, and stays down through a pause shorter than the last: a bed that rises in
every breath a reader takes is heard to pump."""


@dataclass(slots=True)
class _Timeline:
    """Where the layout stands, and what it has placed so far."""

    at_sample: int = ms_to_samples(START_MS)
    clips: list[TimelineItem] = field(default_factory=list)
    cues: list[TimelineItem] = field(default_factory=list)
    beds: list[tuple[Bed, int]] = field(default_factory=list)
    timings: list[TimedText] = field(default_factory=list)
    chapters: list[tuple[str, int]] = field(default_factory=list)
    overruns: list[Fault] = field(default_factory=list)


def lay_out_timeline(script: Script, clips: Mapping[Segment, Clip]) -> Mix:
    """The timeline of a script whose segments are spoken; ContentFaults for every anchor that is overrun."""
    line = _Timeline()
    for part in script.parts:
        _place_part(line, part, clips)
    if line.overruns:
        raise ContentFaults(tuple(line.overruns))
    if _ends_with_chime(script):
        line.at_sample = line.cues[-1].end_sample
    n_samples = -(-line.at_sample // FRAME_SAMPLES) * FRAME_SAMPLES
    chunks = _cut_into_chunks(line, n_samples)
    return Mix(
        n_samples=n_samples,
        chunks=chunks,
        chunk_keys=tuple(map(chunk_key, chunks)),
        timings=tuple(line.timings),
        chapters=_build_chapters(line, n_samples),
    )


def _ends_with_chime(script: Script) -> bool:
    """Whether nothing is heard or waited for after the last chime: then it rings out."""
    heard = [part for part in script.parts if not isinstance(part, Bed | Heading)]
    return bool(heard) and isinstance(heard[-1], ChimeCue)


def _place_part(timeline: _Timeline, part: ScriptPart, clips: Mapping[Segment, Clip]) -> None:
    match part:
        case Segment():
            placed = TimelineItem(key=clips[part].key, start_sample=timeline.at_sample, n_samples=clips[part].n_samples)
            timeline.clips.append(placed)
            timeline.timings.append(
                TimedText(
                    start_ms=_samples_to_ms(timeline.at_sample),
                    end_ms=_samples_to_ms(placed.end_sample),
                    text=part.text,
                )
            )
            timeline.at_sample = placed.end_sample
        case Silence():
            timeline.at_sample += ms_to_samples(part.ms)
            if part.natural:
                timeline.at_sample = -(-timeline.at_sample // FRAME_SAMPLES) * FRAME_SAMPLES
        case Anchor():
            if ms_to_samples(part.ms) < timeline.at_sample:
                timeline.overruns.append(_make_overrun_fault(part, timeline.at_sample))
            timeline.at_sample = ms_to_samples(part.ms)
        case BreathCue():
            _place_breaths(timeline, part)
        case ChimeCue():
            chime = CHIMES[part.sound]
            timeline.cues.append(
                TimelineItem(key=part.sound, start_sample=timeline.at_sample, n_samples=chime.n_samples)
            )
            timeline.at_sample += ms_to_samples(chime.wait_ms)
        case Bed():
            timeline.beds.append((part, timeline.at_sample))
        case Heading():
            timeline.chapters.append((part.title, timeline.at_sample))


def _place_breaths(timeline: _Timeline, breaths: BreathCue) -> None:
    """Each breath right behind the last."""
    pair = ((name_in_breath(breaths.in_ms), breaths.in_ms), (name_out_breath(breaths.out_ms), breaths.out_ms))
    for name, ms in pair * breaths.times:
        timeline.cues.append(TimelineItem(key=name, start_sample=timeline.at_sample, n_samples=ms_to_samples(ms)))
        timeline.at_sample += ms_to_samples(ms)


def _make_overrun_fault(until: Anchor, at_sample: int) -> Fault:
    over_s = (at_sample - ms_to_samples(until.ms)) / SAMPLE_RATE_HZ
    return Fault(
        location=until.location,
        rule="until-overrun",
        what=f"The words before this anchor end {over_s:.1f} s after it",
        hint="Say less before it, shorten a pause, or move this anchor and those after it",
    )


def _build_chapters(timeline: _Timeline, n_samples: int) -> tuple[TimedText, ...]:
    """Each until the next begins; the first from the very start."""
    starts = [0, *(start for _, start in timeline.chapters[1:])][: len(timeline.chapters)]
    return tuple(
        TimedText(start_ms=_samples_to_ms(start), end_ms=_samples_to_ms(end), text=title)
        for (title, _), start, end in zip(timeline.chapters, starts, _find_ends(starts, n_samples), strict=True)
    )


def _find_ends(starts: Sequence[int], n_samples: int) -> list[int]:
    """Each ends where the next begins."""
    return [*starts[1:], n_samples][: len(starts)]


def _cut_into_chunks(timeline: _Timeline, n_samples: int) -> tuple[Chunk, ...]:
    """The timeline in chunks. The encoder gives one frame more than it is fed: the last chunk has it."""
    n_frames = n_samples // FRAME_SAMPLES
    duck = _build_duck_curve(_find_ducking_sounds(timeline))
    beds = _find_bed_spans(timeline.beds, n_samples)
    cues = [_shorten_cue(cue, n_samples) for cue in timeline.cues]
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
                clips=_select_sounding(timeline.clips, start, end),
                cues=_select_sounding(cues, start, end),
                beds=tuple(
                    _cut_bed_stretch(bed, at, until, start, end)
                    for bed, at, until in beds
                    if at < end and until > start
                ),
                duck=_crop_curve(duck, start, end) if beds else (),
            )
        )
    return tuple(chunks)


def _shorten_cue(cue: TimelineItem, n_samples: int) -> TimelineItem:
    """A cue does not ring past the end."""
    return TimelineItem(
        key=cue.key, start_sample=cue.start_sample, n_samples=min(cue.n_samples, n_samples - cue.start_sample)
    )


def _select_sounding(items: list[TimelineItem], start: int, end: int) -> tuple[TimelineItem, ...]:
    return tuple(
        TimelineItem(key=each.key, start_sample=each.start_sample - start, n_samples=each.n_samples)
        for each in items
        if each.start_sample < end and each.end_sample > start
    )


def _find_bed_spans(beds: list[tuple[Bed, int]], n_samples: int) -> list[tuple[Bed, int, int]]:
    """Each bed with its start and end: the next fades in while it fades out."""
    ends = [min(end + ms_to_samples(BED_FADE_MS), n_samples) for end in _find_ends([at for _, at in beds], n_samples)]
    return [(bed, at, end) for (bed, at), end in zip(beds, ends, strict=True) if bed.sound != "none"]


def _cut_bed_stretch(bed: Bed, at: int, until: int, start: int, end: int) -> BedRegion:
    fade_samples = min(ms_to_samples(BED_FADE_MS), (until - at) // 2)
    fade = ((at, 0.0), (at + fade_samples, 1.0), (until - fade_samples, 1.0), (until, 0.0))
    first = max(at, start)
    return BedRegion(
        sound=bed.sound,
        level_db=bed.level_db,
        phase_sample=(first - at) % LOOP_SAMPLES,
        start_sample=first - start,
        end_sample=min(until, end) - start,
        fade=_crop_curve(fade, start, end),
    )


def _find_ducking_sounds(timeline: _Timeline) -> list[TimelineItem]:
    """What the bed goes down for: words, and breaths, which could not be soft enough over the whole of it."""
    breaths = [cue for cue in timeline.cues if cue.key not in CHIMES]
    return sorted([*timeline.clips, *breaths], key=lambda placed: placed.start_sample)


def _build_duck_curve(sounds: list[TimelineItem]) -> Curve:
    """Down before each run of sounds, up after it; a short pause does not interrupt a run."""
    runs: list[list[int]] = []
    for each in sounds:
        if runs and each.start_sample - runs[-1][1] < ms_to_samples(_DUCK_HOLD_MS):
            runs[-1][1] = each.end_sample
        else:
            runs.append([each.start_sample, each.end_sample])
    points: list[tuple[int, float]] = []
    for first, past in runs:
        points += [
            (first - ms_to_samples(_DUCK_DOWN_MS), 1.0),
            (first, 0.0),
            (past, 0.0),
            (past + ms_to_samples(_DUCK_UP_MS), 1.0),
        ]
    return tuple(points)


def _crop_curve(curve: Curve, start: int, end: int) -> Curve:
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


def _samples_to_ms(n_samples: int) -> int:
    return n_samples * 1000 // SAMPLE_RATE_HZ

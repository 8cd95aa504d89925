"""Timeline: place the sounds of a script in time, and cut the timeline into Chunks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content import manner
from audio_pipeline.content.model import (
    Anchor,
    Bed,
    BreathCue,
    ChimeCue,
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
from audio_pipeline.mix import descent, ducking
from audio_pipeline.mix.descent import sink_beds
from audio_pipeline.mix.ducking import UNDER_BREATHS, UNDER_VOICE, Ducked, build_duck_curve
from audio_pipeline.mix.endings import build_endings
from audio_pipeline.mix.layout import BED_FADE_MS, Layout, PlacedBed, cut_into_chunks, shorten_cue
from audio_pipeline.mix.render import chunk_key
from audio_pipeline.mix.sounds.breath import name_in_breath, name_out_breath
from audio_pipeline.mix.sounds.chime import CHIMES

START_MS = 240
"""The silence before the first sound: some players skip the first moments."""

RECIPE = 3
"""Increased whenever this stage would lay a script out differently."""


def describe_recipe() -> str:
    """Return the name of this stage's rules: another name means another layout."""
    ducked = [ducking.DOWN_FRAMES, ducking.UP_FRAMES, ducking.HOLD_MS]
    descended = [descent.LAST_HEIGHT, manner.BED_ALONE_MS, manner.BED_FADE_MS]
    return json.dumps([RECIPE, START_MS, BED_FADE_MS, *ducked, *descended])


@dataclass(slots=True)
class _Timeline:
    """The position of the layout, and everything placed so far."""

    at_sample: int = ms_to_samples(START_MS)
    clips: list[TimelineItem] = field(default_factory=list)
    cues: list[TimelineItem] = field(default_factory=list)
    beds: list[tuple[Bed, int]] = field(default_factory=list)
    timings: list[TimedText] = field(default_factory=list)
    chapters: list[tuple[str, int]] = field(default_factory=list)
    overruns: list[Fault] = field(default_factory=list)


def lay_out_timeline(script: Script, clips: Mapping[Segment, Clip], *, is_ducked: bool = True) -> Mix:
    """Return the Mix of a script whose segments are spoken; ContentFaults has every anchor that is overrun.

    `is_ducked` is False for who only asks when something is heard: the curve of the beds takes numpy, which loads long.
    """
    timeline = _Timeline()
    for part in script.parts:
        _place_part(timeline, part, clips)
    if timeline.overruns:
        raise ContentFaults(tuple(timeline.overruns))
    if _ends_with_chime(script):
        timeline.at_sample = timeline.cues[-1].end_sample
    n_samples = -(-timeline.at_sample // FRAME_SAMPLES) * FRAME_SAMPLES
    layout = _build_layout(timeline, n_samples, is_ducked=is_ducked)
    if script.manner == manner.DESCEND:
        layout = replace(layout, beds=sink_beds(layout.beds, script.last_anchor_ms, n_samples))
    chunks = cut_into_chunks(layout)
    return Mix(
        n_samples=n_samples,
        chunks=chunks,
        chunk_keys=tuple(map(chunk_key, chunks)),
        timings=tuple(timeline.timings),
        chapters=_build_chapters(timeline, n_samples),
        manner=script.manner,
        endings=build_endings(layout, [each.text for each in timeline.timings]),
    )


def _ends_with_chime(script: Script) -> bool:
    """Return whether nothing is heard or waited for after the last chime: then it rings to its end."""
    audible = [part for part in script.parts if not isinstance(part, Bed | Heading)]
    return bool(audible) and isinstance(audible[-1], ChimeCue)


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
    """Place each breath right after the last."""
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
    """Return the chapters, each until the next one starts; the first starts at 0."""
    starts = [0, *(start for _, start in timeline.chapters[1:])][: len(timeline.chapters)]
    return tuple(
        TimedText(start_ms=_samples_to_ms(start), end_ms=_samples_to_ms(end), text=title)
        for (title, _), start, end in zip(timeline.chapters, starts, _find_ends(starts, n_samples), strict=True)
    )


def _find_ends(starts: Sequence[int], n_samples: int) -> list[int]:
    """Return the end of each part, which is the start of the next."""
    return [*starts[1:], n_samples][: len(starts)]


def _build_layout(timeline: _Timeline, n_samples: int, *, is_ducked: bool) -> Layout:
    ducked = _find_ducking_sounds(timeline) if is_ducked and timeline.beds else []
    return Layout(
        n_samples=n_samples,
        clips=tuple(timeline.clips),
        cues=tuple(shorten_cue(cue, n_samples) for cue in timeline.cues),
        beds=_place_beds(timeline.beds, n_samples),
        duck=build_duck_curve(ducked, n_samples // FRAME_SAMPLES) if ducked else (),
    )


def _place_beds(beds: list[tuple[Bed, int]], n_samples: int) -> tuple[PlacedBed, ...]:
    """Return each bed with its start, end and fades: a bed fades out while the next one fades in."""
    starts = [start for _, start in beds]
    ends = [min(end + ms_to_samples(BED_FADE_MS), n_samples) for end in _find_ends(starts, n_samples)]
    return tuple(
        PlacedBed(
            sound=bed.sound,
            level_db=bed.level_db,
            start_sample=start,
            end_sample=end,
            fade=_build_fade(start, end),
        )
        for (bed, start), end in zip(beds, ends, strict=True)
        if bed.sound != "none"
    )


def _build_fade(start: int, end: int) -> Curve:
    """Return the curve of a bed from one sample to another, which fades in and out."""
    n_samples = min(ms_to_samples(BED_FADE_MS), (end - start) // 2)
    return ((start, 0.0), (start + n_samples, 1.0), (end - n_samples, 1.0), (end, 0.0))


def _find_ducking_sounds(timeline: _Timeline) -> list[Ducked]:
    """Return the sounds that duck the bed, in order: words, and breaths, which a full bed would cover."""
    words = [(clip, UNDER_VOICE) for clip in timeline.clips]
    breaths = [(cue, UNDER_BREATHS) for cue in timeline.cues if cue.key not in CHIMES]
    return sorted([*words, *breaths], key=lambda ducked: ducked[0].start_sample)


def _samples_to_ms(n_samples: int) -> int:
    return n_samples * 1000 // SAMPLE_RATE_HZ

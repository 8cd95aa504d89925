"""Silence: find silences that are too long, with and without a bed under them."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audio_pipeline.audio_format import FRAME_SAMPLES, SAMPLE_RATE_HZ, ms_to_samples
from audio_pipeline.content.manner import BED_ALONE_MS, BED_FADE_MS, DESCEND
from audio_pipeline.content.model import Anchor, BreathCue, ChimeCue, Chunk, Mix, Script, Segment, Silence
from audio_pipeline.errors import Fault, SourceLocation
from audio_pipeline.markup.durations import LONGEST_SILENCE_MS
from audio_pipeline.signal.intervals import Interval, merge_intervals, subtract_intervals

LONGEST_BARE_MS = 20_000
"""The longest silence without a bed."""

LONGEST_END_MS = BED_ALONE_MS + BED_FADE_MS + 30_000
"""The longest silence after the last words of a programme that descends."""

FAINTEST_BED_DB = -30.0
"""The lowest level of a bed that is heard in a quiet room."""

_FRAME_MS = 1_000 * FRAME_SAMPLES // SAMPLE_RATE_HZ
"""A programme ends with a whole MP3 frame, which may make its last silence longer by this."""

SilencePart = Silence | Anchor | BreathCue | ChimeCue
"""A part of a silence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """A silence, and the number of segments before it."""

    interval: Interval
    segments: int


def check_silences(script: Script, mix: Mix, slack_ms: int = 0) -> tuple[Fault, ...]:
    """Return a fault for every silence that is too long, at the pause or anchor that makes it.

    `slack_ms` is allowed for a silence whose start is an estimate, because the words before it are not spoken yet.
    """
    beds = merge_intervals(_find_audible_beds(mix))
    # After the last words of a programme that descends, the bed goes on by itself.
    end = len(script.segments) if script.manner == DESCEND else None
    return tuple(
        fault
        for gap in _find_gaps(mix)
        for fault in _check_gap(
            gap, beds, script, LONGEST_END_MS if gap.segments == end else LONGEST_SILENCE_MS, slack_ms
        )
    )


def _check_gap(gap: _Gap, beds: list[Interval], script: Script, longest_ms: int, slack_ms: int) -> Iterator[Fault]:
    bare = max(subtract_intervals(gap.interval, beds), key=_interval_to_ms, default=(0, 0))
    if _interval_to_ms(gap.interval) <= longest_ms + _FRAME_MS and _interval_to_ms(bare) <= LONGEST_BARE_MS + _FRAME_MS:
        return
    parts, last_segment = _find_silence_parts(script, gap.segments)
    location = _locate_silence(parts, last_segment)
    if excess := _describe_excess(gap.interval, longest_ms, parts, slack_ms):
        what, hint = "Nothing is said for {}, more than {}{}", "Say a few words on the way, or move the anchor"
        yield Fault(location, "long-silence", what.format(*excess), hint)
    elif excess := _describe_excess(bare, LONGEST_BARE_MS, parts, slack_ms):
        what = "Nothing is heard for {}, more than {}, not even a bed{}"
        hint = f"Put a bed under it, {FAINTEST_BED_DB:g} dB or louder: (bed: pad), or shorten it"
        yield Fault(location, "long-silence", what.format(*excess), hint)


def _describe_excess(
    interval: Interval, longest_ms: int, parts: Sequence[SilencePart], slack_ms: int
) -> tuple[str, int, str] | None:
    """Return its length, its limit and a note if the length is an estimate; None if it is not too long."""
    anchor = next((ms_to_samples(part.ms) for part in parts if isinstance(part, Anchor)), 0)
    sure_ms = _interval_to_ms((max(interval[0], anchor), interval[1]))
    is_sure = not slack_ms or sure_ms > longest_ms + _FRAME_MS
    if _interval_to_ms(interval) <= longest_ms + _FRAME_MS + (0 if is_sure else slack_ms):
        return None
    if not is_sure:
        return f"{_interval_to_ms(interval) / 1000:.0f} s", longest_ms // 1000, " (estimated)"
    # Rounded up, so that 65.04 is not told to be 65.
    return f"{math.ceil(_interval_to_ms(interval) / 100) / 10:g} s", longest_ms // 1000, ""


def _find_gaps(mix: Mix) -> Iterator[_Gap]:
    """Yield the intervals without voice or cue, from the very start to the end."""
    voice = [_interval_from_ms(timing.start_ms, timing.end_ms) for timing in mix.timings]
    starts = [start for start, _ in voice]
    at = 0
    for start, end in [*merge_intervals([*voice, *_find_cues(mix)]), (mix.n_samples, mix.n_samples)]:
        if start > at:
            yield _Gap(interval=(at, start), segments=bisect_right(starts, start - 1))
        at = max(at, end)


def _find_cues(mix: Mix) -> Iterator[Interval]:
    """Yield chimes and breaths; a cue that two chunks share comes twice."""
    for origin, chunk in _locate_chunks(mix):
        yield from ((origin + cue.start_sample, origin + cue.end_sample) for cue in chunk.cues)


def _find_audible_beds(mix: Mix) -> Iterator[Interval]:
    """Yield the beds that can be heard."""
    for origin, chunk in _locate_chunks(mix):
        heard = (bed for bed in chunk.beds if bed.level_db >= FAINTEST_BED_DB)
        yield from ((origin + bed.start_sample, origin + bed.end_sample) for bed in heard)


def _locate_chunks(mix: Mix) -> Iterator[tuple[int, Chunk]]:
    """Yield every chunk with the sample of the mix at which its lead begins."""
    frames = 0
    for chunk in mix.chunks:
        yield (frames - chunk.lead_frames) * FRAME_SAMPLES, chunk
        frames += chunk.n_frames


def _find_silence_parts(script: Script, segments: int) -> tuple[list[SilencePart], SourceLocation]:
    """Return the parts of the silence after this many segments, and the location of the last segment."""
    spoken = 0
    made: list[SilencePart] = []
    before = SourceLocation(script.content_id)
    for part in script.parts:
        if isinstance(part, Segment):
            spoken += 1
            if spoken > segments:
                break
            made, before = [], part.location
        elif isinstance(part, SilencePart):
            made.append(part)
    return made, before


def _locate_silence(parts: Sequence[SilencePart], before: SourceLocation) -> SourceLocation:
    """Return the location of what makes a silence: the last anchor, or the longest pause."""
    anchors = [part.location for part in parts if isinstance(part, Anchor)]
    pauses = sorted((part for part in parts if isinstance(part, Silence)), key=lambda part: part.ms)
    places = anchors or [part.location for part in pauses] or [part.location for part in parts]
    return places[-1] if places else before


def _interval_from_ms(start_ms: int, end_ms: int) -> Interval:
    return start_ms * SAMPLE_RATE_HZ // 1000, end_ms * SAMPLE_RATE_HZ // 1000


def _interval_to_ms(interval: Interval) -> int:
    return (interval[1] - interval[0]) * 1000 // SAMPLE_RATE_HZ

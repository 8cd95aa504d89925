"""Silence: how long nothing is heard, and whether a bed carries a listener through it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audio_pipeline.authoring.durations import LONGEST_SILENCE_MS
from audio_pipeline.errors import Fault, Place
from audio_pipeline.model import (
    FRAME_SAMPLES,
    SAMPLE_RATE_HZ,
    Breathe,
    Chime,
    Chunk,
    Mix,
    Script,
    Segment,
    Silence,
    Until,
)

LONGEST_BARE_MS = 20_000
"""With nothing at all to hear, a listener wonders sooner whether it has ended."""

Stretch = tuple[int, int]
"""Samples from and up to which something is, or is not, heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """A silence, after so many segments."""

    stretch: Stretch
    segments: int


def silence_faults(script: Script, mix: Mix, slack_ms: int = 0) -> tuple[Fault, ...]:
    """Every silence that is too long by more than the slack, at the pause or anchor that makes it."""
    beds = _joined(_beds(mix))
    return tuple(fault for gap in _gaps(mix) for fault in _faults(gap, beds, script, slack_ms))


def _faults(gap: _Gap, beds: list[Stretch], script: Script, slack_ms: int) -> Iterator[Fault]:
    long_ms = _ms(gap.stretch)
    bare_ms = max((_ms(each) for each in _outside(gap.stretch, beds)), default=0)
    place = _place(script, gap.segments)
    if long_ms > LONGEST_SILENCE_MS + slack_ms:
        what = f"Nothing is said for {long_ms / 1000:.0f} s, more than {LONGEST_SILENCE_MS // 1000}"
        yield Fault(place, "long-silence", what, "Say a few words on the way, or move the anchor")
    elif bare_ms > LONGEST_BARE_MS + slack_ms:
        what = f"Nothing is heard for {bare_ms / 1000:.0f} s, more than {LONGEST_BARE_MS // 1000}, not even a bed"
        yield Fault(place, "long-silence", what, "Put a bed under it: (bed: pad), or shorten it")


def _gaps(mix: Mix) -> Iterator[_Gap]:
    """Where neither voice nor cue is heard, from the very start to the end."""
    voice = [_samples(timing.start_ms, timing.end_ms) for timing in mix.timings]
    at = 0
    for start, end in [*_joined([*voice, *_cues(mix)]), (mix.n_samples, mix.n_samples)]:
        if start > at:
            yield _Gap(stretch=(at, start), segments=sum(each[0] < start for each in voice))
        at = max(at, end)


def _cues(mix: Mix) -> Iterator[Stretch]:
    """Chimes and breaths; what two chunks share comes twice."""
    for origin, chunk in _origins(mix):
        yield from ((origin + cue.start_sample, origin + cue.end_sample) for cue in chunk.cues)


def _beds(mix: Mix) -> Iterator[Stretch]:
    for origin, chunk in _origins(mix):
        yield from ((origin + bed.start_sample, origin + bed.end_sample) for bed in chunk.beds)


def _origins(mix: Mix) -> Iterator[tuple[int, Chunk]]:
    """Every chunk with the sample of the mix that its lead begins on."""
    frames = 0
    for chunk in mix.chunks:
        yield (frames - chunk.lead_frames) * FRAME_SAMPLES, chunk
        frames += chunk.n_frames


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """In order, those that touch made one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _outside(stretch: Stretch, covers: Iterable[Stretch]) -> Iterator[Stretch]:
    """What none of the covers lies over."""
    at, past = stretch
    for start, end in covers:
        if start > at:
            yield at, min(start, past)
        at = max(at, end)
        if at >= past:
            return
    yield at, past


def _place(script: Script, segments: int) -> Place:
    """Where the author wrote what makes the silence after so many segments: the last anchor, or the longest pause."""
    spoken = 0
    made: list[Silence | Until | Breathe | Chime] = []
    before: Place | None = None
    for part in script.parts:
        if isinstance(part, Segment):
            spoken, before = spoken + 1, part.place
            if spoken > segments:
                break
            made = []
        elif isinstance(part, Silence | Until | Breathe | Chime):
            made.append(part)
    anchors = [part.place for part in made if isinstance(part, Until)]
    pauses = sorted((part for part in made if isinstance(part, Silence)), key=lambda part: part.ms)
    places = anchors or [part.place for part in pauses] or [part.place for part in made]
    return places[-1] if places else before or Place(script.content_id)


def _samples(start_ms: int, end_ms: int) -> Stretch:
    return start_ms * SAMPLE_RATE_HZ // 1000, end_ms * SAMPLE_RATE_HZ // 1000


def _ms(stretch: Stretch) -> int:
    return (stretch[1] - stretch[0]) * 1000 // SAMPLE_RATE_HZ

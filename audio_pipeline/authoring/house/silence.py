"""Silence: how long nothing is heard, and whether a bed carries a listener through it."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
    samples,
)

LONGEST_BARE_MS = 20_000
"""With nothing at all to hear, a listener wonders sooner whether it has ended."""

FAINTEST_BED_DB = -30.0
"""A bed below this is lost in the sounds of a quiet room: it carries nobody through a silence."""

_FRAME_MS = 1_000 * FRAME_SAMPLES // SAMPLE_RATE_HZ
"""A programme ends with a whole MP3 frame: nobody wrote so much of its last silence."""

Made = Silence | Until | Breathe | Chime
"""What a silence is made of."""

Stretch = tuple[int, int]
"""Samples from and up to which something is, or is not, heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Gap:
    """A silence, after so many segments."""

    stretch: Stretch
    segments: int


def silence_faults(script: Script, mix: Mix, slack_ms: int = 0) -> tuple[Fault, ...]:
    """Every silence that is too long, at the pause or anchor that makes it.

    The slack is for one whose beginning is a guess, since the words before it are not spoken yet: up to an anchor.
    """
    beds = _joined(_beds(mix))
    return tuple(fault for gap in _gaps(mix) for fault in _faults(gap, beds, script, slack_ms))


def _faults(gap: _Gap, beds: list[Stretch], script: Script, slack_ms: int) -> Iterator[Fault]:
    bare = max(_outside(gap.stretch, beds), key=_ms, default=(0, 0))
    if _ms(gap.stretch) <= LONGEST_SILENCE_MS + _FRAME_MS and _ms(bare) <= LONGEST_BARE_MS + _FRAME_MS:
        return
    made, before = _made(script, gap.segments)
    place = _place(made, before)
    if told := _too_long(gap.stretch, LONGEST_SILENCE_MS, made, slack_ms):
        what, mend = "Nothing is said for {}, more than {}{}", "Say a few words on the way, or move the anchor"
        yield Fault(place, "long-silence", what.format(*told), mend)
    elif told := _too_long(bare, LONGEST_BARE_MS, made, slack_ms):
        what = "Nothing is heard for {}, more than {}, not even a bed{}"
        mend = f"Put a bed under it, {FAINTEST_BED_DB:g} dB or louder: (bed: pad), or shorten it"
        yield Fault(place, "long-silence", what.format(*told), mend)


def _too_long(stretch: Stretch, longest_ms: int, made: Sequence[Made], slack_ms: int) -> tuple[str, int, str] | None:
    """How long it is, how long it may be, and whether that is a guess; None if it may be as long as it is."""
    anchor = next((samples(part.ms) for part in made if isinstance(part, Until)), 0)
    sure_ms = _ms((max(stretch[0], anchor), stretch[1]))
    is_sure = not slack_ms or sure_ms > longest_ms + _FRAME_MS
    if _ms(stretch) <= longest_ms + _FRAME_MS + (0 if is_sure else slack_ms):
        return None
    if not is_sure:
        return f"{_ms(stretch) / 1000:.0f} s", longest_ms // 1000, " (estimated)"
    # Rounded up, so that 65.04 is not told to be 65.
    return f"{math.ceil(_ms(stretch) / 100) / 10:g} s", longest_ms // 1000, ""


def _gaps(mix: Mix) -> Iterator[_Gap]:
    """Where neither voice nor cue is heard, from the very start to the end."""
    voice = [_samples(timing.start_ms, timing.end_ms) for timing in mix.timings]
    starts = [start for start, _ in voice]
    at = 0
    for start, end in [*_joined([*voice, *_cues(mix)]), (mix.n_samples, mix.n_samples)]:
        if start > at:
            yield _Gap(stretch=(at, start), segments=bisect_right(starts, start - 1))
        at = max(at, end)


def _cues(mix: Mix) -> Iterator[Stretch]:
    """Chimes and breaths; what two chunks share comes twice."""
    for origin, chunk in _origins(mix):
        yield from ((origin + cue.start_sample, origin + cue.end_sample) for cue in chunk.cues)


def _beds(mix: Mix) -> Iterator[Stretch]:
    """Beds that can be heard."""
    for origin, chunk in _origins(mix):
        heard = (bed for bed in chunk.beds if bed.level_db >= FAINTEST_BED_DB)
        yield from ((origin + bed.start_sample, origin + bed.end_sample) for bed in heard)


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


def _outside(stretch: Stretch, covers: Sequence[Stretch]) -> Iterator[Stretch]:
    """What none of the covers, which are in order, lies over."""
    at, past = stretch
    for start, end in covers[bisect_right(covers, at, key=_end) :]:
        if start >= past:
            break
        if start > at:
            yield at, start
        at = end
    if at < past:
        yield at, past


def _end(stretch: Stretch) -> int:
    return stretch[1]


def _made(script: Script, segments: int) -> tuple[list[Made], Place]:
    """What the silence after so many segments is made of, and where the last of them stands."""
    spoken = 0
    made: list[Made] = []
    before = Place(script.content_id)
    for part in script.parts:
        if isinstance(part, Segment):
            spoken += 1
            if spoken > segments:
                break
            made, before = [], part.place
        elif isinstance(part, Made):
            made.append(part)
    return made, before


def _place(made: Sequence[Made], before: Place) -> Place:
    """Where the author wrote what makes a silence: the last anchor, or the longest pause."""
    anchors = [part.place for part in made if isinstance(part, Until)]
    pauses = sorted((part for part in made if isinstance(part, Silence)), key=lambda part: part.ms)
    places = anchors or [part.place for part in pauses] or [part.place for part in made]
    return places[-1] if places else before


def _samples(start_ms: int, end_ms: int) -> Stretch:
    return start_ms * SAMPLE_RATE_HZ // 1000, end_ms * SAMPLE_RATE_HZ // 1000


def _ms(stretch: Stretch) -> int:
    return (stretch[1] - stretch[0]) * 1000 // SAMPLE_RATE_HZ

"""Scripts in a line, their clips, and a Mix read back as one timeline."""

from collections.abc import Mapping
from itertools import pairwise

from audio_pipeline.audio_format import FRAME_SAMPLES, ms_to_samples
from audio_pipeline.content.model import (
    Anchor,
    Bed,
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
    Span,
    TimelineItem,
)
from audio_pipeline.errors import SourceLocation

PATH = "exercises/warm-hands.md"
PLACE = SourceLocation(PATH, 12)


def said(text: str, *, voice: str = "tone", rate: float = 1.0, **marks: str) -> Segment:
    return Segment(spans=(Span(text=text, **marks),), voice=voice, rate=rate, location=PLACE)


def pause(ms: int) -> Silence:
    return Silence(ms=ms, location=PLACE)


def breath(ms: int) -> Silence:
    """A natural pause."""
    return Silence(ms=ms, location=PLACE, natural=True)


def until(ms: int, *, line: int = 12) -> Anchor:
    return Anchor(ms=ms, location=SourceLocation(PATH, line))


def chime(sound: str = "soft") -> ChimeCue:
    return ChimeCue(sound=sound, location=PLACE)


def breathe(in_ms: int = 4_000, out_ms: int = 6_000, *, times: int = 1) -> BreathCue:
    return BreathCue(in_ms=in_ms, out_ms=out_ms, times=times, location=PLACE)


def bed(sound: str = "brown", *, level_db: float = -16.0) -> Bed:
    return Bed(sound=sound, level_db=level_db, location=PLACE)


def chapter(title: str) -> Heading:
    return Heading(title=title, location=PLACE)


def script(*parts: ScriptPart) -> Script:
    return Script(content_id="warm-hands", parts=parts)


def lasting(said: Script, ms: int = 2_400, **other_ms: int) -> Mapping[Segment, Clip]:
    """Clips nobody spoke: all of one length, but for those whose words are given another."""
    return {
        segment: Clip(key=segment.text, n_samples=ms_to_samples(other_ms.get(segment.text, ms)))
        for segment in said.segments
    }


# --- a Mix, read back -----------------------------------------------------------------------------------------


def starts(made: Mix) -> list[int]:
    """Where on the timeline each chunk's own sample 0 is."""
    at, found = 0, []
    for chunk in made.chunks:
        found.append(at - chunk.lead_frames * FRAME_SAMPLES)
        at += chunk.n_frames * FRAME_SAMPLES
    return found


def clips(made: Mix) -> list[TimelineItem]:
    """Every clip where it is on the timeline."""
    return _placed(made, [chunk.clips for chunk in made.chunks])


def cues(made: Mix) -> list[TimelineItem]:
    """Every chime and breath where it is on the timeline."""
    return _placed(made, [chunk.cues for chunk in made.chunks])


def _placed(made: Mix, each: list[tuple[TimelineItem, ...]]) -> list[TimelineItem]:
    found = {
        TimelineItem(key=placed.key, start_sample=placed.start_sample + start, n_samples=placed.n_samples)
        for start, there in zip(starts(made), each, strict=True)
        for placed in there
    }
    return sorted(found, key=lambda placed: placed.start_sample)


def level(curve: Curve, at: int) -> float:
    """How high a curve is, told in the plainest way."""
    if not curve:
        return 1.0
    if at <= curve[0][0]:
        return curve[0][1]
    for (x1, y1), (x2, y2) in pairwise(curve):
        if x1 <= at < x2:
            return y1 + (y2 - y1) * (at - x1) / (x2 - x1)
    return curve[-1][1]


def chunk_at(made: Mix, at: int) -> tuple[Chunk, int]:
    """The chunk whose own frames have this sample, and which sample it is there."""
    for chunk, start in reversed(list(zip(made.chunks, starts(made), strict=True))):
        if start + chunk.lead_frames * FRAME_SAMPLES <= at:
            return chunk, at - start
    raise AssertionError


def duck(made: Mix, at: int) -> float:
    """How open the bed is at this sample of the timeline."""
    chunk, there = chunk_at(made, at)
    return level(chunk.duck, there)


def fades(made: Mix, at: int) -> dict[str, float]:
    """Which beds sound at this sample of the timeline, and how far each is faded in."""
    chunk, there = chunk_at(made, at)
    return {bed.sound: level(bed.fade, there) for bed in chunk.beds if bed.start_sample <= there < bed.end_sample}

"""A script of a few parts, and the mix it becomes when every sentence lasts a second."""

from audio_pipeline.audio_format import ms_to_samples
from audio_pipeline.content.model import (
    Anchor,
    Bed,
    BreathCue,
    ChimeCue,
    Clip,
    Mix,
    Script,
    ScriptPart,
    Segment,
    Silence,
    Span,
)
from audio_pipeline.errors import SourceLocation
from audio_pipeline.mix.timeline import lay_out_timeline


def spoken(line: int, text: str = "Rest.") -> Segment:
    return Segment(spans=(Span(text=text),), voice="heart", rate=1.0, location=SourceLocation("a.md", line))


def pause(line: int, s: int) -> Silence:
    return Silence(ms=s * 1000, location=SourceLocation("a.md", line))


def until(line: int, s: int) -> Anchor:
    return Anchor(ms=s * 1000, location=SourceLocation("a.md", line))


def bed(line: int, sound: str = "pad", level_db: float = -16.0) -> Bed:
    return Bed(sound=sound, level_db=level_db, location=SourceLocation("a.md", line))


def breaths(line: int, times: int) -> BreathCue:
    return BreathCue(in_ms=4000, out_ms=6000, times=times, location=SourceLocation("a.md", line))


def chime(line: int) -> ChimeCue:
    return ChimeCue(sound="bowl", location=SourceLocation("a.md", line))


def timeline(*parts: ScriptPart) -> tuple[Script, Mix]:
    """The script, and how it is laid out."""
    script = Script(content_id="a", parts=parts)
    clips = {segment: Clip(key=segment.text, n_samples=ms_to_samples(1000)) for segment in script.segments}
    return script, lay_out_timeline(script, clips)

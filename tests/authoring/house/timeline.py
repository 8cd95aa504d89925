"""A script of a few parts, and the mix it becomes when every sentence lasts a second."""

from audio_pipeline.errors import Place
from audio_pipeline.model import Bed, Breathe, Chime, Clip, Mix, Part, Script, Segment, Silence, Span, Until, samples
from audio_pipeline.stages.mix import mix


def spoken(line: int, text: str = "Rest.") -> Segment:
    return Segment(spans=(Span(text=text),), voice="heart", rate=1.0, place=Place("a.md", line))


def pause(line: int, s: int) -> Silence:
    return Silence(ms=s * 1000, place=Place("a.md", line))


def until(line: int, s: int) -> Until:
    return Until(ms=s * 1000, place=Place("a.md", line))


def bed(line: int, sound: str = "pad", level_db: float = -16.0) -> Bed:
    return Bed(sound=sound, level_db=level_db, place=Place("a.md", line))


def breaths(line: int, times: int) -> Breathe:
    return Breathe(in_ms=4000, out_ms=6000, times=times, place=Place("a.md", line))


def chime(line: int) -> Chime:
    return Chime(sound="bowl", place=Place("a.md", line))


def timeline(*parts: Part) -> tuple[Script, Mix]:
    """The script, and how it is laid out."""
    script = Script(content_id="a", parts=parts)
    clips = {segment: Clip(key=segment.text, n_samples=samples(1000)) for segment in script.segments}
    return script, mix(script, clips)

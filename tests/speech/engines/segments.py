"""Segments in one line, for tests of voices."""

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import SourceLocation

PLACE = SourceLocation("exercises/hand-on-heart.md", 12)


def spoken(*words: str | Span, voice: str, rate: float = 1.0) -> Segment:
    """Make a Segment of plain words and marked Spans."""
    spans = tuple(each if isinstance(each, Span) else Span(text=each) for each in words)
    return Segment(spans=spans, voice=voice, rate=rate, location=PLACE)

"""Pitch: speak a Segment a little higher or lower than the voice's own pitch, with any voice that follows a rate."""

from dataclasses import replace

from audio_pipeline.content.model import Segment
from audio_pipeline.speech.checked_synthesis import synthesise_checked
from audio_pipeline.speech.engines.engine import Engine, Speech, find_voice_or_default


def synthesise_at_pitch(segment: Segment, engine: Engine) -> Speech:
    """Return the checked speech of a Segment at its pitch.

    The samples are played faster or slower, by an engine that speaks slower or faster by as much: the pace stays.
    A voice that follows no rate keeps its own pitch.
    """
    voice = find_voice_or_default(engine, segment.voice)
    if not segment.pitch_semitones or "rate" not in voice.marks | voice.marks_if_uniform:
        return synthesise_checked(segment, engine)
    ratio = 2 ** (segment.pitch_semitones / 12)
    speech = synthesise_checked(replace(segment, rate=segment.rate / ratio), engine)
    return replace(speech, rate_hz=round(speech.rate_hz * ratio))

"""Voices: the ones an editor names, against those an engine has."""

from collections.abc import Collection

from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault
from audio_pipeline.settings import Library


def voice_faults(library: Library, known: Collection[str]) -> tuple[Fault, ...]:
    """Every place that names a voice the engine does not have."""
    return tuple(
        Fault(place, "unknown-voice", f'The engine has no voice "{voice}"', nearest(voice, known))
        for place, voice in library.voices.items()
        if voice not in known
    )

"""Voices: check the engine and the voices that an editor names."""

from collections.abc import Collection, Iterable, Iterator

from audio_pipeline.errors import Fault
from audio_pipeline.markup.front_matter import LocatedText
from audio_pipeline.markup.rules import suggest_nearest


def make_engine_fault(engine: LocatedText, known: Collection[str]) -> Fault:
    """Make the fault for an unknown engine."""
    return Fault(
        engine.location, "unknown-engine", f'"{engine.text}" is no engine', suggest_nearest(engine.text, known)
    )


def check_voices(voices: Iterable[LocatedText], known: Collection[str]) -> Iterator[Fault]:
    """Report every place that names a voice the engine does not have."""
    for voice in voices:
        if voice.text not in known:
            what = f'The engine has no voice "{voice.text}"'
            yield Fault(voice.location, "unknown-voice", what, suggest_nearest(voice.text, known))

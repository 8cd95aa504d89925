"""Voices: the engine and the voices an editor names, against those there are."""

from collections.abc import Collection, Iterable, Iterator

from audio_pipeline.authoring.front_matter import Entry
from audio_pipeline.authoring.rules import nearest
from audio_pipeline.errors import Fault


def engine_fault(engine: Entry, known: Collection[str]) -> Fault:
    """What is wrong with naming an engine we do not have."""
    return Fault(engine.place, "unknown-engine", f'"{engine.text}" is no engine', nearest(engine.text, known))


def voice_faults(voices: Iterable[Entry], known: Collection[str]) -> Iterator[Fault]:
    """Every place that names a voice the engine does not have."""
    for voice in voices:
        if voice.text not in known:
            what = f'The engine has no voice "{voice.text}"'
            yield Fault(voice.place, "unknown-voice", what, nearest(voice.text, known))

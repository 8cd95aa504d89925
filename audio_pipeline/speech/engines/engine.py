"""Engine: the interface of text to speech, which turns a Segment into sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.spoken_text import find_shared_mark

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MARKS = ("ipa", "rate", "volume", "language")
"""The marks with which an author changes how a Span sounds; each is a field of Span."""

_UNIFORM_MARKS_OF_EVERY_VOICE = frozenset({"volume"})
"""Marks of a whole Segment that need no engine: the line changes the volume of clips itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The raw sound of an engine, with its own edges and level."""

    samples: "NDArray[np.float32]"
    """Mono, full scale at 1.0."""
    rate_hz: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """The price of a speech service."""

    dollars_per_million: float
    """For a million characters, spaces included."""
    as_of: str
    """The month in which it was looked up: 2026-10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice an engine offers."""

    name: str
    language: str
    """A BCP 47 tag: en-US."""
    runs_at: str
    """The place where it runs: "here, offline" or "Google, over the network"."""
    licence: str
    gender: str = ""
    """What a listener calls it: "woman" or "man"; empty: neither."""
    marks: frozenset[str]
    """The MARKS that the voice follows on any words."""
    marks_if_uniform: frozenset[str] = frozenset()
    """The MARKS that the voice follows only if one value covers a whole Segment."""
    price: Price | None = None
    """None if it is free."""


class Engine(Protocol):
    """Text to speech. An engine is small and picklable: a process loads the model when it first speaks."""

    @property
    def id(self) -> str:
        """The engine, model and version: another id whenever the sound would change."""

    @property
    def voices(self) -> Sequence[Voice]:
        """The voices, at least one; the first is the default."""

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment, or return a short silence if it has no words. EngineError says why it failed.

        Another take may sound different if the engine can do that; each take is the same every time.
        """


def find_voice_or_default(engine: Engine, name: str) -> Voice:
    """Return the voice of this name, or the engine's default if it has none of that name."""
    return next((voice for voice in engine.voices if voice.name == name), engine.voices[0])


def find_gender(engine: Engine, name: str) -> str:
    """Return what a listener calls the voice that speaks under this name: "woman", "man", or neither."""
    return find_voice_or_default(engine, name).gender


def require_voice(engine: Engine, segment: Segment) -> Voice:
    """Return the voice that a Segment names; EngineError if the engine does not have it."""
    voice = find_voice_or_default(engine, segment.voice)
    if voice.name != segment.voice:
        names = ", ".join(voice.name for voice in engine.voices)
        raise EngineError(
            f'there is no voice "{segment.voice}"', where=str(segment.location), hint=f"Use one of: {names}"
        )
    return voice


def find_unsupported_marks(engine: Engine, segment: Segment) -> frozenset[str]:
    """Return the MARKS of a Segment that this engine does not follow."""
    used = frozenset(mark for mark in MARKS if any(getattr(span, mark) for span in segment.spans))
    if not used:
        return used
    voice = find_voice_or_default(engine, segment.voice)
    uniform = {
        mark for mark in voice.marks_if_uniform | _UNIFORM_MARKS_OF_EVERY_VOICE if find_shared_mark(mark, segment)
    }
    return used - voice.marks - uniform


def make_silence(rate_hz: int) -> Speech:
    """Return 24 ms of silence, for a Segment without words."""
    import numpy as np

    return Speech(samples=np.zeros(rate_hz * 24 // 1000, np.float32), rate_hz=rate_hz)

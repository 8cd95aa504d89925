"""The seam: text to speech, one Segment in, its sound out."""

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
"""What an author may ask of a Span's sound; each is a field of it."""

_UNIFORM_MARKS_OF_EVERY_VOICE = frozenset({"volume"})
"""Where it covers a whole Segment: the line turns what was spoken up or down itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What an engine gives: raw sound, edges and level as they came."""

    samples: "NDArray[np.float32]"
    """Mono, full scale at 1.0."""
    rate_hz: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What somebody else takes for speaking."""

    dollars_per_million: float
    """For a million characters, spaces too."""
    as_of: str
    """The month it was looked up: 2026-10."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice an engine offers."""

    name: str
    language: str
    """A BCP 47 tag: en-US."""
    runs_at: str
    """Where it runs: "here, offline", "Google, over the network"."""
    licence: str
    marks: frozenset[str]
    """Which of the MARKS can be heard in its speech, on any words."""
    marks_if_uniform: frozenset[str] = frozenset()
    """Which of them can be heard only where one value covers a whole Segment."""
    price: Price | None = None
    """None: it costs nothing."""


class Engine(Protocol):
    """Text to speech. Small and picklable: anything heavy is loaded where it first speaks, once a process."""

    @property
    def id(self) -> str:
        """Changes whenever the sound would: engine, model and version."""

    @property
    def voices(self) -> Sequence[Voice]:
        """At least one; the first is the default."""

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment; without words, give a short silence. EngineError says why not.

        A later take sounds otherwise, if the engine knows another way; each of them is always the same.
        """


def find_voice_or_default(engine: Engine, name: str) -> Voice:
    """Find the wanted voice, or the default where the engine has none of that name."""
    return next((voice for voice in engine.voices if voice.name == name), engine.voices[0])


def require_voice(engine: Engine, segment: Segment) -> Voice:
    """Find the voice a Segment names; EngineError where the engine has none of that name."""
    voice = find_voice_or_default(engine, segment.voice)
    if voice.name != segment.voice:
        names = ", ".join(each.name for each in engine.voices)
        raise EngineError(
            f'there is no voice "{segment.voice}"', where=str(segment.location), hint=f"Use one of: {names}"
        )
    return voice


def find_unsupported_marks(engine: Engine, segment: Segment) -> frozenset[str]:
    """Name the MARKS of a Segment that will not be heard from this engine."""
    wanted = frozenset(mark for mark in MARKS if any(getattr(span, mark) for span in segment.spans))
    if not wanted:
        return wanted
    voice = find_voice_or_default(engine, segment.voice)
    throughout = {
        mark for mark in voice.marks_if_uniform | _UNIFORM_MARKS_OF_EVERY_VOICE if find_shared_mark(mark, segment)
    }
    return wanted - voice.marks - throughout


def make_silence(rate_hz: int) -> Speech:
    """Give what is heard where a Segment has no words: 24 ms of nothing."""
    import numpy as np

    return Speech(samples=np.zeros(rate_hz * 24 // 1000, np.float32), rate_hz=rate_hz)

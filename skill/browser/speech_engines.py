"""Speech engines: the voice and the recogniser of the browser speaker, if this machine has them.

Both are found by their entry points, only in local mode: the skill that is served to Alexa carries neither.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Protocol

from skill.deferred import Deferred

log = logging.getLogger(__name__)

_GROUP = "warm_recall.conversation"


class AnswerVoice(Protocol):
    """Says words aloud."""

    def speak(self, words: str, rate: float) -> bytes | None:
        """Return these words as a WAV file; None if the voice cannot say them. `rate` is 1 for the usual speed."""


class Recogniser(Protocol):
    """Turns what a listener says into words."""

    def recognise(self, samples: bytes) -> str:
        """Return the words of 16-bit little-endian mono samples at 16 kHz; empty if nothing was said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechEngines:
    """What this machine has to talk and to listen; each is loaded when it is first needed."""

    voice: Deferred[AnswerVoice | None]
    recogniser: Deferred[Recogniser | None]


def find_speech_engines(content: Path | None, hints: Callable[[], Sequence[str]]) -> SpeechEngines:
    """Find the voice and the recogniser; `content` has the lexicon, and `hints` are words that listeners say."""
    return SpeechEngines(
        voice=Deferred(lambda: _load("voice", content)), recogniser=Deferred(lambda: _load("recogniser", hints()))
    )


def _load(name: str, parameter: Any) -> Any:
    """Load the engine of this name; None if it, or a package that it needs, is not installed."""
    for entry in entry_points(group=_GROUP, name=name):
        try:
            return entry.load()(parameter)
        except ImportError as lacking:
            log.info("not installed engine=%s lacking=%s", name, lacking.name)
    return None

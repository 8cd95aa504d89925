"""Engines of speech that a test can look into: a voice of tones and a recogniser that was told what it hears."""

import io
import math
import wave
from array import array
from dataclasses import dataclass, field

from skill.browser.speech_engines import AnswerVoice, Recogniser, SpeechEngines
from skill.deferred import Deferred

RATE_HZ = 16_000


def make_tone(length_ms: int) -> bytes:
    """A WAV file of a soft tone."""
    samples = (int(3_000 * math.sin(n * math.tau * 330 / RATE_HZ)) for n in range(RATE_HZ * length_ms // 1_000))
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        writer.writeframes(array("h", samples).tobytes())
    return file.getvalue()


@dataclass
class ToneVoice:
    """Says each sentence as a tone of this length, and remembers the words."""

    length_ms: int = 250
    said: list[str] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    def speak(self, words: str, rate: float) -> bytes | None:
        self.said.append(words)
        self.rates.append(rate)
        return None if "unspeakable" in words else make_tone(self.length_ms)


@dataclass
class ToldRecogniser:
    """Hears what it was told, whatever the sound, and remembers the sounds."""

    words: str = ""
    sounds: list[bytes] = field(default_factory=list)

    def recognise(self, samples: bytes) -> str:
        self.sounds.append(samples)
        return self.words


def make_engines(voice: AnswerVoice | None = None, recogniser: Recogniser | None = None) -> SpeechEngines:
    return SpeechEngines(voice=Deferred(lambda: voice), recogniser=Deferred(lambda: recogniser))

"""Tone: a quiet hum in place of each Segment, for tests of the whole line in a moment."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from audio_pipeline.content.model import Segment
from audio_pipeline.speech.engines.engine import Speech, Voice, make_silence, require_voice
from audio_pipeline.speech.engines.ipa_to_kokoro import convert_to_kokoro
from audio_pipeline.speech.engines.spoken_text import calculate_speed, get_spoken_text, has_words

_RATE_HZ = 24_000
_WORD_MS = 240
_STEP_MS = 24
"""Lengths are whole MP3 frames at 48 kHz."""
_EDGE_MS = 12
_LEVEL = 0.1
_LOWEST_HZ, _HIGHEST_HZ = 180, 420

_VOICES = tuple(
    Voice(
        name=name,
        language="en-US",
        runs_at="here, offline",
        licence="Apache-2.0",
        gender=gender,
        # The marks of the offline voice that it replaces.
        marks=frozenset({"ipa"}),
        marks_if_uniform=frozenset({"rate"}),
    )
    for name, gender in (("tone", "woman"), ("other tone", "man"))
)
"""Two voices, so that a change of voice can be tested."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The engine Tone: pitch depends on the words, and length on their number."""

    @property
    def id(self) -> str:
        """The version of this engine, increased by hand."""
        return "tone-1"

    @property
    def voices(self) -> Sequence[Voice]:
        """Two voices that differ in pitch."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Hum as long as the words take, the same in every take; EngineError for sounds that hibari lacks."""
        del take
        require_voice(self, segment)
        words = [
            convert_to_kokoro(span, segment.location, british=False) if span.ipa else get_spoken_text(span).strip()
            for span in segment.spans
        ]
        if not has_words(segment):
            return make_silence(_RATE_HZ)
        return _synthesise_hum(
            _choose_pitch_hz(segment.voice, words), _calculate_length_ms(words, calculate_speed(segment))
        )


def _choose_pitch_hz(voice: str, words: list[str]) -> float:
    digest = hashlib.sha256("\n".join([voice, *words]).encode()).digest()
    share = int.from_bytes(digest[:4]) / 2**32
    return _LOWEST_HZ + share * (_HIGHEST_HZ - _LOWEST_HZ)


def _calculate_length_ms(words: list[str], pace: float) -> int:
    n_words = max(1, len(" ".join(words).split()))
    return max(2, round(n_words * _WORD_MS / pace / _STEP_MS)) * _STEP_MS


def _synthesise_hum(pitch_hz: float, length_ms: int) -> Speech:
    import numpy as np

    times_s = np.arange(length_ms * _RATE_HZ // 1000) / _RATE_HZ
    wave = _LEVEL * np.sin(2 * np.pi * pitch_hz * times_s)
    n_edge = _EDGE_MS * _RATE_HZ // 1000
    rise = 0.5 - 0.5 * np.cos(np.pi * np.arange(n_edge) / n_edge)
    wave[:n_edge] *= rise
    wave[-n_edge:] *= rise[::-1]
    # Rounded to 16 bits: the last bit of a sine differs between machines.
    return Speech(samples=(np.round(wave * 32_768) / 32_768).astype(np.float32), rate_hz=_RATE_HZ)

"""Answer voice: speaks the words of an answer in the voice of the programmes."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from audio_pipeline.content.builtin_path import BUILTIN_CONTENT
from audio_pipeline.content.library import Pronunciation
from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import PipelineError, SourceLocation
from audio_pipeline.markup.content_files import read_toml_files
from audio_pipeline.script.pronunciation import apply_lexicon, compile_lexicon
from audio_pipeline.signal.clip_processing import prepare_clip
from audio_pipeline.signal.loudness import db_to_amplitude
from audio_pipeline.signal.wav import encode_wav
from audio_pipeline.speech.checked_synthesis import synthesise_checked
from audio_pipeline.speech.engines.engine import Engine
from audio_pipeline.speech.engines.hibari import Hibari
from audio_pipeline.speech.engines.hibari_package import import_hibari
from audio_pipeline.speech.engines.spoken_text import has_words

ANSWER_RATE = 0.9
"""Speed of an answer against the voice's own pace: a little slower than talk, and faster than a meditation."""

_MASTERING_DB = 6.0
"""The gain that mastering gives a clip, so that answers are as loud as programmes; no clip clips at it."""

_ANSWER = SourceLocation("an answer")


@dataclass(frozen=True, slots=True)
class AnswerVoice:
    """The voice of the answers: one engine, which stays loaded, and the lexicon of the programmes."""

    engine: Engine
    lexicon: Mapping[str, Pronunciation]
    lock: threading.Lock

    def speak(self, words: str, rate: float) -> bytes | None:
        """Return these words as a WAV file; None if the voice cannot say them. `rate` is 1 for the usual speed."""
        segment = self._build_segment(words, rate)
        if not has_words(segment):
            return None
        try:
            with self.lock:
                speech = synthesise_checked(segment, self.engine)
        except PipelineError:
            return None
        sound = prepare_clip(speech.samples, speech.rate_hz)
        return encode_wav(sound * db_to_amplitude(_MASTERING_DB)) if len(sound) else None

    def _build_segment(self, words: str, rate: float) -> Segment:
        spans = apply_lexicon(Span(text=words), self.lexicon, compile_lexicon(self.lexicon))
        voice = self.engine.voices[0].name
        return Segment(spans=tuple(spans), voice=voice, rate=ANSWER_RATE * rate, location=_ANSWER)


def load_answer_voice(content: Path | None) -> AnswerVoice:
    """Load the voice, and the lexicon of a content folder; that of the built-in content without one.

    ImportError if the pipeline's packages are not installed.
    """
    import soxr  # noqa: F401 - it says whether the voice can be made louder

    import_hibari()
    voice = AnswerVoice(Hibari(), _read_lexicon(content or BUILTIN_CONTENT), threading.Lock())
    voice.speak("Hello.", 1.0)  # the model is loaded now, and not while a listener waits
    return voice


def _read_lexicon(content: Path) -> Mapping[str, Pronunciation]:
    """Return the lexicon of a content folder; the built-in one if its files have faults."""
    files = read_toml_files(content)
    return files.lexicon if not files.faults else read_toml_files(BUILTIN_CONTENT).lexicon

"""Kokoro: women's and men's voices, American and British, offline. Apache-2.0; the extra [voices] brings its model."""

import functools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from audio_pipeline import import_onnxruntime
from audio_pipeline.content.model import Segment
from audio_pipeline.signal.speech_onset import begins_with_stressed_vowel, silence_creak
from audio_pipeline.speech.engines.engine import Speech, Voice, make_silence, require_voice
from audio_pipeline.speech.engines.kokoro_files import MODEL_DIGEST, read_model, read_voice
from audio_pipeline.speech.engines.phonemes import find_phonemes, list_phoneme_ids, speak_sentences
from audio_pipeline.speech.engines.spoken_text import calculate_speed, has_words
from audio_pipeline.versions import find_version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

log = logging.getLogger(__name__)

_RECIPE = 1
"""Part of the id: increased when the model's input or a voice changes, so that everything is spoken again."""

_RATE_HZ = 24_000
_SLOWEST, _FASTEST = 0.5, 2.0

_VOICES = tuple(
    Voice(
        name=name,
        language=language,
        runs_at="here, offline; fetched at set-up",
        licence="Apache-2.0",
        gender=gender,
        # It takes phonemes, and one speed for a whole Segment.
        marks=frozenset({"ipa"}),
        marks_if_uniform=frozenset({"rate"}),
    )
    for name, language, gender in (
        ("af_heart", "en-US", "woman"),
        ("am_michael", "en-US", "man"),
        ("bf_emma", "en-GB", "woman"),
        ("bm_george", "en-GB", "man"),
    )
)


@dataclass(frozen=True, slots=True)
class Kokoro:
    """The engine Kokoro: the same words give the same samples, in any process."""

    @property
    def id(self) -> str:
        """The model, the version of the package that finds the phonemes, and our recipe; neither is loaded for it."""
        return f"kokoro-1.0.{MODEL_DIGEST[:8]}-{find_version('hibari-tts')}-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """A woman and a man of each accent; the first is the one from which hibari's heart learned."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment; EngineError if a sound is unknown, or if the model or the voice is not installed."""
        voice = require_voice(self, segment)
        if not has_words(segment):
            return make_silence(_RATE_HZ)
        sentences = find_phonemes(segment, british=voice.language == "en-GB")
        pace = min(max(calculate_speed(segment), _SLOWEST), _FASTEST)
        sound = speak_sentences(sentences, lambda each: _speak(each, voice.name, pace, take), _RATE_HZ)
        return Speech(samples=sound.clip(-1.0, 1.0), rate_hz=_RATE_HZ)


def _speak(phonemes: str, voice: str, pace: float, take: int) -> "NDArray[np.float32]":
    """Return the sound of some phonemes; another take has the style of a slightly longer sentence."""
    import numpy as np

    ids = list_phoneme_ids(phonemes)
    styles = _load_voice(voice)
    style = styles[min(len(ids) - 1 + take, len(styles) - 1)]
    inputs = {
        "tokens": np.array([[0, *ids, 0]], np.int64),
        "style": style[np.newaxis],
        "speed": np.array([pace], np.float32),
    }
    sound: NDArray[np.float32] = _load_model().run(None, inputs)[0].ravel()
    return silence_creak(sound, _RATE_HZ) if begins_with_stressed_vowel(phonemes) else sound


_load_voice = functools.cache(read_voice)


@functools.cache
def _load_model() -> Any:
    onnxruntime = import_onnxruntime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    log.info("model=%s", MODEL_DIGEST)
    return onnxruntime.InferenceSession(read_model(), options, providers=["CPUExecutionProvider"])

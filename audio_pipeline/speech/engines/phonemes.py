"""Phonemes: what hibari and Kokoro say of a Segment, in the alphabet they share, each sentence with a clean start."""

import functools
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audio_pipeline.content.model import Segment, Span
from audio_pipeline.errors import SourceLocation
from audio_pipeline.signal.speech_onset import begins_with_vowel, silence_lead
from audio_pipeline.speech.engines.hibari_package import import_hibari
from audio_pipeline.speech.engines.ipa_to_kokoro import convert_to_kokoro
from audio_pipeline.speech.engines.lazy_g2p import load_g2p
from audio_pipeline.speech.engines.spoken_text import require_latin_text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def speak_sentences(
    sentences: Iterable[str], speak: "Callable[[str], NDArray[np.float32]]", rate_hz: int
) -> "NDArray[np.float32]":
    """Return the sound of one sentence after the other; `speak` makes sound of phonemes."""
    import numpy as np

    spoken = [np.zeros(0, np.float32)]
    for phonemes in sentences:
        sound = speak(phonemes)
        spoken.append(silence_lead(sound, rate_hz, before_vowel=begins_with_vowel(phonemes)))
    return np.concatenate(spoken)


def find_phonemes(segment: Segment, *, british: bool) -> list[str]:
    """Return the phonemes of each sentence of a Segment; EngineError if a sound or a letter is unknown."""
    sentences: list[str] = _load_reader(british=british).phonemize(format_segment(segment, british=british))
    return sentences


def list_phoneme_ids(phonemes: str) -> list[int]:
    """Return the number of each phoneme, as the models know it."""
    ids = _read_ids()
    return [ids[phoneme] for phoneme in phonemes if phoneme in ids]


def format_segment(segment: Segment, *, british: bool) -> str:
    """Return a Segment as text with its pronunciations in brackets, as the reader takes it."""
    return "".join(_format_span(span, segment.location, british=british) for span in segment.spans).strip()


def _format_span(span: Span, location: SourceLocation, *, british: bool) -> str:
    if span.ipa:
        # The model reads the phonemes; the word before them is never spoken.
        return f"[word](/{convert_to_kokoro(span, location, british=british)}/)"
    return require_latin_text(span, location)


@functools.cache
def _load_reader(*, british: bool) -> Any:
    """Load the library's reader of sentences, without its model."""

    class Reader(import_hibari().Hibari):  # type: ignore[misc] # the library has no types
        """Text to phonemes alone: the library's own constructor would load the model of a voice."""

        def __init__(self) -> None:  # the constructor of the base class would load a model
            self._g2p = load_g2p(british=british)

    return Reader()


@functools.cache
def _read_ids() -> dict[str, int]:
    ids: dict[str, int] = json.loads((Path(import_hibari().tts.ASSETS) / "vocab.json").read_bytes())
    return ids

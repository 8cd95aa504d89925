"""Hibari: the default, offline voice. Apache-2.0; its model is in its package, and it needs one core."""

import functools
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from audio_pipeline import import_onnxruntime
from audio_pipeline.content.model import Segment
from audio_pipeline.errors import EngineError
from audio_pipeline.speech.engines.engine import Speech, Voice, make_silence, require_voice
from audio_pipeline.speech.engines.hibari_package import import_hibari
from audio_pipeline.speech.engines.lazy_g2p import load_g2p
from audio_pipeline.speech.engines.phonemes import format_segment, speak_sentences
from audio_pipeline.speech.engines.spoken_text import calculate_speed, has_words
from audio_pipeline.versions import find_version

log = logging.getLogger(__name__)

_RECIPE = 2
"""Part of the id: increased when the model's input changes, so that everything is spoken again."""

_RATE_HZ = 24_000
_SLOWEST, _FASTEST = 0.5, 2.0
"""The speeds that the model was trained for."""

_BOUNDARY = "— "
"""Spoken before each sentence: it takes the hum that the model makes of a stretched boundary (hexgrad/kokoro#344)."""

_BUILT_IN = "here, offline"
_FETCHED = "here; fetched once over the network"

_VOICES = tuple(
    Voice(
        name=name,
        language=language,
        runs_at=runs,
        licence="Apache-2.0",
        gender=gender,
        # It takes phonemes, and one speed for a whole Segment.
        marks=frozenset({"ipa"}),
        marks_if_uniform=frozenset({"rate"}),
    )
    for name, language, runs, gender in (
        ("heart", "en-US", _BUILT_IN, "woman"),
        ("kore", "en-US", _FETCHED, "woman"),
        ("fenrir", "en-US", _FETCHED, "man"),
        ("emma", "en-GB", _FETCHED, "woman"),
        ("fable", "en-GB", _FETCHED, "man"),
    )
)


@dataclass(frozen=True, slots=True)
class Hibari:
    """The engine Hibari: the same words give the same samples, in any process."""

    @property
    def id(self) -> str:
        """The package's version and our recipe; the package is not loaded for it."""
        return f"hibari-{find_version('hibari-tts')}-{_RECIPE}"

    @property
    def voices(self) -> Sequence[Voice]:
        """The voice heart is in the package; the others are downloaded when first used."""
        return _VOICES

    def synthesise(self, segment: Segment, take: int = 0) -> Speech:
        """Speak the Segment; EngineError if a sound is unknown or a voice cannot be downloaded."""
        voice = require_voice(self, segment)
        if not has_words(segment):
            return make_silence(_RATE_HZ)
        british = voice.language == "en-GB"
        text = format_segment(segment, british=british)
        model = _load_model(voice.name)
        pace = min(max(calculate_speed(segment), _SLOWEST), _FASTEST)
        sound = speak_sentences(
            model.phonemize(text), lambda each: model.from_phonemes(_BOUNDARY + each, pace, take), _RATE_HZ
        )
        return Speech(samples=sound, rate_hz=_RATE_HZ)


@functools.cache
def _load_model(voice: str) -> Any:
    """Load a voice; its dictionaries are read while its model is opened."""
    from concurrent.futures import ThreadPoolExecutor

    hibari = import_hibari()
    log.info("voice=%s model=%s", voice, _find_model_path(voice))
    with ThreadPoolExecutor(1) as pool:
        dictionaries = pool.submit(load_g2p, british=hibari.voices.VOICES[voice]["british"])

        def find_phonemes(sentence: str) -> Any:
            return dictionaries.result()(sentence)

        import_onnxruntime()
        return hibari.Hibari(voice=voice, threads=1, g2p=find_phonemes)


def _find_model_path(voice: str) -> str:
    """Return the path of a voice's model; download it if it is missing."""
    try:
        return str(import_hibari().voices.voice_path(voice))
    except (RuntimeError, OSError) as refusal:
        what = f"the voice {voice} could not be downloaded ({refusal})"
        hint = 'Connect to the network once, or write "voice: heart": that voice is built in'
        raise EngineError(what, where="engine hibari", hint=hint) from refusal
